"""Who spoke for an actor, in which office, and how often."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count

from positions.models import Country, Group, Official
from positions.models.position_querysets import PositionQuerySet
from positions.pages.latest import Latest, latest_by


@dataclass(frozen=True)
class Speaker:
    """An official with the number of his or her positions and the date of the latest."""

    official: Official
    positions: int
    latest: Latest


def speakers_for(actor: Country | Group, acts: PositionQuerySet) -> list[Speaker]:
    """Those who took the actor's positions among ``acts``, the one who spoke last first."""
    spoken = acts.by(actor).filter(official__isnull=False)
    counts = spoken.order_by().values_list("official").annotate(positions=Count("pk"))
    latest = latest_by(spoken, "official")
    officials = Official.objects.prefetch_related("tenures").in_bulk(list(latest))
    found = [Speaker(officials[number], count, latest[number]) for number, count in counts]
    return sorted(found, key=lambda one: (-one.latest.day.toordinal(), one.official.name))
