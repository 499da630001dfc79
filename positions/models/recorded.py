"""Facts with a transaction time of their own: known from ``recorded_at`` to ``withdrawn_at``.

Such a row never changes. What was wrong is withdrawn and recorded anew, so that an answer
given in the past can be given again.
"""

from __future__ import annotations

from datetime import datetime
from typing import Self, TypeVar

from django.db import models
from django.db.models import Q

Row = TypeVar("Row", bound=models.Model, covariant=True)


class RecordedQuerySet(models.QuerySet[Row]):
    """Rows asked for by what the tracker knew."""

    def current(self) -> Self:
        """What the tracker holds now."""
        return self.filter(withdrawn_at__isnull=True)

    def known_at(self, moment: datetime | None) -> Self:
        """What the tracker held at the moment; None means now."""
        if moment is None:
            return self.current()
        return self.filter(recorded_at__lte=moment).filter(
            Q(withdrawn_at__isnull=True) | Q(withdrawn_at__gt=moment)
        )


class Recorded(models.Model):
    """Base of the tables whose rows are withdrawn rather than changed."""

    recorded_at = models.DateTimeField(
        editable=False, help_text="When the tracker recorded it (transaction time, UTC)."
    )
    withdrawn_at = models.DateTimeField(
        null=True,
        blank=True,
        editable=False,
        help_text="When the tracker withdrew it as wrong or replaced; empty while it stands.",
    )

    class Meta:
        abstract = True
