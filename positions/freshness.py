"""How fresh the record is: on which day the desk last looked at a country, or at one stance of it.

A check is a search that found nothing, or the review with which an act entered the public
record. The day of the last evidence is another thing: it is that of the act that decides, and
stands in the stance itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Protocol

from positions import statements
from positions.holdings.named import Deciding
from positions.models import Country
from positions.models.position_statements import KNOWN
from positions.searches import Pair, last_searches

Key = tuple[int, ...]
"""The numbers of what a check was about, in the order asked for."""

PAIR = ("country", "proposition")
COUNTRY = ("country",)


def last_checked(
    as_of: date,
    *,
    by: Sequence[str] = PAIR,
    known_at: datetime | None = None,
    country: Country | None = None,
    through: Iterable[tuple[Key, datetime]] = (),
    searched: Mapping[Pair, date] | None = None,
) -> dict[Key, date]:
    """The day of the last check for each pair or each country, of searches and acts by the day asked for.

    ``through`` adds reviews of groups' acts on which stances rest (``reviews_through``), for those who
    count them; ``searched`` tells the last searches, where they are known already. What was never
    looked at is left out.
    """
    if searched is None:
        searched = last_searches(as_of, countries=[country] if country else None, known_at=known_at)
    checks: list[tuple[Key, date]] = [(pair[: len(by)], day) for pair, day in searched.items()]
    values = {"as_of": as_of, "known_at": known_at, "country": country.pk if country else None}
    rows = statements.rows(REVIEWED[known_at is not None], values)
    moments = [(pair[: len(by)], moment) for *pair, moment in rows]
    checks += [(tuple(key), day_of(moment)) for key, moment in (*moments, *through)]
    latest: dict[Key, date] = {}
    for key, day in checks:
        latest[key] = max(day, latest.get(key, day))
    return latest


REVIEWED = {
    past: f"""
        SELECT country.id, proposition.id, reviewed.published_at
        FROM positions_country AS country CROSS JOIN positions_proposition AS proposition
        CROSS JOIN LATERAL (
            SELECT published_at FROM positions_position
            WHERE country_id = country.id AND proposition_id = proposition.id
                AND {known} AND published_at IS NOT NULL AND date <= %(as_of)s::date
            ORDER BY published_at DESC LIMIT 1
        ) AS reviewed
        WHERE %(country)s::bigint IS NULL OR country.id = %(country)s::bigint
    """
    for past, known in (
        (False, "retracted_at IS NULL"),
        (True, KNOWN[True]),
    )
}
"""The last review of each pair: one look for each into the index of reviews, which has all that it asks."""


class Rested(Protocol):
    """A stance that rests on a position, maybe a group's."""

    @property
    def country_id(self) -> int:
        """The country's number."""

    @property
    def proposition_id(self) -> int:
        """The proposition's number."""

    @property
    def group_id(self) -> int | None:
        """The group's number, where a group's position decides."""

    @property
    def position(self) -> Deciding:
        """The position that decides."""


def reviews_through(held: Iterable[Rested], *, by: Sequence[str] = PAIR) -> list[tuple[Key, datetime]]:
    """When the groups' acts were reviewed on which stances rest; each comes with its position."""
    return [
        ((row.country_id, row.proposition_id)[: len(by)], row.position.published_at)
        for row in held
        if row.group_id is not None and row.position.published_at is not None
    ]


def day_of(moment: datetime) -> date:
    """The day of a moment, in UTC as everywhere in the record."""
    return moment.astimezone(UTC).date()
