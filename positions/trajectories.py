"""How every country and group came to stand where it stands on one proposition: the whole course.

``analysis`` answers for a day; this answers for all days at once, for what moves in time: the
map's slider and the board. Own or group's, the stances follow from ``rules.periods`` alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Generic, TypeVar

from positions import stances, statements
from positions.models import Country, Enquiry, Group, Position, Proposition, StancePeriod
from positions.rules.periods import Period
from positions.vocabulary import Basis, Precision


@dataclass(frozen=True)
class Phase:
    """A time on one stance and one ground, whatever positions it rested on.

    ``since`` is the day from which the stance has been held without a break, on whatever
    ground; the precisions say how exactly the two days are known. ``position`` decided on
    the first day. ``previous`` is the stance held before; None where this is the first.
    """

    start: date
    end: date | None
    stance: str
    group: Group | None
    position: int
    since: date
    previous: str | None
    start_precision: str = Precision.DAY
    since_precision: str = Precision.DAY

    @property
    def is_move(self) -> bool:
        """Whether the actor changed its stance on the first day."""
        return self.previous not in (None, self.stance)


@dataclass(frozen=True)
class Search:
    """A time without a stance after an analyst looked and found none."""

    start: date
    end: date | None
    searched_on: date


Actor = TypeVar("Actor", Country, Group)
"""Whose course it is."""


@dataclass(frozen=True)
class Trajectory(Generic[Actor]):
    """The course of one actor, oldest first; the phases never overlap, and searches fall between them."""

    actor: Actor
    phases: list[Phase]
    searches: list[Search]

    def by(self, day: date) -> Trajectory[Actor]:
        """What of it had begun by the day."""
        return replace(
            self,
            phases=[one for one in self.phases if one.start <= day],
            searches=[one for one in self.searches if one.start <= day],
        )


def of_countries(
    proposition: Proposition,
    *,
    region: str = "",
    known_at: datetime | None = None,
    basis: str | None = None,
) -> list[Trajectory[Country]]:
    """The course of every country, or of those of a region, by name; some have neither phase nor search.

    With basis "own" only own acts count, and a change is told against the own act before.
    """
    countries = Country.objects.filter(region=region) if region else Country.objects.all()
    courses = _courses(proposition, known_at)
    groups = Group.objects.in_bulk(
        {period.group for course in courses.values() for period in course if period.group}
    )
    exactly = _precisions(courses.values())
    searched = defaultdict(list)
    enquiries = Enquiry.objects.known_at(known_at).filter(proposition=proposition)
    for number, day in enquiries.order_by("searched_on").values_list("country", "searched_on"):
        searched[number].append(day)
    found = []
    for country in countries:
        course = [one for one in courses.get(country.pk, []) if basis is None or one.basis == basis]
        if basis == Basis.OWN:
            course = [one._replace(since=one.own_since or one.since) for one in course]
        phases = _phases(course, groups, exactly)
        found.append(Trajectory(country, phases, _searches(phases, searched[country.pk])))
    return found


def of_groups(proposition: Proposition, *, known_at: datetime | None = None) -> list[Trajectory[Group]]:
    """The course of every group that ever spoke to it, by name: each position stands until its next one."""
    spoken = Group.objects.filter(
        positions__in=Position.objects.known_at(known_at).filter(proposition=proposition)
    )
    groups = {group.pk: group for group in spoken.distinct().order_by("name")}
    found = stances.courses_of_groups(propositions=[proposition.pk], groups=list(groups), known_at=known_at)
    courses = {group: course for (group, _), course in found}
    exactly = _precisions(courses.values())
    return [Trajectory(groups[group], _phases(course, {}, exactly), []) for group, course in courses.items()]


def _courses(proposition: Proposition, known_at: datetime | None) -> dict[int, list[Period]]:
    """The periods of every country that has any: stored ones for now, computed ones for a past state."""
    if known_at is not None:
        found = stances.courses(propositions=[proposition.pk], known_at=known_at)
        return {country: course for (country, _), course in found}
    courses: dict[int, list[Period]] = defaultdict(list)
    rows = StancePeriod.objects.filter(proposition=proposition).order_by("country", "start")
    for country, *values in rows.values_list("country", *stances.COLUMNS):
        courses[country].append(Period(*values))
    return courses


Precisions = dict[tuple[int, date], str]
"""How exactly the date of a position is known, by number and date, where not to the day."""


def _precisions(courses: Iterable[Sequence[Period]]) -> Precisions:
    deciding = list({period.position for course in courses for period in course})
    rows = statements.rows(INEXACT, {"positions": deciding, "exactly": Precision.DAY.value})
    return {(number, day): known for number, day, known in rows}


INEXACT = """
    SELECT id, date, date_precision FROM positions_position
    WHERE id = ANY(%(positions)s::bigint[]) AND date_precision <> %(exactly)s
"""
"""Of thousands of positions: as a list of values it would take seconds to put together."""


def _phases(course: Sequence[Period], groups: dict[int, Group], exactly: Precisions) -> list[Phase]:
    """Periods of one stance and ground that follow on one another become one."""
    begun = {
        period.start: exactly.get((period.position, period.start), str(Precision.DAY)) for period in course
    }
    phases: list[Phase] = []
    for period in course:
        group = groups[period.group] if period.group else None
        last = phases[-1] if phases else None
        if last and (last.end, last.stance, last.group) == (period.start, period.stance, group):
            phases[-1] = replace(last, end=period.end)
            continue
        phases.append(
            Phase(
                period.start,
                period.end,
                period.stance,
                group,
                period.position,
                period.since,
                last.stance if last else None,
                begun[period.start],
                begun.get(period.since, str(Precision.DAY)),
            )
        )
    return phases


def _searches(phases: Sequence[Phase], days: Sequence[date]) -> list[Search]:
    """The times between phases that a search precedes; each search counts until the next."""
    found: list[Search] = []
    starts: list[date | None] = [None, *(phase.end for phase in phases)]
    ends: list[date | None] = [*(phase.start for phase in phases), None]
    for number, (start, end) in enumerate(zip(starts, ends, strict=True)):
        if number and start is None:
            break
        within = [day for day in days if end is None or day < end]
        earlier = [day for day in within if start is not None and day <= start][-1:]
        later = [day for day in within if start is None or day > start]
        turns = [*((start or day, day) for day in earlier), *((day, day) for day in later)]
        until = [*(first for first, _ in turns[1:]), end]
        found += [Search(first, last, on) for (first, on), last in zip(turns, until, strict=False)]
    return [one for one in found if one.end is None or one.start < one.end]
