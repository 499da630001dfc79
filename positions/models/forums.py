"""Where positions are taken and on what: forums, their sessions, and instruments."""

from __future__ import annotations

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from positions.models.actors import Country
from positions.models.constraints import one_of
from positions.models.history import kept
from positions.models.merging import Mergeable, MergeableQuerySet, merged_elsewhere
from positions.models.texts import Legible, only_readable
from positions.models.triggers import bumps_data_version, refusal
from positions.vocabulary import ForumKind, InstrumentKind


@kept()
class Forum(Mergeable, Legible):
    """A body, process or event series in which States speak."""

    slug = models.SlugField(max_length=80, unique=True, help_text="The public code.")
    name = models.CharField(max_length=250, help_text="The full name.")
    acronym = models.CharField(max_length=80, blank=True, help_text="The short name.")
    kind = models.CharField(max_length=30, choices=ForumKind.choices, help_text="What sort of forum it is.")
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="parts",
        help_text="The forum of which it is a part, such as the General Assembly of its First Committee.",
    )
    url = models.URLField("address", max_length=500, blank=True, help_text="Its own site.")

    objects = MergeableQuerySet["Forum"].as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            merged_elsewhere(),
            one_of("kind", ForumKind),
            models.CheckConstraint(
                condition=~Q(parent=F("id")),
                name="forum_not_its_own_parent",
                violation_error_message="A forum is not a part of itself.",
            ),
        ]
        triggers = [only_readable(), bumps_data_version(reference=True)]

    def __str__(self) -> str:
        return self.acronym or self.name

    def get_absolute_url(self) -> str:
        """The forum's page."""
        return reverse("forum", args=[self.slug])


@kept()
class Session(Legible):
    """One dated meeting of a forum."""

    slug = models.SlugField(max_length=100, unique=True, help_text="The public code.")
    forum = models.ForeignKey(Forum, models.PROTECT, related_name="sessions", help_text="The forum that met.")
    name = models.CharField(max_length=250, help_text="As its papers call it.")
    starts_on = models.DateField(null=True, blank=True, help_text="First day; empty where unknown.")
    ends_on = models.DateField(null=True, blank=True, help_text="Last day; empty where unknown.")
    city = models.CharField(max_length=100, blank=True, help_text="Where it met.")
    country = models.ForeignKey(
        Country,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="hosted_sessions",
        help_text="The country where it met.",
    )

    class Meta:
        ordering = [F("starts_on").desc(nulls_last=True), "slug"]
        constraints = [
            models.CheckConstraint(
                condition=Q(starts_on__isnull=True)
                | Q(ends_on__isnull=True)
                | Q(ends_on__gte=F("starts_on")),
                name="session_ends_after_start",
                violation_error_message="The last day cannot be before the first.",
            ),
        ]
        triggers = [
            only_readable(),
            bumps_data_version(reference=True),
            pgtrigger.Trigger(
                name="holds_its_positions",
                when=pgtrigger.Before,
                operation=pgtrigger.UpdateOf("forum_id", "starts_on", "ends_on"),
                func=f"""
                    IF EXISTS (SELECT 1 FROM positions_position p
                        WHERE p.session_id = OLD.id AND p.status = 'published'
                        AND (p.forum_id IS DISTINCT FROM NEW.forum_id OR p.date_precision = 'day'
                            AND (p.date < NEW.starts_on - 7 OR p.date > NEW.ends_on + 7))) THEN
                        {
                    refusal(
                        "Published positions rest on the forum and the days of this session.",
                        "holds_its_positions",
                    )
                }
                    END IF;
                    RETURN NEW;
                """,
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """The session's place on its forum's page."""
        return f"{self.forum.get_absolute_url()}#{self.slug}"


@kept()
class Instrument(Mergeable, Legible):
    """A text that States vote on, sign or endorse."""

    slug = models.SlugField(max_length=100, unique=True, help_text="The public code.")
    symbol = models.CharField(max_length=60, blank=True, help_text="Document symbol, such as A/RES/78/241.")
    title = models.CharField(max_length=300, help_text="The title it bears.")
    kind = models.CharField(
        max_length=30, choices=InstrumentKind.choices, help_text="What sort of text it is."
    )
    forum = models.ForeignKey(
        Forum,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="instruments",
        help_text="Where it was adopted or opened.",
    )
    session = models.ForeignKey(
        Session,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="instruments",
        help_text="The meeting that adopted or opened it.",
    )
    adopted_on = models.DateField(null=True, blank=True, help_text="Day of adoption or opening.")
    binding = models.BooleanField(
        null=True, blank=True, help_text="Whether it binds in law; empty where that is not settled."
    )
    url = models.URLField("address", max_length=500, blank=True, help_text="The text itself.")

    objects = MergeableQuerySet["Instrument"].as_manager()

    class Meta:
        ordering = [F("adopted_on").desc(nulls_last=True), "slug"]
        constraints = [
            merged_elsewhere(),
            one_of("kind", InstrumentKind),
            models.UniqueConstraint(
                fields=["symbol"],
                condition=~Q(symbol=""),
                name="instrument_symbol_unique",
                violation_error_message="Another instrument has this symbol.",
            ),
        ]
        triggers = [only_readable(), bumps_data_version(reference=True)]

    def __str__(self) -> str:
        return self.symbol or self.title

    def get_absolute_url(self) -> str:
        """The instrument's page."""
        return reverse("instrument", args=[self.slug])
