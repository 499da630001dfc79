"""Draws that are the same on every machine: weights by Zipf's law, a stream of chance for each purpose."""

from __future__ import annotations

import random
from bisect import bisect_right
from collections.abc import Sequence
from datetime import date
from itertools import accumulate
from typing import Generic, TypeVar

Item = TypeVar("Item")

SEED = 2026
FIRST_DAY = date(2013, 1, 1).toordinal()
LAST_DAY = date(2025, 12, 31).toordinal()
"""The last day lies in the past wherever this runs: what lies in the future is refused."""


def stream(purpose: str) -> random.Random:
    """A stream of chance that depends on its purpose alone."""
    return random.Random(f"{SEED}/{purpose}")


def zipf(count: int, steepness: float) -> list[float]:
    """Weights of the ranks 1 to ``count``: the higher the steepness, the more the first ones get."""
    return [(rank + 1) ** -steepness for rank in range(count)]


class Draw(Generic[Item]):
    """Draws one of the items by weight; faster than ``random.choices`` for a single one."""

    def __init__(self, items: Sequence[Item], weights: Sequence[float], chance: random.Random) -> None:
        self.items = items
        self.bounds = list(accumulate(weights))
        self.random = chance.random
        self.last = len(items) - 1

    def __call__(self) -> Item:
        """The next one."""
        return self.items[min(bisect_right(self.bounds, self.random() * self.bounds[-1]), self.last)]


def growing_day(chance: random.Random) -> int:
    """A day of the record, more likely late than early."""
    return FIRST_DAY + int((LAST_DAY - FIRST_DAY + 1) * chance.random() ** 0.55)


def iso(day: int) -> str:
    """The day as files write it."""
    return date.fromordinal(day).isoformat()
