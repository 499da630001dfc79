"""The decision on what waits for review: taken once, on what the reviewer has seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from positions import editorial
from positions.models import Position
from positions.models.changes import take_public_change_lock
from positions.models.history import event_tables
from positions.refusals import Objection, Refused
from positions.vocabulary import Status


@dataclass(frozen=True)
class Outcome:
    """What became of a position that was in review: ``by`` is None where nobody is known."""

    words: str
    by: User | None
    at: datetime

    @property
    def sentence(self) -> str:
        """Such as “published by reviewer on 3 May 2024, 10:15 UTC”."""
        who = f" by {self.by.get_full_name() or self.by.get_username()}" if self.by else ""
        return f"{self.words}{who} on {self.at.day} {self.at:%B %Y, %H:%M} UTC"


def stamp(positions: Sequence[Position]) -> str:
    """Tells one submission from the next: what is decided on has to bear the stamp that was seen."""
    moments = [one.submitted_at for one in positions if one.submitted_at is not None]
    return max(moments).isoformat() if moments else ""


@transaction.atomic
def approve(
    positions: Sequence[Position], *, by: User, seen: str, today: date | None = None
) -> list[Position]:
    """Publish what was seen, all or none. Raises Refused, also where it was submitted anew meanwhile."""
    take_public_change_lock()  # first, as every publication does: two reviewers wait and do not block
    _unchanged(positions, seen)
    return editorial.publish(positions, by=by, today=today)


@transaction.atomic
def return_to_author(positions: Sequence[Position], *, by: User, seen: str, note: str) -> list[Position]:
    """Send back what was seen, all or none, with a note. Raises Refused as :func:`approve` does."""
    take_public_change_lock()
    _unchanged(positions, seen)
    return editorial.send_back(positions, by=by, note=note)


def _unchanged(positions: Sequence[Position], seen: str) -> None:
    """Refused where the positions were sent back and submitted again since they were seen."""
    numbers = [one.pk for one in positions]
    now = list(Position.objects.select_for_update().filter(pk__in=numbers).order_by("pk"))
    if any(one.status != Status.IN_REVIEW for one in now):
        return  # the verb itself says so, position by position
    if stamp(now) != seen:
        sentence = "It was sent back and submitted anew since you opened this page: look at it again."
        raise Refused([Objection(None, "submitted_at", sentence)])


def outcome(position: Position) -> Outcome | None:
    """What became of it and who did it; None while it waits, and where it never was in review."""
    if position.status == Status.RETRACTED and position.retracted_at:
        return Outcome("published and since retracted", position.retracted_by, position.retracted_at)
    if position.status == Status.PUBLISHED and position.published_at:
        return Outcome("published", position.reviewer, position.published_at)
    return _sent_back(position) if position.status == Status.DRAFT else None


def _sent_back(position: Position) -> Outcome | None:
    """The step from review back to the draft, from the history of the row."""
    history: Any = event_tables()[Position]  # has the columns of the position
    events = history.objects.filter(pgh_obj=position.pk)
    waited = events.filter(status=Status.IN_REVIEW).order_by("-pgh_id").first()
    if waited is None:
        return None
    left = events.filter(pgh_id__gt=waited.pgh_id).select_related("pgh_context").order_by("pgh_id").first()
    number = left.pgh_context.metadata.get("user") if left.pgh_context else None
    by = User.objects.filter(pk=number).first() if number else None
    if by == position.author:
        return Outcome("taken back", by, left.pgh_created_at)
    return Outcome("sent back", by, left.pgh_created_at)
