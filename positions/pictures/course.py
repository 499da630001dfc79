"""How the counts changed: a column for each year, stances stacked to their share of all countries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from positions.pictures.fonts import SEMIBOLD
from positions.pictures.palette import colour, fill
from positions.pictures.sheet import MARGIN, WIDTH, Caption, Counts, Sheet, label, rule
from positions.vocabulary import Stance

HEIGHT = 380
"""Of a column that all countries fill."""

SCALE_ROOM = 44
"""For the figures of the scale, left of the columns."""


@dataclass(frozen=True)
class Column:
    """The counts of one day, with what stands below them."""

    label: str
    counts: Mapping[str, int]


def course(caption: Caption, lead: str, columns: Sequence[Column], counted: Counts) -> str:
    """The columns on a sheet; the key has the counts of the last one."""
    sheet = Sheet(caption)
    sheet.head(lead)
    sheet.y += 8
    left, right = MARGIN + SCALE_ROOM, WIDTH - MARGIN
    sheet.add(_scale(sheet.y, counted.total))
    step = (right - left) / max(len(columns), 1)
    across = min(step * 0.72, 110)
    for number, column in enumerate(columns):
        middle = left + (number + 0.5) * step
        sheet.add(_column(column, middle, across, sheet.y, counted.total))
    sheet.y += HEIGHT + 36
    sheet.key(counted, pale=False)
    sheet.foot()
    return sheet.svg()


def _scale(top: float, total: int) -> str:
    """Lines for none, each quarter and all countries, with their numbers."""
    parts = []
    for quarter in range(5):
        y = top + HEIGHT * (1 - quarter / 4)
        parts.append(rule(MARGIN + SCALE_ROOM, WIDTH - MARGIN, y, "hairline" if quarter else "line-strong"))
        if quarter in (0, 2, 4):
            number = f"{total * quarter / 4:g}"
            parts.append(label(number, MARGIN + SCALE_ROOM - 10, y + 5, 14, ink="ink-faint", anchor="end"))
    return "".join(parts)


def _column(column: Column, middle: float, across: float, top: float, total: int) -> str:
    """Stances from the ground up in the order of the vocabulary; above them, how many hold any."""
    ground = top + HEIGHT
    parts = []
    for stance in Stance:
        count = column.counts.get(stance, 0)
        if count:
            height = HEIGHT * count / total
            ground -= height
            parts.append(
                f'<rect x="{middle - across / 2:.1f}" y="{ground:.1f}" width="{across:.1f}" '
                f'height="{height:.1f}" fill="{fill(stance)}" stroke="{colour("paper-raised")}">'
                f"<title>{column.label}: {stance.label} {count} of {total}</title></rect>"
            )
    held = str(sum(column.counts.get(stance, 0) for stance in Stance))
    parts.append(label(held, middle, ground - 7, 15, weight=SEMIBOLD, anchor="middle"))
    parts.append(label(column.label, middle, top + HEIGHT + 22, 14, ink="ink-soft", anchor="middle"))
    return "".join(parts)
