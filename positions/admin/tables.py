"""What the screens of every table share: search, counts, labels, and refusals told kindly."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.utils import NestedObjects, get_fields_from_path, get_model_from_relation
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.core.exceptions import BadRequest
from django.db import IntegrityError, router
from django.db.models import (
    DateField,
    F,
    Field,
    ForeignKey,
    Model,
    ProtectedError,
    Q,
    QuerySet,
    URLField,
    Value,
)
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.text import smart_split, unescape_string_literal

from positions.admin.counts import CountColumn
from positions.admin.exports import Exported
from positions.admin.history import KeepsHistory
from positions.admin.numbers import number_of, numbers_of
from positions.admin.refusals import sentence_of
from positions.admin.site import Named, desk
from positions.admin.stale import NeverOverwrites
from positions.models.constraints import Fold


class DayInput(forms.DateInput):
    """The browser's own field for days: quick by keyboard, and never 03/04 for 4 March."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


class RecordForm(forms.ModelForm):
    """A form that can also show what only the database could tell."""

    refusal = ""

    def clean(self) -> dict[str, Any]:
        """Add the sentence with which the database refused the same form a moment ago."""
        if self.refusal:
            self.add_error(None, self.refusal)
        return super().clean() or self.cleaned_data


class NamedChoices(admin.options.BaseModelAdmin):
    """Fields that name what is chosen as the suggestions do, and offer to look at it or to add to it."""

    formfield_overrides = {DateField: {"widget": DayInput}}

    def formfield_for_dbfield(
        self, db_field: Field, request: HttpRequest, **kwargs: Any
    ) -> forms.Field | None:
        """A form field; what it refers to is changed or deleted on its own page, not in passing."""
        if isinstance(db_field, URLField):
            kwargs["assume_scheme"] = "https"  # what is typed without one
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None and isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget.can_change_related = field.widget.can_delete_related = False
        return field

    def formfield_for_foreignkey(
        self, db_field: ForeignKey, request: HttpRequest, **kwargs: Any
    ) -> forms.ModelChoiceField | None:
        """The field, its choices worded by the admin of the table that it points to."""
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if field is not None and field.queryset is not None and desk.is_registered(db_field.related_model):
            table = cast(Named, desk.get_model_admin(db_field.related_model))
            field.queryset = field.queryset.select_related(*table.named_with)
            field.label_from_instance = table.label_of  # type: ignore[method-assign, assignment]
        return field


