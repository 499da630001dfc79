"""A list to take away as data: exactly the rows and columns that the page shows, as CSV or JSON.

A page that shows a list asks :func:`wants_table` and, if so, answers with :func:`table`; in
which of the forms, the address says (``?format=``) and :class:`AsAsked` sees to. In a CSV file
cells that a spreadsheet would read as formulas are defused; JSON keeps types, and null says
that there is nothing.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from itertools import chain
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponseBase, StreamingHttpResponse

from positions.credits import CREDITS, LICENCE
from positions.pages import references
from positions.pages.citing import SITE, permanent_link, record_moment
from positions.pages.question import BadParameter, moment_in_address, question

FORMS = ("csv", "json")
"""In which a list can be taken away."""

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""With what a cell begins that spreadsheets run as a formula."""


def wants_table(request: HttpRequest) -> bool:
    """Whether the reader asks for the list as data. Raises BadParameter for a form that there is not."""
    form = request.GET.get("format", "")
    if form not in ("", *FORMS, *references.FORMS):
        offered = ", ".join([*FORMS, *references.FORMS])
        raise BadParameter("format", f"A page comes as it is, or as one of {offered}.")
    return form in FORMS


def csv_address(request: HttpRequest) -> str:
    """The query that asks for the list shown now as CSV."""
    return form_address(request, "csv")


def form_address(request: HttpRequest, form: str) -> str:
    """The query that asks for what is shown now in another form."""
    parameters = {**dict(request.GET.lists()), "format": [form]}
    return f"?{urlencode(parameters, doseq=True)}"


def defused(value: Any) -> str:
    """A cell as text; where a spreadsheet would run it as a formula, an apostrophe comes first."""
    text = moment_in_address(value) if isinstance(value, datetime) else str("" if value is None else value)
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


class Table(StreamingHttpResponse):
    """A list as a CSV file (UTF-8, RFC 4180), which still knows its head and rows."""

    def __init__(self, name: str, head: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
        self.name, self.head, self.rows = name, head, rows
        super().__init__(_lines(chain([head], rows)), content_type="text/csv; charset=utf-8")
        self["Content-Disposition"] = f'attachment; filename="{name}.csv"'


def table(name: str, head: Sequence[str], rows: Iterable[Sequence[Any]]) -> Table:
    """The list as a file called ``name``, with a head and rows."""
    return Table(name, head, rows)


class AsAsked:
    """Middleware: answers a table as JSON where the address asks for it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Let the page answer, and put its table into the form asked for."""
        response = self.get_response(request)
        if isinstance(response, Table) and request.GET.get("format") == "json":
            return _as_json(request, response)
        return response


class _Line:
    """What csv.writer takes for a file: hands each line back."""

    def write(self, line: str) -> str:
        return line


def _lines(rows: Iterable[Sequence[Any]]) -> Iterator[str]:
    writer = csv.writer(_Line())
    for row in rows:
        yield writer.writerow([defused(cell) for cell in row])


def _as_json(request: HttpRequest, taken: Table) -> StreamingHttpResponse:
    asked = question(request)
    about = {
        "title": taken.name,
        "publisher": SITE,
        "address": permanent_link(request, asked),
        "as_of": asked.as_of.isoformat(),
        "known_at": moment_in_address(asked.known_at or record_moment(request)),
        "licence": LICENCE,
        "credits": CREDITS,
        "columns": list(taken.head),
    }
    response = StreamingHttpResponse(
        _json_lines(about, taken.head, taken.rows), content_type="application/json; charset=utf-8"
    )
    response["Content-Disposition"] = f'attachment; filename="{taken.name}.json"'
    return response


def _json_lines(about: dict[str, Any], head: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[str]:
    """One object, a line for each row, so that nothing is held in memory."""
    opening = json.dumps(about, ensure_ascii=False)[:-1]
    yield f'{opening}, "rows": ['
    between = "\n"
    for row in rows:
        cells = {column: _value(cell) for column, cell in zip(head, row, strict=True)}
        yield between + json.dumps(cells, ensure_ascii=False)
        between = ",\n"
    yield "\n]}\n"


def _value(cell: Any) -> Any:
    """A cell by its type; an empty one is null."""
    if cell is None or cell == "":
        return None
    if isinstance(cell, datetime):
        return moment_in_address(cell)
    if isinstance(cell, date):
        return cell.isoformat()
    return cell if isinstance(cell, bool | int | float) else str(cell)
