"""How much is on record by a day: how many positions, of whom, on how many sources.

Counted by months where the record keeps the count (``models.counts``), with what remains of
the last month read from an index. For a past state of the record nothing is kept, and it is counted.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, lru_cache
from itertools import accumulate
from typing import NamedTuple

from django.db.models import Count, Max, Min

from positions import statements
from positions.models import Citation, Country, DataVersion, Group, Position, Proposition
from positions.vocabulary import Basis, Stance


@dataclass(frozen=True)
class Extent:
    """What the record covers by a day; ``first`` and ``last`` are dates of positions."""

    positions: int
    countries: int
    groups: int
    first: date | None
    last: date | None
    sources: int


def positions_by(
    as_of: date,
    *,
    subject: Country | Group | Proposition | None = None,
    basis: str | None = None,
    known_at: datetime | None = None,
) -> int:
    """How many positions are on record by the day: of all, of an actor or on a proposition."""
    field = "" if subject is None else subject._meta.model_name or ""
    if known_at is not None:
        acts = Position.objects.known_at(known_at).as_of(as_of)
        if basis == Basis.OWN:
            acts = acts.filter(group__isnull=True)
        return (acts.filter(**{field: subject}) if subject else acts).count()
    values = {"as_of": as_of, "subject": subject.pk if subject else None, "stances": Stance.values}
    row = statements.row(counting(field, own=basis == Basis.OWN), values)
    return int(row[0]) if row else 0


def by(
    as_of: date, *, seen: DataVersion, basis: str | None = None, known_at: datetime | None = None
) -> Extent:
    """What the whole record covers by the day; ``seen`` is the state of the record as it is now."""
    if known_at is not None:
        return _counted(as_of, basis, known_at)
    own = basis == Basis.OWN
    begun = _beginnings((seen.number, seen.changed_at), own)
    positions = positions_by(as_of, basis=basis)
    last = statements.row(LAST[own], {"as_of": as_of})
    return Extent(
        positions,
        bisect_right(begun.countries, as_of),
        bisect_right(begun.groups, as_of),
        min([*begun.countries[:1], *begun.groups[:1]]) if last else None,
        last[0] if last else None,
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


def _counted(as_of: date, basis: str | None, known_at: datetime) -> Extent:
    acts = Position.objects.known_at(known_at).as_of(as_of).order_by()
    if basis == Basis.OWN:
        acts = acts.filter(group__isnull=True)
    counts = acts.aggregate(
        positions=Count("pk"),
        countries=Count("country", distinct=True),
        groups=Count("group", distinct=True),
        first=Min("date"),
        last=Max("date"),
    )
    cited = Citation.objects.filter(position__in=acts.values("pk")).order_by()
    return Extent(**counts, sources=cited.values("source").distinct().count())


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
    if subject:
        rows += f" AND {subject}_id = %(subject)s::bigint"
    if subject == "proposition":
        rows += " AND stance = ANY(%(stances)s::text[])"
    return f"""
        SELECT (
            SELECT coalesce(sum({"own" if own else "positions"}), 0) FROM positions_monthcount
            WHERE {of} AND month < date_trunc('month', %(as_of)s::date)::date
        )::int + (SELECT count(*) FROM positions_position WHERE {rows})::int
    """


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
