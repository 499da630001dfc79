"""The ledger of the public record and its version: to look at, never to write."""

from __future__ import annotations

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html

from positions.admin.site import desk
from positions.admin.tables import DerivedAdmin
from positions.models import Change, DataVersion


@admin.register(Change, site=desk)
class ChangeAdmin(DerivedAdmin):
    """What entered or left the public record, the newest first."""

    list_display = ("number", "at", "kind", "subject", "by")
    list_filter = ("kind", "by")
    list_select_related = (
        "position__country",
        "position__group",
        "membership__country",
        "membership__group",
        "by",
    )
    date_hierarchy = "at"
    search_fields = ("position__country__name", "position__group__name", "membership__country__name")
    ordering = ("-number",)
    fields = ("number", "at", "kind", "subject", "by")

    @admin.display(description="what")
    def subject(self, change: Change) -> str:
        """The position or membership concerned."""
        concerned = change.position or change.membership
        if concerned is None:
            return "–"
        address = reverse(f"admin:positions_{concerned._meta.model_name}_change", args=[concerned.pk])
        return format_html('<a href="{}">{}</a>', address, concerned)


@admin.register(DataVersion, site=desk)
class DataVersionAdmin(DerivedAdmin):
    """The number that tells one state of the public record from the next."""

    list_display = ("number", "changed_at")
    ordering = ("pk",)
