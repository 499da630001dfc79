"""What the product must reach: each bar a sentence, the figure that it looks at, and the limit.

Bars compare what was measured in one run: requests a second with Datasette's, processor time with the
floor's. Some look at the clock alone, since readers do.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from benchmarks.results import COPY, DATASETTE, FLOOR, KEEPING, PRODUCT, TABLE_PAGE, Results

Value = Callable[[Results], float | None]


@dataclass(frozen=True)
class Bar:
    """One demand on one workload."""

    workload: str
    demand: str
    value: Value
    limit: float
    most: bool = False
    unit: str = "×"

    def met(self, value: float) -> bool:
        """Whether the value reaches the limit, or stays below it."""
        return value <= self.limit if self.most else value >= self.limit


def faster(workload: str, times: float, peer: str = DATASETTE, name: str = "Datasette") -> Bar:
    """So many times the peer's requests a second."""
    return Bar(
        workload,
        f"at least {times:g} × {name}, requests a second",
        lambda results: results.ratio("rps", (workload, PRODUCT), (workload, peer)),
        times,
    )


def sooner(workload: str, times: float) -> Bar:
    """So many times shorter than Datasette takes."""
    return Bar(
        workload,
        f"at least {times:g} × as soon as Datasette",
        lambda results: results.ratio("ms", (workload, DATASETTE), (workload, PRODUCT)),
        times,
    )


def cheap(workload: str, times: float) -> Bar:
    """At most so many times the floor's processor time."""
    return Bar(
        workload,
        f"processor time at most {times:g} × the floor's",
        lambda results: results.ratio("cpu_ms", (workload, PRODUCT), (workload, FLOOR)),
        times,
        most=True,
    )


def within(
    workload: str, figure: str, limit: float, words: str, target: str = PRODUCT, unit: str = "ms"
) -> Bar:
    """A figure of the product at most so large."""
    value: Value = lambda results: results.figure(workload, target, figure)  # noqa: E731  # beside its bar
    return Bar(workload, words, value, limit, most=True, unit=unit)


def as_the_first(workload: str) -> Bar:
    """A deep page costs what the first one does."""
    return Bar(
        workload,
        "within 20 % of the first page's processor time",
        lambda results: results.ratio("cpu_ms", (workload, PRODUCT), ("W3", PRODUCT)),
        1.2,
        most=True,
    )


def page(workload: str) -> Sequence[Bar]:
    """What a public page must reach uncached."""
    return (
        Bar(
            workload,
            "at least 150 requests a second, uncached",
            lambda results: results.figure(workload, PRODUCT, "rps"),
            150,
            unit="a second",
        ),
        within(workload, "p99_ms", 150, "p99 under 150 ms at 16 connections"),
    )


def again(workload: str) -> Bar:
    """The same request again, beside the floor's first answer."""
    return Bar(
        workload,
        "at least 1.5 × the floor's requests a second in W1",
        lambda results: results.ratio("rps", (workload, KEEPING), ("W1", FLOOR)),
        1.5,
    )


BARS: tuple[Bar, ...] = (
    faster("W1", 5, TABLE_PAGE, "Datasette's table page"),
    faster("W1", 1.5, name="Datasette's canned SQL"),
    cheap("W1", 2.5),
    faster("W2", 3),
    cheap("W2", 2.5),
    as_the_first("W3D"),
    as_the_first("W3DD"),
    faster("W4", 2),
    cheap("W4", 0.5),
    faster("W5", 50),
    cheap("W5", 2.2),
    cheap("W6", 1.5),
    within("W6", "ms", 80, "under 80 ms"),
    sooner("W6", 25),
    faster("W7", 1.3),
    sooner("W7H", 1.5),
    faster("W8", 1),
    cheap("W8", 3.2),
    Bar(
        "W9",
        "at most 1.3 × the time of a bare COPY of the same columns",
        lambda results: results.ratio("s", ("W9", PRODUCT), ("W9", COPY)),
        1.3,
        most=True,
    ),
    within("W9", "grown_mb", 64, "constant memory: two processes grow by 64 MB at most", unit="MB"),
    Bar(
        "W9",
        "at least 5 × as soon as Datasette",
        lambda results: results.ratio("s", ("W9", DATASETTE), ("W9", PRODUCT)),
        5,
    ),
    Bar(
        "W10",
        "at most 2 × the time of a bare COPY into the same indexed tables",
        lambda results: results.ratio("s", ("W10", PRODUCT), ("W10", COPY)),
        2,
        most=True,
    ),
    within("W10", "rebuild_s", 60, "whole rebuild of all periods at most 60 s", unit="s"),
    within("W10", "publish_ms", 150, "publishing one position of a 120-member group under 150 ms"),
    *page("W11C"),
    *page("W11P"),
    *page("W11H"),
    again("W12"),
    again("W12N"),
    within("W13", "ms", 150, "under 150 ms"),
)
