"""Enquiries: recording that somebody looked for a position and found none.

An enquiry is never a stance. It tells a gap that was searched from one that nobody looked
into. What was recorded wrongly is withdrawn, so that an earlier answer can be given again.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import F
from django.db.models.functions import Greatest
from django.utils import timezone

from positions.models import Country, Enquiry, Proposition


def record_enquiry(
    *,
    analyst: User,
    country: Country,
    proposition: Proposition,
    searched_on: date,
    languages: Sequence[str],
    places: str,
    note: str = "",
    today: date | None = None,
) -> Enquiry:
    """Record a search that found nothing. Raises ValidationError for a day to come or missing words."""
    [enquiry] = record_enquiries(
        analyst=analyst,
        countries=[country],
        proposition=proposition,
        searched_on=searched_on,
        languages=languages,
        places=places,
        note=note,
        today=today,
    )
    return enquiry


@transaction.atomic
def record_enquiries(
    *,
    analyst: User,
    countries: Sequence[Country],
    proposition: Proposition,
    searched_on: date,
    languages: Sequence[str],
    places: str,
    note: str = "",
    today: date | None = None,
) -> list[Enquiry]:
    """Record one search that found nothing on any of the countries: for all of them, or for none.

    Raises ValidationError for a day to come, missing words, or no country.
    """
    if not analyst.has_perm("positions.add_enquiry"):
        raise PermissionDenied("Your role does not record enquiries.")
    if not countries:
        raise ValidationError({"countries": "Choose at least one country."})
    if searched_on > (today or timezone.now().date()):
        raise ValidationError({"searched_on": "The day of the search lies in the future."})
    moment = timezone.now()
    enquiries = [
        Enquiry(
            analyst=analyst,
            country=country,
            proposition=proposition,
            searched_on=searched_on,
            languages=list(languages),
            places=places,
            note=note,
            recorded_at=moment,
        )
        for country in countries
    ]
    enquiries[0].full_clean()  # they differ in the country alone
    return Enquiry.objects.bulk_create(enquiries)


def last_enquiry(analyst: User) -> Enquiry | None:
    """What the analyst recorded last: the next search is mostly in the same languages and places."""
    return Enquiry.objects.current().filter(analyst=analyst).order_by("-id").first()


def withdraw_enquiry(enquiry: Enquiry, *, by: User) -> None:
    """Withdraw an enquiry that was recorded wrongly; it stays known to the past of the record."""
    if not by.has_perm("positions.delete_enquiry"):
        raise PermissionDenied("Your role does not withdraw enquiries.")
    standing = Enquiry.objects.current().filter(pk=enquiry.pk)
    moment = Greatest(timezone.now(), F("recorded_at"))  # the clock may have gone back meanwhile
    if not standing.update(withdrawn_at=moment):
        raise ValidationError("It is withdrawn already.")
