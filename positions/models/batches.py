"""Positions that were entered together from one list and go through their life as one."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from positions.models.history import kept
from positions.models.texts import Legible, only_readable


@kept()
class Batch(Legible):
    """A roll call or a list of signatories, entered at one stroke."""

    title = models.CharField(max_length=200, help_text="What the list is, such as “Vote on A/RES/79/62”.")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="batches",
        editable=False,
        help_text="Who entered it.",
    )
    created_at = models.DateTimeField(auto_now_add=True, help_text="When it was entered (UTC).")
    pasted = models.TextField(
        blank=True, help_text="The text from which it was read; for reviewers, never shown in public."
    )
    acknowledged = models.TextField(
        blank=True,
        help_text="What of the text was passed over (differences from the announced totals, names left out) "
        "and the analyst's reason; for reviewers, never shown in public.",
    )

    class Meta:
        ordering = ["-created_at", "-id"]
        verbose_name_plural = "batches"
        triggers = [only_readable()]

    def __str__(self) -> str:
        return self.title
