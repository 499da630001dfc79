"""Sources: the documents that positions cite."""

from __future__ import annotations

from django import forms
from django.contrib import admin
from django.db.models import F, Model
from django.utils.html import format_html

from positions import addresses, choices
from positions.admin.counts import CountColumn
from positions.admin.merging import MergesDuplicates
from positions.admin.site import desk
from positions.admin.tables import RecordForm
from positions.models import Position, Source


class SourceForm(RecordForm):
    """A document under one address, in one spelling."""

    def clean_url(self) -> str:
        """The address as it is kept; one that leads to a recorded source is refused."""
        typed: str = self.cleaned_data["url"]
        if not typed or "url" not in self.changed_data:
            return typed
        try:
            address = addresses.tidied(typed)
        except ValueError as error:
            raise forms.ValidationError(str(error)) from error
        known = choices.source_recorded(address)
        if known is not None and known.pk != self.instance.pk:
            raise forms.ValidationError(f"This document is recorded already as “{known.title}”.")
        return address


@admin.register(Source, site=desk)
class SourceAdmin(MergesDuplicates):
    """Documents: kept by analysts while they record."""

    form = SourceForm
    list_display = (
        "title",
        "publisher",
        "published_on",
        "language",
        "document",
        CountColumn(Position, "sources", "positions"),
    )
    list_filter = ("language", "published_on")
    date_hierarchy = "published_on"
    search_fields = ("title", "publisher", "slug", "url")
    search_help_text = "Words of the title, the publisher, or a part of the address."
    ordering = (F("published_on").desc(nulls_last=True), "pk")
    fieldsets = (
        (None, {"fields": ("url", "title", "slug")}),
        ("Published", {"fields": ("publisher", ("published_on", "language"))}),
        ("Private copy", {"fields": ("full_text",), "classes": ("collapse",)}),
    )
    prepopulated_fields = {"slug": ("title",)}

    @admin.display(description="address")
    def document(self, source: Source) -> str:
        """A link to the document itself."""
        if not source.url:
            return "–"
        return format_html('<a href="{}" target="_blank" rel="noopener noreferrer">Open</a>', source.url)

    def label_of(self, row: Model) -> str:
        """Title, publisher and year."""
        if not isinstance(row, Source):
            return str(row)
        year = f", {row.published_on:%Y}" if row.published_on else ""
        return f"{row.title} – {row.publisher}{year}" if row.publisher else f"{row.title}{year}"
