"""Forums and their sessions."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import F, Model

from positions.admin.counts import CountColumn
from positions.admin.merging import MergesDuplicates
from positions.admin.site import desk
from positions.admin.tables import TableAdmin
from positions.models import Forum, Instrument, Position, Session


@admin.register(Forum, site=desk)
class ForumAdmin(MergesDuplicates):
    """Bodies, processes and event series: kept by analysts while they record."""

    list_display = (
        "name",
        "acronym",
        "kind",
        "parent",
        CountColumn(Session, "forum", "sessions"),
        CountColumn(Instrument, "forum", "instruments"),
        CountColumn(Position, "forum", "positions"),
    )
    list_filter = ("kind",)
    list_select_related = ("parent",)
    search_fields = ("name", "acronym", "slug")
    ordering = ("name", "pk")
    autocomplete_fields = ("parent",)
    fields = ("name", ("acronym", "slug"), "kind", "parent", "url")
    prepopulated_fields = {"slug": ("acronym",)}

    def label_of(self, row: Model) -> str:
        """Such as “CCW – Convention on Certain Conventional Weapons”."""
        if isinstance(row, Forum) and row.acronym and row.acronym != row.name:
            return f"{row.acronym} – {row.name}"
        return str(row)


@admin.register(Session, site=desk)
class SessionAdmin(TableAdmin):
    """Dated meetings. Forum and days are final where published positions rest on them."""

    list_display = (
        "name",
        "forum",
        "starts_on",
        "ends_on",
        "city",
        "country",
        CountColumn(Position, "session", "positions"),
    )
    list_filter = ("forum__kind", "starts_on")
    list_select_related = ("forum", "country")
    named_with = ("forum",)
    date_hierarchy = "starts_on"
    search_fields = ("name", "slug", "forum__name", "forum__acronym", "city")
    ordering = (F("starts_on").desc(nulls_last=True), "pk")
    autocomplete_fields = ("forum", "country")
    fieldsets = (
        (None, {"fields": ("forum", ("name", "slug"))}),
        ("When and where", {"fields": (("starts_on", "ends_on"), ("city", "country"))}),
    )
    prepopulated_fields = {"slug": ("name",)}

    def label_of(self, row: Model) -> str:
        """Name, forum and first day: sessions of different forums bear the same name."""
        if not isinstance(row, Session):
            return str(row)
        return f"{row} – {row.forum}" + (f", {row.starts_on}" if row.starts_on else "")
