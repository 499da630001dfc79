"""A run: the targets verified, then measured in turn, round after round."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass

from benchmarks import exporting
from benchmarks.machine.load import CannotLoad, Refused, alone, crowd
from benchmarks.machine.postgres import Postgres
from benchmarks.machine.processor import spent
from benchmarks.preparing import Prepared, say
from benchmarks.results import COPY, DATASETTE, FLOOR, KEEPING, PRODUCT, TABLE_PAGE, Figures, Results
from benchmarks.targets.datasette import Datasette, NotInstalled, TablePage, server
from benchmarks.targets.floor import Floor
from benchmarks.targets.product import KeepingProduct, Product
from benchmarks.targets.serving import WORKERS
from benchmarks.targets.target import Target
from benchmarks.verification import Wrong
from benchmarks.workloads import ALONE, Workload

SLOW_MS = 400
"""Where one answer takes longer, a crowd would only wait: one connection is measured instead."""

PROBES = 10
"""Asked to find that out; enough that every process has answered once."""


Asking = Callable[[int, Sequence[str], float], Figures]
"""The server at the port is asked the addresses in turn for so many seconds."""


@dataclass(frozen=True)
class Pace:
    """How long each measurement takes, after so many seconds of warming up, and how many rounds there are."""

    seconds: float
    warm: float
    rounds: int


SMALL, FULL = Pace(seconds=2, warm=1, rounds=2), Pace(seconds=4, warm=1, rounds=3)


class Run:
    """The targets over one record."""

    def __init__(self, postgres: Postgres, prepared: Prepared, pace: Pace, results: Results) -> None:
        self.postgres, self.prepared, self.pace, self.results = postgres, prepared, pace, results
        self.running = ExitStack()
        self.targets: list[Target] = []
        self.wrong: set[tuple[str, str]] = set()

    def __enter__(self) -> Run:
        return self

    def __exit__(self, *error: object) -> None:
        self.running.close()

    def start(self, *, peers: bool = True) -> None:
        """Start the product and, with ``peers``, what it is set beside: Datasette where that can be had."""
        database = self.prepared.database
        self._add(Product(PRODUCT, self.postgres, database))
        self._add(KeepingProduct(KEEPING, self.postgres, database, finished=64))
        if not peers:
            return
        self._add(Floor(FLOOR, self.postgres, database))
        try:
            shared = server(self.prepared.data)
        except NotInstalled as error:
            say(f"without Datasette: {error}")
            return
        self._add(Datasette(DATASETTE, shared))
        self._add(TablePage(TABLE_PAGE, shared))

    def _add(self, target: Target) -> None:
        self.running.callback(target.server.stop)
        target.start()
        self.targets.append(target)
        say(f"{target.name} is up")

    def of(self, workload: Workload) -> list[Target]:
        """The targets that are asked this, and did not answer wrongly."""
        return [
            target
            for target in self.targets
            if workload.name in target.addresses and (target.name, workload.name) not in self.wrong
        ]

    def verify(self, workloads: Sequence[Workload]) -> None:
        """Check the answers of every target; one that answers wrongly is named, and not measured."""
        for workload in workloads:
            for target in self.of(workload):
                try:
                    count = target.verify(workload.name, self.prepared.asked[workload.questions])
                except (Wrong, OSError, LookupError, ValueError) as error:
                    self.wrong.add((target.name, workload.name))
                    say(f"{workload.name:5} {target.name}: WRONG: {type(error).__name__}: {error}")
                else:
                    say(f"{workload.name:5} {target.name}: right, {count} times")

    def measure(self, workloads: Sequence[Workload]) -> None:
        """Every workload of every target, in turn, in each round."""
        for number in range(1, self.pace.rounds + 1):
            say(f"round {number} of {self.pace.rounds}")
            for workload in workloads:
                for target in self.of(workload):
                    try:
                        self._note(workload.name, target.name, self._measured(workload, target))
                    except CannotLoad as error:
                        self.wrong.add((target.name, workload.name))
                        say(f"{workload.name:5} {target.name}: FAILED: {error}")

    def export(self) -> None:
        """W9, in one round fewer: it takes its time."""
        lines = self.prepared.asked["W9"][0].expected["lines"]
        for _ in range(max(1, self.pace.rounds - 1)):
            self._note("W9", COPY, exporting.copy(self.postgres, self.prepared.database))
            for target in self.targets:
                if "W9" in target.addresses:
                    self._note("W9", target.name, exporting.download(target, lines))

    def _measured(self, workload: Workload, target: Target) -> Figures:
        asked = self.prepared.asked[workload.questions]
        lines = target.lines(workload.name, [one.parameters for one in asked])
        port = target.server.port
        first = [target.address(workload.name, one.parameters) for one in asked[:PROBES]]
        slow = alone(port, first, self.pace.warm)["ms"] > SLOW_MS
        if workload.how != ALONE and not slow:
            try:
                return self._paced(crowd, target, lines)
            except Refused as refused:
                say(f"{workload.name:5} {target.name}: {refused}; one at a time, then")
                slow = True
        figures = self._paced(alone, target, lines)
        if slow:  # at best each process keeps that pace
            figures["rps"] = WORKERS * 1000 / figures["ms"]
        return figures

    def _paced(self, ask: Asking, target: Target, lines: Sequence[str]) -> Figures:
        """Asked for as long as the pace has it, after warming up, with the processor time of each answer."""
        ask(target.server.port, lines, self.pace.warm)
        before = spent(target.server.pid, self.postgres.pid)
        figures = ask(target.server.port, lines, self.pace.seconds)
        cost = spent(target.server.pid, self.postgres.pid) - before
        return {
            **figures,
            "server_ms": cost.server / figures["requests"],
            "database_ms": cost.database / figures["requests"],
            "cpu_ms": cost.total / figures["requests"],
        }

    def _note(self, workload: str, target: str, figures: Figures) -> None:
        self.results.add(workload, target, figures)
        shown = ", ".join(f"{name} {value:,.2f}" for name, value in figures.items())
        say(f"{workload:5} {target}: {shown}")
