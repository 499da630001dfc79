"""How much is on record by a day: how many positions, of whom, on how many sources.

Counted by months where the record keeps the count (``models.counts``), with what remains of
the last month read from an index; of the whole record a month's days are counted once. For a
past state of the record nothing is kept, and it is counted, from an index that has all it takes;
but for the sources, which are only counted where the record was not large.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, lru_cache
from itertools import accumulate
from typing import NamedTuple

from django.db.models import Count

from positions import statements
from positions.models import Citation, Country, DataVersion, Group, Position, Proposition
from positions.models.position_statements import KNOWN, MOST_PAST
from positions.vocabulary import Basis, Stance


@dataclass(frozen=True)
class Extent:
    """What the record covers by a day; ``first`` and ``last`` are dates of positions.

    ``sources`` is None where they would be those of more than ``MOST_PAST`` positions of a past record.
    """

    positions: int
    countries: int
    groups: int
    first: date | None
    last: date | None
    sources: int | None


def positions_by(
    as_of: date,
    *,
    subject: Country | Group | Proposition,
    basis: str | None = None,
    known_at: datetime | None = None,
) -> int:
    """How many positions are on record by the day, of an actor or on a proposition."""
    field = str(subject._meta.model_name)
    if known_at is not None:
        acts = Position.objects.known_at(known_at).as_of(as_of)
        if basis == Basis.OWN:
            acts = acts.filter(group__isnull=True)
        return acts.filter(**{field: subject}).count()
    values = {"as_of": as_of, "subject": subject.pk, "stances": Stance.values}
    row = statements.row(counting(field, own=basis == Basis.OWN), values)
    return int(row[0]) if row else 0


def positions_by_forum(as_of: date, *, known_at: datetime | None = None) -> dict[int, int]:
    """How many positions are on record by the day, for each forum that has any (by its number)."""
    if known_at is None:
        return dict(statements.rows(BY_FORUM, {"as_of": as_of}))
    acts = Position.objects.known_at(known_at).as_of(as_of).filter(forum__isnull=False).order_by()
    return dict(acts.values_list("forum").annotate(positions=Count("pk")))


def positions_by_instrument(as_of: date, *, known_at: datetime | None = None) -> dict[int, int]:
    """How many positions are on record by the day, for each instrument that has any (by its number)."""
    values = {"as_of": as_of, "known_at": known_at}
    return dict(statements.rows(BY_INSTRUMENT[known_at is not None], values))


def by(
    as_of: date, *, seen: DataVersion, basis: str | None = None, known_at: datetime | None = None
) -> Extent:
    """What the whole record covers by the day; ``seen`` is the state of the record as it is now."""
    if known_at is not None:
        return _counted(as_of, basis, known_at)
    own = basis == Basis.OWN
    state = seen.number, seen.changed_at
    begun = _beginnings(state, own)
    days = _days(state, own, as_of.replace(day=1))
    place = bisect_right(days.days, as_of)
    last = days.days[place - 1] if place else _last(as_of, own)
    return Extent(
        days.positions[place],
        bisect_right(begun.countries, as_of),
        bisect_right(begun.groups, as_of),
        min([*begun.countries[:1], *begun.groups[:1]]) if last else None,
        last,
        begun.sources[bisect_right(begun.days_of_sources, as_of)],
    )


class Beginnings(NamedTuple):
    """The first days of all who took positions, in order, and how many sources were cited by each day."""

    countries: list[date]
    groups: list[date]
    days_of_sources: list[date]
    sources: list[int]


@lru_cache(maxsize=4)
def _beginnings(state: tuple[int, datetime], own: bool) -> Beginnings:  # the state is the key
    """Read once for each state of the record, so that a day is found by looking, not by counting."""
    cited = statements.rows(SOURCES[own])
    return Beginnings(
        [day for (day,) in statements.rows(FIRST["country"])],
        [] if own else [day for (day,) in statements.rows(FIRST["group"])],
        [day for day, _ in cited],
        [0, *accumulate(number for _, number in cited)],
    )


MONTHS_KEPT = 1_000
"""Months of which a process remembers the days: those of eighty years, a few kilobytes each."""


class Days(NamedTuple):
    """The days of a month on which positions are dated, and how many there were before and by each."""

    days: list[date]
    positions: list[int]


@lru_cache(maxsize=MONTHS_KEPT)
def _days(state: tuple[int, datetime], own: bool, month: date) -> Days:  # the state is part of the key
    """Read once for each month that is asked for: all that is dated in it has to be counted."""
    before = statements.row(BEFORE[own], {"month": month})
    counts = statements.rows(DAYS[own], {"month": month})
    positions = accumulate((number for _, number in counts), initial=before[0] if before else 0)
    return Days([day for day, _ in counts], list(positions))


def _last(as_of: date, own: bool) -> date | None:
    row = statements.row(LAST[own], {"as_of": as_of})
    return row[0] if row else None


def _counted(as_of: date, basis: str | None, known_at: datetime) -> Extent:
    own = basis == Basis.OWN
    [counted] = statements.rows(COUNTED[own], {"as_of": as_of, "known_at": known_at})
    positions, countries, groups, first, last = counted
    sources = _sources(as_of, own, known_at) if positions <= MOST_PAST else None
    return Extent(positions, countries, groups, first, last, sources)


def _sources(as_of: date, own: bool, known_at: datetime) -> int:
    acts = Position.objects.known_at(known_at).as_of(as_of).order_by()
    if own:
        acts = acts.filter(group__isnull=True)
    cited = Citation.objects.filter(position__in=acts.values("pk")).order_by()
    return cited.values("source").distinct().count()


def _counting_past(own: bool) -> str:
    known = f"{KNOWN[True]} AND date <= %(as_of)s::date"
    rows = f"FROM positions_position WHERE {known}{' AND group_id IS NULL' if own else ''}"

    def actors(kind: str) -> str:
        """Those of whom one is found: a look for each."""
        return f"""(
            SELECT count(*)::int FROM positions_{kind} AS actor CROSS JOIN LATERAL (
                SELECT date FROM positions_position WHERE {kind}_id = actor.id AND {known}
                ORDER BY date, id LIMIT 1
            ) AS first
        )"""

    return f"""
        SELECT (SELECT count(*)::int {rows}), {actors("country")}, {"0" if own else actors("group")},
            (SELECT date {rows} ORDER BY date, id LIMIT 1),
            (SELECT date {rows} ORDER BY date DESC, id DESC LIMIT 1)
    """


COUNTED = {own: _counting_past(own) for own in (False, True)}
"""Of a past state of the record: how many, of how many countries and groups, from when to when."""


SUBJECTS = ("proposition", "country", "group", "forum")
"""Of what the months are counted."""


@cache
def counting(subject: str, *, own: bool) -> str:
    """The months before that of the day, and the days of that month.

    The last of a proposition are read by stance, as its index has them.
    """
    of = " AND ".join(
        f"{one}_id = %(subject)s::bigint" if one == subject else f"{one}_id IS NULL" for one in SUBJECTS
    )
    days = "date >= date_trunc('month', %(as_of)s::date)::date AND date <= %(as_of)s::date"
    rows = f"status = 'published' AND {days}{' AND group_id IS NULL' if own else ''}"
    rows += f" AND {subject}_id = %(subject)s::bigint"
    if subject == "proposition":
        rows += " AND stance = ANY(%(stances)s::text[])"
    return f"""
        SELECT (
            SELECT coalesce(sum({"own" if own else "positions"}), 0) FROM positions_monthcount
            WHERE {of} AND month < date_trunc('month', %(as_of)s::date)::date
        )::int + (SELECT count(*) FROM positions_position WHERE {rows})::int
    """


BY_FORUM = """
    SELECT forum_id, sum(positions)::int FROM (
        SELECT forum_id, positions FROM positions_monthcount
        WHERE forum_id IS NOT NULL AND month < date_trunc('month', %(as_of)s::date)::date
        UNION ALL
        SELECT forum_id, 1 FROM positions_position
        WHERE status = 'published' AND forum_id IS NOT NULL
            AND date >= date_trunc('month', %(as_of)s::date)::date AND date <= %(as_of)s::date
    ) AS counted
    GROUP BY forum_id HAVING sum(positions) > 0
