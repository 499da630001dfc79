"""What search engines are shown: every page of the record with the day of its last change."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.contrib.sitemaps import Sitemap
from django.db.models import Max, QuerySet
from django.db.models.functions import Greatest
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from positions import holdings, labels
from positions.models import (
    Country,
    DataVersion,
    Forum,
    Group,
    Instrument,
    Membership,
    Official,
    Position,
    Proposition,
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

    def items(self) -> list[tuple[Any, datetime | None]]:
        """All of them, in one order."""
        changed = _last_changes(self.field)
        if self.subjects.model is Country:  # what its groups say counts for it too
            of_groups = _last_changes("group")
            for group, country in Membership.objects.order_by().values_list("group", "country"):
                if group in of_groups:
                    changed[country] = max(changed.get(country, of_groups[group]), of_groups[group])
        return [(one, changed.get(one.pk)) for one in self.subjects.order_by("pk")]

    def location(self, item: tuple[Any, datetime | None]) -> str:
        """The page of the subject."""
        return str(item[0].get_absolute_url())

    def lastmod(self, item: tuple[Any, datetime | None]) -> datetime | None:
        """The last change; None where nothing is on record."""
        return item[1]


def _last_changes(field: str) -> dict[int, datetime]:
    """When something about each subject was last published or retracted, by its number."""
    rows = Position.objects.public().filter(**{f"{field}__isnull": False}).order_by().values(field)
    last = rows.annotate(last=Greatest(Max("published_at"), Max("retracted_at")))
    return dict(last.values_list(field, "last"))


class Stances(Section):
    """The reasons of every stance held today."""

    def items(self) -> list[tuple[str, str, datetime]]:
        """By country and proposition."""
        names = labels.current()
        held = holdings.held_on(timezone.now().date(), propositions=list(names.propositions))
        decided = holdings.deciding({one.position_id for one in held})
        return sorted(
            (
                names.countries[one.country_id].iso3,
                names.propositions[one.proposition_id].slug,
                decided[one.position_id].published_at,
            )
            for one in held
        )

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
