"""Courses of stances as strips along one axis of years: of one country, or of all on one proposition.

Places and widths come in per cent of the axis. What is held through a group is thin and pale;
a dark stroke marks the day of a move.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from positions.pictures.fonts import SEMIBOLD, lines, shortened, width
from positions.pictures.palette import colour, fill
from positions.pictures.sheet import MARGIN, ROOM, WIDTH, Caption, Counts, Sheet, label, rule

NAMES = 330
"""Room for the names of the rows where they stand in one column."""

ROW, AXIS = 40, 26


@dataclass(frozen=True)
class Tick:
    """The first day of a year on the axis."""

    place: float
    label: str


@dataclass(frozen=True)
class Band:
    """A time on one stance and ground; ``moved`` where the actor left another stance for it."""

    stance: str
    through: bool
    place: float
    width: float
    label: str
    words: str
    moved: bool = False


@dataclass(frozen=True)
class Row:
    """One strip with its name; ``gap`` says why there is none."""

    name: str
    bands: Sequence[Band]
    gap: str = ""


@dataclass(frozen=True)
class Section:
    """Rows under one head."""

    title: str
    rows: Sequence[Row]


def country_course(
    caption: Caption, lead: str, ticks: Sequence[Tick], sections: Sequence[Section], counted: Counts
) -> str:
    """One country's strips, a proposition each, under the heads of their topics."""
    sheet = Sheet(caption)
    sheet.head(lead)
    left, across = MARGIN + NAMES, ROOM - NAMES
    sheet.add(axis(ticks, left, sheet.y, across))
    sheet.y += AXIS
    top = sheet.y
    parts = []
    for section in sections:
        sheet.y += 30
        parts.append(label(section.title, MARGIN, sheet.y - 9, 15, weight=SEMIBOLD, ink="ink-soft"))
        for row in section.rows:
            parts.append(_named(row, sheet.y, left, across))
            sheet.y += ROW
    sheet.add(years(ticks, left, top, across, sheet.y))
    sheet.add("".join(parts))
    sheet.y += 12
    sheet.key(counted)
    sheet.foot()
    return sheet.svg()


def _named(row: Row, y: float, left: float, across: float) -> str:
    """A row with its name in up to two lines."""
    found = lines(row.name, NAMES - 24, 14)
    shown = found if len(found) < 3 else [found[0], shortened(" ".join(found[1:]), NAMES - 24, 14)]
    first = y + ROW / 2 + 5 - 8.5 * (len(shown) - 1)
    names = "".join(label(line, MARGIN, first + 17 * place, 14) for place, line in enumerate(shown))
    drawn = strip(row, left, y + 5, across, ROW - 10, 12)
    return rule(MARGIN, WIDTH - MARGIN, y) + names + drawn


def axis(ticks: Sequence[Tick], x: float, y: float, across: float, size: float = 13) -> str:
    """The years above the strips, as many as have room."""
    parts = []
    free = x
    for tick in ticks:
        at = x + across * tick.place / 100
        if at >= free and at + width(tick.label, size) <= x + across:
            parts.append(label(tick.label, at + 3, y + 17, size, ink="ink-faint"))
            free = at + width(tick.label, size) + 10
    return "".join(parts)


def years(ticks: Sequence[Tick], x: float, y: float, across: float, end: float) -> str:
    """A hairline for each year through all strips."""
    drawn = "".join(f"M{x + across * tick.place / 100:.1f} {y:.1f}V{end:.1f}" for tick in ticks)
    return f'<path d="{drawn}" stroke="{colour("hairline")}" fill="none"/>'


def strip(row: Row, x: float, y: float, across: float, down: float, size: float) -> str:
    """The bands of one row, or why there are none."""
    if not row.bands:
        return label(row.gap, x + 4, y + down / 2 + size * 0.36, size, ink="ink-faint")
    return "".join(_band(band, x, y, across, down, size) for band in row.bands)


def _band(band: Band, x: float, y: float, across: float, down: float, size: float) -> str:
    """A band with its letter, which lies on a plate so that the texture does not blur it."""
    start, long = x + across * band.place / 100, across * band.width / 100
    top, high = (y + down * 0.2, down * 0.6) if band.through else (y, down)
    hue = colour(band.stance)
    edge = (
        f'stroke="{hue}" stroke-width="1.2" stroke-dasharray="0 2.6" stroke-linecap="round"'
        if band.through
        else f'stroke="{colour("paper-raised")}"'
    )
    parts = [
        f"<g><title>{escape(band.words)}</title>"
        f'<rect x="{start:.1f}" y="{top:.1f}" width="{long:.1f}" height="{high:.1f}" '
        f'fill="{fill(band.stance, through=band.through)}" {edge}/>'
    ]
    room = width(band.label, size, SEMIBOLD) + 7
    if band.label and room + 3 <= long and size + 1 <= high:
        plate = colour(f"{band.stance}-pale") if band.through else hue
        ink = "ink" if band.through else f"on-{band.stance}"
        middle = top + high / 2
        parts.append(
            f'<rect x="{start + 3:.1f}" y="{middle - size / 2 - 1:.1f}" width="{room:.1f}" '
            f'height="{size + 2:g}" rx="1" fill="{plate}"/>'
            + label(band.label, start + 6.5, middle + size * 0.36, size, weight=SEMIBOLD, ink=ink)
        )
    if band.moved:
        stroke = f'x="{start - 1:.1f}" y="{y:.1f}" width="2.5" height="{down:g}"'
        parts.append(f'<rect {stroke} fill="{colour("ink")}"/>')
    return "".join([*parts, "</g>"])
