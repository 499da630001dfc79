"""Merging duplicates at the desk: rows are chosen from the list, then the one that stays."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from positions.admin.tables import TableAdmin
from positions.mergers import merge
from positions.models.merging import Mergeable
from positions.refusals import Refused


class MergesDuplicates(TableAdmin):
    """A table in which one thing can come to be recorded twice; who may delete may merge."""

    actions = ("merge_selected",)

    @admin.action(description="Merge duplicates – selected", permissions=["delete"])
    def merge_selected(self, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponse | None:
        """Ask which of the rows stays, and make the others its duplicates."""
        rows = list(self.model._default_manager.filter(pk__in=queryset.values("pk")).order_by("pk"))
        if len(rows) < 2:  # it takes two
            self.message_user(request, "Choose all records of the same, two or more.", messages.WARNING)
            return None
        form = self._asked(rows, request.POST if "confirmed" in request.POST else None)
        objections: list[str] = []
        if form.is_valid():
            stays = next(row for row in rows if str(row.pk) == form.cleaned_data["stays"])
            try:
                merge(
                    [cast(Mergeable, row) for row in rows if row != stays],
                    into=cast(Mergeable, stays),
                    by=cast(User, request.user),
                )
            except Refused as refused:
                objections = [str(one) for one in refused.objections]
            else:
                self.message_user(request, f"Merged into “{stays}”.", messages.SUCCESS)
                return None
        context = {
            **self.admin_site.each_context(request),
            "title": "Merge duplicates",
            "opts": self.opts,
            "rows": rows,
            "form": form,
            "objections": objections,
        }
        return TemplateResponse(request, "admin/positions/merge.html", context)

    def _asked(self, rows: list[Model], data: Any) -> forms.Form:
        stays = forms.ChoiceField(
            label="Which one stays",
            choices=[(str(row.pk), f"{self.label_of(row)} · {row.slug}") for row in rows],  # type: ignore[attr-defined]  # every such table has codes
            widget=forms.RadioSelect,
            help_text="Drafts will name this one. Published positions keep the name that they have, and are "
            "found under this one; the address of the others leads here.",
        )
        return type("MergeForm", (forms.Form,), {"stays": stays})(data)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Model], search_term: str
    ) -> tuple[QuerySet[Model], bool]:
        """As everywhere; where one is to be chosen, a duplicate is not offered."""
        if request.path.endswith("/autocomplete/"):
            queryset = queryset.filter(merged_into__isnull=True)
        return super().get_search_results(request, queryset, search_term)

    def get_list_filter(self, request: HttpRequest) -> Any:
        """With one for the duplicates."""
        return [*super().get_list_filter(request), ("merged_into", admin.EmptyFieldListFilter)]
