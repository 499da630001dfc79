"""/positions/summary/: how many published positions take each stance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from positions import counting
from positions.api import actors
from positions.api.paging import Key, Order
from positions.api.parameters import Question
from positions.api.propositions import TOPIC
from positions.api.resources import Listing
from positions.api.shapes import WHOLE, Field, Shape, thing
from positions.api.stances import CLAIM, PROPOSITION, propositions
from positions.api.summaries import stance_counts
from positions.models import Proposition


class PositionCounts(NamedTuple):
    """The published positions on one proposition, counted by stance."""

    proposition: Proposition
    counts: Counter[str]

    @property
    def proposition_id(self) -> int:
        """The proposition's number."""
        return self.proposition.pk


SUMMARY = Shape(
    "PositionSummary",
    "How many published positions there are on one proposition.",
    (
        CLAIM,
        thing(
            "counts",
            "Positions by stance.",
            stance_counts("PositionCounts", "How many positions take each stance.", "Positions"),
            nullable=False,
            read=lambda row: row,
        ),
        Field("total", "All of them.", lambda row: row.counts.total(), WHOLE),
    ),
)


class PositionSummaries(Listing):
    """Counts of published positions per stance, for each proposition.

    Acts are counted, not actors: for how many countries hold a stance ask /stances/summary/.
    """

    name = "position_summary"
    shape = SUMMARY
    parameters = (PROPOSITION, TOPIC, actors.KNOWN_AT)
    orders = {"proposition": Order((Key("proposition__topic__order"), Key("proposition__pk")))}

    def rows(self, question: Question) -> Sequence[PositionCounts]:
        """A row for every proposition that is asked about, zeros included."""
        labels = question.known()
        counts = counting.positions_by_stance(propositions(question, labels), known_at=question["known_at"])
        return [PositionCounts(labels.propositions[one], found) for one, found in counts.items()]
