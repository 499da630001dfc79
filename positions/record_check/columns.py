"""Whether every row of every table is whole by itself, and what it points at is there.

Follows the constraints that the models declare, each told by its own sentence: closed
lists, one actor, four eyes, what a published and a retracted position have to have.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db import models
from django.db.models import Count, Exists, F, OuterRef

from positions.models.history import record_tables


def broken_columns() -> Iterator[str]:
    """Rows that break a constraint, share what must be unique, or point at nothing."""
    for model in record_tables():
        for constraint in model._meta.constraints:
            if isinstance(constraint, models.CheckConstraint):
                yield from _against(model, constraint)
            elif isinstance(constraint, models.UniqueConstraint) and constraint.fields:
                yield from _shared(model, list(constraint.fields), constraint.condition)
        for one in model._meta.concrete_fields:
            if isinstance(one, models.ForeignKey):
                yield from _pointing_at_nothing(model, one)
            elif one.unique and not one.primary_key:
                yield from _shared(model, [one.name], None)


def _against(model: Any, constraint: models.CheckConstraint) -> Iterator[str]:
    broken = model._base_manager.exclude(constraint.condition).order_by("pk")
    for number in broken.values_list("pk", flat=True):
        yield f"{called(model)} {number}: {constraint.get_violation_error_message()}"


def _shared(model: Any, fields: list[str], condition: models.Q | None) -> Iterator[str]:
    rows = model._base_manager.filter(condition) if condition else model._base_manager.all()
    rows = rows.exclude(**{f"{fields[0]}__isnull": True}).order_by()
    for *values, number in rows.values_list(*fields).annotate(number=Count("pk")).filter(number__gt=1):
        shown = ", ".join(str(value) for value in values)
        yield f"{number} rows of {called(model).lower()} have the same {', '.join(fields)}: {shown}."


def _pointing_at_nothing(model: Any, one: models.ForeignKey) -> Iterator[str]:
    target: Any = one.remote_field.model
    there = target._base_manager.filter(pk=OuterRef(one.attname))
    lost = model._base_manager.filter(~Exists(there), **{f"{one.name}__isnull": False}).order_by("pk")
    for number, key in lost.values_list("pk", F(one.attname)):
        yield f"{called(model)} {number}: its {one.verbose_name} {key} does not exist."


def called(model: type[models.Model]) -> str:
    """The model's name as a sentence begins with it."""
    return str(model._meta.verbose_name).capitalize()
