"""What search engines are shown: every page of the record with the day of its last change."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import cached_property
from typing import Any, TypeVar

from django.contrib.sitemaps import Sitemap
from django.db.models import Max, QuerySet
from django.db.models.functions import Greatest
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from positions import holdings, labels, selection
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
    StancePeriod,
)
from positions.selection import Selection

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


Listing = TypeVar("Listing")


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


class Listed(Sequence[Listing]):
    """What a section lists, made only where it is read: the index of all sections just counts."""

    def __init__(
        self, count: Callable[[], int], make: Callable[[], Sequence[Listing] | QuerySet[Any]]
    ) -> None:
        self._count, self._make = count, make

    def __len__(self) -> int:
        return self._count()

    def __getitem__(self, part: Any) -> Any:
        return self._made[part]

    @cached_property
    def _made(self) -> Sequence[Listing] | QuerySet[Any]:
        return self._make()


class Subjects(Section):
    """The pages of one noun; each last changed with the newest publication or retraction about it."""

    def __init__(self, subjects: QuerySet[Any], field: str) -> None:
        self.subjects, self.field = subjects, field

    def items(self) -> Sequence[tuple[Any, datetime | None]]:
        """All of them, in one order."""
        return Listed(self.subjects.count, self._changed)

    def _changed(self) -> list[tuple[Any, datetime | None]]:
        of_countries = self.subjects.model is Country
        changed = _countries_changed() if of_countries else _last_changes(self.field)
        return [(one, changed.get(one.pk)) for one in self.subjects.order_by("pk")]

    def location(self, item: tuple[Any, datetime | None]) -> str:
        """The page of the subject."""
        return str(item[0].get_absolute_url())

    def lastmod(self, item: tuple[Any, datetime | None]) -> datetime | None:
        """The last change; None where nothing is on record."""
        return item[1]


LAST = Greatest(Max("published_at"), Max("retracted_at"))


def _last_changes(field: str) -> dict[int, datetime]:
    """When something about each subject was last published or retracted, by its number."""
    rows = Position.objects.public().filter(**{f"{field}__isnull": False}).order_by()
    return dict(rows.values_list(field).annotate(last=LAST))


def _countries_changed() -> dict[int, datetime]:
    """The same of countries, for which counts too what their groups say; in one walk for both."""
    rows = Position.objects.public().order_by().values_list("country", "group").annotate(last=LAST)
    changed, of_groups = dict[int, datetime](), dict[int, datetime]()
    for country, group, last in rows:
        (changed if country else of_groups)[country or group] = last
    for group, country in Membership.objects.order_by().values_list("group", "country"):
        if group in of_groups:
            changed[country] = max(changed.get(country, of_groups[group]), of_groups[group])
    return changed


class Stances(Section):
    """The reasons of every stance held today."""

    def items(self) -> Sequence[tuple[str, str, datetime]]:
        """By country and proposition."""
        return Listed(StancePeriod.objects.on(timezone.now().date()).order_by().count, _held_today)

    def location(self, item: tuple[str, str, datetime]) -> str:
        """The page that explains it."""
        return reverse("stance", args=item[:2])

    def lastmod(self, item: tuple[str, str, datetime]) -> datetime:
        """When the deciding position was published."""
        return item[2]


def _held_today() -> list[tuple[str, str, datetime]]:
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


class Positions(Section):
    """The positions that stand; what was retracted stays at its address and out of search engines."""

    def items(self) -> Sequence[Position]:
        """In the order of the record."""
        rows = Position.objects.published().only("pk", "published_at").order_by("pk")
        return Listed(lambda: selection.count(Selection()), lambda: rows)

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
