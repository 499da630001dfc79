"""Search: what in the record bears a name or holds the words that somebody types.

Countries are found by any of their names in any language, officials with or without
accents and with a typing error, instruments by any spelling of their symbol, positions by
their words. The faces get plain results, ranked; highlighted passages come as pieces of
text with a flag, so that each face marks them in its own way.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from positions.labels import Labels
from positions.models import Forum, Group, Instrument, Official, Position, Proposition
from positions.models.position_querysets import PositionQuerySet
from positions.search import names, texts
from positions.search.meaning import START, STOP, meaning
from positions.search.newest import MOST, best
from positions.search.typed import cleaned, read

__all__ = [
    "LENGTH",
    "MOST",
    "Found",
    "Piece",
    "Results",
    "cleaned",
    "matches",
    "pieces",
    "ranked",
    "read",
    "search",
]

LENGTH = 20
"""Positions in an answer; of everything else there are at most ``names.FEW``."""


@dataclass(frozen=True)
class Piece:
    """A stretch of a passage; ``match`` where it is what was searched for."""

    text: str
    match: bool


@dataclass(frozen=True)
class Found:
    """A position, by its number, with the passage that answers."""

    number: int
    passage: list[Piece]


@dataclass(frozen=True)
class Results:
    """Everything found for the words, best first in each list.

    ``ranked`` says how many positions were, of which ``positions`` are the best; ``bounded`` that
    these were the newest ``MOST``. ``matching`` are all that match, before they were narrowed.
    """

    words: str
    countries: list[names.Named] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    officials: list[Official] = field(default_factory=list)
    forums: list[Forum] = field(default_factory=list)
    instruments: list[Instrument] = field(default_factory=list)
    propositions: list[Proposition] = field(default_factory=list)
    positions: list[Found] = field(default_factory=list)
    more: bool = False
    ranked: int = 0
    matching: PositionQuerySet | None = field(default=None, repr=False, compare=False)

    @property
    def bounded(self) -> bool:
        """Whether there were so many positions that only the newest were ranked."""
        return self.ranked >= MOST

    @property
    def empty(self) -> bool:
        """Whether nothing at all was found."""
        return not any(
            (
                self.countries,
                self.groups,
                self.officials,
                self.forums,
                self.instruments,
                self.propositions,
                self.positions,
            )
        )


def search(
    text: str,
    *,
    labels: Labels | None = None,
    length: int = LENGTH,
    start: int = 0,
    among: PositionQuerySet | None = None,
    narrowed: Callable[[PositionQuerySet], PositionQuerySet] | None = None,
) -> Results:
    """Look for the words everywhere. Nothing is found for nothing.

    Positions are looked for ``among`` those given (None: all that are published), and only those
    are told that are left when they were ``narrowed``: ``length`` of them from ``start`` on.
    """
    words = cleaned(text)
    if not _says_something(words):
        return Results(words)
    typed = read(words, labels)
    meant = meaning(typed)
    matching = (Position.objects.published() if among is None else among).filter(meant.condition_of_rows)
    everything = among is None and narrowed is None
    told = None if everything else narrowed(matching) if narrowed else matching
    found = best(told, meant, length=length, start=start)
    return Results(
        words,
        countries=meant.countries,
        groups=meant.groups,
        officials=meant.officials,
        forums=texts.forums(typed),
        instruments=meant.instruments + texts.instruments(typed, meant.instruments),
        propositions=texts.propositions(typed),
        positions=[Found(one, list(pieces(found.passages[one]))) for one in found.numbers],
        more=found.of > start + length,
        ranked=found.of,
        matching=matching,
    )


def matches(text: str, among: PositionQuerySet) -> PositionQuerySet:
    """The positions among these that :func:`search` finds, in no order and however many."""
    words = cleaned(text)
    return among.filter(meaning(read(words)).condition_of_rows) if _says_something(words) else among.none()


def ranked(text: str, among: PositionQuerySet) -> list[int]:
    """The numbers of all positions among these that :func:`search` ranks, best first."""
    words = cleaned(text)
    if not _says_something(words):
        return []
    meant = meaning(read(words))
    return best(among.filter(meant.condition_of_rows), meant, length=MOST, marked=False).numbers


def pieces(passage: str) -> Iterator[Piece]:
    """Cut a passage, as the database highlights it, into matches and the text between."""
    for place, text in enumerate(re.split(f"[{START}{STOP}]", passage)):
        if text:
            yield Piece(text, place % 2 == 1)


def _says_something(words: str) -> bool:
    return re.search(r"\w", words) is not None
