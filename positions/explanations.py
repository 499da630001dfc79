"""Why a group's stance is what it is, and what was taken back: beside ``analysis.explain`` for countries."""

from __future__ import annotations

from datetime import date, datetime

from positions.analysis import Weighed
from positions.models import Country, Group, Position, Proposition
from positions.rules import reasons
from positions.rules.periods import Act


def explain_group(
    group: Group, proposition: Proposition, as_of: date, *, known_at: datetime | None = None
) -> list[Weighed]:
    """Every act of the group on the proposition with its fate, the one that decides first.

    A group holds what it said itself: the rule is that for a country's own acts.
    """
    rows = Position.objects.known_at(known_at).by(group).filter(proposition=proposition).with_labels()
    positions = {row.pk: row for row in rows}
    acts = [Act(row.pk, row.date, row.kind, row.stance) for row in positions.values()]
    return [
        Weighed(positions[one.act.position], one.verdict)
        for one in reasons.explain(group.pk, acts, (), as_of)
    ]


def taken_back(
    actor: Country | Group, proposition: Proposition, as_of: date, *, known_at: datetime | None = None
) -> list[Position]:
    """The actor's own acts by the day that had left the public record at the moment, newest first."""
    rows = Position.objects.retracted_by(known_at).as_of(as_of).by(actor).filter(proposition=proposition)
    return list(rows.with_labels().newest_first())
