"""Counts of what is published, kept so that nobody has to count.

Only triggers write these tables (``models.counters``); ``record_check`` recounts them. A count that
fell to nothing stays as 0.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from positions.models.actors import Country, Group
from positions.models.codebook import Proposition
from positions.models.constraints import one_of
from positions.models.forums import Forum
from positions.models.sources import Source
from positions.vocabulary import Stance


class StanceCount(models.Model):
    """How many published positions take a stance on a proposition."""

    proposition = models.ForeignKey(
        Proposition,
        models.PROTECT,
        db_index=False,
        db_constraint=False,
        related_name="stance_counts",
        help_text="On what.",
    )
    stance = models.CharField(max_length=12, choices=Stance.choices, help_text="What they hold.")
    positions = models.IntegerField(help_text="How many published positions there are.")

    is_count = True

    class Meta:
        ordering = ["proposition", "stance"]
        constraints = [
            one_of("stance", Stance),
            models.UniqueConstraint(fields=["proposition", "stance"], name="stancecount_one_a_stance"),
        ]

    def __str__(self) -> str:
        return f"{self.proposition}, {self.get_stance_display()}: {self.positions}"


class MonthCount(models.Model):
    """How many published positions bear a date of one month.

    Of all, where no subject is given; else of one: on a proposition, of an actor, in a forum.
    """

    proposition = models.ForeignKey(
        Proposition,
        models.PROTECT,
        null=True,
        db_index=False,
        db_constraint=False,
        related_name="month_counts",
        help_text="Counts the positions on it.",
    )
    country = models.ForeignKey(
        Country,
        models.PROTECT,
        null=True,
        db_index=False,
        db_constraint=False,
        related_name="month_counts",
        help_text="Counts its positions.",
    )
    group = models.ForeignKey(
        Group,
        models.PROTECT,
        null=True,
        db_index=False,
        db_constraint=False,
        related_name="month_counts",
        help_text="Counts its positions.",
    )
    forum = models.ForeignKey(
        Forum,
        models.PROTECT,
        null=True,
        db_index=False,
        db_constraint=False,
        related_name="month_counts",
        help_text="Counts the positions taken in it.",
    )
    month = models.DateField(help_text="First day of the month.")
    positions = models.IntegerField(help_text="How many published positions there are.")
    own = models.IntegerField(help_text="How many of them a country took itself.")

    is_count = True

    class Meta:
        ordering = ["proposition", "country", "group", "forum", "month"]
        constraints = [
            models.UniqueConstraint(
                fields=["proposition", "country", "group", "forum", "month"],
                name="monthcount_one_a_month",
                nulls_distinct=False,
            ),
            models.CheckConstraint(condition=Q(month__day=1), name="monthcount_first_day"),
        ]

    def __str__(self) -> str:
        subject = self.proposition or self.country or self.group or self.forum or "all"
        return f"{subject}, {self.month:%Y-%m}: {self.positions}"


class FirstCitation(models.Model):
    """The earliest date of a published position that cites a source; no row where nothing does."""

    source = models.OneToOneField(
        Source,
        models.PROTECT,
        primary_key=True,
        db_constraint=False,
        related_name="first_citation",
        help_text="The document.",
    )
    first_on = models.DateField(db_index=True, help_text="Date of that position.")
    own_on = models.DateField(
        null=True, db_index=True, help_text="The same of what countries took themselves; empty: nothing yet."
    )

    is_count = True

    class Meta:
        ordering = ["first_on", "source"]

    def __str__(self) -> str:
        return f"{self.source}, from {self.first_on}"
