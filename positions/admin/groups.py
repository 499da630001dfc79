"""Groups: the blocs that speak as one. Their members are in ``memberships``."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import Model, Q

from positions.admin.counts import CountColumn
from positions.admin.site import desk
from positions.admin.tables import TableAdmin
from positions.models import Group, Membership, Official, Position


@admin.register(Group, site=desk)
class GroupAdmin(TableAdmin):
    """Groups: kept by administrators."""

    list_display = (
        "name",
        "acronym",
        "kind",
        CountColumn(Membership, "group", "memberships", only=Q(withdrawn_at__isnull=True)),
        CountColumn(Position, "group", "positions"),
        CountColumn(Official, "group", "officials"),
    )
    list_filter = ("kind",)
    search_fields = ("name", "acronym", "slug")
    ordering = ("name", "pk")
    fields = ("name", ("acronym", "slug"), "kind", "url")
    prepopulated_fields = {"slug": ("acronym",)}

    def label_of(self, row: Model) -> str:
        """Such as “EU – European Union”."""
        if isinstance(row, Group) and row.acronym and row.acronym != row.name:
            return f"{row.acronym} – {row.name}"
        return str(row)
