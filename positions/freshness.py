"""How fresh the record is: on which day the desk last looked at a country, or at one stance of it.

A check is a search that found nothing, or the review with which an act entered the public
record. The day of the last evidence is another thing: it is that of the act that decides, and
stands in the stance itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime

from django.db.models import Max

from positions.models import Country, Enquiry, Position, StancePeriod

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
) -> dict[Key, date]:
    """The day of the last check for each pair or each country, of searches and acts by the day asked for.

    ``through`` adds reviews of groups' acts on which stances rest (``reviews_through``), for those who
    count them. What was never looked at is left out.
    """
    searched = Enquiry.objects.known_at(known_at).filter(searched_on__lte=as_of)
    reviewed = Position.objects.known_at(known_at).as_of(as_of).filter(country__isnull=False)
    if country is not None:
        searched, reviewed = searched.filter(country=country), reviewed.filter(country=country)
    checks: list[tuple[Key, date]] = [
        (tuple(key), day)
        for *key, day in searched.order_by().values_list(*by).annotate(last=Max("searched_on"))
    ]
    moments = [
        (tuple(key), moment)
        for *key, moment in reviewed.order_by().values_list(*by).annotate(last=Max("published_at"))
    ]
    checks += [(key, day_of(moment)) for key, moment in [*moments, *through]]
    latest: dict[Key, date] = {}
    for key, day in checks:
        latest[key] = max(day, latest.get(key, day))
    return latest


def reviews_through(held: Iterable[StancePeriod], *, by: Sequence[str] = PAIR) -> list[tuple[Key, datetime]]:
    """When the groups' acts were reviewed on which stances rest; each comes with its position."""
    return [
        (tuple(getattr(row, f"{name}_id") for name in by), row.position.published_at)
        for row in held
        if row.group_id is not None and row.position.published_at is not None
    ]


def day_of(moment: datetime) -> date:
    """The day of a moment, in UTC as everywhere in the record."""
    return moment.astimezone(UTC).date()
