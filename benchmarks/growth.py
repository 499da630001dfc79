"""How time, processor, memory and disk grow with the record: the product alone, at one size after another."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from benchmarks.machine.postgres import Connection, Postgres
from benchmarks.machine.processor import memory
from benchmarks.measuring import SMALL, Run
from benchmarks.multiplying import multiplied
from benchmarks.preparing import Loaded, Prepared, prepare, say
from benchmarks.report import QUESTIONS, number
from benchmarks.results import KEEPING, PRODUCT, Results
from benchmarks.workloads import WORKLOADS

SIZES = (10_000, 100_000, 1_000_000)
ON_DISK = 5
"""The last of them so many times does not fit into the database's memory; it is made from it, not loaded."""

DISK = """
    SELECT c.relname, c.reltuples::bigint, pg_table_size(c.oid), pg_indexes_size(c.oid)
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = 'public' AND c.relkind = 'r' AND c.relname LIKE 'positions\\_%'
    ORDER BY pg_total_relation_size(c.oid) DESC LIMIT 8
"""


@dataclass(frozen=True)
class Table:
    """What a table and its indexes take on the disk."""

    name: str
    rows: int
    heap: int
    indexes: int


@dataclass(frozen=True)
class Size:
    """What was measured at one size."""

    prepared: Prepared
    results: Results
    tables: Sequence[Table]
    disk: int
    memory: int


def measure(postgres: Postgres, *, on_disk: bool, sizes: Sequence[int] = SIZES) -> list[Size]:
    """Every size; what was made of one is kept for the next run."""
    records = [prepare(postgres, positions) for positions in sizes]
    if on_disk:
        records.append(multiplied(postgres, records[-1], ON_DISK))
    return [_size(postgres, prepared) for prepared in records]


def _size(postgres: Postgres, prepared: Prepared) -> Size:
    say(f"{prepared.positions:,} positions")
    results = Results()
    with Run(postgres, prepared, SMALL, results) as run:
        run.start(peers=False)
        run.measure(WORKLOADS)
        held = max(memory(one.server.pid) for one in run.targets if one.name == PRODUCT)
    with postgres.connect(prepared.database) as connection:
        return Size(prepared, results, _tables(connection), _disk(connection), held)


def _tables(connection: Connection) -> list[Table]:
    return [Table(*row) for row in connection.execute(DISK)]


def _disk(connection: Connection) -> int:
    row = connection.execute("SELECT pg_database_size(current_database())").fetchone()
    assert row is not None
    return int(row[0])


def tables(sizes: Sequence[Size]) -> str:
    """Everything, as Markdown."""
    return "\n\n".join("\n".join(lines) for lines in (_costs(sizes), _answers(sizes), _rows(sizes[-1])))


def _costs(sizes: Sequence[Size]) -> Iterator[str]:
    yield f"| positions | {' | '.join(f'{one.prepared.positions:,}' for one in sizes)} |"
    yield f"| --- |{' ---: |' * len(sizes)}"
    lines: dict[str, Sequence[float | None]] = {
        "loading, seconds": [_loading(one, lambda loaded: loaded.seconds) for one in sizes],
        "loading, seconds of processor": [
            _loading(one, lambda loaded: loaded.processor_ms / 1000) for one in sizes
        ],
        "loading, ms of processor a position": [
            _loading(one, lambda loaded: loaded.processor_ms, each=one.prepared.positions) for one in sizes
        ],
        "database on disk, MB": [one.disk / 1e6 for one in sizes],
        "the same a position, kB": [one.disk / 1e3 / one.prepared.positions for one in sizes],
        "two server processes, MB": [one.memory / 1e6 for one in sizes],
    }
    for title, values in lines.items():
        yield f"| {title} | {' | '.join(map(number, values))} |"


def _loading(size: Size, figure: Callable[[Loaded], float], *, each: int = 1) -> float | None:
    """A figure of the loading, for each of so many; None where the record was not loaded."""
    loaded = size.prepared.loaded
    return None if loaded is None else figure(loaded) / each


def _answers(sizes: Sequence[Size]) -> Iterator[str]:
    yield "Processor time of an answer, server and database, ms:"
    yield ""
    yield f"| | question | {' | '.join(f'{one.prepared.positions:,}' for one in sizes)} |"
    yield f"| --- | --- |{' ---: |' * len(sizes)}"
    for workload in WORKLOADS:
        target = KEEPING if workload.name.startswith("W12") else PRODUCT
        values = [one.results.figure(workload.name, target, "cpu_ms") for one in sizes]
        yield f"| {workload.name} | {QUESTIONS[workload.name]} | {' | '.join(map(number, values))} |"


def _rows(size: Size) -> Iterator[str]:
    yield f"The largest tables at {size.prepared.positions:,} positions:"
    yield ""
    yield "| table | rows | bytes a row | bytes of its indexes a row |"
    yield "| --- | ---: | ---: | ---: |"
    for one in size.tables:
        if one.rows > 0:
            each = f"{number(one.heap / one.rows)} | {number(one.indexes / one.rows)}"
            yield f"| {one.name} | {one.rows:,} | {each} |"
