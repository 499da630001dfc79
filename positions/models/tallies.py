"""The course of the counts: how many countries hold each stance on a proposition, from each day on.

Only ``positions.tallies`` writes this table, from the stance periods and with them.
"""

from __future__ import annotations

from django.db import models

from positions.models.codebook import Proposition
from positions.models.constraints import one_of
from positions.vocabulary import Basis


class StanceTally(models.Model):
    """What holds from ``day`` until the next row of the same proposition and ground."""

    proposition = models.ForeignKey(
        Proposition, models.PROTECT, db_index=False, related_name="tallies", help_text="On what."
    )
    basis = models.CharField(
        max_length=5, choices=Basis.choices, help_text="On what ground the stances counted here are held."
    )
    day = models.DateField(help_text="First day on which these counts hold.")
    support = models.PositiveSmallIntegerField(help_text="Countries that hold this stance.")
    conditional = models.PositiveSmallIntegerField(help_text="As for support.")
    undecided = models.PositiveSmallIntegerField(help_text="As for support.")
    abstain = models.PositiveSmallIntegerField(help_text="As for support.")
    oppose = models.PositiveSmallIntegerField(help_text="As for support.")

    is_count = True

    class Meta:
        ordering = ["proposition", "basis", "day"]
        constraints = [
            one_of("basis", Basis),
            models.UniqueConstraint(fields=["proposition", "basis", "day"], name="stancetally_one_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.proposition}, {self.get_basis_display()}, from {self.day}"
