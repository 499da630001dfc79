"""The searches that found nothing: for each country and proposition the day of the last one."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime

from positions import statements
from positions.models import Country, Proposition

Pair = tuple[int, int]
"""(country, proposition), by their numbers in the database."""


def last_searches(
    as_of: date,
    *,
    propositions: Collection[Proposition] | None = None,
    countries: Collection[Country] | None = None,
    known_at: datetime | None = None,
) -> dict[Pair, date]:
    """The day of the last search that found nothing, for each pair that was searched by the day.

    None means all propositions, or all countries.
    """
    values = {
        "as_of": as_of,
        "known_at": known_at,
        "propositions": None if propositions is None else [one.pk for one in propositions],
        "countries": None if countries is None else [one.pk for one in countries],
    }
    rows = statements.rows(LAST_SEARCHES, values)
    return {(country, proposition): day for country, proposition, day in rows}


LAST_SEARCHES = """
    SELECT country_id, proposition_id, max(searched_on)
    FROM positions_enquiry
    WHERE searched_on <= %(as_of)s::date
        AND CASE WHEN %(known_at)s::timestamptz IS NULL THEN withdrawn_at IS NULL
            ELSE recorded_at <= %(known_at)s::timestamptz
                AND (withdrawn_at IS NULL OR withdrawn_at > %(known_at)s::timestamptz) END
        AND (%(propositions)s::bigint[] IS NULL OR proposition_id = ANY(%(propositions)s::bigint[]))
        AND (%(countries)s::bigint[] IS NULL OR country_id = ANY(%(countries)s::bigint[]))
    GROUP BY country_id, proposition_id
"""
"""What was withdrawn later than the moment asked for was still known then."""
