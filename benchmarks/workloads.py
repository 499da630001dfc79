"""The workloads: what each asks, how it is asked, and of which questions."""

from __future__ import annotations

from dataclasses import dataclass

CROWD, ALONE = "crowd", "alone"
"""16 connections at once; or one, where an answer is large and its time is the question."""


@dataclass(frozen=True)
class Workload:
    """A question to all targets that offer it; ``asked`` names the drawn questions, if not its own."""

    name: str
    question: str
    how: str = CROWD
    asked: str = ""

    @property
    def questions(self) -> str:
        """Under which name its questions were drawn."""
        return self.asked or self.name


WORKLOADS = (
    Workload("W1", "positions of a country on a proposition, newest first, 50"),
    Workload("W2", "topic, stance, date range, 50"),
    Workload("W3", "all positions, newest first, the first 50"),
    Workload("W3D", "the page after row 50,000"),
    Workload("W3DD", "the page after row 900,000"),
    Workload("W4", "positions per stance of a proposition"),
    Workload("W5", "each country's stance on one proposition as of a day"),
    Workload("W6", "the same for all 60 propositions", ALONE),
    Workload("W6C", "the same in its compact form", ALONE, "W6"),
    Workload("W7", "two words, ranked, 20 rows"),
    Workload("W7H", "two frequent words", ALONE),
    Workload("W8", "one position with its sources"),
    Workload("W11C", "country page as of any day"),
    Workload("W11P", "proposition page with map as of any day"),
    Workload("W11H", "home as of any day"),
    Workload("W12", "W1 again, unchanged record: finished bytes", asked="W1"),
    Workload("W12N", "W1 again with its ETag: 304", asked="W1"),
    Workload("W13", "map of one proposition as known in the past", ALONE),
)
