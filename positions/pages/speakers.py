"""Who spoke for an actor, in which office, and how often."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max

from positions.models import Country, Group, Official
from positions.models.position_querysets import PositionQuerySet


@dataclass(frozen=True)
class Speaker:
    """An official with the number of his or her positions and the date of the latest."""

    official: Official
    positions: int
    latest: date


def speakers_for(actor: Country | Group, acts: PositionQuerySet) -> list[Speaker]:
    """Those who took the actor's positions among ``acts``, the one who spoke last first."""
    spoken = acts.by(actor).filter(official__isnull=False).order_by().values("official")
    rows = spoken.annotate(positions=Count("pk"), latest=Max("date")).order_by("-latest", "official__name")
    found = list(rows)
    officials = Official.objects.prefetch_related("tenures").in_bulk([row["official"] for row in found])
    return [Speaker(officials[row["official"]], row["positions"], row["latest"]) for row in found]
