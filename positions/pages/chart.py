"""The course of counts as columns, year by year, each as high as its share of all countries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from positions.analysis import Reading
from positions.vocabulary import Stance

HEIGHT = 200
"""Of a column that all countries fill, in pixels."""


@dataclass(frozen=True)
class Block:
    """One stance in a column; ``top`` and ``height`` in pixels from the chart's upper edge."""

    stance: str
    label: str
    count: int
    top: str
    height: str


@dataclass(frozen=True)
class Column:
    """One reading; ``place``, ``middle`` and ``width`` in per cent of the chart's width."""

    reading: Reading
    label: str
    minor: bool
    place: str
    middle: str
    width: str
    blocks: list[Block]


def days_to_read(first: date, as_of: date) -> list[date]:
    """The last day of each year from the first, and the day asked for."""
    ends = [date(year, 12, 31) for year in range(first.year, as_of.year + 1)]
    return [day for day in ends if day < as_of] + [as_of]


def columns(readings: Sequence[Reading]) -> list[Column]:
    """The readings as columns side by side, the latest one last."""
    step = 100 / max(len(readings), 1)
    return [
        Column(
            reading,
            f"{reading.day:%Y}",
            minor=bool((len(readings) - 1 - number) % 3),
            place=f"{number * step + step * 0.12:.2f}",
            middle=f"{number * step + step / 2:.2f}",
            width=f"{step * 0.76:.2f}",
            blocks=_blocks(reading),
        )
        for number, reading in enumerate(readings)
    ]


def _blocks(reading: Reading) -> list[Block]:
    """Stances stacked from the ground up, in the order of the vocabulary."""
    blocks = []
    ground = float(HEIGHT)
    for stance in Stance:
        count = reading.counts[stance]
        if count:
            height = HEIGHT * count / reading.total
            ground -= height
            blocks.append(Block(stance.value, str(stance.label), count, f"{ground:.2f}", f"{height:.2f}"))
    return blocks
