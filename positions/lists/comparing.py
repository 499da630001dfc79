"""A list compared with what was announced, and with what is recorded already.

No difference is passed over silently: it is mended, or the analyst says why it stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from django.db.models import Q

from positions.lists.headings import STANCES, Side
from positions.lists.matching import Actor
from positions.lists.reading import Reading
from positions.lists.settling import Settled
from positions.lists.subject import Subject
from positions.lists.totals import Announced
from positions.models import Country, Group, Position
from positions.vocabulary import Kind, Status

NAMED: Final = 12
"""So many of those that are recorded already are named."""
QUOTED: Final = 80
"""Characters of a line that are quoted."""


def differences(subject: Subject, reading: Reading, settled: Settled, actors: Sequence[Actor]) -> list[str]:
    """Every difference, each in a sentence with both numbers."""
    typed = [Announced(side, number, None, "") for side, number in subject.totals.items()]
    told = [*typed, *reading.announced]
    found = [*_totals(told, settled), *_unannounced(subject, told, settled)]
    if subject.total is not None and subject.total != len(actors):
        found.append(f"You gave {subject.total} in all, the list has {len(actors)}.")
    return [*found, *_recorded(subject, actors)]


def count(settled: Settled, side: Side) -> int:
    """How many stand on the side."""
    return len(settled.on(side))


def _totals(told: Sequence[Announced], settled: Settled) -> Iterator[str]:
    for one in told:
        number = count(settled, one.side)
        if one.number != number:
            source = f"line {one.line}: “{one.text[:QUOTED]}”" if one.line else "as you gave it"
            yield f"Announced {one.number} {one.side.value} ({source}), the list has {number}."


def _unannounced(subject: Subject, told: Sequence[Announced], settled: Settled) -> Iterator[str]:
    """A vote has totals; where none is announced there is nothing to hold the list against."""
    if subject.kind != Kind.VOTE:
        return
    announced = {one.side for one in told}
    for side in STANCES:
        if side not in announced and (number := count(settled, side)):
            yield f"No total is announced for {side.value}, the list has {number}."


def _recorded(subject: Subject, actors: Sequence[Actor]) -> Iterator[str]:
    """Those of whom the same act is recorded already, in whatever state."""
    countries = {one.pk for one in actors if isinstance(one, Country)}
    groups = {one.pk for one in actors if isinstance(one, Group)}
    same = Position.objects.filter(
        Q(country__in=countries) | Q(group__in=groups),
        Q(instrument=subject.instrument) | Q(instrument=None),
        proposition=subject.proposition,
        kind=subject.kind,
        date=subject.date,
        session=subject.session,
    )
    rows = same.exclude(status=Status.RETRACTED).select_related("country", "group")
    found = sorted({f"{row.actor} ({Status(row.status).label.lower()})" for row in rows})
    if found:
        more = f" and {len(found) - NAMED} more" if len(found) > NAMED else ""
        yield f"{len(found)} of them are recorded with this act already: {', '.join(found[:NAMED])}{more}."
