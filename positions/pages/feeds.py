"""Atom feeds: what entered the public record last, whole or of one country, group, forum and so on.

An entry is a published position, dated by its publication. The feed of changes tells
retractions too. A list's feed lies at the list's address followed by ``feed.atom``.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib.syndication.views import Feed
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.html import escape

from positions import selection
from positions.models import Change, Country, Forum, Group, Instrument, Official, Position, Proposition
from positions.pages.atom import RecordAtom
from positions.pages.citing import SITE
from positions.pages.titles import fact, on_day
from positions.selection import Selection
from positions.vocabulary import ChangeKind

LENGTH = 50
"""Entries in a feed."""


def told(position: Position) -> str:
    """The position in a sentence that says the fact."""
    said = fact(position.actor, position.stance, position.proposition)
    return f"{said}, {on_day(position.date, position.date_precision)}"


class PositionsFeed(Feed):
    """The positions published last, of the whole record."""

    feed_type = RecordAtom
    title: Any = f"{SITE}: newest positions"
    subtitle = "What entered the record last."
    author_name = SITE
    link: Any = "/positions/"

    def feed_url(self, obj: Model | None = None) -> str:
        """Where the feed itself lies: behind the address of its page."""
        link = self.link(obj) if callable(self.link) else self.link
        return f"{link}feed.atom"

    def positions(self, subject: Any) -> Selection:
        """Those that the feed is about."""
        return Selection()

    def items(self, subject: Any = None) -> list[Position]:
        """The last that were published."""
        found = selection.numbers(self.positions(subject), by="published_at", most=LENGTH)
        return Position.objects.whole(found)

    def item_title(self, item: Position) -> str:
        """Who took which stance on what, and when."""
        return told(item)

    def item_description(self, item: Position) -> str:
        """In the analyst's own words; plain, where feed readers expect HTML."""
        return escape(item.summary)

    def item_pubdate(self, item: Position) -> datetime | None:
        """When the tracker came to know it."""
        return item.published_at

    item_updateddate = item_pubdate

    def item_categories(self, item: Position) -> list[str]:
        """Stance, kind of act and topic."""
        return [item.stance, item.kind, item.proposition.topic.slug]


class SubjectFeed(PositionsFeed):
    """The positions of one country, group, proposition and so on."""

    model: type[Model]
    field: str

    def get_object(self, request: HttpRequest, **captured: str) -> Model:
        """Whom the address names. Raises Http404."""
        return get_object_or_404(self.model, **captured)

    def title(self, subject: Model) -> str:
        """Names the subject."""
        return f"{subject}: newest positions on AI governance"

    def link(self, subject: Any) -> str:
        """The subject's page."""
        return str(subject.get_absolute_url())

    def positions(self, subject: Any) -> Selection:
        """Those of the subject."""
        of_the_subject: dict[str, Any] = {self.field: [subject.pk]}
        return Selection(**of_the_subject)


class CountryFeed(SubjectFeed):
    """A country's own positions."""

    model, field = Country, "countries"


class GroupFeed(SubjectFeed):
    """A group's positions."""

    model, field = Group, "groups"


class PropositionFeed(SubjectFeed):
    """The positions on a proposition."""

    model, field = Proposition, "propositions"


class OfficialFeed(SubjectFeed):
    """What an official said."""

    model, field = Official, "officials"


class ForumFeed(SubjectFeed):
    """What was said in a forum."""

    model, field = Forum, "forums"


class InstrumentFeed(SubjectFeed):
    """The acts on an instrument."""

    model, field = Instrument, "instruments"


class ChangesFeed(Feed):
    """What entered and what left the record, newest first."""

    feed_type = RecordAtom
    title = f"{SITE}: changes and retractions"
    subtitle = "What entered the record and what was taken out of it, with the reason."
    author_name = SITE
    link = "/changes/"
    feed_url = "/changes/feed.atom"
    kinds = (ChangeKind.PUBLISHED, ChangeKind.RETRACTED)

    def items(self) -> QuerySet[Change]:
        """The last entries of the ledger about positions."""
        rows = Change.objects.filter(kind__in=self.kinds)
        return rows.select_related("position__country", "position__group", "position__proposition").order_by(
            "-number"
        )[:LENGTH]

    def item_title(self, item: Change) -> str:
        """What happened to which position."""
        return f"{item.get_kind_display()}: {told(_of(item))}"

    def item_description(self, item: Change) -> str:
        """The reason of a retraction; what a new position says."""
        position = _of(item)
        if item.kind == ChangeKind.RETRACTED:
            return escape(f"{position.get_retraction_cause_display()}. {position.retraction_reason}")
        return escape(position.summary)

    def item_link(self, item: Change) -> str:
        """The position's page."""
        return _of(item).get_absolute_url()

    def item_guid(self, item: Change) -> str:
        """The number in the ledger tells entries about one position apart."""
        return f"tag:positions,2026:change/{item.number}"

    def item_pubdate(self, item: Change) -> datetime:
        """When it happened."""
        return item.at

    item_updateddate = item_pubdate


def _of(change: Change) -> Position:
    """The position concerned; the feed asks for no other changes."""
    assert change.position is not None
    return change.position
