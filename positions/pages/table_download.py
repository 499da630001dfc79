"""A list to take away as CSV: exactly the rows and columns that the page shows.

A page that shows a list asks :func:`wants_csv` and, if so, answers with :func:`table`.
Cells that a spreadsheet would read as formulas are defused.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Any

from django.http import HttpRequest, StreamingHttpResponse

from positions.pages.question import BadParameter

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""With what a cell begins that spreadsheets run as a formula."""


def wants_csv(request: HttpRequest) -> bool:
    """Whether the reader asks for the list as CSV. Raises BadParameter for any other format."""
    form = request.GET.get("format")
    if form not in (None, "", "csv"):
        raise BadParameter("format", "A page comes as it is, or its list as “csv”.")
    return form == "csv"


def csv_address(request: HttpRequest) -> str:
    """The query that asks for the list shown now as CSV."""
    parameters = request.GET.copy()
    parameters["format"] = "csv"
    return f"?{parameters.urlencode()}"


def defused(value: Any) -> str:
    """A cell as text; where a spreadsheet would run it as a formula, an apostrophe comes first."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def table(name: str, head: Sequence[str], rows: Iterable[Sequence[Any]]) -> StreamingHttpResponse:
    """A CSV file called ``name`` (UTF-8, RFC 4180) with a head and rows."""
    response = StreamingHttpResponse(_lines(chain([head], rows)), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response


class _Line:
    """What csv.writer takes for a file: hands each line back."""

    def write(self, line: str) -> str:
        return line


def _lines(rows: Iterable[Sequence[Any]]) -> Iterator[str]:
    writer = csv.writer(_Line())
    for row in rows:
        yield writer.writerow([defused(cell) for cell in row])
