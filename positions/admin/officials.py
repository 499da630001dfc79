"""Officials and the offices they held."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Model, QuerySet
from django.http import HttpRequest

from positions.admin.counts import CountColumn
from positions.admin.merging import MergesDuplicates
from positions.admin.site import desk
from positions.admin.tables import RowsInline
from positions.models import Official, Position, Tenure


class TenureInline(RowsInline):
    """The offices of one official."""

    model = Tenure
    fields = ("title", "body", "start", "end")
    ordering = ("start", "pk")


@admin.register(Official, site=desk)
class OfficialAdmin(MergesDuplicates):
    """People who spoke: kept by analysts while they record."""

    list_display = ("name", "actor", "offices", CountColumn(Position, "official", "positions"))
    list_filter = ("country__region", ("group", admin.RelatedOnlyFieldListFilter))
    list_select_related = named_with = ("country", "group")
    search_fields = ("name", "slug", "country__name", "group__name", "group__acronym", "tenures__title")
    search_help_text = "A name, an office, or the actor; accents do not matter."
    ordering = ("name", "pk")
    autocomplete_fields = ("country", "group")
    inlines = (TenureInline,)
    fieldsets = (
        (None, {"fields": (("name", "slug"),)}),
        (
            "For whom",
            {"fields": (("country", "group"),), "description": "The country or the group, never both."},
        ),
    )
    prepopulated_fields = {"slug": ("name",)}

    @admin.display(ordering="country__name", description="speaks for")
    def actor(self, official: Official) -> str:
        """The country or group."""
        return str(official.actor)

    @admin.display(description="offices")
    def offices(self, official: Official) -> str:
        """All offices in one line."""
        return "; ".join(str(tenure) for tenure in official.tenures.all()) or "–"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """With the offices that the list names."""
        return super().get_queryset(request).prefetch_related("tenures")

    def label_of(self, row: Model) -> str:
        """Such as “Syrus Sajjad Qazi (Pakistan)”."""
        return f"{row} ({row.actor})" if isinstance(row, Official) else str(row)
