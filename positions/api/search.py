"""/search/: what in the record bears a name or holds the words, best first."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, NamedTuple

from positions import selection
from positions.api import mentions
from positions.api.parameters import Question, Whole, Words
from positions.api.positions import POSITION
from positions.api.resources import Single
from positions.api.shapes import TEXT, WHOLE, YES_OR_NO, Field, Shape, thing, things
from positions.search import LENGTH, MOST, Piece, Results, search
from positions.selection import Chosen


class Found(NamedTuple):
    """A position with its evidence, and the passage that answers."""

    position: Chosen
    passage: list[Piece]


PIECE = Shape(
    "Piece",
    "A stretch of a passage.",
    (
        Field("text", "The words.", lambda piece: piece.text, TEXT),
        Field("match", "Whether they are what was searched for.", lambda piece: piece.match, YES_OR_NO),
    ),
)
FOUND = Shape(
    "FoundPosition",
    "A position with the passage that answers.",
    (
        thing("position", "The position.", POSITION, nullable=False),
        things("passage", "Its summary, cut where the words match.", PIECE, lambda found: found.passage),
    ),
)
RESULTS = Shape(
    "SearchResults",
    "Everything found for the words, best first in each list.",
    (
        Field("q", "The words that were looked for.", lambda results: results.words, TEXT),
        things(
            "countries",
            "Countries that bear the name, in any language.",
            mentions.COUNTRY,
            lambda results: [named.country for named in results.countries],
        ),
        things("groups", "Groups that bear the name.", mentions.GROUP, lambda results: results.groups),
        things(
            "officials", "Officials that bear the name.", mentions.OFFICIAL, lambda results: results.officials
        ),
        things(
            "forums",
            "Forums by name or meeting.",
            mentions.FORUM,
            lambda results: results.forums,
        ),
        things(
            "instruments",
            "Instruments by symbol or title.",
            mentions.INSTRUMENT,
            lambda results: results.instruments,
        ),
        things(
            "propositions",
            "Propositions that speak of it.",
            mentions.PROPOSITION,
            lambda results: results.propositions,
        ),
        things("positions", "Published positions, best first.", FOUND, lambda results: results.positions),
        Field(
            "more",
            "Whether there are more positions than these; `/positions/?q=` lists those with the words.",
            lambda results: results.more,
            YES_OR_NO,
        ),
        Field(
            "ranked",
            f"How many positions were ranked: all that match, or the newest {MOST:,} of them.",
            lambda results: results.ranked,
            WHOLE,
        ),
        Field(
            "bounded",
            f"Whether so many match that only the newest {MOST:,} were ranked.",
            lambda results: results.bounded,
            YES_OR_NO,
        ),
    ),
)


class Search(Single):
    """Ranked full text over positions, with whatever else bears the name.

    “Pakistan treaty” finds what Pakistan said with the word treaty in its summary. Of words
    that stand in a great many summaries the newest positions are ranked; `bounded` says so.
    """

    name = "search"
    shape = RESULTS
    parameters = (
        Words(name="q", required=True, help="What to look for: names, symbols or words."),
        Whole(name="page_size", least=1, most=100, otherwise=LENGTH, help="Positions to send, at most 100."),
    )

    def row(self, question: Question, **path: Any) -> Results:
        """What was found, be it nothing."""
        results = search(question["q"], labels=self.known.labels, length=question["page_size"])
        known = selection.numbered([one.number for one in results.positions])
        found: Any = [Found(known[one.number], one.passage) for one in results.positions]
        return replace(results, positions=found)
