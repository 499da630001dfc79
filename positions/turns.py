"""The last turns of stances: of one country on each proposition, and the last shifts of all.

A turn is a stance period with its names. However many there ever were, pages read the last few:
the whole course of one country on one proposition stands on a page of its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from positions import stances, statements
from positions.labels import Labels
from positions.models import Country, Group, Proposition
from positions.models.position_statements import MOST_PAST, known, rank
from positions.rules.periods import Period
from positions.vocabulary import Basis, Kind


class Ground(NamedTuple):
    """The position on which a turn rests, as ``models.Position`` names it."""

    pk: int
    date: date
    date_precision: str
    kind: str

    def get_kind_display(self) -> str:
        """The kind of act in words."""
        return str(Kind(self.kind).label)


@dataclass(slots=True)
class Turn:
    """A stance held from ``start`` until before ``end``; ``previous`` is what was held before."""

    country: Country
    proposition: Proposition
    stance: str
    start: date
    end: date | None
    since: date
    group: Group | None
    previous: str | None
    position: Ground

    @property
    def group_id(self) -> int | None:
        """The number of the group whose position decides; None for the country's own."""
        return None if self.group is None else self.group.pk

    @property
    def basis(self) -> Basis:
        """Whether it rests on the country's own act or on a group's."""
        return Basis.OWN if self.group is None else Basis.GROUP

    @property
    def since_precision(self) -> str:
        """How exactly the day is known since which the stance is held."""
        return self.position.date_precision if self.position.date == self.since else "day"


def last_turns(
    names: Labels,
    country: Country,
    propositions: Collection[Proposition],
    as_of: date,
    *,
    most: int,
    basis: str | None = None,
    known_at: datetime | None = None,
) -> dict[int, list[Turn]]:
    """The last turns by the day on each proposition (by its number), oldest first, at most so many of each.

    With basis "own" those through groups are left out.
    """
    numbers = [one.pk for one in propositions]
    if known_at is None:
        values = {"country": country.pk, "propositions": numbers, "as_of": as_of, "most": most}
        rows = statements.rows(OWN_TURNS if basis == Basis.OWN else TURNS, values)
    else:
        courses = stances.courses(propositions=numbers, countries=[country.pk], known_at=known_at)
        rows = _grounded(
            (pair, one)
            for pair, periods in courses
            for one in [one for one in periods if one.start <= as_of and basis in (None, one.basis)][::-1][
                :most
            ]
        )
    found: dict[int, list[Turn]] = defaultdict(list)
    for turn in _turns(names, rows):
        found[turn.proposition.pk].append(turn)
    return {proposition: turns[::-1] for proposition, turns in found.items()}


def last_shifts(
    names: Labels,
    as_of: date,
    *,
    most: int,
    proposition: Proposition | None = None,
    basis: str | None = None,
    known_at: datetime | None = None,
) -> list[Turn]:
    """The last changes of stance by the day, newest first: each the turn that begins with it.

    With basis "own" only changes from one own act to another count, not a first own act that
    departs from what the country held through a group; so too of all propositions in a large record
    of the past (``are_many``).
    """
    if known_at is None:
        values = {"as_of": as_of, "most": most, "proposition": proposition.pk if proposition else None}
        statement = shifts_statement(proposition is not None, own=basis == Basis.OWN)
        return list(_turns(names, statements.rows(statement, values)))
    if proposition is not None:
        return shifts_then(names, as_of, [proposition.pk], basis=basis, known_at=known_at, most=most)
    if basis != Basis.OWN and not are_many(known_at):
        everything = [one.pk for one in names.propositions.values()]
        return shifts_then(names, as_of, everything, known_at=known_at, most=most)
    values = {"as_of": as_of, "most": most, "known_at": known_at, "kinds": Kind.values}
    return list(_turns(names, statements.rows(OWN_SHIFTS_THEN, values)))


def are_many(known_at: datetime | None) -> bool:
    """Whether the record of the moment was so large that its last shifts are told of own acts alone.

    What a country held through groups would have to be worked out anew, of every one on everything.
    """
    return (
        known_at is not None and statements.row(MANY, {"known_at": known_at, "most": MOST_PAST}) is not None
    )


def shifts_then(
    names: Labels,
    as_of: date,
    propositions: Collection[int],
    *,
    known_at: datetime,
    countries: Collection[int] | None = None,
    basis: str | None = None,
    most: int | None = None,
) -> list[Turn]:
    """The changes of stance by the day as a past record has them, newest first; of all countries or these."""
    found = []
    for pair, periods in stances.courses(propositions=propositions, countries=countries, known_at=known_at):
        for before, one in pairwise(periods):
            moved = one.start == one.since and one.previous not in (None, one.stance)
            counts = basis != Basis.OWN or (before.group is None and one.group is None)
            if moved and counts and one.start <= as_of:
                found.append((pair, one))
    found.sort(key=lambda row: (row[1].since, row[1].position), reverse=True)
    return list(_turns(names, _grounded(found[:most])))


