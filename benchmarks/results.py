"""What was measured: figures of each workload and target, the median over the rounds."""

from __future__ import annotations

import json
import statistics
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

Figures = dict[str, float]
PRODUCT, KEEPING, FLOOR = "product", "product, keeping", "floor"
DATASETTE, TABLE_PAGE = "datasette", "table page"
COPY = "copy"
"""The targets; the last is PostgreSQL alone."""


class Results:
    """Figures by workload and target; every measurement is also a line in a file."""

    def __init__(self, file: Path | None = None) -> None:
        self.file = file
        self.found: dict[tuple[str, str], list[Figures]] = defaultdict(list)

    def add(self, workload: str, target: str, figures: Figures) -> None:
        """Note one measurement."""
        self.found[workload, target].append(figures)
        if self.file is not None:
            with self.file.open("a") as file:
                file.write(json.dumps({"workload": workload, "target": target, **figures}) + "\n")

    @classmethod
    def read(cls, lines: Iterable[str]) -> Results:
        """The results that a file holds."""
        results = cls()
        for line in lines:
            figures = json.loads(line)
            results.add(figures.pop("workload"), figures.pop("target"), figures)
        return results

    def figure(self, workload: str, target: str, name: str) -> float | None:
        """The median of a figure; None where it was not measured."""
        values = [one[name] for one in self.found.get((workload, target), ()) if name in one]
        return statistics.median(values) if values else None

    def ratio(self, name: str, of: tuple[str, str], to: tuple[str, str]) -> float | None:
        """A figure of one (workload, target) as a multiple of another's."""
        above, below = self.figure(*of, name), self.figure(*to, name)
        return above / below if above is not None and below else None
