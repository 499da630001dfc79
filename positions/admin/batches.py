"""Batches: lists that were entered at one stroke, and that go through their life as one."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from django.contrib import admin
from django.contrib.auth.models import User
from django.db.models import Count, Model, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils.html import format_html, format_html_join

from positions.admin.batch_verbs import by_stance, offered, verb_view
from positions.admin.marks import status_cell
from positions.admin.site import desk
from positions.admin.tables import TableAdmin
from positions.models import Batch, Position
from positions.vocabulary import Status


@admin.register(Batch, site=desk)
class BatchAdmin(TableAdmin):
    """Lists are entered on their own screen, moved by the verbs, and never changed."""

    change_form_template = "admin/positions/batch/change_form.html"
    list_display = ("title", "size", "state", "author", "created_at")
    list_select_related = named_with = ("author",)
    list_filter = ("author",)
    date_hierarchy = "created_at"
    search_fields = ("title", "acknowledged")
    ordering = ("-created_at", "-pk")
    actions = None
    fields = ("title", "author", "created_at")
    readonly_fields = fields

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """With the number of positions in each state."""
        counts = {name: Count("positions", Q(positions__status=status)) for status, name in STATES.items()}
        rows = super().get_queryset(request).select_related("author").defer("pasted")
        return rows.annotate(position_count=Count("positions"), **counts)

    @admin.display(description="positions", ordering="position_count")
    def size(self, batch: Batch) -> str:
        """How many positions it holds."""
        return f"{batch.position_count:,}"  # type: ignore[attr-defined]  # annotated

    @admin.display(description="state")
    def state(self, batch: Batch) -> str:
        """How many of its positions are where in their life."""
        found = [(status_cell(status), getattr(batch, name)) for status, name in STATES.items()]
        return format_html_join(" ", "{} {}", ((cell, f"{count:,}") for cell, count in found if count)) or "–"

    # Who may do what.

    def has_add_permission(self, request: HttpRequest) -> bool:
        """A list is entered on its own screen."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """What was entered stays as it was read; its drafts are changed one by one."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """A list of drafts is discarded by its verb."""
        return False

    # The page of a list, with its verbs.

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """The list as it stands, with what can be done with it."""
        batch = self.get_object(request, object_id) if object_id else None
        if not isinstance(batch, Batch) or not isinstance(request.user, User):
            return super().changeform_view(request, object_id, form_url, extra_context)
        rows = batch.positions.with_labels().order_by("pk")
        positions = list(rows)
        first = positions[0] if positions else None
        own = batch.author_id == request.user.pk
        context = {
            "batch": batch,
            "verbs": offered(batch, request.user),
            "sides": by_stance(positions),
            "states": [
                (status_cell(status), getattr(batch, name))
                for status, name in STATES.items()
                if getattr(batch, name)
            ],
            "notes": sorted(
                {one.review_note for one in positions if one.review_note and one.status == Status.DRAFT}
            ),
            "first": first,
            "waits": any(one.status == Status.IN_REVIEW for one in positions),
            "own": own,
            "anew": _anew(batch, first) if own and first else {},
            "subtitle": None,
        }
        return super().changeform_view(request, object_id, form_url, {**(extra_context or {}), **context})

    def get_urls(self) -> list[URLPattern]:
        """The address to which the verbs' buttons post."""
        view = self.admin_site.admin_view(partial(verb_view, self))
        return [
            path("<int:number>/verb/<slug:slug>/", view, name="positions_batch_verb"),
            *super().get_urls(),
        ]

    def label_of(self, row: Model) -> str:
        """Its name, with its author."""
        return format_html("{} ({})", row, row.author) if isinstance(row, Batch) else str(row)


STATES: Mapping[Status, str] = {
    Status.DRAFT: "in_draft",
    Status.IN_REVIEW: "in_review",
    Status.PUBLISHED: "in_public",
    Status.RETRACTED: "in_past",
}
"""The states, and the columns that count a batch's positions in them."""


def _anew(batch: Batch, first: Position) -> dict[str, str]:
    """What the screen of a list is to be filled with, to enter the same text once more."""
    cited = first.citations.select_related("source").first()
    return {
        "text": batch.pasted,
        "title": batch.title,
        "kind": first.kind,
        "date": first.date.isoformat(),
        "date_precision": first.date_precision,
        "proposition": first.proposition.slug,
        "instrument": first.instrument.slug if first.instrument else "",
        "forum": first.forum.slug if first.forum else "",
        "session": str(first.session_id or ""),
        "source_address": cited.source.url if cited else "",
        "source_title": cited.source.title if cited and not cited.source.url else "",
    }
