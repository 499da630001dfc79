"""Enquiries: recording that somebody looked for a position and found none.

An enquiry is never a stance. It tells a gap that was searched from one that nobody looked
into. What was recorded wrongly is withdrawn, so that an earlier answer can be given again.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
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
    if not analyst.has_perm("positions.add_enquiry"):
        raise PermissionDenied("Your role does not record enquiries.")
    if searched_on > (today or timezone.now().date()):
        raise ValidationError({"searched_on": "The day of the search lies in the future."})
    enquiry = Enquiry(
        analyst=analyst,
        country=country,
        proposition=proposition,
        searched_on=searched_on,
        languages=list(languages),
        places=places,
        note=note,
        recorded_at=timezone.now(),
    )
    enquiry.full_clean()
    enquiry.save()
    return enquiry


def withdraw_enquiry(enquiry: Enquiry, *, by: User) -> None:
    """Withdraw an enquiry that was recorded wrongly; it stays known to the past of the record."""
    if not by.has_perm("positions.delete_enquiry"):
        raise PermissionDenied("Your role does not withdraw enquiries.")
    standing = Enquiry.objects.current().filter(pk=enquiry.pk)
    if not standing.update(withdrawn_at=timezone.now()):
        raise ValidationError("It is withdrawn already.")
