"""Texts of the record are readable throughout: said at the field from above, refused from below."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models

from positions import characters
from positions.models.triggers import refusal


class Legible(models.Model):
    """Base of the tables that people write texts into."""

    class Meta:
        abstract = True

    def clean_fields(self, exclude: Collection[str] | None = None) -> None:
        """Each field by its own rules, and every text by those of characters."""
        errors: dict[str, Any] = {}
        try:
            super().clean_fields(exclude)
        except ValidationError as error:
            errors = error.error_dict
        for one in texts(type(self)):
            if one.name not in (exclude or ()) and one.name not in errors:
                value = getattr(self, one.attname)
                if sentence := characters.fault("\n".join(value) if isinstance(value, list) else value or ""):
                    errors[one.name] = [ValidationError(sentence, code="unreadable")]
        if errors:
            raise ValidationError(errors)


def texts(model: type[models.Model]) -> Iterator[Any]:
    """The fields in which somebody's words stand; not those of a closed list."""
    for one in model._meta.concrete_fields:
        worded = isinstance(one, models.CharField | models.TextField | ArrayField)
        if worded and not one.choices:
            yield one


def unreadable(field: Any, row: str = "NEW") -> str:
    """SQL: the field of the row holds a character that nobody can read."""
    column = f'{row}."{field.column}"'
    words = f"array_to_string({column}, ' ')" if isinstance(field, ArrayField) else column
    return f"tracker_unreadable({words})"


class AnyUnreadable(pgtrigger.Condition):
    """A text of the new row is unreadable; of whatever texts the table has."""

    def __init__(self) -> None:
        super().__init__("the texts of the table")

    def resolve(self, model: type[models.Model]) -> str:
        """One condition, so that a row whose texts are sound costs no call of a function."""
        return " OR ".join(unreadable(one) for one in texts(model))


def only_readable(condition: pgtrigger.Condition | None = None) -> pgtrigger.Trigger:
    """The table takes no text that holds what nobody can read."""
    return pgtrigger.Trigger(
        name="only_readable",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update,
        condition=condition or AnyUnreadable(),
        func=refusal("A text holds a character that nobody can read.", "only_readable"),
    )
