"""The list of positions in pages that neither repeat nor miss a row, forwards and back.

A page begins where the one before ended: at a date and number, compared as one row. Thousands
of positions share the date of one Assembly day, so the date alone would not do.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest

from positions import selection
from positions.dates import parse_day
from positions.models import Position
from positions.pages.question import BadParameter
from positions.selection import Place, Selection

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


def page(asked: Selection, request: HttpRequest) -> Page:
    """The page that ``?cursor=`` names, or the first. Raises BadParameter for a cursor that means nothing."""
    text = request.GET.get("cursor")
    direction, beyond = _read(text) if text else (OLDER, None)
    older = direction == OLDER
    found = selection.numbers(asked, falling=older, most=SIZE + 1, beyond=beyond)
    rows = Position.objects.whole(found[:SIZE] if older else found[:SIZE][::-1])
    if not rows:
        return Page([], None, None)
    more = len(found) > SIZE
    return Page(
        rows,
        _query(request, NEWER, rows[0]) if (beyond is not None if older else more) else None,
        _query(request, OLDER, rows[-1]) if (more or not older) else None,
    )


def _read(text: str) -> tuple[str, Place]:
    try:
        direction, day, number = text.split(".")
        if direction in (OLDER, NEWER) and 0 <= int(number) <= LARGEST:
            return direction, Place(parse_day(day), int(number))
    except ValueError:
        pass
    raise BadParameter("cursor", f"“{text}” names no place in the list; begin again without it.")


def _query(request: HttpRequest, direction: str, position: Position) -> str:
    parameters = request.GET.copy()
    parameters["cursor"] = f"{direction}.{position.date}.{position.pk}"
    return f"?{parameters.urlencode()}"
