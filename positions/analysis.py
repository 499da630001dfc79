"""What pages, API and desk read from the record: who stands where on a day, and why.

Every question takes the day ``as_of`` and, where the past of the record itself is asked
for, the moment ``known_at`` (None: now). Now is answered from the stance periods; a past
state is computed by the same rule from the positions that stood at that moment.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from positions import holdings, labels, stances
from positions import tallies as kept
from positions.dates import contains
from positions.holdings import Held
from positions.labels import Labels
from positions.models import Country, Group, Position, Proposition, StancePeriod
from positions.rules import reasons
from positions.rules.reasons import Verdict
from positions.searches import last_searches
from positions.vocabulary import Absence, Stance

STANCES = tuple(Stance.values)
COUNTED = (*STANCES, *Absence.values)
"""What a tally counts, in the order of the vocabulary."""

KNOWN_OF = (*STANCES, Absence.SEARCHED.value)
"""What somebody found out; the rest of the countries is not researched."""


@dataclass(frozen=True)
class Standing:
    """Where one country stands on one proposition: a stance, or why there is none."""

    country: Country
    proposition: Proposition
    held: Held | None
    searched_on: date | None = None

    @property
    def value(self) -> str:
        """The stance, or the kind of absence (vocabulary ``Stance`` and ``Absence``)."""
        if self.held is not None:
            return self.held.stance
        return Absence.SEARCHED if self.searched_on else Absence.UNRESEARCHED


@dataclass(frozen=True)
class Tally:
    """How many countries hold each stance, and how many hold none; never without the total."""

    counts: dict[str, int]
    total: int

    @cached_property
    def with_stance(self) -> int:
        """Countries that hold any stance."""
        return sum([self.counts[stance] for stance in STANCES])


def tally(standings: Iterable[Standing]) -> Tally:
    """Count the standings; every stance and absence has a count, if zero."""
    found = Counter(str(one.value) for one in standings)
    counts = {value: found[value] for value in COUNTED}
    return Tally(counts, sum(counts.values()))


def held(
    as_of: date,
    *,
    known_at: datetime | None = None,
    basis: str | None = None,
    propositions: Collection[Proposition] | None = None,
) -> dict[stances.Pair, str]:
    """The bare stance of every pair that has one on the day: to be counted, not shown."""
    chosen = Proposition.objects.order_by() if propositions is None else propositions
    found = holdings.decisions_on(
        as_of, propositions=[one.pk for one in chosen], basis=basis, known_at=known_at
    )
    return {(one.country_id, one.proposition_id): one.stance for one in found}


def standings(
    as_of: date,
    *,
    propositions: Sequence[Proposition],
    countries: Sequence[Country],
    known_at: datetime | None = None,
    basis: str | None = None,
    names: Labels | None = None,
) -> list[Standing]:
    """Where every one of the countries stands on every one of the propositions, gaps included."""
    names = names or labels.current()
    found = holdings.held_on(
        as_of,
        propositions=[one.pk for one in propositions],
        countries=[one.pk for one in countries],
        basis=basis,
        known_at=known_at,
    )
    held = {
        (bare.country_id, bare.proposition_id): row
        for bare, row in zip(found, holdings.named(found, names), strict=True)
    }
    searched = last_searches(as_of, propositions=propositions, countries=countries, known_at=known_at)
    numbered = [(one.pk, one) for one in countries]
    return [
        Standing(country, proposition, held.get(pair), searched.get(pair))
        for proposition in propositions
        for number, country in numbered
        for pair in [(number, proposition.pk)]
    ]


def tallies(
    as_of: date,
    *,
    propositions: Collection[Proposition],
    known_at: datetime | None = None,
    basis: str | None = None,
    names: Labels | None = None,
) -> dict[int, Tally]:
    """How all countries stand on each of the propositions (by its number in the database)."""
    if known_at is None:
        counts = _kept_counts(as_of, [one.pk for one in propositions], basis)
    else:
        stances_held = held(as_of, known_at=known_at, basis=basis, propositions=propositions)
        found = last_searches(as_of, propositions=propositions, known_at=known_at)
        searched = found.keys() - stances_held.keys()
        counts = Counter((proposition, stance) for (_, proposition), stance in stances_held.items())
        counts.update((proposition, Absence.SEARCHED.value) for _, proposition in searched)
    total = len((names or labels.current()).countries)
    return {one.pk: _tally_of(one.pk, counts, total) for one in propositions}


def _kept_counts(as_of: date, propositions: Collection[int], basis: str | None) -> Counter[tuple[int, str]]:
    counts: Counter[tuple[int, str]] = Counter()
    for (proposition, _), found in kept.on([as_of], propositions=propositions, basis=basis).items():
        for stance, count in found.items():
            counts[proposition, stance] = count
    for proposition, count in kept.searched_in_vain(as_of, propositions=propositions, basis=basis).items():
        counts[proposition, Absence.SEARCHED.value] = count
    return counts


def _tally_of(proposition: int, counts: Counter[tuple[int, str]], total: int) -> Tally:
    found = {value: counts.get((proposition, value), 0) for value in KNOWN_OF}
    found[Absence.UNRESEARCHED.value] = total - sum(found.values())
    return Tally(found, total)


@dataclass(frozen=True)
class Reading:
    """How many countries held each stance on one day, out of all."""

    day: date
    counts: dict[str, int]
    total: int

    @property
    def with_stance(self) -> int:
        """Countries that held any stance."""
        return sum(self.counts.values())


def history(
    proposition: Proposition,
    days: Sequence[date],
    *,
    known_at: datetime | None = None,
    basis: str | None = None,
    names: Labels | None = None,
) -> list[Reading]:
    """How many countries held each stance on the proposition on each of the days."""
    if known_at is None:
        found = kept.on(days, propositions=[proposition.pk], basis=basis)
        counts = {day: found.get((proposition.pk, day), Counter()) for day in days}
    else:
        rows = [
            period
            for _, periods in stances.courses(propositions=[proposition.pk], known_at=known_at)
            for period in periods
            if basis is None or period.basis == basis
        ]
        counts = {
            day: Counter(one.stance for one in rows if contains(one.start, one.end, day)) for day in days
        }
    total = len((names or labels.current()).countries)
    return [Reading(day, {stance: counts[day][stance] for stance in STANCES}, total) for day in days]


def courses(
    countries: Collection[Country],
    propositions: Collection[Proposition],
    *,
    known_at: datetime | None = None,
) -> list[StancePeriod]:
    """All periods of the countries on the propositions; of one country and proposition, oldest first."""
    if known_at is None:
        rows = StancePeriod.objects.filter(country__in=countries, proposition__in=propositions)
        return list(rows.with_labels().order_by("country", "proposition", "start"))
    found = stances.courses(
        propositions=[proposition.pk for proposition in propositions],
        countries=[country.pk for country in countries],
        known_at=known_at,
    )
    return _labelled([stances.period_row(*pair, period) for pair, periods in found for period in periods])


@dataclass(frozen=True)
class Weighed:
    """A position that bears on a stance, and what became of it."""

    position: Position
    verdict: Verdict


@dataclass(frozen=True)
class Explanation:
    """Why a country's stance on a proposition is what it is on a day."""

    standing: Standing
    weighed: list[Weighed]


