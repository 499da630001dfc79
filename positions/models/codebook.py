"""What positions are about: topics and propositions."""

from __future__ import annotations

from django.db import models
from django.urls import reverse

from positions.models.history import kept
from positions.models.texts import Legible, only_readable
from positions.models.triggers import bumps_data_version


@kept()
class Topic(Legible):
    """A field of AI governance that holds several propositions."""

    slug = models.SlugField(max_length=80, unique=True, help_text="The public code.")
    name = models.CharField(max_length=100, unique=True, help_text="As pages print it.")
    order = models.PositiveSmallIntegerField(unique=True, help_text="Place among the topics, from 1.")

    class Meta:
        ordering = ["order"]
        triggers = [only_readable(), bumps_data_version(reference=True)]

    def __str__(self) -> str:
        return self.name


@kept()
class Proposition(Legible):
    """One policy claim that a State can support or oppose, with its coding rules."""

    slug = models.SlugField(max_length=80, unique=True, help_text="The public code.")
    topic = models.ForeignKey(
        Topic, models.PROTECT, related_name="propositions", help_text="The topic it belongs to."
    )
    title = models.CharField(max_length=200, unique=True, help_text="The claim, as an imperative.")
    definition = models.TextField(help_text="What exactly is claimed.")
    support_means = models.TextField(help_text="What counts as support.")
    oppose_means = models.TextField(help_text="What counts as opposition.")
    borderline_cases = models.TextField(blank=True, help_text="What is hard to tell, and how it is coded.")

    class Meta:
        ordering = ["topic__order", "id"]
        triggers = [only_readable(), bumps_data_version(reference=True)]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """The proposition's page."""
        return reverse("proposition", args=[self.slug])
