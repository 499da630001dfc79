"""Stance periods: derived from positions, to look at, never to write."""

from __future__ import annotations

from django.contrib import admin

from positions.admin.marks import stance_cell
from positions.admin.site import desk
from positions.admin.tables import DerivedAdmin
from positions.models import StancePeriod


@admin.register(StancePeriod, site=desk)
class StancePeriodAdmin(DerivedAdmin):
    """Which country held what, from when to when, on what ground."""

    list_display = ("country", "stance_mark", "proposition", "start", "end", "since", "position")
    list_display_links = ("country",)
    list_filter = ("stance", "proposition", "group", "country__region")
    list_select_related = (
        "country",
        "proposition",
        "group",
        "position__country",
        "position__group",
    )
    search_fields = ("country__name", "country__iso3", "group__name", "group__acronym", "proposition__title")
    ordering = ("-start", "-pk")
    fieldsets = (
        (None, {"fields": ("country", "proposition", "stance", "start", "end")}),
        ("On what ground", {"fields": ("position", "group")}),
        ("The whole run", {"fields": ("since", "until", "own_since", "previous")}),
    )

    @admin.display(description="stance", ordering="stance")
    def stance_mark(self, period: StancePeriod) -> str:
        """The mark, with the group where it comes through one."""
        return stance_cell(period.stance, through=period.group)
