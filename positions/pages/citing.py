"""How to cite a page: the address that will always show the same, and the work it stands for.

Every page is a work with two dates: the day it speaks of, and the moment at which the record
knew it. Its forms (text, BibTeX, RIS, CSL-JSON) are in ``references``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import quote, urlencode

from django.http import HttpRequest

from positions import statements
from positions.acts import Act
from positions.acts import Citation as CitationOfAct
from positions.dates import written
from positions.models import Citation, Position
from positions.pages.naming import names_for, state_seen
from positions.pages.question import Question, moment_in_address
from positions.vocabulary import Precision

SITE = "Positions on AI Governance"

Cited = Citation | CitationOfAct
"""A document that a page rests on."""


@dataclass(frozen=True)
class Work:
    """What a reader cites: a page of the record, as of a day and as known at a moment.

    ``primary``: the documents that the page is about, credited before the record. ``newest``:
    the latest documents that a page of many positions rests on, credited after it.
    """

    title: str
    link: str
    as_of: date
    known_at: datetime
    accessed: date
    primary: Sequence[Cited] = ()
    newest: Sequence[Cited] = ()

    @property
    def text(self) -> str:
        """The citation in one line of plain text."""
        as_of, accessed = written(self.as_of, Precision.DAY), written(self.accessed, Precision.DAY)
        record = f"{SITE}, “{self.title}”, as of {as_of}, as known on {in_words(self.known_at)}"
        first = f"{_named(self.primary)}. As recorded in " if self.primary else ""
        last = f" Newest source: {_named(self.newest)}." if self.newest else ""
        return f"{first}{record}. {self.link} (accessed {accessed}).{last}"


def record_moment(request: HttpRequest) -> datetime:
    """When the public record last changed; what is known since then is what is known now.

    The ledger is asked as well as the data version: its moments come from another clock.
    """
    changed_at = state_seen(request).changed_at

    def read() -> datetime:
        (entered_at,) = statements.row(LAST_ENTRY) or (changed_at,)
        return max(changed_at, entered_at)

    return names_for(request).once("moment of the record", read)


LAST_ENTRY = "SELECT at FROM positions_change ORDER BY number DESC LIMIT 1"
"""The moment of the last entry of the ledger, in which moments rise with numbers."""


def permanent_link(request: HttpRequest, asked: Question, known_at: datetime | None = None) -> str:
    """The whole address of this page with its two dates: it shows the same for ever."""
    parameters = dict(request.GET.lists())
    parameters.pop("format", None)
    parameters["as_of"] = [asked.as_of.isoformat()]
    parameters["known_at"] = [moment_in_address(known_at or asked.known_at or record_moment(request))]
    query = urlencode(parameters, doseq=True, safe=",:", quote_via=quote)
    return request.build_absolute_uri(f"{request.path}?{query}")


def work(
    request: HttpRequest,
    title: str,
    asked: Question,
    *,
    primary: Sequence[Cited] = (),
    newest: Sequence[Cited] = (),
) -> Work:
    """This page as a work to cite."""
    known_at = asked.known_at or record_moment(request)
    link = permanent_link(request, asked, known_at)
    return Work(title, link, asked.as_of, known_at, asked.today, tuple(primary), tuple(newest))


def sources_of(positions: Sequence[Position | Act]) -> Sequence[Cited]:
    """What the first of the positions cites; nothing where there is none."""
    return tuple(positions[0].citations.all()) if positions else ()


def in_words(moment: datetime) -> str:
    """An instant to the minute."""
    return f"{written(moment.date(), Precision.DAY)}, {moment:%H:%M} UTC"


def _named(citations: Sequence[Cited]) -> str:
    return "; ".join(_source(one) for one in citations)


def _source(citation: Cited) -> str:
    source = citation.source
    published = written(source.published_on, Precision.DAY) if source.published_on else ""
    parts = [source.publisher, f"“{source.title}”", published, citation.locator, source.url]
    return ", ".join(part for part in parts if part)
