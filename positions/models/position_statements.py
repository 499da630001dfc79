"""What fixed statements ask of positions, in SQL: the words of the queryset and of the rules, said once.

For statements that are written out (``positions.statements``); whoever builds a query uses the queryset.
"""

from __future__ import annotations

MOST_PAST = 100_000
"""Positions of a past record that one question goes back over; of more the answer is narrower, or refused."""


def _of(act: str) -> str:
    return f"{act}." if act else ""


def known(*, past: bool, act: str = "") -> str:
    """SQL: the act stood in the record, now or at ``%(known_at)s`` (``PositionQuerySet.known_at``)."""
    of = _of(act)
    if not past:
        return f"{of}status = 'published'"
    return (
        f"{of}published_at <= %(known_at)s::timestamptz "
        f"AND ({of}retracted_at IS NULL OR {of}retracted_at > %(known_at)s::timestamptz)"
    )


KNOWN = {past: known(past=past) for past in (False, True)}
"""The same, where there is one table."""


def rank(act: str = "") -> str:
    """SQL: the place of the act's kind among those of its date, the first prevailing (``rules.periods``).

    ``%(kinds)s`` are the kinds in the order of the vocabulary.
    """
    return f"array_position(%(kinds)s::text[], {_of(act)}kind::text)"
