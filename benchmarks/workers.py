"""How many worker processes and threads serve best: the product served in several ways, asked the same."""

from __future__ import annotations

import http.client
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass
from threading import Event

from benchmarks.machine.load import Figures, crowd
from benchmarks.machine.postgres import Postgres
from benchmarks.machine.processes import HOST
from benchmarks.machine.processor import memory
from benchmarks.preparing import Prepared, say
from benchmarks.report import machine, number
from benchmarks.results import KEEPING, PRODUCT
from benchmarks.targets.product import KeepingProduct, Product

WAYS = ((1, 4), (2, 1), (2, 2), (2, 4), (2, 8), (3, 4), (4, 4))
"""Worker processes, and threads in each."""

LIST, PAGE, FINISHED = "W1", "W11C", "W12"
"""A list, a page, and the list where it was finished before."""

READERS = 2
"""So many have the whole record sent, again and again, while the list is asked for once more."""

WARM, SECONDS = 2.0, 6.0


@dataclass(frozen=True)
class Way:
    """What was measured of one way of serving; ``beside``: the list while whole records went out."""

    workers: int
    threads: int
    listed: Figures
    page: Figures
    finished: Figures
    beside: Figures
    memory: int


def measure(postgres: Postgres, prepared: Prepared, ways: Sequence[tuple[int, int]] = WAYS) -> list[Way]:
    """Every way in turn, over the same record."""
    return [_way(postgres, prepared, *way) for way in ways]


def _way(postgres: Postgres, prepared: Prepared, workers: int, threads: int) -> Way:
    say(f"{workers} processes of {threads} threads …")
    how = {"workers": workers, "threads": threads}
    with _up(Product(PRODUCT, postgres, prepared.database, **how)) as product:
        listed, page = _asked(product, prepared, LIST), _asked(product, prepared, PAGE)
        with _whole_records(product):
            beside = _asked(product, prepared, LIST)
        held = memory(product.server.pid)
    with _up(KeepingProduct(KEEPING, postgres, prepared.database, finished=64, **how)) as keeping:
        finished = _asked(keeping, prepared, FINISHED)
    return Way(workers, threads, listed, page, finished, beside, held)


@contextmanager
def _up(product: Product) -> Iterator[Product]:
    try:
        product.start()
        yield product
    finally:
        product.server.stop()


def _asked(product: Product, prepared: Prepared, workload: str) -> Figures:
    questions = prepared.asked[LIST if workload == FINISHED else workload]
    lines = product.lines(workload, [one.parameters for one in questions])
    crowd(product.server.port, lines, WARM)
    return crowd(product.server.port, lines, SECONDS)


@contextmanager
def _whole_records(product: Product) -> Iterator[None]:
    """Meanwhile readers have the whole record sent."""
    over = Event()

    def read() -> None:
        while not over.is_set():
            connection = http.client.HTTPConnection(HOST, product.server.port, timeout=300)
            with closing(connection):
                connection.request("GET", product.address("W9", {}))
                answer = connection.getresponse()
                while answer.read1() and not over.is_set():
                    pass

    with ThreadPoolExecutor(READERS) as readers:
        reading = [readers.submit(read) for _ in range(READERS)]
        try:
            yield
        finally:
            over.set()
        for one in reading:
            one.result()


def table(ways: Sequence[Way], positions: int) -> str:
    """As Markdown."""
    return "\n".join([f"{positions:,} positions, {machine()}, 16 connections.", "", *_lines(ways)])


TITLES = ("a list", "a page", "a finished list", "the list beside whole records")


def _lines(ways: Sequence[Way]) -> Iterator[str]:
    """Requests a second and the 99th percentile of each question; ``memory``: of all processes together."""
    shown = " | ".join(f"{title}, a second | p99 ms" for title in TITLES)
    yield f"| processes | threads | {shown} | memory, MB |"
    yield f"|{' ---: |' * (2 * len(TITLES) + 3)}"
    for one in ways:
        asked = (one.listed, one.page, one.finished, one.beside)
        cells = [number(found[name]) for found in asked for name in ("rps", "p99_ms")]
        yield f"| {one.workers} | {one.threads} | {' | '.join(cells)} | {number(one.memory / 1e6)} |"
