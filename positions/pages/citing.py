"""How to cite a page: the address that will always show the same, and the words to go with it."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpRequest

from positions.dates import written
from positions.models import DataVersion
from positions.pages.question import Question, moment_in_address
from positions.vocabulary import Precision

SITE = "Positions on AI Governance"


def record_moment(request: HttpRequest) -> datetime:
    """When the public record last changed; what is known since then is what is known now."""
    version: DataVersion | None = getattr(request, "data_version", None)
    return (version or DataVersion.current()).changed_at


def permanent_link(request: HttpRequest, question: Question) -> str:
    """The whole address of this page with its two dates: it shows the same for ever."""
    parameters = request.GET.copy()
    parameters["as_of"] = question.as_of.isoformat()
    parameters["known_at"] = moment_in_address(question.known_at or record_moment(request))
    return request.build_absolute_uri(f"{request.path}?{parameters.urlencode(safe=',:')}")


def citation(title: str, question: Question, link: str) -> str:
    """The page as a work to cite, in one line of plain text."""
    as_of = written(question.as_of, Precision.DAY)
    return f"{SITE}, “{title}”, as of {as_of}. {link} (accessed {written(question.today, Precision.DAY)})."
