"""Positions: drafted here by their authors, moved by the verbs, final once published."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib import admin
from django.contrib.auth.models import User
from django.db.models import Model, Q, QuerySet
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils.html import format_html

from positions import roles
from positions.admin.marks import stance_cell, status_cell
from positions.admin.position_filters import DeskFilter, SortFilter
from positions.admin.position_forms import CitationInline, DissociationInline, PositionForm
from positions.admin.site import desk
from positions.admin.tables import TableAdmin
from positions.admin.verb_pages import action, verb_view
from positions.admin.verbs import PUBLISH, RETRACT, SEND_BACK, SUBMIT, TAKE_BACK, VERBS
from positions.corrections import chain
from positions.differences import differences, same_fields
from positions.models import Position
from positions.vocabulary import Status

FIELDSETS = (
    (
        "Who",
        {
            "fields": (("country", "group"), "official"),
            "description": "The country or the group that took the position, never both.",
        },
    ),
    ("What", {"fields": ("proposition", ("stance", "kind"), "summary")}),
    (
        "When and where",
        {"fields": (("date", "date_precision"), ("forum", "session"), "instrument")},
    ),
)
CORRECTION = ("Correction", {"fields": ("correction_cause", "correction_reason")})


@admin.register(Position, site=desk)
class PositionAdmin(TableAdmin):
    """The record. Only its author changes a draft; nobody changes anything else."""

    form = PositionForm
    change_form_template = "admin/positions/position/change_form.html"
    list_display = ("actor", "stance_mark", "about", "taken", "kind", "state", "author", "cited")
    list_display_links = ("actor",)
    list_filter = (
        DeskFilter,
        "status",
        "stance",
        "kind",
        "proposition__topic",
        "proposition",
        SortFilter,
        "country__region",
        "date_precision",
    )
    list_select_related = named_with = ("country", "group", "proposition__topic", "author")
    date_hierarchy = "date"
    search_fields = (
        "country__name",
        "country__iso3",
        "group__name",
        "group__acronym",
        "official__name",
        "forum__acronym",
        "instrument__symbol",
        "proposition__title",
    )
    search_help_text = "An actor, an official, a document symbol, or words of the summary; several narrow it."
    ordering = ("-date", "-pk")
    autocomplete_fields = ("country", "group", "proposition", "official", "forum", "session", "instrument")
    inlines = (CitationInline, DissociationInline)
    readonly_fields = ("correction_cause",)
    actions = tuple(action(verb) for verb in (SUBMIT, TAKE_BACK, PUBLISH, SEND_BACK, RETRACT))
    save_on_top = False

    # The list.

    @admin.display(description="actor", ordering="country__name")
    def actor(self, position: Position) -> str:
        """The country or group."""
        return str(position.actor)

    @admin.display(description="stance", ordering="stance")
    def stance_mark(self, position: Position) -> str:
        """The mark of the stance."""
        return stance_cell(position.stance)

    @admin.display(description="proposition", ordering="proposition__title")
    def about(self, position: Position) -> str:
        """What it is about."""
        return format_html('<span class="about">{}</span>', position.proposition)

    @admin.display(description="date", ordering="date")
    def taken(self, position: Position) -> str:
        """The date, saying no more than is known."""
        return format_html('<span class="day">{}</span>', position.date_in_words)

    @admin.display(description="state", ordering="status")
    def state(self, position: Position) -> str:
        """Where it is in its life."""
        return status_cell(position.status)

    @admin.display(description="sources")
    def cited(self, position: Position) -> str:
        """How many sources show it; a draft without any is not ready."""
        return str(len(position.citations.all()) or "–")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """With all that a line about a position names."""
        rows = super().get_queryset(request).select_related(*self.named_with)
        return rows.prefetch_related("citations")

    def holding(self, word: str) -> Q:
        """Also positions whose summary says the word, in any of its forms."""
        said = Position.objects.order_by().matching(word.lstrip("-"))
        return super().holding(word) | Q(pk__in=said.values("pk"))

    # Who may do what.

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """A draft is changed by its author alone; what left the draft by nobody."""
        return super().has_change_permission(request, obj) and (obj is None or _own_draft(request, obj))

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """A draft is deleted by its author alone."""
        return super().has_delete_permission(request, obj) and (obj is None or _own_draft(request, obj))

    def has_submit_permission(self, request: HttpRequest) -> bool:
        """Whether the role submits."""
        return bool(request.user.has_perm(roles.SUBMIT))

    def has_review_permission(self, request: HttpRequest) -> bool:
        """Whether the role reviews."""
        return bool(request.user.has_perm(roles.REVIEW))

    # The form.

    def get_fieldsets(self, request: HttpRequest, obj: Model | None = None) -> Any:
        """A correction also says why."""
        if isinstance(obj, Position) and obj.corrects_id:
            return (CORRECTION, *FIELDSETS)
        return FIELDSETS

    def save_model(self, request: HttpRequest, obj: Model, form: ModelForm, change: bool) -> None:
        """Who begins a draft is its author, for good."""
        if not change and isinstance(obj, Position) and isinstance(request.user, User):
            obj.author = request.user
        super().save_model(request, obj, form, change)

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """The form or the record, with its verbs and its history.

        A draft that left its author's hands in another window is told, not answered with an error.
        """
        position = self.get_object(request, object_id) if object_id else None
        if not isinstance(position, Position):
            return super().changeform_view(request, object_id, form_url, extra_context)
        may_only_look = not self.has_change_permission(request, position)
        if request.method == "POST" and may_only_look and self.has_view_permission(request, position):
            return self.too_late(request, str(position.pk), why=_why_final(position))
        context = {
            "verbs": [verb for verb in VERBS.values() if verb.offered(position, request.user)],  # type: ignore[arg-type]
            "position": position,
            "own": position.author_id == request.user.pk,
            "chain": chain(position),
            "subtitle": None,
            **_correcting(position),
        }
        return super().changeform_view(request, object_id, form_url, {**(extra_context or {}), **context})

    # The verbs.

    def get_urls(self) -> list[URLPattern]:
        """The address to which the verbs' buttons post."""
        view = self.admin_site.admin_view(partial(verb_view, self))
        return [path("verb/<slug:slug>/", view, name="positions_position_verb"), *super().get_urls()]


def _correcting(position: Position) -> dict[str, Any]:
    """What a correction says otherwise than the position that it corrects."""
    if position.corrects_id is None:
        return {}
    both = Position.objects.with_labels().in_bulk([position.pk, position.corrects_id])
    old, new = both[position.corrects_id], both[position.pk]
    return {"corrected": old, "differences": differences(old, new), "same": same_fields(old, new)}


def _own_draft(request: HttpRequest, position: Model) -> bool:
    return (
        isinstance(position, Position)
        and position.status == Status.DRAFT
        and position.author_id == request.user.pk
    )


def _why_final(position: Position) -> str:
    """Why the person at the form cannot save it."""
    if position.status == Status.DRAFT:
        return "only its author changes a draft."
    return f"the position is {Status(position.status).label.lower()} and no draft any more."
