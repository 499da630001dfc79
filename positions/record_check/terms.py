"""Whether dated rows keep apart, aliases name one country, and the periods are what follows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.db import connection
from django.db.models import Exists, OuterRef

from positions import stances
from positions.models import Alias, Country, Membership, Proposition, StancePeriod, Tenure
from positions.record_check.columns import called
from positions.rules.periods import Period


def broken_terms() -> Iterator[str]:
    """Rows of one thing that share a day, and names that stand for two countries."""
    yield from _overlapping(Membership, "group_id", "country_id", where="withdrawn_at IS NULL")
    yield from _overlapping(Tenure, "official_id", "title", "body")
    yield from _overlapping(StancePeriod, "country_id", "proposition_id")
    others = Alias.objects.filter(folded=OuterRef("folded")).exclude(country=OuterRef("country"))
    for alias in Alias.objects.filter(Exists(others)).order_by("folded", "pk"):
        yield f"The alias “{alias.name}” names more than one country."


def _overlapping(model: Any, *same: str, where: str = "TRUE") -> Iterator[str]:
    """Rows that agree in the columns and share a day with the next of their kind."""
    columns = ", ".join(same)
    ends = "coalesce(\"end\", 'infinity')"
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT id, before FROM (SELECT id, start, lag(id) OVER own AS before, "
            f"max({ends}) OVER (own ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS until "
            f"FROM {model._meta.db_table} WHERE {where} "
            f"WINDOW own AS (PARTITION BY {columns} ORDER BY coalesce(start, '-infinity'), id)) rows "
            "WHERE coalesce(start, '-infinity') < until ORDER BY id"
        )
        for number, before in cursor.fetchall():
            yield f"{called(model)} {number} overlaps {before} of the same {_words(same)}."


def _words(columns: Sequence[str]) -> str:
    return " and ".join(column.removesuffix("_id") for column in columns)


def differing_periods() -> Iterator[str]:
    """Pairs of country and proposition whose stored periods are not what the record says."""
    countries = dict(Country.objects.values_list("pk", "iso3"))
    propositions = dict(Proposition.objects.values_list("pk", "slug"))
    for one in stances.differences():
        pair = f"{countries.get(one.country, one.country)} on {propositions[one.proposition]}"
        stored = [period for period in one.stored if period not in one.expected]
        expected = [period for period in one.expected if period not in one.stored]
        yield f"{pair}: stored is {_course(stored)}, but the record says {_course(expected)}."


def _course(periods: Sequence[Period]) -> str:
    """Periods in words."""
    return "; ".join(_told(period) for period in periods) or "nothing"


def _told(period: Period) -> str:
    until = period.end or "now"
    return (
        f"{period.stance} from {period.start} to {until} by position {period.position} "
        f"(held since {period.since} until {period.until or 'now'}, before it {period.previous or 'nothing'})"
    )
