"""What lies on an analyst's desk: drafts, what waits, lists under way, contradictions, old stances.

Each heap is the top of a list with the count of the whole, read in one query: the front page
shows how much there is and where to begin, and leaves the rest to the lists.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Generic, TypeVar

from django.contrib.auth.models import User
from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Count, DateField, Max, Min, OuterRef, Q, QuerySet, Subquery, Window
from django.db.models.functions import Coalesce, Greatest, TruncDate

from positions.models import Batch, Enquiry, Position, StancePeriod
from positions.rules.lifecycle import TAKEN_BACK as TAKEN_BACK  # faces read it here
from positions.vocabulary import Kind, Status

SHOWN = 6
"""How many of a heap the desk shows."""

UNDER_WAY = (Status.DRAFT, Status.IN_REVIEW)

One = TypeVar("One")


@dataclass(frozen=True)
class Heap(Generic[One]):
    """The top of a list, and how many there are in all."""

    rows: list[One]
    total: int

    @property
    def left(self) -> int:
        """How many are not shown."""
        return self.total - len(self.rows)


def own_drafts(user: User, *, limit: int = SHOWN) -> Heap[Position]:
    """Drafts that the user writes, last changed first; those sent back and those of lists lie elsewhere."""
    rows = _drafts_of(user).filter(review_note__in=["", TAKEN_BACK], batch__isnull=True)
    return _heap(rows.order_by("-changed_at", "-id"), limit)


def returned(user: User, *, limit: int = SHOWN) -> Heap[Position]:
    """Drafts that a reviewer sent back to the user, longest on the desk first."""
    rows = _drafts_of(user).exclude(review_note__in=["", TAKEN_BACK]).filter(batch__isnull=True)
    return _heap(rows.order_by("changed_at", "id"), limit)


def waiting(user: User, *, own: bool = False, limit: int = SHOWN) -> Heap[Position]:
    """What nobody has reviewed yet, oldest first: of others, or the user's ``own``; lists lie elsewhere."""
    rows = Position.objects.filter(status=Status.IN_REVIEW, batch__isnull=True)
    rows = rows.filter(author=user) if own else rows.exclude(author=user)
    return _heap(_labelled(rows).order_by("submitted_at", "id"), limit)


def batches(*, limit: int = SHOWN) -> Heap[Batch]:
    """Lists of which something is in draft or review, oldest first.

    Each has ``drafts``, ``in_review`` and ``size`` counted, and since when it waits in ``waits_since``.
    """
    counted = Batch.objects.select_related("author").annotate(
        size=Count("positions"),
        drafts=Count("positions", filter=Q(positions__status=Status.DRAFT)),
        in_review=Count("positions", filter=Q(positions__status=Status.IN_REVIEW)),
        waits_since=Min("positions__submitted_at", filter=Q(positions__status=Status.IN_REVIEW)),
        note=Max("positions__review_note", filter=Q(positions__status=Status.DRAFT)),
    )
    open_ones = Position.objects.filter(status__in=UNDER_WAY, batch__isnull=False).order_by().values("batch")
    return _heap(counted.filter(pk__in=open_ones).order_by("created_at", "id"), limit)


@dataclass(frozen=True)
class Said:
    """One of the positions that contradict each other."""

    number: int
    stance: str
    kind: Kind


@dataclass(frozen=True)
class Contradiction:
    """One actor took different stances on one proposition on one date, says the public record."""

    actor: str
    proposition: str
    date: date
    said: list[Said]


def contradictions(*, limit: int = SHOWN) -> Heap[Contradiction]:
    """Where published positions of one actor, proposition and date differ in their stance, newest first."""
    told_apart = (
        "country__name",
        "group__name",
        "proposition__title",
        "date",
        "country",
        "group",
        "proposition",
    )
    rows = Position.objects.published().order_by().values(*told_apart)
    rows = rows.annotate(
        numbers=ArrayAgg("pk", order_by="pk"),
        stances=ArrayAgg("stance", order_by="pk"),
        kinds=ArrayAgg("kind", order_by="pk"),
        different=Count("stance", distinct=True),
    ).filter(different__gt=1)
    ordered = rows.order_by("-date", "proposition", "country", "group")
    found = ordered.annotate(of_all=Window(Count("*")))[:limit]
    return _made(found, _contradiction, lambda row: row["of_all"])


def unchecked_stances(as_of: date, *, days: int = 365, limit: int = SHOWN) -> Heap[StancePeriod]:
    """Stances of the day that nobody has checked for so many days, longest unchecked first.

    A stance was last checked (``checked_on``) when the position that decides it was published, or
    when somebody last searched for a newer one in vain, whichever is later.
    """
    searches = Enquiry.objects.current().filter(
        country=OuterRef("country"), proposition=OuterRef("proposition"), searched_on__lte=as_of
    )
    searched = searches.order_by().values("country").annotate(last=Max("searched_on")).values("last")
    published = TruncDate("position__published_at", output_field=DateField(), tzinfo=UTC)
    # only the old need the look at searches
    old = datetime.combine(as_of - timedelta(days=days), time.min, tzinfo=UTC)
    rows = (
        StancePeriod.objects.on(as_of)
        .filter(position__published_at__lt=old)
        .annotate(checked_on=Greatest(published, Coalesce(Subquery(searched), published)))
        .filter(checked_on__lt=as_of - timedelta(days=days))
        .select_related("country", "proposition", "group", "position")
    )
    return _heap(rows.order_by("checked_on", "country__name", "proposition", "id"), limit)


def _drafts_of(user: User) -> QuerySet[Position]:
    return _labelled(Position.objects.filter(author=user, status=Status.DRAFT))


def _labelled(rows: QuerySet[Position]) -> QuerySet[Position]:
    return rows.select_related("country", "group", "proposition", "author").defer("search_vector")


def _heap(rows: QuerySet[Any], limit: int) -> Heap[Any]:
    """The top of the list; the database counts the whole while it is at it."""
    found = list(rows.annotate(of_all=Window(Count("*")))[:limit])
    return Heap(found, found[0].of_all if found else 0)


def _made(found: Iterable[Any], make: Callable[[Any], One], total: Callable[[Any], int]) -> Heap[One]:
    rows = list(found)
    return Heap([make(row) for row in rows], total(rows[0]) if rows else 0)


def _contradiction(row: dict[str, Any]) -> Contradiction:
    acts = zip(row["numbers"], row["stances"], row["kinds"], strict=True)
    return Contradiction(
        actor=row["country__name"] or row["group__name"],
        proposition=row["proposition__title"],
        date=row["date"],
        said=[Said(number, stance, Kind(kind)) for number, stance, kind in acts],
    )
