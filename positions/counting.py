"""How many hold each stance: the days on which that changed; and how many positions take each."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from datetime import date, datetime

from django.db.models import Count

from positions import stances, statements
from positions.models import Position, Proposition, StancePeriod
from positions.vocabulary import Basis

Turn = tuple[int, str, date, date | None]
"""A proposition, by its number; a stance that one country held on it; from when until before when."""


def turns_of_counts(
    propositions: Collection[Proposition],
    *,
    first: date | None,
    last: date,
    countries: Collection[int] | None = None,
    held: Collection[str] = (),
    basis: str | None = None,
    known_at: datetime | None = None,
) -> Iterator[tuple[Proposition, date, Counter[str]]]:
    """Each proposition and day from ``first`` to ``last`` on which a count changed, with the new counts.

    Of the ``countries``, by number (None: all), and of the stances ``held`` (none named: all). A country that
    exchanges one ground for another and holds what it held changes nothing.
    """
    moves: dict[int, dict[date, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for proposition, stance, start, end in _turns(propositions, countries, basis, known_at):
        if held and stance not in held:
            continue
        moves[proposition][start][stance] += 1
        if end is not None:
            moves[proposition][end][stance] -= 1
    for one in propositions:
        counts: Counter[str] = Counter()
        for day in sorted(moves[one.pk]):
            changed = any(moves[one.pk][day].values())
            counts.update(moves[one.pk][day])
            if changed and day <= last and (first is None or first <= day):
                yield one, day, counts.copy()


def _turns(
    propositions: Collection[Proposition],
    countries: Collection[int] | None,
    basis: str | None,
    known_at: datetime | None,
) -> Iterator[Turn]:
    if known_at is None:
        rows = StancePeriod.objects.filter(proposition__in=propositions).order_by()
        if countries is not None:
            rows = rows.filter(country__in=countries)
        if basis is not None:
            rows = rows.filter(group__isnull=basis == Basis.OWN)
        yield from rows.values_list("proposition", "stance", "start", "end").iterator(2000)
        return
    courses = stances.courses(
        propositions=[one.pk for one in propositions], countries=countries, known_at=known_at
    )
    for (_, proposition), periods in courses:
        for period in periods:
            if basis is None or (period.group is None) is (basis == Basis.OWN):
                yield proposition, period.stance, period.start, period.end


def positions_by_stance(
    propositions: Collection[int], *, known_at: datetime | None = None
) -> dict[int, Counter[str]]:
    """How many published positions take each stance on each of the propositions.

    Those of now are kept by triggers, those of a past moment are counted.
    """
    rows: Iterable[tuple[int, str, int]]
    if known_at is None:
        rows = statements.rows(KEPT, {"propositions": list(propositions)})
    else:
        known = Position.objects.known_at(known_at).filter(proposition__in=propositions).order_by()
        rows = known.values_list("proposition", "stance").annotate(positions=Count("pk"))
    found: dict[int, Counter[str]] = {one: Counter() for one in propositions}
    for proposition, stance, positions in rows:
        found[proposition][stance] = positions
    return found


KEPT = """
    SELECT proposition_id, stance, positions FROM positions_stancecount
    WHERE proposition_id = ANY(%(propositions)s::bigint[])
"""
"""A row for each stance that was ever taken."""
