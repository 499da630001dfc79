"""What changed, shown: on the history page of each row, and searched through for administrators."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse

from positions import roles
from positions.admin.numbers import number_of
from positions.admin.site import desk
from positions.history import NOBODY, Cursor, Entry, Page, Question, read
from positions.history.tables import called, kept_tables

PAGE_SIZE = 50


@dataclass(frozen=True)
class Shown:
    """An entry with the addresses of the row that it is about; empty where there is no such page."""

    entry: Entry
    record: str
    history: str


class HistorySearch(forms.Form):
    """What administrators look for in the history; everything is optional."""

    words = forms.CharField(
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"type": "search", "size": 40}),
        help_text="All have to occur in the row or in the names of what it refers to.",
    )
    table = forms.ChoiceField(required=False)
    person = forms.ChoiceField(required=False)
    first = forms.DateField(required=False, label="From", widget=forms.DateInput(attrs={"type": "date"}))
    last = forms.DateField(required=False, label="Until", widget=forms.DateInput(attrs={"type": "date"}))

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        tables = sorted(
            (called(model).capitalize(), str(model._meta.model_name)) for model, _ in kept_tables()
        )
        people = User.objects.order_by("username").values_list("pk", "username")
        self.fields["table"].choices = [  # type: ignore[attr-defined]
            ("", "All tables"),
            *((code, name) for name, code in tables),
        ]
        self.fields["person"].choices = [  # type: ignore[attr-defined]
            ("", "Everybody"),
            *people,
            (NOBODY, "Nobody known (past the desk)"),
        ]

    def question(self, before: Cursor | None) -> Question:
        """What was asked, from the cursor on."""
        values = self.cleaned_data
        tables = {str(model._meta.model_name): model for model, _ in kept_tables()}
        return Question(
            table=tables.get(values["table"]),
            person=int(values["person"]) if values["person"] else None,
            first=values["first"],
            last=values["last"],
            words=values["words"].replace("\0", ""),
            before=before,
        )


class KeepsHistory(admin.ModelAdmin):
    """A table whose rows show on their history page all that ever changed on them."""

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """All entries of the row and its parts, the newest first; also of a row that is gone."""
        row = self.get_object(request, unquote(object_id))
        if not self.has_view_or_change_permission(request, row):
            raise PermissionDenied
        record = row_of(self, object_id)
        page = read(Question(record=record, before=_cursor(request)), size=PAGE_SIZE) if record else None
        if page is None or (row is None and not page.entries):
            return super().history_view(request, object_id, extra_context)  # derived, or never there
        name = str(row) if row is not None else page.entries[0].about
        context = {
            **self.admin_site.each_context(request),
            **_answer(request, page),
            "title": f"History: {name}",
            "subtitle": None,
            "name": name,
            "object": row,
            "opts": self.opts,
            "module_name": str(self.opts.verbose_name_plural).capitalize(),
            **(extra_context or {}),
        }
        return TemplateResponse(request, "admin/object_history.html", context)


def history_view(request: HttpRequest) -> HttpResponse:
    """Search through the history of the whole record."""
    if not request.user.has_perm(roles.ADMINISTER):
        raise PermissionDenied
    form = HistorySearch(request.GET)
    page = read(form.question(_cursor(request)), size=PAGE_SIZE) if form.is_valid() else Page([], None)
    context = {
        **desk.each_context(request),
        **_answer(request, page),
        "title": "History",
        "subtitle": None,
        "form": form,
        "searched": any(form.data.get(name) for name in form.fields),
    }
    return TemplateResponse(request, "admin/history/search.html", context)


def routes() -> list[URLPattern]:
    """Where the history is searched."""
    return [path("history/", desk.admin_view(history_view), name="history")]


desk.screens.append(routes)


def shown(entry: Entry) -> Shown:
    """The entry with the addresses of its row."""
    model, number = entry.owner
    if not desk.is_registered(model):
        return Shown(entry, "", "")
    pages = f"admin:{model._meta.app_label}_{model._meta.model_name}"
    record = reverse(f"{pages}_change", args=[number]) if entry.owner_there else ""
    return Shown(entry, record, reverse(f"{pages}_history", args=[number]))


def _answer(request: HttpRequest, page: Page) -> dict[str, Any]:
    first, further = request.GET.copy(), request.GET.copy()
    first.pop("before", None)
    further["before"] = str(page.next or "")
    return {
        "entries": [shown(entry) for entry in page.entries],
        "older": f"?{further.urlencode()}" if page.next else "",
        "newest": f"?{first.urlencode()}" if "before" in request.GET else "",
    }


def _cursor(request: HttpRequest) -> Cursor | None:
    text = request.GET.get("before", "")
    cursor = Cursor.parse(text) if text else None
    if text and cursor is None:
        raise Http404("There is no such page of the history.")
    return cursor


def row_of(table: admin.ModelAdmin, object_id: str) -> tuple[type[Model], int] | None:
    """The row that an address names, if its table keeps a history."""
    number = number_of(unquote(object_id))
    return None if number is None or table.model not in dict(kept_tables()) else (table.model, number)
