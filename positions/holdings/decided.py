"""Which position decides on a day, as the record was known at a past moment: of every pair at once.

Less than ``past`` tells: not since when a stance is held, only what is held and by what. So for each
country and proposition one look into an index does, for what prevailed on the last day on which the country
acted. Where a country had not spoken itself, the rule (``rules.periods``) is asked of the
last act of each of its groups.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import NamedTuple

from positions import statements
from positions.dates import contains
from positions.holdings.belonging import memberships_known
from positions.models import Country
from positions.models.position_statements import KNOWN, rank
from positions.rules import periods
from positions.rules.periods import Act
from positions.vocabulary import Basis, Kind

Pair = tuple[int, int]
"""(country, proposition), or (group, proposition), by their numbers in the database."""


class Decision(NamedTuple):
    """A country holds the stance on the proposition on the day, by this position."""

    country_id: int
    proposition_id: int
    stance: str
    group_id: int | None
    position_id: int


def decided_on(
    as_of: date, known_at: datetime, *, propositions: Collection[int], basis: str | None = None
) -> list[Decision]:
    """What every country held on the day; with basis "own" what came through a group is left out."""
    countries = list(Country.objects.order_by().values_list("pk", flat=True))
    values = {"as_of": as_of, "known_at": known_at, "kinds": Kind.values}
    asked = {"countries": countries, "propositions": list(propositions)}
    own = {(row[0], row[1]): Act(*row[2:]) for row in statements.rows(OWN, values | asked)}
    found = [] if basis == Basis.GROUP else [_decision(pair, act) for pair, act in own.items()]
    if basis != Basis.OWN:
        silent = [(one, on) for one in countries for on in propositions if (one, on) not in own]
        found += _through_groups(as_of, known_at, silent, values)
    return found


def _decision(pair: Pair, act: Act) -> Decision:
    return Decision(*pair, act.stance, act.group, act.position)


def _through_groups(
    as_of: date, known_at: datetime, silent: Sequence[Pair], values: dict[str, object]
) -> Iterator[Decision]:
    """What countries that had not spoken themselves held through their groups."""
    members = memberships_known(known_at, {country for country, _ in silent})
    now = {
        country: {term.group for term in terms if contains(term.start, term.end, as_of)}
        for country, terms in members.items()
    }
    asked = {(group, on) for country, on in silent for group in now.get(country, ())}
    last = {(act.group, on): act for on, act in _acts(LAST_OF_GROUPS, values, sorted(asked))}
    bearing: dict[Pair, list[Act]] = defaultdict(list)
    unsaid = []
    for country, on in silent:
        for group in now.get(country, ()):
            act = last.get((group, on))
            if act is None:
                continue
            if periods.speaks_for(act, country, as_of, members[country]):
                bearing[country, on].append(act)
            elif _earlier_can(act, country, members[country]):
                unsaid.append((country, group, on))
    further = _by_pair(_acts(ALL_OF_GROUPS, values, sorted({(group, on) for _, group, on in unsaid})))
    for country, group, on in unsaid:
        bearing[country, on] += further[group, on]
    for (country, on), acts in bearing.items():
        act = periods.deciding(country, acts, members[country], as_of)
        if act is not None:
            yield _decision((country, on), act)


def _earlier_can(act: Act, country: int, terms: Iterable[periods.Membership]) -> bool:
    """Whether an act of the group before this one, which does not speak for the country, may.

    It may where the country set itself apart from this one, or was a member before it.
    """
    of_group = [term for term in terms if term.group == act.group]
    return country in act.dissociated or any(
        term.start is None or term.start < act.taken_on for term in of_group
    )


def _acts(statement: str, values: dict[str, object], asked: Sequence[Pair]) -> Iterator[tuple[int, Act]]:
    """The acts of groups on propositions, each with the proposition."""
    if not asked:
        return
    groups, propositions = (list(numbers) for numbers in zip(*asked, strict=True))
    rows = statements.rows(statement, values | {"groups": groups, "propositions": propositions})
    for proposition, number, day, kind, stance, group, aside in rows:
        yield proposition, Act(number, day, kind, stance, group, frozenset(aside or ()))


def _by_pair(acts: Iterable[tuple[int, Act]]) -> dict[Pair, list[Act]]:
    found: dict[Pair, list[Act]] = defaultdict(list)
    for on, act in acts:
        assert act.group is not None
        found[act.group, on].append(act)
    return found


DATED = f"date <= %(as_of)s::date AND {KNOWN[True]}"


def _prevailing(actor: str, columns: str) -> str:
    """SQL: what prevailed on the last day on which the actor of a pair acted."""
    return f"""
        CROSS JOIN LATERAL (
            SELECT {columns} FROM positions_position
            WHERE proposition_id = asked.proposition AND {actor}_id = asked.actor AND {DATED}
            ORDER BY date DESC, {rank()}, id DESC LIMIT 1
        ) AS act
    """


OWN = f"""
    SELECT asked.actor, asked.proposition, act.id, act.date, act.kind, act.stance
    FROM (
        SELECT country.id, proposition.id FROM unnest(%(countries)s::bigint[]) AS country (id)
        CROSS JOIN unnest(%(propositions)s::bigint[]) AS proposition (id)
    ) AS asked (actor, proposition)
    {_prevailing("country", "id, date, kind, stance")}
"""
OF_GROUP = """
    SELECT act.proposition_id, act.id, act.date, act.kind, act.stance, act.group_id,
        (SELECT array_agg(aside.country_id) FROM positions_dissociation AS aside
            WHERE aside.position_id = act.id)
    FROM unnest(%(groups)s::bigint[], %(propositions)s::bigint[]) AS asked (actor, proposition)
"""
LAST_OF_GROUPS = f"{OF_GROUP} {_prevailing('group', 'id, date, kind, stance, group_id, proposition_id')}"
ALL_OF_GROUPS = f"""
    {OF_GROUP} JOIN positions_position AS act
        ON act.proposition_id = asked.proposition AND act.group_id = asked.actor
    WHERE {DATED}
"""
