"""Whether what is published rests on the evidence that the rules demand."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from positions.evidence import faults_of
from positions.models import Position
from positions.vocabulary import Status

BATCH = 2000


def broken_evidence(*, today: date) -> Iterator[str]:
    """Faults of published positions by the rules of evidence; retracted ones still need a citation."""
    last = 0
    rows = Position.objects.public().select_related("country", "group").defer("search_vector").order_by("pk")
    while batch := list(rows.filter(pk__gt=last)[:BATCH]):
        for position, fault in faults_of(batch, today=today):  # not of what names a row that is gone
            if position.status == Status.PUBLISHED or fault.field == "sources":
                yield f"Position {position.pk} ({position}): {fault.sentence}"
        last = batch[-1].pk
