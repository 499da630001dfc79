"""Recorded votes and lists of signatories, put together from positions.

One instrument can have several votes, in committee and in plenary. They are told apart by
session and date and never added up. A country that is on no list holds no position by it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from positions.models import Instrument, Position, Session
from positions.vocabulary import Kind, Stance


@dataclass(frozen=True)
class RollCall:
    """Those who acted on one instrument, in one session, on one date, by one kind of act."""

    kind: Kind
    session: Session | None
    date: date
    precision: str
    by_stance: dict[str, list[Position]] = field(default_factory=dict)

    @property
    def counts(self) -> dict[str, int]:
        """How many took each stance; stances that nobody took are left out."""
        return {stance: len(rows) for stance, rows in self.by_stance.items()}

    @property
    def total(self) -> int:
        """How many acted."""
        return sum(self.counts.values())


def roll_calls(instrument: Instrument) -> list[RollCall]:
    """The votes and lists of an instrument, votes first, then by date, newest first.

    Published positions only; within a stance by the actor's name.
    """
    rows = Position.objects.published().filter(instrument=instrument).with_labels()
    found: dict[tuple[str, int | None, date, str], RollCall] = {}
    for row in sorted(rows, key=lambda one: (str(one.actor.name), one.pk)):
        key = (row.kind, row.session_id, row.date, row.date_precision)
        call = found.setdefault(key, RollCall(Kind(row.kind), row.session, row.date, row.date_precision))
        call.by_stance.setdefault(row.stance, []).append(row)
    calls = [
        RollCall(call.kind, call.session, call.date, call.precision, _in_order(call.by_stance))
        for call in found.values()
    ]
    return sorted(calls, key=lambda call: (call.kind is not Kind.VOTE, -call.date.toordinal(), call.kind))


def _in_order(by_stance: dict[str, list[Position]]) -> dict[str, list[Position]]:
    return {stance: by_stance[stance] for stance in Stance.values if stance in by_stance}
