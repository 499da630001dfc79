"""What deserves a second look: reversals, corrections, contested actors."""

from __future__ import annotations

from django.db.models import Case, F, OuterRef, Q, Subquery, When
from django.db.models.functions import Coalesce

from positions.cautions import FOR, reverses
from positions.models import Position, StancePeriod
from positions.models.position_querysets import PositionQuerySet
from positions.vocabulary import Defined, Kind, Stance, UNStatus, rank


class Mark(Defined):
    """Why a reviewer looks twice."""

    REVERSAL = (
        "reversal",
        "On its day the record shows the opposite: support where this opposes, or the other way round.",
        "Reversal",
    )
    CORRECTION = "correction", "Takes the place of a published position.", "Correction"
    CONTESTED = "contested", "The actor is no member State of the United Nations.", "Not a UN member"


MARKED = {
    Mark.REVERSAL: Q(present_stance__in=FOR, stance=Stance.OPPOSE)
    | Q(present_stance=Stance.OPPOSE, stance__in=FOR),
    Mark.CORRECTION: Q(corrects__isnull=False),
    Mark.CONTESTED: Q(country__isnull=False) & ~Q(country__un_status=UNStatus.MEMBER),
}
"""Which rows bear a mark; those of :func:`marked`."""


def marked(positions: PositionQuerySet) -> PositionQuerySet:
    """The positions with ``present_stance``: what the record shows for their actor on their date, or None.

    A country's stance is that of its period, its own or a group's; a group's that of its
    latest published position.
    """
    theirs = {"proposition": OuterRef("proposition")}
    open_or_later = Q(end__isnull=True) | Q(end__gt=OuterRef("date"))
    held = StancePeriod.objects.filter(
        open_or_later, country=OuterRef("country"), start__lte=OuterRef("date")
    )
    said = Position.objects.published().filter(group=OuterRef("group"), date__lte=OuterRef("date"))
    ranks = Case(*(When(kind=kind, then=rank(kind)) for kind in Kind))
    latest = said.filter(**theirs).order_by(F("date").desc(), ranks, F("id").desc())
    return positions.annotate(
        present_stance=Coalesce(
            Subquery(held.filter(**theirs).values("stance")[:1]), Subquery(latest.values("stance")[:1])
        )
    )


def marks_of(position: Position) -> list[Mark]:
    """The marks of one position of :func:`marked`, loaded with its country."""
    present: str | None = position.present_stance  # type: ignore[attr-defined]
    bears = {
        Mark.REVERSAL: present is not None and reverses(present, position.stance),
        Mark.CORRECTION: position.corrects_id is not None,
        Mark.CONTESTED: position.country is not None and position.country.un_status != UNStatus.MEMBER,
    }
    return [mark for mark in Mark if bears[mark]]
