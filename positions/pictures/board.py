"""The trajectory board of a proposition as a picture: all States and groups in two columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from positions.pictures.fonts import SEMIBOLD, shortened
from positions.pictures.sheet import MARGIN, ROOM, Caption, Counts, Sheet, label, rule
from positions.pictures.strips import AXIS, Section, Tick, axis, strip, years

GUTTER, NAMES = 36, 178
"""Between two columns; for the names in each."""

ROW, HEAD = 18, 40
FEW = 24
"""No more rows than these stand in one column alone."""


@dataclass(frozen=True)
class Line:
    """A row, or the head of a section, at its height."""

    down: int
    section: Section
    place: int | None


def board(
    caption: Caption,
    lead: str,
    ticks: Sequence[Tick],
    sections: Sequence[Section],
    absent: Sequence[str],
    counted: Counts,
) -> str:
    """The board on a sheet: the columns, the States without any stance by name, the key."""
    sheet = Sheet(caption)
    sheet.head(lead)
    columns = _columns(sections)
    across = (ROOM - GUTTER * (len(columns) - 1)) / len(columns)
    downs = [
        _draw(sheet, ticks, column, MARGIN + place * (across + GUTTER), across)
        for place, column in enumerate(columns)
    ]
    sheet.y += max(downs, default=0) + 12
    for sentence in absent:
        sheet.words(sentence, 14, ink="ink-soft")
        sheet.y += 6
    sheet.key(counted)
    sheet.foot()
    return sheet.svg()


def _columns(sections: Sequence[Section]) -> list[list[Line]]:
    """The lines in one column, or in two of about the same height."""
    found = []
    for section in sections:
        found.append(Line(HEAD, section, None))
        found += [Line(ROW, section, place) for place in range(len(section.rows))]
    if len(found) <= FEW:
        return [found] if found else []
    at = min(range(1, len(found)), key=lambda number: _cost(found, number))
    line = found[at]
    again = [] if line.place is None else [Line(HEAD, line.section, None)]
    return [found[:at], [*again, *found[at:]]]


def _cost(found: list[Line], at: int) -> float:
    """How badly the columns part before a line: by height, and for a section that is torn near an end."""
    uneven = abs(sum(line.down for line in found[:at]) - sum(line.down for line in found[at:])) / 2
    place, rows = found[at].place, len(found[at].section.rows)
    if place is None:
        return uneven
    return uneven + (4 if min(place, rows - place) > 2 else 40) * ROW


def _draw(sheet: Sheet, ticks: Sequence[Tick], column: list[Line], x: float, across: float) -> float:
    """One column with an axis of its own; how far down it reaches."""
    left, room = x + NAMES, across - NAMES
    top = sheet.y + AXIS
    end = top + sum(line.down for line in column)
    sheet.add(axis(ticks, left, sheet.y, room, 12) + years(ticks, left, top, room, end))
    y = top
    for line in column:
        if line.place is None:
            sheet.add(label(line.section.title, x, y + HEAD - 10, 15, weight=SEMIBOLD))
        else:
            row = line.section.rows[line.place]
            name = shortened(row.name, NAMES - 10, 12.5)
            sheet.add(rule(x, x + across, y) + label(name, x, y + 13.5, 12.5))
            sheet.add(strip(row, left, y + 2, room, ROW - 4, 10))
        y += line.down
    return end - sheet.y
