"""Instruments: the texts that States vote on, sign or endorse."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import F, Model

from positions.admin.counts import CountColumn
from positions.admin.merging import MergesDuplicates
from positions.admin.site import desk
from positions.models import Instrument, Position


@admin.register(Instrument, site=desk)
class InstrumentAdmin(MergesDuplicates):
    """Texts: kept by analysts while they record."""

    list_display = (
        "title",
        "symbol",
        "kind",
        "forum",
        "adopted_on",
        "binding",
        CountColumn(Position, "instrument", "positions"),
    )
    list_filter = ("kind", "binding")
    list_select_related = ("forum",)
    date_hierarchy = "adopted_on"
    search_fields = ("title", "symbol", "slug", "forum__acronym")
    ordering = (F("adopted_on").desc(nulls_last=True), "pk")
    autocomplete_fields = ("forum", "session")
    fieldsets = (
        (None, {"fields": ("title", ("symbol", "slug"), ("kind", "binding"), "url")}),
        ("Adopted or opened", {"fields": (("forum", "session"), "adopted_on")}),
    )
    prepopulated_fields = {"slug": ("symbol",)}

    def label_of(self, row: Model) -> str:
        """Such as “A/RES/79/62 – Lethal autonomous weapons systems”."""
        if isinstance(row, Instrument) and row.symbol:
            return f"{row.symbol} – {row.title}"
        return str(row)
