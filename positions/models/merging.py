"""Rows that turned out to be one thing recorded twice.

The duplicate stays, since published positions name it and never change, and points to the
row that it is. What asks for that row finds what names the duplicate as well; the code of
the duplicate is given up, and its address leads to the other.
"""

from __future__ import annotations

from typing import Self, TypeVar

from django.db import models
from django.db.models import F, Q

Row = TypeVar("Row", bound=models.Model, covariant=True)


class MergeableQuerySet(models.QuerySet[Row]):
    """Rows asked for without their duplicates, or with them."""

    def unmerged(self) -> Self:
        """Those that stand for themselves."""
        return self.filter(merged_into__isnull=True)

    def meant_by(self, row: models.Model) -> Self:
        """The row and its duplicates: whatever names one of them means it."""
        return self.filter(Q(pk=row.pk) | Q(merged_into=row.pk)).order_by()


class Mergeable(models.Model):
    """Base of the tables in which one thing can come to be recorded twice."""

    merged_into_id: int | None
    merged_into = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="duplicates",
        help_text="The row that this one duplicates; empty where it stands for itself.",
    )

    class Meta:
        abstract = True

    def all_of_it(self) -> list[int]:
        """The numbers of this row and of its duplicates.

        At hand, not as a question within another, for whose sake the planner would read all positions.
        """
        rows: MergeableQuerySet[Self] = MergeableQuerySet(type(self))
        return list(rows.meant_by(self).values_list("pk", flat=True))


def merged_elsewhere() -> models.CheckConstraint:
    """No row is a duplicate of itself."""
    return models.CheckConstraint(
        condition=~Q(merged_into=F("id")),
        name="%(class)s_merged_elsewhere",
        violation_error_message="Nothing is a duplicate of itself.",
    )