def explain(
    country: Country, proposition: Proposition, as_of: date, *, known_at: datetime | None = None
) -> Explanation:
    """The trace of one stance: the position that decides first, then all others with their fate."""
    acts, terms = stances.evidence(country.pk, proposition.pk, known_at=known_at)
    weighed = reasons.explain(country.pk, acts, terms, as_of)
    positions = Position.objects.with_labels().in_bulk([one.act.position for one in weighed])
    [standing] = standings(as_of, propositions=[proposition], countries=[country], known_at=known_at)
    return Explanation(standing, [Weighed(positions[one.act.position], one.verdict) for one in weighed])


def _labelled(rows: list[StancePeriod]) -> list[StancePeriod]:
    """Give computed rows what stored rows have by join, in one query a table."""
    countries = Country.objects.in_bulk([row.country_id for row in rows])
    propositions = Proposition.objects.select_related("topic").in_bulk([row.proposition_id for row in rows])
    groups = Group.objects.in_bulk([row.group_id for row in rows if row.group_id])
    positions = Position.objects.in_bulk([row.position_id for row in rows])
    for row in rows:
        row.country = countries[row.country_id]
        row.proposition = propositions[row.proposition_id]
        row.group = groups[row.group_id] if row.group_id else None
        row.position = positions[row.position_id]
    return rows
