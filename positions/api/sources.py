"""/sources/: the documents on which the public record rests."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet

from positions.api.paging import Key, Order
from positions.api.parameters import Known, Named, Question
from positions.api.resources import Listing, Single
from positions.api.shapes import SLUG, Shape, column
from positions.models import Source

SOURCE = Shape(
    "Source",
    "A document that somebody can look up.",
    tuple(column(Source, name) for name in ("slug", "title", "url", "publisher", "published_on", "language")),
)


def languages(known: Known) -> Sequence[str]:
    """The languages of the record's sources."""
    return sorted(Source.objects.order_by().values_list("language", flat=True).distinct())


class Sources(Listing):
    """The sources, by slug."""

    name = "sources"
    shape = SOURCE
    parameters = (
        Named(name="language", names=languages, many=True, help="Language tags (BCP 47), such as en."),
    )
    orders = {"slug": Order((Key("slug"),))}

    def rows(self, question: Question) -> QuerySet[Source]:
        """Those in the languages asked about."""
        rows = Source.objects.public().unmerged()
        return rows.filter(language__in=question["language"]) if question["language"] else rows


class OneSource(Single):
    """One source."""

    name = "source"
    shape = SOURCE
    bears = (Source, "slug")
    path = {"slug": (SLUG, "The source's slug.")}

    def row(self, question: Question, **path: Any) -> Source | None:
        """By its slug."""
        return Source.objects.public().unmerged().filter(slug=path["slug"]).first()
