"""On what evidence: the documents that positions cite and the record's tables rest on."""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q

from positions.models.history import kept
from positions.models.merging import Mergeable, MergeableQuerySet, merged_elsewhere
from positions.models.texts import Legible, only_readable
from positions.models.triggers import bumps_data_version
from positions.models.written_evidence import WRITTEN_ANEW
from positions.vocabulary import Status


class SourceQuerySet(MergeableQuerySet["Source"]):
    """Documents asked for by what rests on them."""

    def public(self) -> Self:
        """Those that a public position cites or a table of the record rests on; drafts keep theirs."""
        from positions.models.counts import FirstCitation  # declared beside this table, and need it first
        from positions.models.positions import Citation  # as above

        # what published positions cite is kept: only of the rest is anything looked for
        published = FirstCitation.objects.all()
        retracted = Citation.objects.filter(position__status=Status.RETRACTED)
        named = ReferenceSource.objects.filter(source=OuterRef("pk"))
        cited = (
            Exists(citing.filter(**{whose: OuterRef("pk")}))
            for citing in (published, retracted)
            for whose in ("source", "source__merged_into")
        )
        return self.filter(reduce(or_, cited, Q(Exists(named)))).defer("full_text")


@kept()
class Source(Mergeable, Legible):
    """A document that somebody can look up."""

    slug = models.SlugField(max_length=120, unique=True, help_text="The public code.")
    url = models.URLField(
        "address", max_length=500, blank=True, help_text="Where it can be read; empty where it is not online."
    )
    title = models.CharField(max_length=300, help_text="As the document bears it.")
    publisher = models.CharField(max_length=200, blank=True, help_text="Who published it.")
    published_on = models.DateField(null=True, blank=True, help_text="Day of publication; empty: unknown.")
    language = models.CharField(max_length=8, help_text="Language tag (BCP 47), such as en.")
    full_text = models.TextField(
        blank=True, help_text="Private working copy for analysts; never shown in public."
    )

    objects = SourceQuerySet.as_manager()

    class Meta:
        ordering = ["title", "id"]
        constraints = [
            merged_elsewhere(),
            models.UniqueConstraint(
                fields=["url"],
                condition=~Q(url=""),
                name="source_url_unique",
                violation_error_message="This address is already recorded.",
            ),
        ]
        triggers = [only_readable(), bumps_data_version(), WRITTEN_ANEW]

    def __str__(self) -> str:
        return self.title


@kept()
class ReferenceSource(Legible):
    """Which source stands behind a table of the record, or one entry of it."""

    table = models.CharField(max_length=40, help_text="The table, such as groups.")
    key = models.CharField(
        max_length=120, blank=True, help_text="The entry's public code; empty for the whole table."
    )
    source = models.ForeignKey(Source, models.PROTECT, related_name="references", help_text="The document.")
    covers = models.CharField(max_length=300, blank=True, help_text="What it was used for.")

    class Meta:
        ordering = ["table", "key", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["table", "key", "source"],
                name="referencesource_unique",
                violation_error_message="This source is already named here.",
            ),
        ]
        triggers = [only_readable(), bumps_data_version()]

    def __str__(self) -> str:
        return f"{self.table} {self.key}: {self.source}"
