"""Whether what is published rests on the evidence that the rules demand."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.core.exceptions import ObjectDoesNotExist

from positions.evidence import claim_of, faults_of
from positions.models import Position
from positions.vocabulary import Status

BATCH = 2000


def broken_evidence(*, today: date) -> Iterator[str]:
    """Faults of published positions by the rules of evidence; retracted ones still need a citation."""
    last = 0
    rows = Position.objects.public().order_by("pk")
    rows = rows.select_related(
        "country", "group", "official__country", "official__group", "forum", "session__forum"
    ).prefetch_related("citations", "dissociations__country")
    while batch := list(rows.filter(pk__gt=last)[:BATCH]):
        for position, fault in faults_of(list(filter(_is_whole, batch)), today=today):
            if position.status == Status.PUBLISHED or fault.field == "sources":
                yield f"Position {position.pk} ({position}): {fault.sentence}"
        last = batch[-1].pk


def _is_whole(position: Position) -> bool:
    """Whether all that it names exists; where not, its columns are told instead."""
    try:
        claim_of(position)
    except (ObjectDoesNotExist, AttributeError):  # what it points at is gone; it has no actor
        return False
    return True
