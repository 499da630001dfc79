"""What somebody typed into a form, in words: beside what is saved, or given back where it cannot be saved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.forms.formsets import DELETION_FIELD_NAME
from django.forms.models import BaseInlineFormSet
from django.http import HttpRequest

from positions.admin.numbers import number_of


@dataclass(frozen=True)
class Typed:
    """A field as it was typed: its label and what it says, in words."""

    label: str
    words: str


@dataclass(frozen=True)
class Versions:
    """A field that two versions tell differently."""

    label: str
    saved: str
    typed: str


def in_words(field: forms.Field, value: Any) -> str:
    """The value of a field as people read it."""
    if isinstance(field, forms.ModelMultipleChoiceField | forms.ModelChoiceField):
        chosen = value if isinstance(value, list | tuple) else [value]
        return ", ".join(_choice(field, one) for one in chosen if one not in (None, ""))
    if isinstance(field, forms.BooleanField):
        return "yes" if field.to_python(value) else "no"
    if isinstance(field, forms.ChoiceField):
        return str(dict(_flat(field.choices)).get(value, value or ""))
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value))
    return "" if value is None else str(value).replace("\r\n", "\n").strip()


def fields_of(form: forms.BaseForm) -> Iterator[Typed]:
    """Every visible field that says something; secrets and what was ticked to go are left out."""
    for bound in form.visible_fields():
        secret = isinstance(bound.field.widget, forms.PasswordInput)
        if not secret and bound.name != DELETION_FIELD_NAME:
            words = in_words(bound.field, bound.value())
            if words:
                yield Typed(str(bound.label), words)


def given_back(table: admin.ModelAdmin, request: HttpRequest) -> list[Typed]:
    """All that was posted to the form of a table, with the labels of its fields."""
    form = table.get_form(request, None)(request.POST)
    found = list(fields_of(form))
    for inline in table.get_inline_instances(request, None):
        formset = inline.get_formset(request, None)(request.POST)
        if formset.management_form.is_valid():
            rows = (list(fields_of(one)) for one in formset.forms)
            found += [
                Typed(str(inline.opts.verbose_name).capitalize(), "; ".join(one.words for one in row))
                for row in rows
                if row
            ]
    return found


def both_versions(
    saved: Model, form: forms.ModelForm, formsets: Iterable[BaseInlineFormSet]
) -> list[Versions]:
    """Every field, and every row that belongs to it, that the saved version tells otherwise."""
    found = list(_fields_apart(form, saved))
    for formset in formsets:
        found += _rows_apart(formset, saved)
    return found


def _fields_apart(form: forms.ModelForm, saved: Model) -> Iterator[Versions]:
    fresh = type(form)(instance=saved)
    for bound in form.visible_fields():
        if bound.name == DELETION_FIELD_NAME or isinstance(bound.field.widget, forms.PasswordInput):
            continue
        before, typed = (in_words(bound.field, one[bound.name].value()) for one in (fresh, form))
        if before != typed:
            yield Versions(str(bound.label), before, typed)


def _rows_apart(formset: Any, saved: Model) -> Iterator[Versions]:
    label = str(formset.model._meta.verbose_name).capitalize()
    standing = {row.pk: row for row in formset.model._base_manager.filter(**{formset.fk.name: saved})}
    for form in formset.forms:
        row = standing.pop(_number(form), None)
        words = "; ".join(one.words for one in fields_of(form))
        if row is None:
            if words and form.has_changed():
                yield Versions(label, "", words)
        elif form[DELETION_FIELD_NAME].value() if DELETION_FIELD_NAME in form.fields else False:
            yield Versions(label, str(row), "")
        else:
            for one in _fields_apart(form, row):
                yield Versions(f"{label} “{row}”: {one.label.lower()}", one.saved, one.typed)
    for row in standing.values():
        yield Versions(label, str(row), "")


def _number(form: forms.ModelForm) -> int | None:
    key = str(form[form._meta.model._meta.pk.name].value()) if form._meta.model else ""
    return number_of(key)


def _choice(field: forms.ModelChoiceField, value: Any) -> str:
    try:
        chosen = field.to_python(value)
    except ValidationError:
        return str(value)
    return field.label_from_instance(chosen) if isinstance(chosen, Model) else str(value)


def _flat(choices: Any) -> Iterator[tuple[Any, str]]:
    for value, label in choices:
        if isinstance(label, list | tuple):
            yield from label
        else:
            yield value, str(label)