def _turns(names: Labels, rows: Iterable[statements.Row]) -> Iterator[Turn]:
    for country, proposition, stance, start, end, since, group, previous, *ground in rows:
        yield Turn(
            names.countries[country],
            names.propositions[proposition],
            stance,
            start,
            end,
            since,
            names.groups[group] if group else None,
            previous,
            Ground(*ground),
        )


def _grounded(periods: Iterable[tuple[stances.Pair, Period]]) -> list[statements.Row]:
    """Periods worked out by the rule as the rows that the statements give."""
    chosen = list(periods)
    numbers = [one.position for _, one in chosen]
    grounds = {row[0]: row for row in statements.rows(GROUNDS, {"positions": numbers})}
    return [
        (*pair, one.stance, one.start, one.end, one.since, one.group, one.previous, *grounds[one.position])
        for pair, one in chosen
    ]


_COLUMNS = """
    turn.country_id, turn.proposition_id, turn.stance, turn.start, turn."end", turn.since,
    turn.group_id, turn.previous, ground.id, ground.date, ground.date_precision, ground.kind
"""

TURNS = f"""
    SELECT {_COLUMNS}
    FROM unnest(%(propositions)s::bigint[]) AS asked (proposition)
    CROSS JOIN LATERAL (
        SELECT * FROM positions_stanceperiod
        WHERE country_id = %(country)s::bigint AND proposition_id = asked.proposition
            AND start <= %(as_of)s::date
        ORDER BY start DESC LIMIT %(most)s::int
    ) AS turn
    JOIN positions_position AS ground ON ground.id = turn.position_id
    ORDER BY asked.proposition, turn.start DESC
"""
"""The newest first within each proposition."""

OWN_TURNS = TURNS.replace("AND start <=", "AND group_id IS NULL AND start <=")
"""Those on the country's own acts."""

GROUNDS = """
    SELECT id, date, date_precision, kind FROM positions_position WHERE id = ANY(%(positions)s::bigint[])
"""


@cache
def shifts_statement(on_proposition: bool, *, own: bool) -> str:
    """The condition is that of the indexes of shifts (``models.stances``), word by word."""
    conditions = " AND proposition_id = %(proposition)s::bigint" if on_proposition else ""
    if own:
        conditions += f" AND group_id IS NULL AND EXISTS ({OWN_BEFORE})"
    return f"""
        SELECT {_COLUMNS}
        FROM (
            SELECT * FROM positions_stanceperiod AS one
            WHERE previous IS NOT NULL AND start = since AND NOT (previous = stance AND previous IS NOT NULL)
                AND since <= %(as_of)s::date{conditions}
            ORDER BY since DESC, id DESC LIMIT %(most)s::int
        ) AS turn
        JOIN positions_position AS ground ON ground.id = turn.position_id
        ORDER BY turn.since DESC, turn.id DESC
    """


OWN_BEFORE = """
    SELECT 1 FROM positions_stanceperiod AS earlier
    WHERE earlier.country_id = one.country_id AND earlier.proposition_id = one.proposition_id
        AND earlier.group_id IS NULL AND earlier.start < one.start
"""

MANY = """
    SELECT 1 FROM positions_position WHERE published_at <= %(known_at)s::timestamptz
    OFFSET %(most)s::int LIMIT 1
"""


def _of_pair(act: str, than: str) -> str:
    """SQL: an act of the same country on the same proposition that was known too."""
    same = f"{act}.proposition_id = {than}.proposition_id AND {act}.country_id = {than}.country_id"
    return f"FROM positions_position AS {act} WHERE {same} AND {known(past=True, act=act)}"


OWN_SHIFTS_THEN = f"""
    SELECT turn.country_id, turn.proposition_id, turn.stance, turn.date, following.date, turn.date,
        NULL::bigint, turn.previous, turn.id, turn.date, ground.date_precision, turn.kind
    FROM (
        SELECT one.id, one.date, one.country_id, one.proposition_id, one.stance, one.kind,
            before.stance AS previous
        FROM positions_position AS one
        CROSS JOIN LATERAL (
            SELECT earlier.stance {_of_pair("earlier", "one")} AND earlier.date < one.date
            ORDER BY earlier.date DESC, {rank("earlier")}, earlier.id DESC LIMIT 1
        ) AS before
        WHERE one.date <= %(as_of)s::date AND one.country_id IS NOT NULL AND {known(past=True, act="one")}
            AND before.stance <> one.stance
            AND NOT EXISTS (
                SELECT 1 {_of_pair("better", "one")} AND better.date = one.date
                    AND ({rank("better")}, -better.id) < ({rank("one")}, -one.id)
            )
        ORDER BY one.date DESC, one.id DESC LIMIT %(most)s::int
    ) AS turn
    JOIN positions_position AS ground ON ground.id = turn.id
    LEFT JOIN LATERAL (
        SELECT min(later.date) AS date {_of_pair("later", "turn")} AND later.date > turn.date
    ) AS following ON true
    ORDER BY turn.date DESC, turn.id DESC
"""
"""The rule for own acts said of the last ones: what prevailed on its date, after another stance before.

A test holds it to ``rules.periods``.
"""
