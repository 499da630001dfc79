"""Up to a few actors side by side on every proposition: where they differ and agree, and since when.

An actor is a country or a group. A country's stance is that of its periods, its own or through
a group; a group's is its own latest position, never what its members hold.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import combinations

from positions import analysis, stances
from positions.dates import contains
from positions.models import Country, Group, Position, Proposition
from positions.rules import agreement
from positions.rules.agreement import Count, Held
from positions.searches import last_searches
from positions.vocabulary import Absence, Basis, Precision, Relation


@dataclass(frozen=True)
class Stretch:
    """A time in which one position decided what an actor held; ``since`` begins the whole unbroken run."""

    start: date
    end: date | None
    stance: str
    since: date
    position: Position
    group: Group | None = None

    @property
    def held(self) -> Held:
        """The same as the rule of agreement takes it."""
        return Held(self.start, self.end, self.stance)


@dataclass(frozen=True)
class Side:
    """Where one actor stands on one proposition: the stretch of the day, or why there is none.

    ``group`` is the one through which a country holds the stance, ``position`` the one that decides.
    """

    actor: Country | Group
    stance: str | None = None
    since: date | None = None
    since_precision: str = Precision.DAY
    group: Group | None = None
    position: Position | None = None
    searched_on: date | None = None

    @property
    def value(self) -> str:
        """The stance, or the kind of absence (vocabulary ``Stance`` and ``Absence``)."""
        if self.stance is not None:
            return self.stance
        return Absence.SEARCHED if self.searched_on else Absence.UNRESEARCHED


@dataclass(frozen=True)
class Line:
    """One proposition with the side of every actor, how these stand to each other, and since when."""

    proposition: Proposition
    sides: list[Side]
    relation: Relation
    since: date | None
    since_precision: str

    @property
    def holders(self) -> int:
        """How many of them hold a stance."""
        return sum(side.stance is not None for side in self.sides)


@dataclass(frozen=True)
class Pair:
    """Two of the actors, and on how much they agree."""

    one: Country | Group
    other: Country | Group
    count: Count


@dataclass(frozen=True)
class Comparison:
    """All lines in the order of the codebook.

    ``count`` is of the propositions on which all of them hold a stance, ``pairs`` of any two.
    """

    actors: list[Country | Group]
    lines: list[Line]
    count: Count
    pairs: list[Pair]

    def parts(self) -> Iterator[tuple[Relation, list[Line]]]:
        """The lines by relation, in the order of the vocabulary: differences first."""
        for relation in Relation:
            yield relation, [line for line in self.lines if line.relation == relation]


Courses = dict[tuple[Country | Group, int], list[Stretch]]
"""What each actor held over time, by the number of the proposition, oldest first."""


def compare(
    as_of: date,
    *,
    actors: Sequence[Country | Group],
    known_at: datetime | None = None,
    basis: str | None = None,
) -> Comparison:
    """The actors side by side on every proposition, as of the day, in a fixed number of queries.

    With basis "own" a country's stances through groups are left out; a group's positions are
    its own anyway.
    """
    propositions = list(Proposition.objects.select_related("topic").order_by("topic__order", "pk"))
    courses = _of_countries(actors, propositions, known_at, basis)
    courses |= _of_groups(actors, propositions, known_at)
    searched = last_searches(as_of, propositions=propositions, known_at=known_at)
    lines = [_line(one, actors, courses, searched, as_of) for one in propositions]
    held = [
        {line.proposition.pk: stance for line in lines if (stance := line.sides[place].stance) is not None}
        for place in range(len(actors))
    ]
    pairs = [
        Pair(one, other, agreement.count(stances_of_one, stances_of_other))
        for (one, stances_of_one), (other, stances_of_other) in combinations(
            zip(actors, held, strict=True), 2
        )
    ]
    return Comparison(list(actors), lines, agreement.count(*held) if held else Count(0, 0), pairs)


def _of_countries(
    actors: Sequence[Country | Group],
    propositions: Sequence[Proposition],
    known_at: datetime | None,
    basis: str | None,
) -> Courses:
    courses: Courses = defaultdict(list)
    countries = [one for one in actors if isinstance(one, Country)]
    for row in analysis.courses(countries, propositions, known_at=known_at) if countries else []:
        if basis is None or row.basis == basis:
            since = (row.own_since if basis == Basis.OWN else None) or row.since
            stretch = Stretch(row.start, row.end, row.stance, since, row.position, row.group)
            courses[row.country, row.proposition_id].append(stretch)
    return courses


def _of_groups(
    actors: Sequence[Country | Group], propositions: Sequence[Proposition], known_at: datetime | None
) -> Courses:
    groups = {one.pk: one for one in actors if isinstance(one, Group)}
    if not groups:
        return {}
    found = list(
        stances.courses_of_groups(
            propositions=[one.pk for one in propositions], groups=groups, known_at=known_at
        )
    )
    positions = Position.objects.in_bulk([period.position for _, periods in found for period in periods])
    return {
        (groups[group], proposition): [
            Stretch(one.start, one.end, one.stance, one.since, positions[one.position]) for one in periods
        ]
        for (group, proposition), periods in found
    }


def _line(
    proposition: Proposition,
    actors: Sequence[Country | Group],
    courses: Courses,
    searched: dict[stances.Pair, date],
    as_of: date,
) -> Line:
    taken = [courses.get((actor, proposition.pk), []) for actor in actors]
    sides = []
    for actor, stretches in zip(actors, taken, strict=True):
        looked = searched.get((actor.pk, proposition.pk)) if isinstance(actor, Country) else None
        sides.append(_side(actor, stretches, looked, as_of))
    begun = agreement.since([[one.held for one in stretches] for stretches in taken], as_of)
    known = _precision([one for stretches in taken for one in stretches], begun)
    return Line(proposition, sides, agreement.relation([side.stance for side in sides]), begun, known)


def _side(
    actor: Country | Group, stretches: Sequence[Stretch], searched_on: date | None, as_of: date
) -> Side:
    for one in stretches:
        if contains(one.start, one.end, as_of):
            known = _precision(stretches, one.since)
            return Side(actor, one.stance, one.since, known, one.group, one.position)
    return Side(actor, searched_on=searched_on)


def _precision(stretches: Sequence[Stretch], day: date | None) -> str:
    """How exactly the day is known on which one of the stretches begins: as its position is dated."""
    dated = [one.position for one in stretches if one.start == day == one.position.date]
    inexact = [one.date_precision for one in dated if one.date_precision != Precision.DAY]
    return inexact[0] if inexact else Precision.DAY
