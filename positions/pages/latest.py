"""The latest day of something, as exactly as it is known, and how fresh a set of acts is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Max, OuterRef, Subquery

from positions.freshness import day_of
from positions.models.position_querysets import PositionQuerySet


@dataclass(frozen=True)
class Latest:
    """A day with its precision (vocabulary ``Precision``)."""

    day: date
    precision: str


def latest_by(positions: PositionQuerySet, field: str) -> dict[int, Latest]:
    """The date of the latest position for each official, forum and so on that ``field`` names."""
    subject: Any = positions.model._meta.get_field(field).related_model
    mine = positions.filter(**{field: OuterRef("pk")}).order_by("-date", "-id")  # one look into its index
    found = subject.objects.annotate(
        day=Subquery(mine.values("date")[:1]), precision=Subquery(mine.values("date_precision")[:1])
    )
    rows = found.filter(day__isnull=False).order_by().values_list("pk", "day", "precision")
    return {number: Latest(day, precision) for number, day, precision in rows}


@dataclass(frozen=True)
class Freshness:
    """The date of the latest act, and the day on which the desk last looked; None: no act, never.

    Shown by parts/freshness_facts.html.
    """

    latest: Latest | None
    checked_on: date | None


def freshness_of(acts: PositionQuerySet) -> Freshness:
    """How fresh these acts are: the latest of them, and the latest review."""
    newest = acts.newest_first().values_list("date", "date_precision").first()
    reviewed = acts.order_by().aggregate(last=Max("published_at"))["last"]
    return Freshness(Latest(*newest) if newest else None, day_of(reviewed) if reviewed else None)
