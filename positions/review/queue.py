"""The queue: what waits for review, the oldest first, a list of many as one entry."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Case, Count, F, Min, Q, QuerySet, When

from positions.models import Batch, Position
from positions.review.marks import MARKED, Mark, marked
from positions.vocabulary import Stance, Status

Row = dict[str, Any]
"""One entry as the queue's query tells it: batch, alone, first, lowest."""

Key = tuple[int | None, int | None]
"""An entry by the number of its list, or else by that of its only position."""

ALONE = Case(When(batch__isnull=True, then=F("id")))


@dataclass(frozen=True)
class Place:
    """Where an entry stands in the queue: when it was submitted, and the lowest number in it."""

    submitted_at: datetime
    number: int


@dataclass(frozen=True)
class Entry:
    """What is reviewed at one go: a position entered alone, or a whole list.

    ``position`` is the one, or the first of the list; ``counts`` go by stance, in the order
    of the vocabulary; ``marks`` tell how many positions bear each.
    """

    position: Position
    batch: Batch | None
    submitted_at: datetime
    counts: dict[str, int]
    marks: dict[Mark, int]

    @property
    def size(self) -> int:
        """How many positions it is."""
        return sum(self.counts.values())

    @property
    def author(self) -> User:
        """Who wrote it."""
        author: User = self.position.author
        return author


def waiting(*, topic: str = "", author: int | None = None) -> QuerySet[Any, Any]:
    """The entries, the oldest first: of one topic (its slug), of one author, or all.

    A list belongs to every topic that one of its positions is about.
    """
    rows = Position.objects.filter(status=Status.IN_REVIEW)
    if topic:
        rows = rows.filter(proposition__topic__slug=topic)
    if author is not None:
        rows = rows.filter(author=author)
    grouped = rows.order_by().annotate(alone=ALONE).values("batch", "alone")
    return grouped.annotate(first=Min("submitted_at"), lowest=Min("id")).order_by("first", "lowest")


def waiting_since() -> tuple[datetime | None, int]:
    """When what waits longest was submitted (None where nothing waits), and how many positions wait."""
    found = Position.objects.filter(status=Status.IN_REVIEW).aggregate(
        since=Min("submitted_at"), of=Count("pk")
    )
    return found["since"], found["of"]


def entries(rows: Sequence[Row]) -> list[Entry]:
    """The entries of some rows of the queue, in a fixed number of queries."""
    labels = Position.objects.select_related(
        "country", "group", "proposition__topic", "author", "batch__author"
    )
    firsts = labels.defer("search_vector", "batch__pasted").in_bulk([row["lowest"] for row in rows])
    counts: dict[Key, dict[str, int]] = defaultdict(dict)
    marks: dict[Key, Counter[Mark]] = defaultdict(Counter)
    for tally in _tallies(rows):
        key = _key(tally)
        counts[key][tally["stance"]] = tally["size"]
        marks[key].update({mark: tally[mark.value] for mark in Mark})
    found = []
    for row in rows:
        key, first = _key(row), firsts[row["lowest"]]
        by_stance = {stance: counts[key][stance] for stance in Stance.values if stance in counts[key]}
        borne = {mark: marks[key][mark] for mark in Mark if marks[key][mark]}
        found.append(Entry(first, first.batch, row["first"], by_stance, borne))
    return found


def _tallies(rows: Sequence[Row]) -> QuerySet[Any, Any]:
    """How many positions of each entry take each stance, and how many of these bear each mark."""
    chosen = Q(batch__in=[row["batch"] for row in rows if row["batch"] is not None])
    chosen |= Q(pk__in=[row["alone"] for row in rows if row["batch"] is None])
    found = Position.objects.filter(chosen, status=Status.IN_REVIEW)
    borne = {mark.value: Count("pk", filter=condition) for mark, condition in MARKED.items()}
    grouped = marked(found).order_by().annotate(alone=ALONE)
    return grouped.values("batch", "alone", "stance").annotate(size=Count("pk"), **borne)


def _key(row: Row) -> Key:
    return row["batch"], row["alone"]


def following(place: Place, *, by: User, topic: str = "", author: int | None = None) -> Row | None:
    """The entry after a place that ``by`` did not write; after the last again the first, None for none."""
    rows = waiting(topic=topic, author=author).exclude(author=by)
    after = Q(first__gt=place.submitted_at) | Q(first=place.submitted_at, lowest__gt=place.number)
    return rows.filter(after).first() or rows.exclude(lowest=place.number).first()


def place_of(positions: Sequence[Position]) -> Place:
    """Where positions that are reviewed at one go stand in the queue."""
    moments = [one.submitted_at for one in positions if one.submitted_at is not None]
    return Place(min(moments), min(one.pk for one in positions))
