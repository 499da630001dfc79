"""The derived course of stances: which country held what, from when to when, on what ground.

Only ``positions.stances`` writes this table, by the rule in ``positions.rules.periods``, from rows that
are there and stay. So the database need not look each of them up again for every period.
"""

from __future__ import annotations

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, OuterRef, Q, Subquery
from django.db.models.expressions import RawSQL

from positions.models.actors import Country, Group
from positions.models.codebook import Proposition
from positions.models.constraints import ends_after_start, no_overlap, one_of
from positions.models.positions import Position
from positions.models.triggers import bumps_data_version
from positions.vocabulary import Basis, Stance

LENGTHS = tuple(2**power for power in range(14))
"""How many days a period of each class of length lasts at most; of one class more there is no most."""

LENGTH_CLASS = (
    f"width_bucket(COALESCE({{}} - {{}}, {2 * LENGTHS[-1]}), ARRAY{[days + 1 for days in LENGTHS]})"
)
"""The class of a period by its end and start, from 0; what is still held is of the last one."""


class LengthClass(models.Func):
    """The same of two columns, such as ``LengthClass("end", "start")``."""

    template = LENGTH_CLASS.replace("{} - {}", "%(expressions)s")
    arg_joiner = " - "
    output_field = models.IntegerField()


BEGINS_SHIFT = Q(previous__isnull=False) & Q(start=F("since")) & ~Q(previous=F("stance"))
"""A period that begins with a change of stance."""


FIRST_OWN = """
    SELECT first.id FROM positions_country AS country CROSS JOIN positions_proposition AS proposition
    CROSS JOIN LATERAL (
        SELECT id FROM positions_stanceperiod
        WHERE country_id = country.id AND proposition_id = proposition.id AND group_id IS NULL
        ORDER BY start LIMIT 1
    ) AS first
"""
"""The first period of each country on each proposition that rests on its own act."""


class StancePeriodQuerySet(models.QuerySet["StancePeriod"]):
    """Periods asked for by day and ground."""

    def on(self, day: date) -> Self:
        """Those that hold on the day: at most one for each country and proposition."""
        return self.filter(start__lte=day).filter(Q(end__isnull=True) | Q(end__gt=day))

    def own(self) -> Self:
        """Those that rest on the country's own act."""
        return self.filter(group__isnull=True)

    def shifts(self) -> Self:
        """Those that begin with a change of stance, not with the first stance of all."""
        return self.filter(start=F("since"), previous__isnull=False).exclude(previous=F("stance"))

    def after_own(self) -> Self:
        """Those that rest on the country's own act and follow another period that does.

        By the day of its first own act, which each is asked for by itself: to gather all that went before
        takes longer than a page.
        """
        own = StancePeriod.objects.own().filter(
            country=OuterRef("country"), proposition=OuterRef("proposition")
        )
        return self.own().filter(start__gt=Subquery(own.order_by("start").values("start")[:1]))

    def count_after_own(self) -> int:
        """How many those are: all on own acts but the first of each pair."""
        own = self.own()
        return own.count() - own.filter(pk__in=RawSQL(FIRST_OWN, [])).count()

    def with_labels(self) -> Self:
        """With all that a line about a stance names."""
        return self.select_related("country", "proposition__topic", "group", "position")


class StancePeriod(models.Model):
    """A stance held from ``start`` until before ``end`` on the ground of one position."""

    country = models.ForeignKey(
        Country,
        models.PROTECT,
        db_index=False,
        db_constraint=False,
        related_name="stance_periods",
        help_text="Who holds it.",
    )
    proposition = models.ForeignKey(
        Proposition,
        models.PROTECT,
        db_index=False,
        db_constraint=False,
        related_name="stance_periods",
        help_text="On what.",
    )
    stance = models.CharField(max_length=12, choices=Stance.choices, help_text="What it holds.")
    start = models.DateField(help_text="First day on which this position decides.")
    end = models.DateField(null=True, help_text="First day on which it no longer does; empty: still does.")
    since = models.DateField(help_text="Day from which the stance has been held without a break.")
    until = models.DateField(null=True, help_text="First day on which it is no longer held; empty: still is.")
    own_since = models.DateField(
        null=True, help_text="As since, counting own acts only; empty where a group's act decides."
    )
    previous = models.CharField(  # noqa: DJ001  # no stance is not an empty stance
        max_length=12,
        null=True,
        choices=Stance.choices,  # no stance is not an empty stance
        help_text="The stance held before; empty where this is the first.",
    )
    group = models.ForeignKey(
        Group,
        models.PROTECT,
        null=True,
        db_index=False,
        db_constraint=False,
        related_name="stance_periods",
        help_text="The group whose position decides; empty where the country's own does.",
    )
    position = models.ForeignKey(
        Position,
        models.PROTECT,
        db_constraint=False,
        related_name="stance_periods",
        help_text="The position that decides.",
    )

    since_precision: str | None = None
    """How exactly ``since`` is known (vocabulary ``Precision``); not stored, analysis fills it in."""

    objects = StancePeriodQuerySet.as_manager()

    class Meta:
        ordering = ["proposition", "country", "start"]
        constraints = [
            one_of("stance", Stance),
            ends_after_start(),
            no_overlap("country", "proposition", message="Stance periods of one pair never overlap."),
        ]
        indexes = [
            models.Index(
                "proposition",
                LengthClass("end", "start"),
                "start",
                name="stanceperiod_by_length",
                include=["country", "end", "stance", "since", "until", "own_since", "group", "position"],
            ),
            models.Index(fields=["country", "proposition", "start"], name="stanceperiod_of_pair"),
            models.Index(
                F("since").desc(),
                F("id").desc(),
                name="stanceperiod_shifts",
                condition=BEGINS_SHIFT,
            ),
            models.Index(
                "proposition",
                F("since").desc(),
                F("id").desc(),
                name="stanceperiod_shifts_on",
                condition=BEGINS_SHIFT,
            ),
            models.Index(fields=["group"], name="stanceperiod_of_group", condition=Q(group__isnull=False)),
        ]
        triggers = [bumps_data_version()]

    def __str__(self) -> str:
        return f"{self.country}: {self.get_stance_display()} from {self.start}"

    @property
    def basis(self) -> Basis:
        """Whether it rests on the country's own act or on a group's."""
        return Basis.OWN if self.group_id is None else Basis.GROUP