"""

BY_INSTRUMENT = {
    past: f"""
        SELECT instrument_id, count(*)::int FROM positions_position
        WHERE {known} AND instrument_id IS NOT NULL AND date <= %(as_of)s::date GROUP BY instrument_id
    """
    for past, known in KNOWN.items()
}

BEFORE = {
    own: f"""
        SELECT coalesce(sum({column}), 0)::int FROM positions_monthcount
        WHERE {" AND ".join(f"{one}_id IS NULL" for one in SUBJECTS)} AND month < %(month)s::date
    """
    for own, column in ((False, "positions"), (True, "own"))
}
"""How many positions are dated before the month."""

DAYS = {
    own: f"""
        SELECT date, count(*)::int FROM positions_position
        WHERE status = 'published'{" AND group_id IS NULL" if own else ""}
            AND date >= %(month)s::date AND date < (%(month)s::date + interval '1 month')::date
        GROUP BY date ORDER BY date
    """
    for own in (False, True)
}
"""How many are dated on each day of the month."""

LAST = {
    own: f"""
        SELECT date FROM positions_position
        WHERE status = 'published'{" AND group_id IS NULL" if own else ""} AND date <= %(as_of)s::date
        ORDER BY date DESC, id DESC LIMIT 1
    """
    for own in (False, True)
}

FIRST = {
    actor: f"""
        SELECT first.date FROM positions_{actor} AS one
        CROSS JOIN LATERAL (
            SELECT date FROM positions_position WHERE {actor}_id = one.id AND status = 'published'
            ORDER BY date, id LIMIT 1
        ) AS first
        ORDER BY first.date
    """
    for actor in ("country", "group")
}

SOURCES = {
    own: f"""
        SELECT {day}, count(*)::int FROM positions_firstcitation WHERE {day} IS NOT NULL
        GROUP BY {day} ORDER BY {day}
    """
    for own, day in ((False, "first_on"), (True, "own_on"))
}
"""How many sources were first cited on a day."""
