"""A form opened in two windows, or by two people, never overwrites silently.

Every form carries the version of the row that it shows. What was saved meanwhile stops the
save: the form comes back with what was typed and, beside it, what is saved by now.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.db import transaction
from django.db.models import Model
from django.forms.formsets import INITIAL_FORM_COUNT, TOTAL_FORM_COUNT
from django.http import HttpRequest, HttpResponse, QueryDict
from django.template.response import TemplateResponse

from positions.admin.history import row_of, shown
from positions.admin.typed import both_versions, given_back
from positions.history import Entry, Version, since, version_of
from positions.models.changes import take_lock_of

SHOWS, OVER = "_version", "_over"
"""Fields of the form: the version that it shows, and the one that it knowingly writes over."""

OUTDATED = (
    "Nothing was saved yet: it was changed since you opened this form. Both versions are shown above; "
    "yours is still in the form."
)


@dataclass(frozen=True)
class Meanwhile:
    """What was saved since a form was opened: the row as it is now, its version, and the entries."""

    row: Model | None
    version: Version
    entries: list[Entry]


class NeverOverwrites(admin.ModelAdmin):
    """A table whose forms save only over the version that they show."""

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """The form; where it is outdated, with both versions, and nothing is saved."""
        row = row_of(self, object_id) if object_id else None
        if row is None:
            return super().changeform_view(request, object_id, form_url, extra_context)
        if request.method != "POST":
            context = {**(extra_context or {}), "version": version_of(row)}
            return super().changeform_view(request, object_id, form_url, context)
        with transaction.atomic():
            take_lock_of(self.model)
            standing = self.model._base_manager.select_for_update(of=("self",)).filter(pk=row[1]).first()
            context = {**(extra_context or {}), "version": request.POST.get(SHOWS, "")}
            now, posted = version_of(row), _version(self.model, request, SHOWS)
            if now is not None and posted is not None and now != posted:
                meanwhile = Meanwhile(standing, now, since(row, posted))
                role_may = self.has_change_permission(request)
                if role_may and not (standing and self.has_change_permission(request, standing)):
                    return self.too_late(request, object_id or "", meanwhile)
                request.POST = self._on_standing_rows(request, standing)  # type: ignore[assignment]  # a copy may be written
                if _version(self.model, request, OVER) != now:
                    request.meanwhile = meanwhile  # type: ignore[attr-defined]
            return super().changeform_view(request, object_id, form_url, context)

    def get_form(
        self, request: HttpRequest, obj: Model | None = None, change: bool = False, **kwargs: Any
    ) -> Any:
        """The form; an outdated one that saves nothing and says why."""
        form = super().get_form(request, obj, change=change, **kwargs)
        outdated = hasattr(request, "meanwhile")
        return type(form.__name__, (form,), {"refusal": OUTDATED}) if outdated else form

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *arguments: Any, **options: Any
    ) -> HttpResponse:
        """The page; beside an outdated form the version that was saved meanwhile."""
        meanwhile: Meanwhile | None = getattr(request, "meanwhile", None)
        if meanwhile is not None and meanwhile.row is not None:
            formsets = [one.formset for one in context["inline_admin_formsets"]]
            context["meanwhile"] = {
                "version": meanwhile.version,
                "entries": [shown(entry) for entry in meanwhile.entries],
                "apart": both_versions(meanwhile.row, context["adminform"].form, formsets),
            }
        return super().render_change_form(request, context, *arguments, **options)

    def too_late(
        self, request: HttpRequest, object_id: str, meanwhile: Meanwhile | None = None, why: str = ""
    ) -> HttpResponse:
        """What was typed, to copy, where it cannot be saved any more; and what happened meanwhile."""
        row = row_of(self, object_id)
        if meanwhile is None and row is not None:
            posted = _version(self.model, request, SHOWS)
            entries = since(row, posted) if posted else []
            there = self.get_object(request, unquote(object_id))
            meanwhile = Meanwhile(there, Version({}), entries)
        gone = meanwhile is None or meanwhile.row is None
        context = {
            **self.admin_site.each_context(request),
            "title": "Nothing was saved",
            "subtitle": None,
            "opts": self.opts,
            "why": why or ("it was deleted meanwhile." if gone else "it can no longer be changed."),
            "address": "" if gone else request.path,
            "typed": given_back(self, request),
            "entries": [shown(entry) for entry in meanwhile.entries] if meanwhile else [],
        }
        return TemplateResponse(request, "admin/stale/too_late.html", context, status=409)

    def _on_standing_rows(self, request: HttpRequest, standing: Model | None) -> QueryDict:
        """What was posted, its inline rows set upon those that are still there.

        A row that was deleted meanwhile would make the form unreadable: it becomes a new one.
        """
        data = request.POST.copy()
        for inline in self.get_inline_instances(request, standing):
            formset: Any = inline.get_formset(request, standing)
            key = formset.model._meta.pk.name
            there = formset.model._base_manager.filter(**{formset.fk.name: standing})
            numbers = {str(number) for number in there.values_list("pk", flat=True)}
            _repack(data, formset.get_default_prefix(), key, numbers)
        return data


def _repack(data: QueryDict, prefix: str, key: str, there: set[str]) -> None:
    """Number the rows of one inline form anew: first those that are there, then the others as new."""
    rows: dict[int, dict[str, list[str]]] = {}
    for name in [one for one in data if one.startswith(f"{prefix}-")]:
        if place := re.fullmatch(rf"{re.escape(prefix)}-(\d+)-(\w+)", name):
            rows.setdefault(int(place[1]), {})[place[2]] = data.pop(name)
    standing = [row for _, row in sorted(rows.items()) if row.get(key, [""])[0] in there]
    others = [row for _, row in sorted(rows.items()) if row not in standing and "DELETE" not in row]
    for row in others:
        row[key] = [""]
    for number, row in enumerate([*standing, *others]):
        for name, values in row.items():
            data.setlist(f"{prefix}-{number}-{name}", values)
    data[f"{prefix}-{TOTAL_FORM_COUNT}"] = str(len(standing) + len(others))
    data[f"{prefix}-{INITIAL_FORM_COUNT}"] = str(len(standing))


def _version(model: type[Model], request: HttpRequest, name: str) -> Version | None:
    """The version that the field names; one that says nothing readable is older than all."""
    text = request.POST.get(name, "")
    return (Version.parse(model, text) or Version({})) if text else None
