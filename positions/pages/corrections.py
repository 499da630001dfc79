"""The register of corrections: what was recorded wrongly, what replaced it, and why, newest first.

An entry is the publication of a correction, as it stands in the ledger. What was retracted
without being replaced is in the ledger itself (``changes``).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.syndication.views import Feed
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.utils.html import escape

from positions.differences import Difference, differences
from positions.models import Change, Position
from positions.pages.atom import RecordAtom
from positions.pages.changes import address_from
from positions.pages.citing import SITE, work
from positions.pages.feeds import told
from positions.pages.question import BadParameter, Question, question
from positions.pages.showing import show
from positions.pages.table_download import csv_address, table, wants_table
from positions.vocabulary import ChangeKind

LENGTH = 50
"""Corrections on one page, and in the feed."""


@dataclass(frozen=True)
class Correction:
    """One entry of the register: ``old`` was replaced by ``new``, which differs in some fields."""

    number: int
    at: datetime
    old: Position
    new: Position
    differences: list[Difference]


def index(request: HttpRequest) -> HttpResponseBase:
    """One page of the register."""
    asked = question(request)
    entries, newer, older = _page(request, asked)
    if wants_table(request):
        return table("corrections", HEAD, (row for entry in entries for row in _rows(request, entry)))
    return show(
        request,
        "positions/corrections.html",
        {
            "section": "changes",
            "entries": entries,
            "newer": address_from(request, "after", newer) if newer is not None else None,
            "older": address_from(request, "before", older) if older is not None else None,
            "csv": csv_address(request),
            "asked": asked,
            "work": work(request, "Corrections of the record", asked),
        },
    )


def _register(known_at: datetime | None = None) -> QuerySet[Change]:
    """The publications of corrections by the moment (None: now), with all that their comparison names."""
    entries = Change.objects.filter(kind=ChangeKind.PUBLISHED, position__corrects__isnull=False)
    if known_at is not None:
        entries = entries.filter(at__lte=known_at)
    labelled = Position.objects.with_labels()
    return entries.prefetch_related(
        Prefetch("position", labelled.prefetch_related(Prefetch("corrects", labelled)))
    )


def _page(request: HttpRequest, asked: Question) -> tuple[list[Correction], int | None, int | None]:
    """The entries, newest first, and the numbers at which the newer and the older pages begin."""
    before, after = _number(request, "before"), _number(request, "after")
    rows = _register(asked.known_at).filter(position__date__lte=asked.as_of)
    if after is not None:
        found = list(rows.filter(number__gt=after).order_by("number")[: LENGTH + 1])
        more_newer, more_older = len(found) > LENGTH, True
        changes = found[:LENGTH][::-1]
    else:
        rows = rows if before is None else rows.filter(number__lt=before)
        found = list(rows.order_by("-number")[: LENGTH + 1])
        more_newer, more_older = before is not None, len(found) > LENGTH
        changes = found[:LENGTH]
    entries = [_correction(change) for change in changes]
    newer = entries[0].number if entries and more_newer else None
    older = entries[-1].number if entries and more_older else None
    return entries, newer, older


def _number(request: HttpRequest, name: str) -> int | None:
    """A place in the ledger. Raises BadParameter."""
    text = request.GET.get(name, "")
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) < 19):
        raise BadParameter(name, "This is the number of an entry; follow the links at the end of the list.")
    return int(text)


def _correction(change: Change) -> Correction:
    new = change.position
    assert new is not None  # the register holds corrections only
    assert new.corrects is not None
    return Correction(change.number, change.at, new.corrects, new, differences(new.corrects, new))


HEAD = (
    "number",
    "at",
    "position",
    "url",
    "replaced_by",
    "actor",
    "proposition",
    "cause",
    "reason",
    "field",
    "before",
    "after",
)


def _rows(request: HttpRequest, entry: Correction) -> Iterator[list[Any]]:
    """A line for each field that changed; one for a correction that changed none."""
    old = entry.old
    shared = [
        entry.number,
        entry.at,
        old.pk,
        request.build_absolute_uri(old.get_absolute_url()),
        entry.new.pk,
        old.actor,
        old.proposition.slug,
        entry.new.correction_cause,
        entry.new.correction_reason,
    ]
    for one in entry.differences:
        yield [*shared, one.field, one.before, one.after]
    if not entry.differences:
        yield [*shared, "", "", ""]


class CorrectionsFeed(Feed):
    """The corrections published last."""

    feed_type = RecordAtom
    title = f"{SITE}: corrections"
    subtitle = "What was recorded wrongly, what replaced it, and why."
    author_name = SITE
    link = "/changes/corrections/"
    feed_url = "/changes/corrections/feed.atom"

    def items(self) -> list[Correction]:
        """The last entries of the register."""
        return [_correction(one) for one in _register().order_by("-number")[:LENGTH]]

    def item_title(self, item: Correction) -> str:
        """What was corrected."""
        return f"{item.new.get_correction_cause_display()}: {told(item.old)}"

    def item_description(self, item: Correction) -> str:
        """The reason, and each field before and after."""
        changed = "; ".join(
            f"{one.label}: {one.before or 'nothing'} → {one.after or 'nothing'}" for one in item.differences
        )
        return escape(f"{item.new.correction_reason} {changed}".strip())

    def item_link(self, item: Correction) -> str:
        """The page of the position that stands instead."""
        return item.new.get_absolute_url()

    def item_guid(self, item: Correction) -> str:
        """The number in the ledger."""
        return f"tag:positions,2026:correction/{item.number}"

    def item_pubdate(self, item: Correction) -> datetime:
        """When it was published."""
        return item.at

    item_updateddate = item_pubdate
