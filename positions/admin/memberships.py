"""Dated memberships: recorded, ended and withdrawn; stances that follow from them follow at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import admin
from django.contrib.auth.models import User
from django.db.models import Model
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from positions.admin.recorded import RecordedAdmin, StandingFilter
from positions.admin.site import desk
from positions.admin.tables import RecordForm
from positions.memberships import replace_memberships, withdraw_memberships
from positions.models import Membership
from positions.refusals import Refused

NEW_DATES = (
    "A recorded membership is never overwritten. Saving other days withdraws this one and records "
    "another, so that what was answered in the past can be answered again."
)


class MembershipForm(RecordForm):
    """A country's time in a group."""

    def _get_validation_exclusions(self) -> set[str]:
        """The rule against overlaps asks what was withdrawn, so it has to see that column."""
        return super()._get_validation_exclusions() - {"withdrawn_at"}  # type: ignore[misc]


@admin.register(Membership, site=desk)
class MembershipAdmin(RecordedAdmin):
    """Who belonged to which group, from when to when: kept by reviewers."""

    form = MembershipForm
    list_display = ("country", "group", "start", "end", "recorded_at", "withdrawn_at")
    list_filter = (StandingFilter, "group", "country__region")
    list_select_related = named_with = ("country", "group")
    search_fields = ("country__name", "country__iso3", "group__name", "group__acronym", "group__slug")
    search_help_text = "A country, a group, or both."
    ordering = ("group__name", "country__name", "start", "pk")
    autocomplete_fields = ("country", "group")
    change_form_template = "admin/positions/membership/change_form.html"

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """New days can be given to a membership that stands, by who may withdraw and record."""
        standing = obj is None or getattr(obj, "withdrawn_at", None) is None
        return standing and all(
            request.user.has_perm(f"positions.{action}_membership") for action in ("add", "change", "delete")
        )

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> tuple[str, ...]:
        """Whose membership in what is settled once it is recorded."""
        return () if obj is None else ("country", "group", "recorded_at", "withdrawn_at")

    def get_fieldsets(self, request: HttpRequest, obj: Model | None = None) -> Any:
        """Who, and from when to when."""
        who = (None, {"fields": (("country", "group"),)})
        if obj is None:
            return (who, ("From when to when", {"fields": (("start", "end"),)}))
        note = NEW_DATES if self.has_change_permission(request, obj) else ""
        return (
            who,
            ("From when to when", {"fields": (("start", "end"),), "description": note}),
            ("In the record", {"fields": (("recorded_at", "withdrawn_at"),)}),
        )

    def save_model(self, request: HttpRequest, obj: Model, form: ModelForm, change: bool) -> None:
        """Record it; where it was recorded before with other days, withdraw that at the same moment."""
        assert isinstance(obj, Membership)
        assert isinstance(request.user, User)
        if change and not form.has_changed():
            return
        old = [Membership.objects.get(pk=obj.pk)] if change else []
        new = Membership(country=obj.country, group=obj.group, start=obj.start, end=obj.end)
        replace_memberships(old, [new], by=request.user)
        obj.pk, obj.recorded_at = new.pk, new.recorded_at

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """The form; a membership that was withdrawn meanwhile is shown as it is now."""
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except Refused as refusal:
            self.tell(request, refusal)
            return redirect(self.address("change", object_id) if object_id else self.address("add"))

    def withdraw(self, rows: Sequence[Membership], by: User) -> None:
        """Withdraw memberships that were recorded wrongly."""
        withdraw_memberships(rows, by=by)
