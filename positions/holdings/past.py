"""What was held on a day, as the record was known at a past moment.

The rule of stances (``rules.periods``) is asked as for the stored periods, but of the few acts
that matter for the day, which the server picks: of a country's own acts that prevailed on
their date (the greatest by rank of kind, then the later record)

- the one that *decides* on the day and the one that *follows* it,
- the last one *before* with another stance, and the *first* after that: there the run began,
- the next with another stance, which *ends* it.

The acts of its groups matter only to a country of which no own act of another stance went
before, and only those dated before its first own act.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import date, datetime
from typing import NamedTuple

from positions import statements
from positions.dates import contains
from positions.holdings.belonging import memberships_known
from positions.holdings.holding import Holding
from positions.models import Country
from positions.models.position_statements import KNOWN, known, rank
from positions.rules import periods
from positions.rules.periods import Act, Period
from positions.vocabulary import Basis, Kind

Pair = tuple[int, int]
"""(country, proposition), by their numbers in the database."""


class Own(NamedTuple):
    """The own acts of a country that matter, and whether its groups' can matter too."""

    acts: list[Act]
    groups_matter: bool


def held_on(
    as_of: date,
    known_at: datetime,
    *,
    propositions: Collection[int],
    countries: Collection[int] | None,
    stances: Collection[str],
    basis: str | None,
) -> list[Holding]:
    """What was held on the day; None, and no stances named, mean all."""
    chosen = list(Country.objects.order_by().values_list("pk", flat=True)) if countries is None else countries
    own = _own(as_of, known_at, propositions, chosen)
    through = _through(known_at, own)
    members = memberships_known(known_at, {country for (country, _), one in own.items() if one.groups_matter})
    found = []
    for pair, (acts, groups_matter) in own.items():
        country, proposition = pair
        terms = members.get(country, ())
        groups = {term.group for term in terms} if groups_matter else ()
        bearing = [*acts, *(act for group in groups for act in through.get((group, proposition), ()))]
        course = periods.timeline(country, bearing, terms)
        for period in course:
            if contains(period.start, period.end, as_of) and _is_asked(period, stances, basis):
                found.append(_holding(pair, period, course, bearing, own_only=basis == Basis.OWN))
    return found


def _is_asked(period: Period, stances: Collection[str], basis: str | None) -> bool:
    return (not stances or period.stance in stances) and basis in (None, period.basis)


def _holding(pair: Pair, period: Period, course: list[Period], acts: list[Act], *, own_only: bool) -> Holding:
    since = (period.own_since if own_only else None) or period.since
    return Holding(
        *pair,
        stance=period.stance,
        start=period.start,
        end=period.end,
        since=since,
        until=period.until,
        group_id=period.group,
        position_id=period.position,
        dated=next(act.taken_on for act in acts if act.position == period.position),
        opening_id=next((one.position for one in course if one.start == since), None),
    )


def _own(
    as_of: date, known_at: datetime, propositions: Collection[int], countries: Collection[int]
) -> dict[Pair, Own]:
    """What matters of the own acts of every pair; a pair without any is there too."""
    values = {
        "as_of": as_of,
        "known_at": known_at,
        "propositions": list(propositions),
        "countries": list(countries),
        "kinds": Kind.values,
    }
    found = {}
    for country, proposition, *columns in statements.rows(OWN_ACTS, values):
        five = [columns[place : place + 4] for place in range(0, 20, 4)]
        acts = {number: Act(number, *rest) for number, *rest in five if number is not None}
        _, before, *_ = five
        found[country, proposition] = Own(list(acts.values()), before[0] is None)
    return found


def _through(known_at: datetime, own: dict[Pair, Own]) -> dict[Pair, list[Act]]:
    """The groups' acts that can matter, by group and proposition."""
    until: dict[int, date] = {}
    for (_, proposition), (acts, groups_matter) in own.items():
        if groups_matter:
            first = min((act.taken_on for act in acts), default=date.max)
            until[proposition] = max(first, until.get(proposition, date.min))
    found: dict[Pair, list[Act]] = defaultdict(list)
    if not until:
        return found
    values = {"known_at": known_at, "propositions": list(until), "until": list(until.values())}
    rows = statements.rows(ACTS_OF_GROUPS, values)
    for proposition, number, day, kind, stance, group, aside in rows:
        found[group, proposition].append(Act(number, day, kind, stance, group, frozenset(aside or ())))
    return found


def _prevailing(condition: str, *, newest: bool, other_than: str = "") -> str:
    """SQL for the nearest of the pair's acts that prevailed on their dates, of another stance if named."""
    order = "DESC" if newest else "ASC"
    different = f"WHERE act.stance <> {other_than}" if other_than else ""
    return f"""
        SELECT act.* FROM (
            SELECT DISTINCT ON (date) id, date, kind, stance FROM positions_position
            WHERE proposition_id = proposition.id AND country_id = country.id AND {condition}
            AND {KNOWN[True]}
            ORDER BY date {order}, {rank()}, id DESC
        ) AS act {different}
        ORDER BY act.date {order} LIMIT 1
    """


_ACTS = ("decides", "before", "first", "follows", "ends")

OWN_ACTS = f"""
    SELECT country.id, proposition.id,
        {", ".join(f"{act}.id, {act}.date, {act}.kind, {act}.stance" for act in _ACTS)}
    FROM unnest(%(countries)s::bigint[]) AS country (id)
    CROSS JOIN unnest(%(propositions)s::bigint[]) AS proposition (id)
    LEFT JOIN LATERAL (
        {_prevailing("date <= %(as_of)s::date", newest=True)}
    ) AS decides ON true
    LEFT JOIN LATERAL (
        {_prevailing("date < decides.date", newest=True, other_than="decides.stance")}
    ) AS before ON true
    LEFT JOIN LATERAL (
        {_prevailing("date > COALESCE(before.date, '-infinity')", newest=False)}
    ) AS first ON true
    LEFT JOIN LATERAL (
        {_prevailing("date > %(as_of)s::date", newest=False)}
    ) AS follows ON true
    LEFT JOIN LATERAL (
        {
    _prevailing("date > %(as_of)s::date", newest=False, other_than="COALESCE(decides.stance, follows.stance)")
}
    ) AS ends ON true
"""
"""The five acts of each pair, each found by a walk along the index from the day on."""

ACTS_OF_GROUPS = f"""
    SELECT act.proposition_id, act.id, act.date, act.kind, act.stance, act.group_id,
        (SELECT array_agg(aside.country_id) FROM positions_dissociation AS aside
            WHERE aside.position_id = act.id)
    FROM unnest(%(propositions)s::bigint[], %(until)s::date[]) AS asked (proposition, until)
    JOIN positions_position AS act
        ON act.proposition_id = asked.proposition AND act.country_id IS NULL AND act.date < asked.until
    WHERE {known(past=True, act="act")}
"""