class TableAdmin(KeepsHistory, NeverOverwrites, NamedChoices, Exported):
    """A table of the record that people keep."""

    form: type[forms.ModelForm] = RecordForm
    empty_value_display = "–"
    list_per_page = 50
    show_full_result_count = False
    named_with: Sequence[str] = ()
    """Relations that the label of a row names."""

    def label_of(self, row: Model) -> str:
        """The row in one line, wherever it is chosen from many."""
        return str(row)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Model]:
        """All rows, with the counts that the list shows."""
        counts = {
            column.admin_order_field: column.annotation
            for column in self.list_display
            if isinstance(column, CountColumn)
        }
        return super().get_queryset(request).annotate(**counts)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Model], search_term: str
    ) -> tuple[QuerySet[Model], bool]:
        """Rows in which every word occurs somewhere; case, accents and apostrophes do not matter."""
        for word in smart_split(search_term.replace("\0", "")):
            quoted = word[0] in "\"'" and word[0] == word[-1]
            found = self.model._default_manager.order_by().filter(
                self.holding(unescape_string_literal(word) if quoted else word)
            )
            queryset = queryset.filter(pk__in=found.values("pk"))
        return queryset, False

    def holding(self, word: str) -> Q:
        """Rows with the word in one of ``search_fields``.

        Tables that a row refers to are searched for themselves: they are small, and their names are
        folded once and not for every row.
        """
        columns: dict[str, list[str]] = defaultdict(list)
        for place in self.search_fields:
            relation, _, column = str(place).rpartition("__")
            columns[relation].append(column)
        anywhere = Q()
        for relation, names in columns.items():
            model = (
                get_model_from_relation(get_fields_from_path(self.model, relation)[-1])
                if relation
                else self.model
            )
            folded = {f"folded_{name}": Fold(F(name)) for name in names}
            here = Q(*((f"{name}__contains", Fold(Value(word))) for name in folded), _connector=Q.OR)
            found = model._default_manager.order_by().alias(**folded).filter(here)
            anywhere |= Q(**{f"{relation or 'pk'}__in": found.values("pk")})
        return anywhere

    def get_form(
        self, request: HttpRequest, obj: Model | None = None, change: bool = False, **kwargs: Any
    ) -> type[forms.ModelForm]:
        """The form; after a refusal by the database one that says so."""
        form = super().get_form(request, obj, change=change, **kwargs)
        refusal = getattr(request, "refusal", "")
        return type(form.__name__, (form,), {"refusal": refusal}) if refusal else form

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """The form; where the database refuses, the same form with what was typed and the reason."""
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except IntegrityError as error:
            if getattr(request, "refusal", ""):  # refused twice: no form can tell it
                self.message_user(request, sentence_of(error), messages.ERROR)
                return redirect(self.address("changelist"))
            request.refusal = sentence_of(error)  # type: ignore[attr-defined]
            return self.changeform_view(request, object_id, form_url, extra_context)

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Delete after a question; what others came to rest on in the meantime stays."""
        try:
            return super().delete_view(request, object_id, extra_context)
        except (IntegrityError, ProtectedError) as error:
            self.message_user(request, _sentence(error), messages.ERROR)
            return redirect(self.address("change", object_id))

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The list; an action that the database refuses does nothing and says why."""
        title = str(self.opts.verbose_name_plural).capitalize()
        try:
            return super().changelist_view(request, {"title": title, **(extra_context or {})})
        except (IntegrityError, ProtectedError) as error:
            self.message_user(request, _sentence(error), messages.ERROR)
            return redirect(request.get_full_path())

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """What the address says of a new row; what names no row of another table says nothing."""
        told: dict[str, Any] = super().get_changeform_initial_data(request)
        named = {one.name for one in self.opts.concrete_fields if isinstance(one, ForeignKey)}
        return {
            name: value
            for name, value in told.items()
            if name not in named or number_of(str(value)) is not None
        }

    def response_action(
        self, request: HttpRequest, queryset: QuerySet[Model], *arguments: Any, **options: Any
    ) -> HttpResponse | None:
        """An action on the rows that were ticked, which are told by their numbers."""
        ticked = request.POST.getlist(ACTION_CHECKBOX_NAME)
        if len(numbers_of(ticked)) < len(ticked):
            raise BadRequest("What is ticked is no row of this table.")
        return super().response_action(request, queryset, *arguments, **options)

    def get_deleted_objects(
        self, objs: QuerySet[Model] | Sequence[Model], request: HttpRequest
    ) -> tuple[list[str], dict[str, int], set[str], list[str]]:
        """What would go and what stands in the way, counted: a country has hundreds of positions."""
        collector = NestedObjects(using=router.db_for_write(self.model), origin=objs)
        collector.collect(objs)
        models: dict[type[Model], set[Model]] = collector.model_objs  # type: ignore[assignment]
        going = {str(model._meta.verbose_name_plural): len(rows) for model, rows in models.items()}
        lacking = {
            str(self.opts.verbose_name) for row in objs if not self.has_delete_permission(request, row)
        }
        standing = Counter(row._meta for row in collector.protected)
        protected = [
            f"{count:,} {options.verbose_name if count == 1 else options.verbose_name_plural}"
            for options, count in standing.items()
        ]
        return [str(row) for row in objs], going, lacking, sorted(protected)

    def address(self, page: str, *arguments: object) -> str:
        """The address of one of the table's pages: changelist, add, change, delete, history."""
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_{page}", args=arguments)


class DerivedAdmin(TableAdmin):
    """A table that only the tracker writes: to look at."""

    actions = None

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Nobody adds to it by hand."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Nobody changes it by hand."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Nobody deletes from it by hand."""
        return False


class RowsInline(NamedChoices, admin.TabularInline):
    """Rows of another table within the form of the one they belong to."""

    extra = 0


def _sentence(error: IntegrityError | ProtectedError) -> str:
    if isinstance(error, ProtectedError):
        return "Something else in the record rests on it."
    return sentence_of(error)
