"""What search engines are shown: every page of the record with the day of its last change."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.contrib.sitemaps import Sitemap
from django.db.models import Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Greatest
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from positions.models import (
    Country,
    DataVersion,
    Forum,
    Group,
    Instrument,
    Official,
    Position,
    Proposition,
    StancePeriod,
)

STANDING = (
    "home",
    "propositions",
    "countries",
    "groups",
    "officials",
    "forums",
    "instruments",
    "positions",
    "compare",
    "changes",
    "corrections",
    "data",
    "about",
)
"""Pages that stand whatever the record holds, by the names of their addresses."""


class Section(Sitemap):
    """One sort of page; the index says when the record last changed."""

    def get_latest_lastmod(self) -> datetime:
        """The last change of the record, which any section can have followed."""
        return DataVersion.current().changed_at


class Pages(Section):
    """The standing pages."""

    def items(self) -> list[tuple[str, datetime]]:
        """Their names; they tell of the whole record, so they change with it."""
        changed_at = self.get_latest_lastmod()
        return [(name, changed_at) for name in STANDING]

    def location(self, item: tuple[str, datetime]) -> str:
        """The address."""
        return reverse(item[0])

    def lastmod(self, item: tuple[str, datetime]) -> datetime:
        """The last change of the record."""
        return item[1]


class Subjects(Section):
    """The pages of one noun; each last changed with the newest publication or retraction about it."""

    def __init__(self, subjects: QuerySet[Any], field: str) -> None:
        self.subjects, self.field = subjects, field

    def items(self) -> QuerySet[Any]:
        """All of them, in one order."""
        own = Q(**{self.field: OuterRef("pk")})
        if self.subjects.model is Country:  # what its groups say counts for it too
            own |= Q(group__memberships__country=OuterRef("pk"))
        changed = (
            Position.objects.public()
            .filter(own)
            .order_by()
            .annotate(subject=OuterRef("pk"))
            .values("subject")
            .annotate(last=Greatest(Max("published_at"), Max("retracted_at")))
            .values("last")
        )
        return self.subjects.annotate(changed_at=Subquery(changed)).order_by("pk")

    def lastmod(self, item: Any) -> datetime | None:
        """The last change; None where nothing is on record."""
        return item.changed_at


class Stances(Section):
    """The reasons of every stance held today."""

    def items(self) -> QuerySet[StancePeriod]:
        """By country and proposition."""
        held = StancePeriod.objects.on(timezone.now().date())
        columns = ("country__iso3", "proposition__slug", "position__published_at")
        return held.order_by("country", "proposition").values_list(*columns)

    def location(self, item: tuple[str, str, datetime]) -> str:
        """The page that explains it."""
        return reverse("stance", args=item[:2])

    def lastmod(self, item: tuple[str, str, datetime]) -> datetime:
        """When the deciding position was published."""
        return item[2]


class Positions(Section):
    """The positions that stand; what was retracted stays at its address and out of search engines."""

    def items(self) -> QuerySet[Position]:
        """In the order of the record."""
        return Position.objects.published().only("pk", "published_at").order_by("pk")

    def lastmod(self, item: Position) -> datetime | None:
        """A published position never changes."""
        return item.published_at


SECTIONS: Mapping[str, Section] = {
    "pages": Pages(),
    "propositions": Subjects(Proposition.objects.all(), "proposition"),
    "countries": Subjects(Country.objects.all(), "country"),
    "groups": Subjects(Group.objects.all(), "group"),
    "officials": Subjects(Official.objects.unmerged(), "official"),
    "forums": Subjects(Forum.objects.unmerged(), "forum"),
    "instruments": Subjects(Instrument.objects.unmerged(), "instrument"),
    "stances": Stances(),
    "positions": Positions(),
}

ROBOTS = """\
User-agent: *
Disallow: /admin/
Disallow: /api/v1/
Disallow: /search/
Disallow: /*?*format=

Sitemap: {sitemap}
"""
"""Forms of a page, answers to programs and results of a search are no pages to be found."""


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """What programs that read the whole site are asked to leave, and where the list of pages lies."""
    text = ROBOTS.format(sitemap=request.build_absolute_uri(reverse("sitemap")))
    return HttpResponse(text, content_type="text/plain; charset=utf-8")
