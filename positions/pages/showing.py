"""The last step of every page: shown as it is, or its citation in the form that the address asks for."""

from __future__ import annotations

import re
from typing import Any

from django.http import HttpRequest, HttpResponse

from positions.pages.apart import page_of
from positions.pages.citing import Work
from positions.pages.question import BadParameter
from positions.pages.references import FORMS
from positions.pages.table_download import FORMS as TABLE_FORMS


def show(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    """The page; or, for ``?format=bibtex`` and the like, the ``work`` of its context as a download."""
    form = request.GET.get("format", "")
    if not form:
        return HttpResponse(page_of(request, template, context))
    if form in FORMS and "work" in context:
        return _citation(request, context["work"], form)
    others = [*(TABLE_FORMS if "csv" in context else ()), *(FORMS if "work" in context else ())]
    raise BadParameter(
        "format", f"Leave it out to see the page. Other forms of it: {', '.join(others) or 'none'}."
    )


def _citation(request: HttpRequest, work: Work, form: str) -> HttpResponse:
    chosen = FORMS[form]
    name = "-".join(re.findall(r"[A-Za-z0-9]+", request.path)) or "home"
    response = HttpResponse(chosen.write(work), content_type=chosen.media_type)
    response["Content-Disposition"] = f'attachment; filename="{name}.{chosen.ending}"'
    return response
