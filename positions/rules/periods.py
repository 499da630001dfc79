"""From positions to stances: the one definition of how a country's stance follows from acts.

The rule (docs/codebook.md says it at length):

1. On a day D a country's stance on a proposition is that of its own latest position dated D
   or earlier.
2. Where it has none of its own, it is that of the latest position of a group of which the
   country was a member on the position's date and is a member on D, unless the position
   lists the country as dissociated; then the position does not speak for it.
3. Positions of the same date rank by kind (``vocabulary.Kind``), then the later record wins.

:func:`deciding` says it for one day; :func:`timeline` draws the whole course of one country
on one proposition; ``rules.reasons`` argues a single day.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest
from typing import NamedTuple

from positions.dates import contains
from positions.vocabulary import Basis, rank


class Act(NamedTuple):
    """A position as the rule sees it.

    ``position`` is the number of the record: of two acts of one date and kind the one with
    the higher number is the later record. ``group`` is None for the country's own act;
    ``dissociated`` holds the countries for which a group's act does not speak.
    """

    position: int
    taken_on: date
    kind: str
    stance: str
    group: int | None = None
    dissociated: frozenset[int] = frozenset()

    @property
    def order(self) -> tuple[date, int, int]:
        """Sorts acts so that the last one prevails."""
        return (self.taken_on, -rank(self.kind), self.position)


@dataclass(frozen=True)
class Membership:
    """A country's time in a group, from ``start`` until before ``end``; None means open."""

    group: int
    start: date | None
    end: date | None


class Period(NamedTuple):
    """A stance held from ``start`` until before ``end`` on the ground of one position.

    ``since`` and ``until`` bound the whole unbroken run of the same stance, whatever
    positions it rested on; ``own_since`` does so counting the country's own acts only (None
    where the period rests on a group's). ``previous`` is the stance of the run before,
    None where there was none: a run whose previous stance differs begins with a shift.
    """

    start: date
    end: date | None
    stance: str
    position: int
    group: int | None
    since: date
    until: date | None
    own_since: date | None
    previous: str | None

    @property
    def basis(self) -> Basis:
        """Whether the period rests on the country's own act or on a group's."""
        return Basis.OWN if self.group is None else Basis.GROUP


def speaks_for(act: Act, country: int, day: date, memberships: Iterable[Membership]) -> bool:
    """Whether a group's act, made on or before ``day``, speaks for the country on that day."""
    if act.taken_on > day or country in act.dissociated:
        return False
    terms = [term for term in memberships if term.group == act.group]
    return any(contains(term.start, term.end, act.taken_on) for term in terms) and any(
        contains(term.start, term.end, day) for term in terms
    )


def deciding(country: int, acts: Iterable[Act], memberships: Sequence[Membership], day: date) -> Act | None:
    """The act that decides the country's stance on the day; None where it has no stance."""
    dated = [act for act in acts if act.taken_on <= day]
    own = [act for act in dated if act.group is None]
    through = [act for act in dated if speaks_for(act, country, day, memberships)]
    return max(own or through, key=lambda act: act.order, default=None)


def timeline(country: int, acts: Sequence[Act], memberships: Sequence[Membership]) -> list[Period]:
    """The periods of one country on one proposition, oldest first.

    ``acts`` are the country's own and its groups' positions on the proposition in any
    order; those of other groups do no harm. The periods never overlap. They leave out the
    days without a stance.
    """
    own = _prevailing(act for act in acts if act.group is None)
    first_own = own[0].taken_on if own else None
    through = [
        act for act in acts if act.group is not None and (first_own is None or act.taken_on < first_own)
    ]
    pieces = [*_group_pieces(country, through, memberships, first_own), *_own_pieces(own)]
    return _with_runs(pieces, first_own)


Piece = tuple[date, date | None, Act]
"""From a day until before another, and the act that decides meanwhile."""


def _order(act: Act) -> tuple[date, int, int]:
    return act.order


def _prevailing(acts: Iterable[Act]) -> list[Act]:
    """Of each day's acts the one that prevails, oldest first. Hardly any day has two, so few are ranked."""
    by_day: dict[date, Act] = {}
    for act in acts:
        held = by_day.setdefault(act.taken_on, act)
        if held is not act and held.order < act.order:
            by_day[act.taken_on] = act
    return [by_day[day] for day in sorted(by_day)]


def _own_pieces(prevailing: list[Act]) -> Iterator[Piece]:
    """Each day's prevailing act reigns until the next day on which the country acted."""
    for act, following in zip_longest(prevailing, prevailing[1:]):
        yield act.taken_on, following.taken_on if following else None, act


def _group_pieces(
    country: int,
    acts: Sequence[Act],
    memberships: Sequence[Membership],
    limit: date | None,
) -> Iterator[Piece]:
    """What the country holds through its groups before ``limit``, its first own act.

    Who speaks can only change on the day of an act and when a membership begins or ends;
    so between two such days one look at the first of them is enough.
    """
    terms = _terms({act.group for act in acts}, memberships)
    speaking = sorted((act for act in acts if _speaks_at_all(act, country, terms)), key=_order)
    turns = {act.taken_on for act in speaking}
    turns.update(day for times in terms.values() for time in times for day in time if day is not None)
    days = sorted(day for day in turns if limit is None or day < limit)
    latest: dict[int | None, Act] = {}
    seen = 0
    held: Piece | None = None
    for day, end in zip(days, [*days[1:], limit], strict=False):
        while seen < len(speaking) and speaking[seen].taken_on <= day:
            latest[speaking[seen].group] = speaking[seen]
            seen += 1
        act = max((act for group, act in latest.items() if _in(terms[group], day)), key=_order, default=None)
        if held is not None and act is held[2]:
            held = (held[0], end, act)
            continue
        if held is not None:
            yield held
        held = None if act is None else (day, end, act)
    if held is not None:
        yield held


Times = list[tuple[date | None, date | None]]
"""When a country was a member of one group."""


def _terms(groups: set[int | None], memberships: Iterable[Membership]) -> dict[int | None, Times]:
    """The country's times in each of the groups."""
    terms: dict[int | None, Times] = {group: [] for group in groups}
    for term in memberships:
        if term.group in terms:
            terms[term.group].append((term.start, term.end))
    return terms


def _in(times: Times, day: date) -> bool:
    return any(contains(start, end, day) for start, end in times)


def _speaks_at_all(act: Act, country: int, terms: dict[int | None, Times]) -> bool:
    """Whether the act speaks for the country while it is a member: as ``speaks_for``, whatever the day."""
    return country not in act.dissociated and _in(terms[act.group], act.taken_on)


def _with_runs(pieces: list[Piece], first_own: date | None) -> list[Period]:
    """The pieces as periods, each with the run it belongs to."""
    periods: list[Period] = []
    previous: str | None = None
    first = 0
    while first < len(pieces):
        last = _last_of_run(pieces, first)
        since, until, stance = pieces[first][0], pieces[last][1], pieces[first][2].stance
        own_since = since if first_own is None or since > first_own else first_own
        periods += [
            Period(
                start,
                end,
                stance,
                act.position,
                act.group,
                since,
                until,
                own_since if act.group is None else None,
                previous,
            )
            for start, end, act in pieces[first : last + 1]
        ]
        previous = stance
        first = last + 1
    return periods


def _last_of_run(pieces: list[Piece], first: int) -> int:
    """The place of the last piece that holds the stance of the first without a break."""
    last = first
    while last + 1 < len(pieces):
        following = pieces[last + 1]
        if following[0] != pieces[last][1] or following[2].stance != pieces[first][2].stance:
            break
        last += 1
    return last
