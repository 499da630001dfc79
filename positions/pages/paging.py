"""The list of positions in pages that neither repeat nor miss a row, forwards and back.

A page begins where the one before ended: at a date and number, compared as one row. Thousands
of positions share the date of one Assembly day, so the date alone would not do.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models.fields.tuple_lookups import Tuple, TupleGreaterThan, TupleLessThan
from django.http import HttpRequest

from positions.dates import parse_day
from positions.models import Position
from positions.models.position_querysets import PositionQuerySet
from positions.pages.question import BadParameter

SIZE = 40
"""Positions on one page."""

OLDER, NEWER = "older", "newer"
LARGEST = 2**63 - 1


@dataclass(frozen=True)
class Page:
    """Some positions, newest first, and the queries that lead to those before and after; None at an end."""

    rows: list[Position]
    previous: str | None
    next: str | None


def page(positions: PositionQuerySet, request: HttpRequest) -> Page:
    """The page that ``?cursor=`` names, or the first. Raises BadParameter for a cursor that means nothing."""
    text = request.GET.get("cursor")
    direction, key = _read(text) if text else (OLDER, None)
    row = Tuple("date", "id")
    if direction == OLDER:
        if key is not None:
            positions = positions.filter(TupleLessThan(row, key))
        found = list(positions.newest_first()[: SIZE + 1])
        rows, more_newer, more_older = found[:SIZE], key is not None, len(found) > SIZE
    else:
        found = list(positions.filter(TupleGreaterThan(row, key)).order_by("date", "id")[: SIZE + 1])
        rows, more_newer, more_older = found[:SIZE][::-1], len(found) > SIZE, True
    if not rows:
        return Page([], None, None)
    return Page(
        rows,
        _query(request, NEWER, rows[0]) if more_newer else None,
        _query(request, OLDER, rows[-1]) if more_older else None,
    )


def _read(text: str) -> tuple[str, tuple[date, int]]:
    try:
        direction, day, number = text.split(".")
        if direction in (OLDER, NEWER) and 0 <= int(number) <= LARGEST:
            return direction, (parse_day(day), int(number))
    except ValueError:
        pass
    raise BadParameter("cursor", f"“{text}” names no place in the list; begin again without it.")


def _query(request: HttpRequest, direction: str, position: Position) -> str:
    parameters = request.GET.copy()
    parameters["cursor"] = f"{direction}.{position.date}.{position.pk}"
    return f"?{parameters.urlencode()}"
