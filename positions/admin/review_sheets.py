"""Positions laid out for a reviewer: by proposition and stance, with the documents that they cite."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from positions import review
from positions.models import Position, Proposition, Source
from positions.review import Mark
from positions.vocabulary import Stance

FULL_TEXT = 20_000
"""How many characters of a private copy a screen shows; the whole is on the source's own page."""


@dataclass(frozen=True)
class Cited:
    """A document with a place in it, and how many of the positions cite it there."""

    source: Source
    locator: str
    positions: int

    @property
    def excerpt(self) -> str:
        """The private copy, or its beginning."""
        return self.source.full_text[:FULL_TEXT]

    @property
    def is_cut(self) -> bool:
        """Whether the private copy goes on."""
        return len(self.source.full_text) > FULL_TEXT


@dataclass(frozen=True)
class Sheet:
    """What positions have in common: the propositions with their coding rules, and the documents."""

    propositions: list[Proposition]
    cited: list[Cited]


@dataclass(frozen=True)
class Side:
    """The positions of one stance, by name of the actor, each with its marks."""

    stance: str
    positions: list[tuple[Position, list[Mark]]]


@dataclass(frozen=True)
class PropositionSheet:
    """The positions of a list on one proposition, stance by stance."""

    proposition: Proposition
    sides: list[Side]
    counts: dict[str, int]
    size: int


def sheet_of(positions: Sequence[Position]) -> Sheet:
    """The common sheet of some positions; one query, for the private copies."""
    propositions = {one.proposition_id: one.proposition for one in positions}
    places: dict[tuple[int, str], int] = {}
    for position in positions:
        for citation in position.citations.all():
            place = (citation.source_id, citation.locator)
            places[place] = places.get(place, 0) + 1
    sources = Source.objects.in_bulk({source for source, _ in places})
    cited = [Cited(sources[source], locator, count) for (source, locator), count in places.items()]
    return Sheet(list(propositions.values()), cited)


def sheets_of(positions: Sequence[Position]) -> list[PropositionSheet]:
    """The positions of :func:`positions.review.marked` by proposition and stance."""
    by_proposition: dict[Proposition, list[Position]] = {}
    for position in positions:
        by_proposition.setdefault(position.proposition, []).append(position)
    sheets = []
    for proposition, rows in by_proposition.items():
        rows = sorted(rows, key=lambda one: one.actor.name)
        sides = [
            Side(stance, [(one, review.marks_of(one)) for one in rows if one.stance == stance])
            for stance in Stance.values
        ]
        held = [side for side in sides if side.positions]
        counts = {side.stance: len(side.positions) for side in held}
        sheets.append(PropositionSheet(proposition, held, counts, len(rows)))
    return sheets
