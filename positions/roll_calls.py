"""Recorded votes and lists of signatories, put together from positions.

One instrument can have several votes, in committee and in plenary. They are told apart by
session and date and never added up. A country that is on no list holds no position by it.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import Count, Q
from django.db.models.functions import Coalesce

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


def roll_calls(instrument: Instrument, *, known_at: datetime | None = None) -> list[RollCall]:
    """The votes and lists of an instrument, votes first, then by date, newest first.

    Positions that stood in the public record at the moment (None: now); within a stance by
    the actor's name.
    """
    rows = Position.objects.known_at(known_at).filter(instrument__in=instrument.all_of_it()).with_labels()
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


@dataclass(frozen=True)
class VoteTally:
    """How many took each stance in one recorded vote, without their names."""

    session: Session | None
    date: date
    precision: str
    counts: dict[str, int]

    @property
    def total(self) -> int:
        """How many votes are on record."""
        return sum(self.counts.values())


def tallies(
    instruments: Collection[Instrument], *, known_at: datetime | None = None
) -> dict[int, list[VoteTally]]:
    """The recorded votes of each instrument (by its number in the database), newest first.

    As they stood in the record at the moment (None: now). Two queries, however many instruments;
    those without a vote are left out.
    """
    numbers = [one.pk for one in instruments]
    recorded = Instrument.objects.filter(Q(pk__in=numbers) | Q(merged_into__in=numbers)).order_by()
    votes = Position.objects.known_at(known_at).filter(instrument__in=recorded, kind=Kind.VOTE).order_by()
    # the votes of a duplicate are those of the instrument that it duplicates
    votes = votes.annotate(of=Coalesce("instrument__merged_into", "instrument"))
    told_apart = ("of", "session", "date", "date_precision")
    rows = list(votes.values_list(*told_apart, "stance").annotate(Count("pk")))
    sessions = Session.objects.in_bulk({session for _, session, *_ in rows if session is not None})
    found: dict[int, dict[tuple[int | None, date, str], VoteTally]] = {}
    for instrument, session, day, precision, stance, count in rows:
        of_instrument = found.setdefault(instrument, {})
        empty = VoteTally(sessions.get(session), day, precision, dict.fromkeys(Stance.values, 0))
        of_instrument.setdefault((session, day, precision), empty).counts[stance] = count
    return {
        instrument: sorted(one.values(), key=lambda vote: (vote.date, str(vote.session)), reverse=True)
        for instrument, one in found.items()
    }


def _in_order(by_stance: dict[str, list[Position]]) -> dict[str, list[Position]]:
    return {stance: by_stance[stance] for stance in Stance.values if stance in by_stance}
