"""The course of a stance as a strip: bands along an axis of years, drawn by components/trajectory.html.

Places and widths are per cent of the axis, so that the drawing needs no script and fits any screen.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from positions.models import Group
from positions.templatetags.writing import LABELS, in_words
from positions.turns import Turn
from positions.vocabulary import Precision

LETTER_ROOM = 2.5
"""A band narrower than this share of the strip has no room for its letter."""

NARROWEST = 0.6
"""No band is drawn narrower, so that one of a few days can still be seen."""


class Tick(NamedTuple):
    """A year on the axis; ``minor`` ones keep their line but lose their label on narrow screens."""

    place: str
    label: str
    minor: bool


@dataclass(frozen=True)
class Axis:
    """The days from ``start`` until before ``end``."""

    start: date
    end: date

    def place(self, day: date) -> float:
        """Where a day lies, in per cent; days outside lie on the edge."""
        if day <= self.start:
            return 0.0
        return 100 * (min(day, self.end) - self.start).days / (self.end - self.start).days

    @property
    def ticks(self) -> list[Tick]:
        """The first days of the years; every third is labelled on narrow screens."""
        years = range(self.start.year, self.end.year + 1)
        days = [date(year, 1, 1) for year in years]
        return [
            Tick(f"{self.place(day):.2f}", str(day.year), bool(place % 3))
            for place, day in enumerate(days)
            if self.start <= day < self.end and self.place(day) < 97
        ]


def axis(first: date | None, as_of: date) -> Axis:
    """From the year of the first act on record until the day asked for, with that day."""
    start = min(first or as_of, as_of).replace(month=1, day=1)
    return Axis(start, as_of + timedelta(days=1))


class Band(NamedTuple):
    """An unbroken time on one stance and ground; ``place`` and ``width`` are per cent of the axis."""

    stance: str
    through: Group | None
    place: str
    width: str
    letter: str
    words: str


def bands(periods: Sequence[Turn], line: Axis) -> list[Band]:
    """The bands of one country on one proposition; periods of one stance and ground become one."""
    return [
        band(
            line,
            stance=run[0].stance,
            group=run[0].group,
            start=run[0].start,
            end=run[-1].end,
            precision=precision_of(run[0]),
        )
        for run in _runs(period for period in periods if period.start < line.end)
    ]


def band(
    line: Axis, *, stance: str, group: Group | None, start: date, end: date | None, precision: str
) -> Band:
    """One stance on one ground from ``start`` until before ``end``, in its place on the axis."""
    place = line.place(start)
    width = max(line.place(end or line.end) - place, NARROWEST)
    place = min(place, 100 - width)
    letter = stance[0].upper() if width >= LETTER_ROOM else ""
    ground = f"through {group}" if group else "own acts"
    until = f" until {in_words(end, 'day')}" if end is not None and end < line.end else ""
    words = f"{LABELS[stance]} from {in_words(start, str(precision))}{until}, {ground}"
    return Band(stance, group, f"{place:.2f}", f"{width:.2f}", letter, words)


def _runs(periods: Iterable[Turn]) -> list[list[Turn]]:
    runs: list[list[Turn]] = []
    for period in periods:
        before = runs[-1][-1] if runs else None
        if before is not None and (before.end, before.stance, before.group_id) == (
            period.start,
            period.stance,
            period.group_id,
        ):
            runs[-1].append(period)
        else:
            runs.append([period])
    return runs


def precision_of(period: Turn) -> str:
    """How exactly the first day of a period is known: as exactly as the act that began it."""
    begun_by_act = period.start == period.position.date
    return period.position.date_precision if begun_by_act else Precision.DAY


def moves(periods: Sequence[Turn], as_of: date) -> list[Turn]:
    """The periods that began with a change of stance by the day, newest first.

    ``periods`` are those of one country on one proposition, oldest first; where some are left out,
    such as those through groups, a change is told against the one before among the rest.
    """
    found = []
    for before, period in pairwise(periods):
        if period.stance != before.stance and period.start <= as_of:
            period.previous = before.stance
            found.append(period)
    return found[::-1]
