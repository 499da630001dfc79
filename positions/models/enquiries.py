"""Searches that found nothing, so that a gap can be told from neglect."""

from __future__ import annotations

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models

from positions.models.actors import Country
from positions.models.codebook import Proposition
from positions.models.history import kept
from positions.models.recorded import Recorded, RecordedQuerySet
from positions.models.texts import Legible, only_readable
from positions.models.triggers import bumps_data_version, refuses_truncate, withdrawn_only


class EnquiryQuerySet(RecordedQuerySet["Enquiry"]):
    """Enquiries asked for by what was known."""


@kept()
class Enquiry(Recorded, Legible):
    """An analyst looked for a country's position on a proposition and found none. Never a stance."""

    country = models.ForeignKey(
        Country, models.PROTECT, related_name="enquiries", help_text="Whose position was looked for."
    )
    proposition = models.ForeignKey(
        Proposition, models.PROTECT, related_name="enquiries", help_text="On what."
    )
    searched_on = models.DateField(help_text="The day of the search.")
    languages = ArrayField(
        models.CharField(max_length=8), help_text="Languages searched (BCP 47 tags, comma-separated)."
    )
    places = models.TextField(help_text="Where was looked: sites, archives, databases.")
    note = models.TextField(blank=True, help_text="What a later searcher should know.")
    analyst = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="enquiries",
        editable=False,
        help_text="Who searched.",
    )

    objects = EnquiryQuerySet.as_manager()

    class Meta:
        ordering = ["-searched_on", "-id"]
        verbose_name_plural = "enquiries"
        indexes = [models.Index(fields=["proposition", "country", "-searched_on"], name="enquiry_by_pair")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(languages__len__gt=0),
                name="enquiry_names_languages",
                violation_error_message="Name at least one language.",
            ),
        ]
        triggers = [
            only_readable(),
            withdrawn_only("Enquiries"),
            refuses_truncate("Enquiries"),
            bumps_data_version(),
        ]

    def __str__(self) -> str:
        return f"{self.country} on {self.proposition}, {self.searched_on}"
