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

from django.db.models import Max

from positions import stances
from positions.dates import contains
from positions.models import Country, Enquiry, Group, Position, Proposition, StancePeriod
from positions.rules import reasons
from positions.rules.reasons import Verdict
from positions.vocabulary import Absence, Basis, Stance


@dataclass(frozen=True)
class Standing:
    """Where one country stands on one proposition: a stance, or why there is none."""

    country: Country
    proposition: Proposition
    held: StancePeriod | None
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

    @property
    def with_stance(self) -> int:
        """Countries that hold any stance."""
        return sum(self.counts[stance] for stance in Stance.values)


def tally(standings: Iterable[Standing]) -> Tally:
    """Count the standings; every stance and absence has a count, if zero."""
    found = Counter(str(one.value) for one in standings)
    counts = {value: found[value] for value in [*Stance.values, *Absence.values]}
    return Tally(counts, sum(counts.values()))


def stances_on(
    as_of: date,
    *,
    known_at: datetime | None = None,
    basis: str | None = None,
    propositions: Collection[Proposition] | None = None,
    countries: Collection[Country] | None = None,
) -> list[StancePeriod]:
    """One row for each country and proposition with a stance on the day, by name and codebook order.

    The rows carry country, proposition, group and position. With basis "own" the stances
    that came through a group are left out and ``since`` counts own acts only.
    """
    if known_at is None:
        rows = _stored(as_of, propositions, countries)
    else:
        rows = _computed(as_of, known_at, propositions, countries)
    if basis is not None:
        rows = [row for row in rows if row.basis == basis]
    if basis == Basis.OWN:
        for row in rows:
            row.since = row.own_since or row.since
    return sorted(rows, key=lambda row: (row.country.name, row.proposition.topic.order, row.proposition_id))


def standings(
    as_of: date,
    *,
    propositions: Sequence[Proposition],
    countries: Sequence[Country],
    known_at: datetime | None = None,
    basis: str | None = None,
) -> list[Standing]:
    """Where every one of the countries stands on every one of the propositions, gaps included."""
    held = {
        (row.country_id, row.proposition_id): row
        for row in stances_on(
            as_of, known_at=known_at, basis=basis, propositions=propositions, countries=countries
        )
    }
    searched = searches(as_of, known_at=known_at, propositions=propositions)
    return [
        Standing(country, proposition, held.get(pair), searched.get(pair))
        for proposition in propositions
        for country in countries
        for pair in [(country.pk, proposition.pk)]
    ]


def searches(
    as_of: date, *, propositions: Collection[Proposition], known_at: datetime | None = None
) -> dict[stances.Pair, date]:
    """The day of the last search that found nothing, for each pair that was searched by the day."""
    rows = Enquiry.objects.known_at(known_at).filter(searched_on__lte=as_of, proposition__in=propositions)
    found = rows.order_by().values_list("country", "proposition").annotate(last=Max("searched_on"))
    return {(country, proposition): last for country, proposition, last in found}


def course(
    country: Country, propositions: Collection[Proposition], *, known_at: datetime | None = None
) -> list[StancePeriod]:
    """All periods of a country on the propositions, oldest first within each."""
    if known_at is None:
        rows = StancePeriod.objects.filter(country=country, proposition__in=propositions)
        return list(rows.with_labels().order_by("proposition", "start"))
    numbers = [proposition.pk for proposition in propositions]
    found = stances.courses(propositions=numbers, countries=[country.pk], known_at=known_at)
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


def _stored(
    as_of: date, propositions: Collection[Proposition] | None, countries: Collection[Country] | None
) -> list[StancePeriod]:
    rows = StancePeriod.objects.on(as_of).with_labels()
    if propositions is not None:
        rows = rows.filter(proposition__in=propositions)
    if countries is not None:
        rows = rows.filter(country__in=countries)
    return list(rows.order_by())


def _computed(
    as_of: date,
    known_at: datetime,
    propositions: Collection[Proposition] | None,
    countries: Collection[Country] | None,
) -> list[StancePeriod]:
    chosen = Proposition.objects.all() if propositions is None else propositions
    found = stances.courses(
        propositions=[proposition.pk for proposition in chosen],
        countries=None if countries is None else [country.pk for country in countries],
        known_at=known_at,
    )
    return _labelled(
        [
            stances.period_row(*pair, period)
            for pair, periods in found
            for period in periods
            if contains(period.start, period.end, as_of)
        ]
    )


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
