"""Columns that count what rests on a row, and lead to it."""

from __future__ import annotations

from django.db.models import Count, Model, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.html import format_html


class CountColumn:
    """How many rows of ``model`` name the row in ``field``; a link to their list."""

    def __init__(self, model: type[Model], field: str, heading: str, only: Q | None = None) -> None:
        self.model, self.field = model, field
        self.short_description = heading
        self.admin_order_field = self.__name__ = f"{model.__name__.lower()}_count"
        rows = model._default_manager.order_by().filter(only or Q(), **{field: OuterRef("pk")})
        self.annotation = Coalesce(Subquery(rows.values(field).annotate(n=Count("pk")).values("n")), 0)

    def __call__(self, row: Model) -> str:
        """The cell; nothing to follow where there is nothing."""
        count = getattr(row, self.admin_order_field)
        if not count:
            return "–"
        address = reverse(f"admin:{self.model._meta.app_label}_{self.model._meta.model_name}_changelist")
        return format_html('<a href="{}?{}__id__exact={}">{}</a>', address, self.field, row.pk, f"{count:,}")
