"""The record at the centre: positions, their citations and their dissociations."""

from __future__ import annotations

from django.conf import settings
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from positions.dates import written
from positions.models.actors import Country, Group, Official, Tenure
from positions.models.batches import Batch
from positions.models.codebook import Proposition
from positions.models.constraints import Unaccent, exactly_one_actor, one_of
from positions.models.counters import COUNTS_ENTERED, COUNTS_MOVED
from positions.models.forums import Forum, Instrument, Session
from positions.models.guards import BEGINNING, ENTERED, EVIDENCE, LIFECYCLE, READABLE, WHOLE, only_with_draft
from positions.models.history import kept
from positions.models.offices import office_on
from positions.models.position_indexes import INDEXES
from positions.models.position_querysets import PositionQuerySet
from positions.models.sources import Source
from positions.models.texts import Legible
from positions.models.triggers import refuses_truncate
from positions.models.written_evidence import WRITTEN_ENTERED, WRITTEN_PUBLISHED
from positions.vocabulary import Kind, Precision, RetractionCause, Stance, Status

CORRECTION_CAUSES = [RetractionCause.CORRECTION, RetractionCause.RECODE]
"""The causes for which a new position replaces an old one."""


@kept(without=("search_vector",), in_bulk=True)
class Position(Legible):
    """An actor took a stance on a proposition on a date, by a kind of act, as sources show."""

    country = models.ForeignKey(
        Country,
        models.PROTECT,
        null=True,
        blank=True,
        db_index=False,
        related_name="positions",
        help_text="The country that took it; or else give the group.",
    )
    group = models.ForeignKey(
        Group,
        models.PROTECT,
        null=True,
        blank=True,
        db_index=False,
        related_name="positions",
        help_text="The group that took it as one; or else give the country.",
    )
    proposition = models.ForeignKey(
        Proposition,
        models.PROTECT,
        db_index=False,
        related_name="positions",
        help_text="What it speaks to, and nothing else.",
    )
    stance = models.CharField(max_length=12, choices=Stance.choices, help_text="By the coding rules.")
    date = models.DateField(help_text="Day on which it was taken (valid time); first day of a month or year.")
    date_precision = models.CharField(
        max_length=10,
        choices=Precision.choices,
        default=Precision.DAY,
        help_text="How exactly the day is known.",
    )
    kind = models.CharField(max_length=20, choices=Kind.choices, help_text="By what kind of act.")
    official = models.ForeignKey(
        Official,
        models.PROTECT,
        null=True,
        blank=True,
        db_index=False,
        related_name="positions",
        help_text="Who said so, for this actor or for a group to which the country belongs.",
    )
    forum = models.ForeignKey(
        Forum,
        models.PROTECT,
        null=True,
        blank=True,
        db_index=False,
        related_name="positions",
        help_text="Where.",
    )
    session = models.ForeignKey(
        Session,
        models.PROTECT,
        null=True,
        blank=True,
        db_index=False,
        related_name="positions",
        help_text="At which meeting of that forum; the date lies within a week of it.",
    )
    instrument = models.ForeignKey(
        Instrument,
        models.PROTECT,
        null=True,
        blank=True,
        db_index=False,
        related_name="positions",
        help_text="The text voted on, signed or endorsed.",
    )
    summary = models.TextField(blank=True, help_text="What was done or said, in the analyst's own words.")
    batch = models.ForeignKey(
        Batch,
        models.PROTECT,
        null=True,
        blank=True,
        db_index=False,
        related_name="positions",
        editable=False,
        help_text="The list with which it was entered and goes through review; empty: entered alone.",
    )
    sources = models.ManyToManyField(Source, through="Citation", related_name="positions")

    status = models.CharField(
        max_length=10,
        choices=Status.choices,
        default=Status.DRAFT,
        editable=False,
        help_text="Where it is in its life.",
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        db_index=False,
        related_name="positions_written",
        editable=False,
        help_text="Who wrote it.",
    )
    created_at = models.DateTimeField(auto_now_add=True, help_text="When it was first written (UTC).")
    changed_at = models.DateTimeField(auto_now=True, help_text="When the draft last changed (UTC).")
    submitted_at = models.DateTimeField(
        null=True, editable=False, help_text="When it was last submitted for review (UTC)."
    )
    review_note = models.TextField(
        blank=True, editable=False, help_text="Why the reviewer sent it back; not public."
    )
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        db_index=False,
        related_name="positions_published",
        editable=False,
        help_text="Who published it; never its author.",
    )
    published_at = models.DateTimeField(
        null=True, editable=False, help_text="When the tracker came to know it (transaction time, UTC)."
    )
    retracted_at = models.DateTimeField(
        null=True, editable=False, help_text="When the tracker took it out of the record (UTC)."
    )
    retracted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        db_index=False,
        related_name="positions_retracted",
        editable=False,
        help_text="Who retracted it.",
    )
    retraction_cause = models.CharField(
        max_length=20,
        blank=True,
        choices=RetractionCause.choices,
        editable=False,
        help_text="Why it left the record.",
    )
    retraction_reason = models.TextField(blank=True, editable=False, help_text="The same in words; public.")
    corrects = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        db_index=False,
        related_name="corrected_by",
        editable=False,
        help_text="The published position that this one replaces.",
    )
    correction_cause = models.CharField(
        max_length=20,
        blank=True,
        editable=False,
        choices=[(cause.value, cause.label) for cause in CORRECTION_CAUSES],
        help_text="Why it replaces the other.",
    )
    correction_reason = models.TextField(blank=True, help_text="The same in words; becomes public.")
    search_vector = models.GeneratedField(
        expression=SearchVector(Unaccent("summary"), config="english"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    objects = PositionQuerySet.as_manager()

    class Meta:
        ordering = ["-date", "-id"]
        permissions = [
            ("submit_position", "Can submit positions for review"),
            ("review_position", "Can publish, send back and retract positions"),
        ]
        constraints = [
            exactly_one_actor(),
            one_of("stance", Stance),
            one_of("kind", Kind),
            one_of("date_precision", Precision),
            one_of("status", Status),
            one_of("retraction_cause", RetractionCause, blank=True),
            models.CheckConstraint(
                condition=~Q(date_precision=Precision.MONTH) | Q(date__day=1),
                name="position_month_first_day",
                violation_error_message="A date known to the month is given as its first day.",
            ),
            models.CheckConstraint(
                condition=~Q(date_precision=Precision.YEAR) | Q(date__day=1, date__month=1),
                name="position_year_first_day",
                violation_error_message="A date known to the year is given as 1 January.",
            ),
            models.CheckConstraint(
                condition=Q(session__isnull=True) | Q(forum__isnull=False),
                name="position_session_with_forum",
                violation_error_message="A session is given together with its forum.",
            ),
            models.CheckConstraint(
                condition=Q(reviewer__isnull=True) | ~Q(reviewer=F("author")),
                name="position_four_eyes",
                violation_error_message="Nobody publishes what he wrote.",
            ),
            models.CheckConstraint(
                condition=Q(
                    status__in=[Status.DRAFT, Status.IN_REVIEW],
                    published_at__isnull=True,
                    reviewer__isnull=True,
                )
                | Q(
                    Q(status__in=[Status.PUBLISHED, Status.RETRACTED]),
                    ~Q(summary=""),
                    published_at__isnull=False,
                    reviewer__isnull=False,
                ),
                name="position_published_whole",
                violation_error_message="What is published has a summary, a reviewer and a moment.",
            ),
            models.CheckConstraint(
                condition=Q(
                    ~Q(status=Status.RETRACTED),
                    retracted_at__isnull=True,
                    retracted_by__isnull=True,
                    retraction_cause="",
                    retraction_reason="",
                )
                | Q(
                    Q(status=Status.RETRACTED),
                    ~Q(retraction_cause=""),
                    ~Q(retraction_reason=""),
                    retracted_at__gte=F("published_at"),
                    retracted_by__isnull=False,
                ),
                name="position_retracted_whole",
                violation_error_message="A retraction has a moment, a cause and a public reason.",
            ),
            models.CheckConstraint(
                condition=Q(corrects__isnull=True, correction_cause="")
                | Q(corrects__isnull=False, correction_cause__in=CORRECTION_CAUSES),
                name="position_correction_has_cause",
                violation_error_message="A correction names its cause.",
            ),
            models.UniqueConstraint(
                fields=["corrects"],
                condition=Q(status__in=[Status.PUBLISHED, Status.RETRACTED]),
                name="position_corrected_once",
                violation_error_message="It has been corrected already.",
            ),
        ]
        indexes = INDEXES
        triggers = [
            READABLE,
            BEGINNING,
            LIFECYCLE,
            ENTERED,
            EVIDENCE,
            WHOLE,
            COUNTS_ENTERED,
            COUNTS_MOVED,
            WRITTEN_ENTERED,
            WRITTEN_PUBLISHED,
            refuses_truncate("Positions"),
        ]

    def __str__(self) -> str:
        return f"{self.actor}: {self.get_stance_display()} ({self.date_in_words})"

    def get_absolute_url(self) -> str:
        """The position's page."""
        return reverse("position", args=[self.pk])

    @property
    def actor(self) -> Country | Group:
        """The country or group that took the position."""
        return self.country or self.group  # type: ignore[return-value]  # a constraint says: one is given

    @property
    def date_in_words(self) -> str:
        """The date, saying no more than is known."""
        return written(self.date, self.date_precision)

    @property
    def office(self) -> Tenure | None:
        """The office that the official held on the date; None where it is not known."""
        return None if self.official is None else office_on(self.official.tenures.all(), self.date)

    @property
    def successor(self) -> Position | None:
        """The published position that replaced this one."""
        public = (Status.PUBLISHED, Status.RETRACTED)
        return next((one for one in self.corrected_by.all() if one.status in public), None)


@kept(in_bulk=True, found_by=("position",))
class Citation(Legible):
    """Ties a source to a position, with the place in it."""

    position = models.ForeignKey(
        Position,
        models.CASCADE,
        db_index=False,  # the unique constraint finds them
        related_name="citations",
        help_text="What it proves.",
    )
    source = models.ForeignKey(Source, models.PROTECT, related_name="citations", help_text="The document.")
    locator = models.CharField(
        max_length=200, blank=True, help_text="Page, paragraph or minute; or a caveat."
    )
    order = models.PositiveSmallIntegerField(default=0, help_text="Place among the sources, from 0.")

    class Meta:
        ordering = ["order", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["position", "source"],
                name="citation_unique",
                violation_error_message="The position already cites this source.",
            ),
        ]
        triggers = [*only_with_draft("Citations"), refuses_truncate("Citations")]

    def __str__(self) -> str:
        return f"{self.source}, {self.locator}" if self.locator else str(self.source)


@kept(in_bulk=True, found_by=("position",))
class Dissociation(models.Model):
    """A member for which a group's position does not speak."""

    position = models.ForeignKey(
        Position,
        models.CASCADE,
        db_index=False,  # the unique constraint finds them
        related_name="dissociations",
        help_text="The group's position.",
    )
    country = models.ForeignKey(
        Country, models.PROTECT, related_name="dissociations", help_text="The member that stood aside."
    )

    class Meta:
        ordering = ["country"]
        constraints = [
            models.UniqueConstraint(
                fields=["position", "country"],
                name="dissociation_unique",
                violation_error_message="The country is already named as dissociated.",
            ),
        ]
        triggers = [*only_with_draft("Dissociations"), refuses_truncate("Dissociations")]

    def __str__(self) -> str:
        return f"{self.country} dissociated"
