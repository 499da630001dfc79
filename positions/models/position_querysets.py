"""Positions asked for in the domain's words."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Self

from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db import models
from django.db.models import Exists, F, OuterRef, Prefetch, Q, Value

from positions.models.actors import Country, Group, Membership
from positions.models.constraints import Unaccent
from positions.vocabulary import Status

if TYPE_CHECKING:
    from positions.models.positions import Position  # names the row type below


class PositionQuerySet(models.QuerySet["Position"]):
    """Questions that pages, API and rules put to the record."""

    def published(self) -> Self:
        """What stands in the public record now."""
        return self.filter(status=Status.PUBLISHED)

    def public(self) -> Self:
        """What can be reached in public: published, or retracted and marked so."""
        return self.filter(status__in=[Status.PUBLISHED, Status.RETRACTED])

    def known_at(self, moment: datetime | None) -> Self:
        """What stood in the public record at the moment; None means now."""
        if moment is None:
            return self.published()
        return self.filter(published_at__lte=moment).filter(
            Q(retracted_at__isnull=True) | Q(retracted_at__gt=moment)
        )

    def retracted_by(self, moment: datetime | None) -> Self:
        """What had been taken out of the public record at the moment; None means now."""
        gone = self.filter(status=Status.RETRACTED)
        return gone if moment is None else gone.filter(retracted_at__lte=moment)

    def as_of(self, day: date) -> Self:
        """Those dated on the day or earlier."""
        return self.filter(date__lte=day)

    def by(self, actor: Country | Group) -> Self:
        """The actor's own positions."""
        if isinstance(actor, Country):
            return self.filter(country=actor)
        return self.filter(group=actor)

    def member_of(self, groups: Collection[Group], *, known_at: datetime | None = None) -> Self:
        """Positions of countries that were members of one of the groups on the position's date.

        ``known_at``: by the memberships that were known at the moment; None means now.
        """
        known = Membership.objects.known_at(known_at)
        terms = known.filter(group__in=groups, country=OuterRef("country"))
        return self.filter(
            Exists(
                terms.filter(Q(start__isnull=True) | Q(start__lte=OuterRef("date"))).filter(
                    Q(end__isnull=True) | Q(end__gt=OuterRef("date"))
                )
            )
        )

    def matching(self, text: str) -> Self:
        """Those whose summary holds the words, most relevant by ``rank``; accents do not matter."""
        query = SearchQuery(Unaccent(Value(text)), config="english", search_type="websearch")
        return self.filter(search_vector=query).annotate(rank=SearchRank(F("search_vector"), query))

    def newest_first(self) -> Self:
        """By date, then the later record."""
        return self.order_by("-date", "-id")

    def whole(self, numbers: Sequence[int]) -> list[Position]:
        """The positions of these numbers, in their order, with all that a line about each names."""
        found = self.with_labels().in_bulk(numbers)
        return [found[number] for number in numbers if number in found]

    def with_labels(self) -> Self:
        """With all that a line or card about a position names, in a fixed number of queries."""
        # these tables are declared beside the one that needs this queryset first
        from positions.models.positions import Citation, Dissociation

        return (
            self.defer("search_vector")
            .select_related(
                "country", "group", "proposition__topic", "official", "forum", "session", "instrument"
            )
            .prefetch_related(
                Prefetch(
                    "citations",
                    # the full text is private and can be a book
                    Citation.objects.select_related("source")
                    .defer("source__full_text")
                    .order_by("order", "id"),
                ),
                Prefetch(
                    "dissociations", Dissociation.objects.select_related("country").order_by("country__iso3")
                ),
                "official__tenures",
                Prefetch("corrected_by", self.model.objects.public()),
            )
        )
