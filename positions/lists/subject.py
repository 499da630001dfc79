"""What a list is a list of, and how the analyst answered the questions that it raised."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from positions.lists.headings import Side
from positions.models import Forum, Instrument, Position, Proposition, Session, Source
from positions.vocabulary import Kind, Stance, Status

KINDS: Final = (
    Kind.VOTE,
    Kind.SIGNATURE,
    Kind.RATIFICATION,
    Kind.ENDORSEMENT,
    Kind.CO_SPONSORSHIP,
    Kind.JOINT_STATEMENT,
)
"""Kinds of acts that many do together."""

OUT: Final = "out"
"""The answer that an entry is no name of the list."""

ACTED: Final = {
    (Kind.VOTE, Stance.SUPPORT): "Voted in favour of {what}.",
    (Kind.VOTE, Stance.OPPOSE): "Voted against {what}.",
    (Kind.VOTE, Stance.ABSTAIN): "Abstained in the vote on {what}.",
    (Kind.SIGNATURE, Stance.SUPPORT): "Signed {what}.",
    (Kind.RATIFICATION, Stance.SUPPORT): "Ratified {what}.",
    (Kind.ENDORSEMENT, Stance.SUPPORT): "Endorsed {what}.",
    (Kind.CO_SPONSORSHIP, Stance.SUPPORT): "Co-sponsored {what}.",
    (Kind.JOINT_STATEMENT, Stance.SUPPORT): "Joined {what}.",
}


@dataclass(frozen=True)
class Subject:
    """The act that all on the list did: each entry becomes a position of this form.

    ``stance`` is that of names under no heading (empty: such names are questions).
    ``totals`` are those that the analyst typed, ``total`` the number of all positions.
    A ``source`` that is not saved yet is new.
    """

    title: str
    proposition: Proposition
    kind: str
    date: date
    precision: str
    source: Source
    instrument: Instrument | None = None
    forum: Forum | None = None
    session: Session | None = None
    locator: str = ""
    stance: str = ""
    totals: Mapping[Side, int] = field(default_factory=dict)
    total: int | None = None

    @property
    def what(self) -> str:
        """What was voted on, signed or endorsed, for summaries."""
        if self.instrument is None:
            return f"“{self.title}”"
        one = self.instrument
        return f"{one.symbol} (“{one.title}”)" if one.symbol else f"the {one.title}"

    def summary_for(self, stance: str) -> str:
        """The usual summary of those who took the stance, to begin with; empty where there is none."""
        return ACTED.get((Kind(self.kind), Stance(stance)), "").format(what=self.what)


@dataclass(frozen=True)
class Answers:
    """What the analyst made of the questions.

    ``choices`` are by entry: OUT, a public code or a name. ``summaries`` are by stance;
    ``notes`` and ``locators`` hold lines “Country: words”, ``dissociated`` names;
    ``reason`` says why a difference is passed over.
    """

    choices: Mapping[str, str] = field(default_factory=dict)
    summaries: Mapping[str, str] = field(default_factory=dict)
    notes: str = ""
    locators: str = ""
    dissociated: str = ""
    reason: str = ""


def title_for(kind: str, instrument: Instrument | None, proposition: Proposition) -> str:
    """The usual title of a list, such as “Vote: A/RES/79/62”."""
    about = str(instrument or proposition)
    return f"{Kind(kind).label}: {about}"[:200]


def propositions_of(instrument: Instrument, kind: str) -> list[Proposition]:
    """The propositions on which such acts on the instrument are coded already."""
    coded = Position.objects.filter(instrument=instrument, kind=kind).exclude(status=Status.RETRACTED)
    return list(Proposition.objects.filter(pk__in=coded.order_by().values("proposition")))
