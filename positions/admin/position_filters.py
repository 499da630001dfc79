"""Filters of the list of positions that are more than a column's values."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest

from positions.heaps import TAKEN_BACK
from positions.vocabulary import Status


class DeskFilter(admin.SimpleListFilter):
    """What waits for the person who looks."""

    title = "on the desk"
    parameter_name = "desk"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """The heaps of a desk."""
        return [
            ("mine", "My drafts"),
            ("returned", "Returned to me"),
            ("submitted", "Mine, in review"),
            ("queue", "Waiting for my review"),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        """The positions of the heap."""
        mine = Q(author=request.user.pk)
        heaps = {
            "mine": mine & Q(status=Status.DRAFT),
            "returned": mine & Q(status=Status.DRAFT) & ~Q(review_note__in=["", TAKEN_BACK]),
            "submitted": mine & Q(status=Status.IN_REVIEW),
            "queue": ~mine & Q(status=Status.IN_REVIEW),
        }
        return queryset.filter(heaps.get(self.value() or "", Q()))


class SortFilter(admin.SimpleListFilter):
    """Positions of countries, or those of groups."""

    title = "sort of actor"
    parameter_name = "actor"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """The two sorts."""
        return [("country", "Countries"), ("group", "Groups")]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        """The positions of the sort."""
        sort = self.value()
        return queryset.filter(**{f"{sort}__isnull": False}) if sort in ("country", "group") else queryset
