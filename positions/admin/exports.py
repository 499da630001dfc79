"""Every list to take away, as CSV or XLSX: the rows that the filters leave, in their order.

Columns are those of the table, with public codes in the place of numbers; what is private stays
at the desk. Tables of the data set come in its own columns as well, ready to be imported again.
"""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from functools import partial
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db.models import Field, ForeignKey, Model, QuerySet
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from import_export.fields import Field as Column
from import_export.resources import ModelResource, modelresource_factory
from import_export.widgets import Widget

from positions.exchange import one_table
from positions.exchange.spreadsheets import defused, write_sheet
from positions.exchange.tables import TABLES, Table

FORMATS = {"csv": "CSV", "xlsx": "XLSX"}
DATA_SET_FORMATS = {"data-set.csv": "Data set, CSV", "data-set.xlsx": "Data set, XLSX"}
MOST_IN_SHEET = 50_000
"""Rows of a workbook, which is written as a whole; CSV has no end."""

PRIVATE = {
    "user": {"password", "is_superuser", "groups", "user_permissions"},
    "source": {"full_text"},
    "position": {"review_note", "search_vector", "sources"},
    "batch": {"pasted", "acknowledged"},
}
"""Columns that never leave the desk, or say nothing outside it."""

CODES = ("iso3", "slug", "username")
"""The fields by which the public knows a row; the first that a table has."""


class Cell(Widget):
    """A value as text: days and moments in ISO 8601, rows of other tables by their public code."""

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        """The text of the cell."""
        if value is None:
            return ""
        if isinstance(value, bool):
            return "yes" if value else "no"
        if isinstance(value, datetime):
            return value.astimezone(timezone.get_default_timezone()).isoformat(" ", "seconds")
        if isinstance(value, date):
            return value.isoformat()
        if isinstance(value, Model):
            return str(getattr(value, _code_of(type(value)) or "pk"))
        if isinstance(value, list):
            return "|".join(str(one) for one in value)
        return str(value)


class ListResource(ModelResource):
    """The columns of a list that is taken away."""

    @classmethod
    def field_from_django_field(cls, field_name: str, django_field: Field, readonly: bool) -> Column:
        """Every column is text; of a row of another table its code, where it has one, else its number."""
        related = django_field.related_model if isinstance(django_field, ForeignKey) else None
        coded = related is None or bool(_code_of(related))
        attribute = django_field.name if coded else django_field.attname
        return Column(attribute=attribute, column_name=field_name, widget=Cell(), readonly=True)


class Exported(admin.ModelAdmin):
    """A table whose list can be taken away by whoever may look at it."""

    def export_links(self) -> dict[str, str]:
        """The formats of the list, each with its label."""
        return FORMATS | (DATA_SET_FORMATS if _data_set_table(self.model) else {})

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The list, with the way to bring a file of it where the role allows that."""
        table = next((one for one in one_table.IMPORTABLE if one.model is self.model), None)
        if table and isinstance(request.user, User) and one_table.may_bring(request.user, table):
            address = reverse("admin:import", args=[table.name])
            extra_context = {"import_address": address, **(extra_context or {})}
        return super().changelist_view(request, extra_context)

    def get_urls(self) -> list[URLPattern]:
        """The address of the export, before those that begin with a number."""
        view = self.admin_site.admin_view(partial(export_view, self))
        name = f"{self.opts.app_label}_{self.opts.model_name}_export"
        return [path("export/<str:form>/", view, name=name), *super().get_urls()]


def export_view(table: Exported, request: HttpRequest, form: str) -> HttpResponse | StreamingHttpResponse:
    """The list that the address asks for, as a file. The filters are those of the list itself."""
    if not table.has_view_permission(request):
        raise PermissionDenied("Your role does not look at this table.")
    if form not in table.export_links():
        raise Http404(f"There is no format “{form}”.")
    asked = request.GET.copy()
    for name in ("p", "all"):
        asked.pop(name, None)
    request.GET = asked  # type: ignore[assignment]  # a file has no pages
    back = f"../../?{asked.urlencode()}"
    try:
        chosen = table.get_changelist_instance(request).get_queryset(request)
    except IncorrectLookupParameters:
        return redirect("../../?e=1")
    name = f"{table.opts.model_name}-{timezone.now().date().isoformat()}"
    in_data_set = form in DATA_SET_FORMATS
    rows = _data_set_rows(table.model, chosen) if in_data_set else _list_rows(table.model, chosen)
    if not form.endswith("xlsx"):
        return _csv(name, rows)
    if chosen.count() > MOST_IN_SHEET:
        sentence = (
            f"A workbook holds at most {MOST_IN_SHEET:,} rows here. Narrow the list, or take it as CSV."
        )
        table.message_user(request, sentence, messages.ERROR)
        return redirect(back)
    return _xlsx(name, str(table.opts.verbose_name_plural), rows)


def _list_rows(model: type[Model], chosen: QuerySet[Any]) -> Iterator[Sequence[str]]:
    """The head and the rows of the list."""
    without = PRIVATE.get(str(model._meta.model_name), set())
    kept = [one for one in model._meta.concrete_fields if one.name not in without]
    names = [one.name for one in kept]
    resource = modelresource_factory(
        model, ListResource, meta_options={"fields": names, "export_order": names}
    )()
    coded = [one.name for one in kept if isinstance(one, ForeignKey) and _code_of(one.related_model)]
    rows = chosen.prefetch_related(None).select_related(None).select_related(*coded)
    columns = resource.get_export_fields()
    yield resource.get_export_headers()
    private = [one.name for one in model._meta.concrete_fields if one.name in without]
    for row in rows.defer(*private).iterator(chunk_size=2000):
        yield [resource.export_field(column, row) for column in columns]


def _code_of(model: Any) -> str:
    """The field by which the public knows a row of the table; empty where there is none."""
    fields = {one.name for one in model._meta.concrete_fields}
    return next((name for name in CODES if name in fields), "")


def _data_set_rows(model: type[Model], chosen: QuerySet[Any]) -> Iterator[Sequence[str]]:
    """The head and the rows in the columns of the data set: what stands in the record, by number."""
    table = _data_set_table(model)
    assert table is not None
    numbers = set(chosen.order_by().values_list("pk", flat=True))
    yield table.names
    # all that stands is asked for, since some cells depend on the rows beside them
    for number, *cells in table.in_record().iterator(chunk_size=2000):
        if number in numbers:
            yield cells


def _data_set_table(model: type[Model]) -> Table | None:
    return next((table for table in TABLES if table.model is model), None)


class _Line:
    """What csv.writer takes for a file: hands each line back."""

    def write(self, line: str) -> str:
        return line


def _csv(name: str, rows: Iterable[Sequence[str]]) -> StreamingHttpResponse:
    writer = csv.writer(_Line())
    lines = (writer.writerow([defused(cell) for cell in row]) for row in rows)
    response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response


def _xlsx(name: str, title: str, rows: Iterable[Sequence[str]]) -> FileResponse:
    file = tempfile.TemporaryFile()  # noqa: SIM115  # the answer closes it
    write_sheet(file, title.capitalize(), rows)
    file.seek(0)
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return FileResponse(file, as_attachment=True, filename=f"{name}.xlsx", content_type=kind)
