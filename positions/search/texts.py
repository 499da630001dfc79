"""What holds the words: forums and their meetings, instruments by title, propositions by claim and rules."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from positions.models import Forum, Instrument, Proposition, Session
from positions.search.index import Readable
from positions.search.names import FEW
from positions.search.typed import Typed


def sessions(typed: Typed) -> list[int]:
    """The numbers of those of which the name, the forum or the place holds the words."""
    return list(_holding(typed, Session))


def forums(typed: Typed) -> list[Forum]:
    """Those of which the name, or a session's name or place, holds the words."""
    labels = typed.labels
    numbers = {*_holding(typed, Forum), *(labels.sessions[one].forum_id for one in sessions(typed))}
    found = [one for one in map(labels.forums.__getitem__, numbers) if one.merged_into_id is None]
    return sorted(found, key=lambda one: (one.name, one.pk))[:FEW]


def instruments(typed: Typed, but: Sequence[Instrument]) -> list[Instrument]:
    """Texts of which the title holds the words, without those found already."""
    found = map(typed.labels.instruments.__getitem__, _holding(typed, Instrument))
    return newest_first([one for one in found if one not in but])[:FEW]


def propositions(typed: Typed) -> list[Proposition]:
    """Those whose claim or coding rules hold the words; a word in the claim weighs more."""
    ranks = _holding(typed, Proposition)
    return [typed.labels.propositions[one] for one in sorted(ranks, key=lambda one: (-ranks[one], one))][:FEW]


def newest_first(texts: Sequence[Instrument]) -> list[Instrument]:
    """By the day of adoption, those of which it is not known last."""
    return sorted(texts, key=lambda one: (-(one.adopted_on or date.min).toordinal(), one.slug))


def _holding(typed: Typed, of: Readable) -> dict[int, float]:
    """The numbers of those of a kind that hold the words, with how well."""
    return {text.number: rank for text, rank in typed.holding.items() if text.of is of}
