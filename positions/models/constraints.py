"""Constraints of one shape that several tables share, and the database functions they use."""

from __future__ import annotations

from datetime import date

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeBoundary, RangeOperators
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Func, Q


def one_of(field: str, choices: type[models.TextChoices], *, blank: bool = False) -> models.CheckConstraint:
    """The column holds a value of the closed list, or nothing where ``blank``."""
    values = [*choices.values, ""] if blank else list(choices.values)
    return models.CheckConstraint(
        condition=Q(**{f"{field}__in": values}),
        name=f"%(class)s_{field}_known",
        violation_error_message=f"Choose one of: {', '.join(choices.values)}.",
    )


def exactly_one_actor() -> models.CheckConstraint:
    """Of ``country`` and ``group`` exactly one is given."""
    return models.CheckConstraint(
        condition=Q(country__isnull=False, group__isnull=True) | Q(country__isnull=True, group__isnull=False),
        name="%(class)s_one_actor",
        violation_error_message="Give exactly one of country and group.",
    )


def ends_after_start(start: str = "start", end: str = "end") -> models.CheckConstraint:
    """An interval that is bounded on both sides holds at least one day."""
    return models.CheckConstraint(
        condition=Q(**{f"{start}__isnull": True})
        | Q(**{f"{end}__isnull": True})
        | Q(**{f"{end}__gt": F(start)}),
        name="%(class)s_ends_after_start",
        violation_error_message=LATER_END,
    )


LATER_END = "The end has to be later than the start."


def refuse_reversed(start: date | None, end: date | None) -> None:
    """Say so at the end's field, before PostgreSQL fails to make a range of the two."""
    if start is not None and end is not None and end <= start:
        raise ValidationError({"end": LATER_END})


class Days(Func):
    """The half-open range of days between two columns."""

    function = "daterange"
    output_field = DateRangeField()


def no_overlap(*same: str, condition: Q | None = None, message: str) -> ExclusionConstraint:
    """Rows that agree in ``same`` never share a day between ``start`` and ``end``."""
    return ExclusionConstraint(
        name="%(class)s_no_overlap",
        expressions=[
            *((field, RangeOperators.EQUAL) for field in same),
            (Days("start", "end", RangeBoundary()), RangeOperators.OVERLAPS),
        ],
        condition=condition,
        violation_error_message=message,
    )


class Fold(Func):
    """Case, accents and the shape of apostrophes taken away, to compare names by."""

    function = "tracker_fold"
    arity = 1
    output_field = models.TextField()


class Unaccent(Func):
    """Accents taken away; immutable, so that an index can use it."""

    function = "tracker_unaccent"
    arity = 1
    output_field = models.TextField()
