"""The tables that a run prints, and writes into docs/performance.md: the bars, and every figure."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.bars import BARS, Bar
from benchmarks.machine.places import ROOT
from benchmarks.results import COPY, DATASETTE, FLOOR, KEEPING, PRODUCT, TABLE_PAGE, Results
from benchmarks.workloads import WORKLOADS

PAGE = ROOT / "docs" / "performance.md"
TARGETS = (PRODUCT, KEEPING, FLOOR, DATASETTE, TABLE_PAGE)
QUESTIONS = {one.name: one.question for one in WORKLOADS} | {
    "W9": "CSV of everything with sources",
    "W10": "importing a tenth on top, through all the rules",
}


def number(value: float | None) -> str:
    """Three digits that count."""
    if value is None:
        return "–"
    digits = 0 if abs(value) >= 100 else 1 if abs(value) >= 10 else 2 if abs(value) >= 1 else 3
    return f"{value:,.{digits}f}"


def tables(results: Results, positions: int) -> str:
    """Everything, as Markdown."""
    parts = [
        [f"{positions:,} positions, measured on {datetime.now(UTC):%Y-%m-%d} with {machine()}."],
        bars(results),
        figures(results),
        bulk(results),
    ]
    return "\n\n".join("\n".join(lines) for lines in parts)


def machine() -> str:
    """The machine in words."""
    names = [
        line.partition(":")[2].strip()
        for line in Path("/proc/cpuinfo").read_text().splitlines()
        if line.startswith("model name")
    ]
    gigabytes = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    kind = names[0] if names else platform.machine()
    return f"{os.cpu_count()} cores ({kind}), {gigabytes:.0f} GB, Python {platform.python_version()}"


def bars(results: Results) -> Iterator[str]:
    """Each bar with what was measured, and whether it is met."""
    yield "| | question | must reach | measured | |"
    yield "| --- | --- | --- | --- | --- |"
    before = ""
    for bar in BARS:
        again = bar.workload == before
        head = "| " if again else f"{bar.workload} | {QUESTIONS[bar.workload]}"
        yield f"| {head} | {bar.demand} | {verdict(bar, results)} |"
        before = bar.workload


def verdict(bar: Bar, results: Results) -> str:
    """The value and the verdict, as two cells."""
    value = bar.value(results)
    if value is None:
        return "– | not measured"
    return f"{number(value)} {bar.unit} | {'met' if bar.met(value) else '**missed**'}"


def missed(results: Results) -> list[Bar]:
    """The bars that were measured and not met."""
    values = ((bar, bar.value(results)) for bar in BARS)
    return [bar for bar, value in values if value is not None and not bar.met(value)]


COLUMNS = (
    ("requests a second", "rps"),
    ("p50 ms", "p50_ms"),
    ("p99 ms", "p99_ms"),
    ("one connection, ms", "ms"),
    ("server ms", "server_ms"),
    ("database ms", "database_ms"),
)


def figures(results: Results) -> Iterator[str]:
    """Every workload of every target; the last column is its processor time beside the floor's."""
    yield f"| | target | {' | '.join(title for title, _ in COLUMNS)} | × floor |"
    yield f"| --- | --- |{' ---: |' * (len(COLUMNS) + 1)}"
    for workload in WORKLOADS:
        for target in TARGETS:
            if (workload.name, target) in results.found:
                cells = [number(results.figure(workload.name, target, name)) for _, name in COLUMNS]
                ratio = results.ratio("cpu_ms", (workload.name, target), (workload.name, FLOOR))
                yield f"| {workload.name} | {target} | {' | '.join(cells)} | {number(ratio)} |"


BULK: Sequence[tuple[str, str, str, str]] = (
    ("W9", PRODUCT, "s", "the product's CSV, seconds"),
    ("W9", PRODUCT, "first_byte_ms", "its first byte after, ms"),
    ("W9", PRODUCT, "grown_mb", "its processes grew by, MB"),
    ("W9", COPY, "s", "COPY of the same columns, seconds"),
    ("W9", DATASETTE, "s", "Datasette's CSV, seconds"),
    ("W10", PRODUCT, "s", "`load_dataset`, seconds"),
    ("W10", PRODUCT, "cpu_s", "its processor time with the database's, seconds"),
    ("W10", COPY, "s", "COPY of all rows that it left, foreign keys checked, seconds"),
    ("W10", PRODUCT, "rebuild_s", "`rebuild_stances` from nothing, seconds"),
    ("W10", PRODUCT, "publish_ms", "publishing one position of the largest group, ms"),
    ("W10", PRODUCT, "members", "members of that group"),
)


def bulk(results: Results) -> Iterator[str]:
    """What is not asked by many."""
    yield "| | | |"
    yield "| --- | --- | ---: |"
    for workload, target, name, words in BULK:
        yield f"| {workload} | {words} | {number(results.figure(workload, target, name))} |"


def write_into_page(text: str, block: str, page: Path = PAGE) -> None:
    """Put the text between the marks of the block on the documentation's page."""
    begin, end = f"<!-- {block} -->\n", f"<!-- end of {block} -->\n"
    before, _, rest = page.read_text(encoding="utf-8").partition(begin)
    _, _, after = rest.partition(end)
    page.write_text(f"{before}{begin}\n{text}\n\n{end}{after}", encoding="utf-8")
