"""Agreement: whether those who hold a stance hold the same, on how much, and since when.

Counts, never a score: to hold the same stance is one thing and to hold another is one thing,
however far apart the two may seem. Whoever holds no stance is left out, and is never taken
to agree or to differ. Works on plain values; ``positions.agreement`` reads them.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from positions.dates import contains
from positions.vocabulary import Relation


class Held(NamedTuple):
    """A stance held from ``start`` until before ``end``; None means still."""

    start: date
    end: date | None
    stance: str


@dataclass(frozen=True)
class Count:
    """On how many propositions all of them hold a stance (``held``), and on how many the same (``same``)."""

    held: int
    same: int

    @property
    def share(self) -> float | None:
        """The part on which they hold the same, from 0 to 1; None where there is nothing to compare."""
        return self.same / self.held if self.held else None


def count(first: Mapping[int, str], *others: Mapping[int, str]) -> Count:
    """Compare actors, each given as its stance by proposition; the order of actors does not matter."""
    held = set(first).intersection(*others)
    same = set(first.items()).intersection(*(other.items() for other in others))
    return Count(len(held), len(same))


def relation(stances: Collection[str | None]) -> Relation:
    """How those of the actors that hold a stance (not None) stand to each other."""
    held = [stance for stance in stances if stance is not None]
    if len(held) < 2:  # it takes two to agree
        return Relation.ALONE if held else Relation.NONE
    return Relation.AGREE if len(set(held)) == 1 else Relation.DIFFER


def since(courses: Sequence[Sequence[Held]], day: date) -> date | None:
    """The day from which their relation on ``day`` has lasted without a break.

    On each day from then on all that hold a stance on ``day`` held one, and agreed where they agree on
    ``day``, differed where they differ. None where fewer than two hold a stance. ``courses`` are
    the stances of each actor over time, in any order, never two on one day.
    """
    holders = [course for course in courses if stance_on(course, day) is not None]
    now = relation([stance_on(course, day) for course in holders])
    if now not in (Relation.AGREE, Relation.DIFFER):
        return None
    begun = day
    for turn in _turns(holders, day):
        stances = [stance_on(course, turn) for course in holders]
        if None in stances or relation(stances) != now:
            break
        begun = turn
    return begun


def stance_on(course: Sequence[Held], day: date) -> str | None:
    """What is held on the day."""
    return next((held.stance for held in course if contains(held.start, held.end, day)), None)


def _turns(courses: Sequence[Sequence[Held]], day: date) -> list[date]:
    """The days until ``day`` on which anything begins or ends, latest first; between them nothing changes."""
    turns = {turn for course in courses for held in course for turn in (held.start, held.end)}
    return sorted((turn for turn in turns if turn is not None and turn <= day), reverse=True)
