"""Countries and the names by which texts call them."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import Model

from positions.admin.counts import CountColumn
from positions.admin.site import desk
from positions.admin.tables import RowsInline, TableAdmin
from positions.models import Alias, Country, Enquiry, Official, Position


class AliasInline(RowsInline):
    """The names of one country."""

    model = Alias
    fields = ("name", "language")
    ordering = ("language", "name", "pk")


@admin.register(Country, site=desk)
class CountryAdmin(TableAdmin):
    """Countries: kept by administrators, looked up by everybody."""

    list_display = (
        "name",
        "iso3",
        "subregion",
        "un_status",
        CountColumn(Position, "country", "positions"),
        CountColumn(Official, "country", "officials"),
        CountColumn(Enquiry, "country", "enquiries"),
    )
    list_filter = ("region", "un_status", "memberships__group")
    search_fields = ("name", "official_name", "iso3", "iso2", "aliases__name")
    search_help_text = "Any name in any language, or a code; accents do not matter."
    ordering = ("name", "pk")
    inlines = (AliasInline,)
    fieldsets = (
        (None, {"fields": ("name", "official_name", ("iso3", "iso2", "m49"))}),
        ("In the world", {"fields": (("region", "subregion"), ("longitude", "latitude"))}),
        ("In the United Nations", {"fields": (("un_status", "un_since"),)}),
    )

    def label_of(self, row: Model) -> str:
        """Such as “Pakistan (PAK)”."""
        return f"{row} ({row.iso3})" if isinstance(row, Country) else str(row)


@admin.register(Alias, site=desk)
class AliasAdmin(TableAdmin):
    """Every name in one list: whom does a text mean?"""

    list_display = ("name", "country", "language")
    list_filter = ("language",)
    list_select_related = ("country",)
    search_fields = ("name", "country__iso3")
    search_help_text = "A name as a text writes it."
    ordering = ("name", "language", "pk")
    autocomplete_fields = ("country",)
    fields = ("name", "language", "country")
