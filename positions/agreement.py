"""Who agrees with whom: countries pair by pair, counted.

The rule of agreement is in ``positions.rules.agreement``; here the stances are read for it.
Each count has its own denominator, the propositions on which both hold a stance.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from positions import analysis
from positions.models import Country, Proposition
from positions.rules import agreement


@dataclass(frozen=True)
class Agreement:
    """On how many propositions ``both`` countries hold a stance, and on how many of these the ``same``."""

    country: Country
    other: Country
    both: int
    same: int

    @property
    def share(self) -> float | None:
        """The part of ``both`` on which they hold the same, from 0 to 1; None where both is 0."""
        return agreement.Count(self.both, self.same).share


def agreements(
    as_of: date,
    *,
    countries: Collection[Country] | None = None,
    others: Collection[Country] | None = None,
    propositions: Collection[Proposition] | None = None,
    known_at: datetime | None = None,
    basis: str | None = None,
) -> list[Agreement]:
    """Each of the countries with each of the others, by name, every pair once.

    None means all: ``agreements(day)`` gives all pairs there are, ``agreements(day, countries=[pakistan])``
    Pakistan with every other country. A pair that shares no proposition is given too, with
    ``both`` 0. However many pairs, the queries are the same few.
    """
    found = analysis.held(as_of, known_at=known_at, basis=basis, propositions=propositions)
    stances: dict[int, dict[int, str]] = defaultdict(dict)
    for (country, proposition), stance in found.items():
        stances[country][proposition] = stance
    everybody = list(Country.objects.all()) if countries is None or others is None else []
    pairs = _pairs(everybody if countries is None else countries, everybody if others is None else others)
    return [
        Agreement(one, other, counted.held, counted.same)
        for one, other in pairs
        for counted in [agreement.count(stances[one.pk], stances[other.pk])]
    ]


def _pairs(countries: Collection[Country], others: Collection[Country]) -> Iterator[tuple[Country, Country]]:
    """Every pair once, no country with itself; in it first the one that was asked for."""
    met: set[frozenset[int]] = set()
    order = sorted(others, key=lambda one: one.name)
    for one in sorted(countries, key=lambda one: one.name):
        for other in order:
            pair = frozenset((one.pk, other.pk))
            if one.pk != other.pk and pair not in met:
                met.add(pair)
                yield one, other
