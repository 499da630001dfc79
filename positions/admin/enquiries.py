"""Enquiries: searches that found nothing, so that a gap is told from neglect."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.contrib import admin
from django.contrib.auth.models import User
from django.db.models import Model
from django.forms import ModelForm, ValidationError
from django.http import HttpRequest
from django.utils import timezone

from positions.admin.recorded import RecordedAdmin, StandingFilter
from positions.admin.site import desk
from positions.admin.tables import RecordForm
from positions.enquiries import record_enquiry, withdraw_enquiry
from positions.models import Enquiry


class EnquiryForm(RecordForm):
    """A search and what came of it: nothing."""

    def clean_searched_on(self) -> date:
        """A search lies behind us."""
        day: date = self.cleaned_data["searched_on"]
        if day > timezone.now().date():
            raise ValidationError("The day of the search lies in the future.")
        return day


@admin.register(Enquiry, site=desk)
class EnquiryAdmin(RecordedAdmin):
    """Who looked for what, when, where, in which languages: recorded by analysts."""

    form = EnquiryForm
    list_display = ("country", "proposition", "searched_on", "in_languages", "analyst", "withdrawn_at")
    list_filter = (StandingFilter, "proposition", "country__region", "analyst")
    list_select_related = named_with = ("country", "proposition", "analyst")
    date_hierarchy = "searched_on"
    search_fields = ("country__name", "country__iso3", "proposition__title", "places", "note")
    ordering = ("-searched_on", "-pk")
    autocomplete_fields = ("country", "proposition")
    fieldsets = (
        ("What was looked for", {"fields": ("country", "proposition")}),
        ("How", {"fields": (("searched_on", "languages"), "places", "note")}),
    )

    @admin.display(description="languages")
    def in_languages(self, enquiry: Enquiry) -> str:
        """The tags in one line."""
        return ", ".join(enquiry.languages)

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, str | list[str]]:
        """A search is mostly noted on its day."""
        return {
            "searched_on": timezone.now().date().isoformat(),
            **super().get_changeform_initial_data(request),
        }

    def save_model(self, request: HttpRequest, obj: Model, form: ModelForm, change: bool) -> None:
        """Record the search in the name of who made it."""
        assert isinstance(obj, Enquiry)
        assert isinstance(request.user, User)
        recorded = record_enquiry(analyst=request.user, **form.cleaned_data)
        obj.pk, obj.analyst, obj.recorded_at = recorded.pk, recorded.analyst, recorded.recorded_at

    def withdraw(self, rows: Sequence[Enquiry], by: User) -> None:
        """Withdraw searches that were noted wrongly."""
        for row in rows:
            withdraw_enquiry(row, by=by)
