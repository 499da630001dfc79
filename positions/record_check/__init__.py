"""The whole record put before its rules, however it came to be as it is.

The verbs and the database refuse what breaks a rule; this looks for what got past both, say
by a restored backup or by hand. Each finding is a sentence.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from positions.models import Change, Enquiry, Membership, Position, StancePeriod
from positions.record_check.columns import broken_columns
from positions.record_check.counts import differing_counts
from positions.record_check.evidence import broken_evidence
from positions.record_check.guards import missing_guards
from positions.record_check.history import broken_history
from positions.record_check.terms import broken_terms, differing_periods
from positions.record_check.texts import unreadable_texts
from positions.record_check.written_evidence import differing_evidence

__all__ = ["counts", "findings"]


def findings(*, today: date) -> Iterator[str]:
    """Every broken rule, a sentence each; nothing where the record is clean."""
    yield from missing_guards()
    yield from broken_columns()
    yield from unreadable_texts()
    yield from broken_evidence(today=today)
    yield from broken_history()
    yield from broken_terms()
    yield from differing_periods()
    yield from differing_evidence()
    yield from differing_counts()


def counts() -> dict[str, int]:
    """How much was checked."""
    return {
        "public positions": Position.objects.public().count(),
        "entries of the ledger": Change.objects.count(),
        "memberships": Membership.objects.count(),
        "enquiries": Enquiry.objects.count(),
        "stance periods": StancePeriod.objects.count(),
    }
