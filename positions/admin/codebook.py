"""The codebook: topics, propositions with their coding rules, and what stands behind the tables."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import Model

from positions.admin.counts import CountColumn
from positions.admin.site import desk
from positions.admin.tables import TableAdmin
from positions.models import Position, Proposition, ReferenceSource, Topic


@admin.register(Topic, site=desk)
class TopicAdmin(TableAdmin):
    """Fields of AI governance: kept by administrators."""

    list_display = ("name", "order", CountColumn(Proposition, "topic", "propositions"))
    search_fields = ("name", "slug")
    ordering = ("order", "pk")
    fields = (("name", "slug"), "order")
    prepopulated_fields = {"slug": ("name",)}


@admin.register(Proposition, site=desk)
class PropositionAdmin(TableAdmin):
    """Policy claims and how to code them: kept by administrators, read by everybody."""

    list_display = ("title", "topic", "slug", CountColumn(Position, "proposition", "positions"))
    list_filter = ("topic",)
    list_select_related = named_with = ("topic",)
    search_fields = ("title", "slug", "topic__name", "definition")
    ordering = ("topic__order", "pk")
    autocomplete_fields = ("topic",)
    fieldsets = (
        (None, {"fields": ("title", ("topic", "slug"), "definition")}),
        ("How it is coded", {"fields": ("support_means", "oppose_means", "borderline_cases")}),
    )
    prepopulated_fields = {"slug": ("title",)}

    def label_of(self, row: Model) -> str:
        """The claim with its topic."""
        return f"{row} ({row.topic})" if isinstance(row, Proposition) else str(row)


@admin.register(ReferenceSource, site=desk)
class ReferenceSourceAdmin(TableAdmin):
    """Which document stands behind a table or an entry: kept by administrators."""

    list_display = ("table", "key", "source", "covers")
    list_filter = ("table",)
    list_select_related = ("source",)
    search_fields = ("key", "covers", "source__title", "source__slug")
    ordering = ("table", "key", "pk")
    autocomplete_fields = ("source",)
    fields = (("table", "key"), "source", "covers")
