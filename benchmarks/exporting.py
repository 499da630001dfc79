"""W9: the whole record as CSV to its last byte, and the same columns by a bare COPY."""

from __future__ import annotations

import http.client
import threading
import time
from contextlib import closing

from benchmarks.floor.statements import EXPORT
from benchmarks.machine.postgres import Postgres
from benchmarks.machine.processes import HOST
from benchmarks.machine.processor import memory
from benchmarks.results import Figures
from benchmarks.targets.target import Target
from benchmarks.verification import Wrong

PIECE = 1 << 18


def download(target: Target, lines: int) -> Figures:
    """Read it over HTTP, counting its lines; tells by how much the server's memory grew meanwhile."""
    with _Highest(target.server.pid) as highest:
        begun = time.perf_counter()
        connection = http.client.HTTPConnection(HOST, target.server.port, timeout=1800)
        with closing(connection):
            connection.request("GET", target.address("W9", {}))
            answer = connection.getresponse()
            if answer.status != 200:
                raise Wrong(f"status {answer.status}")
            first, size, found = 0.0, 0, 0
            while piece := answer.read1(PIECE):
                first = first or time.perf_counter() - begun
                size += len(piece)
                found += piece.count(b"\n")
        seconds = time.perf_counter() - begun
    if found != lines:
        raise Wrong(f"{found} lines, not {lines}")
    return {"s": seconds, "first_byte_ms": first * 1000, "bytes": size, "grown_mb": highest.grown / 1e6}


def copy(postgres: Postgres, database: str) -> Figures:
    """The same columns by COPY, read and dropped."""
    with postgres.connect(database) as connection:
        begun, size = time.perf_counter(), 0
        with connection.cursor().copy(EXPORT) as pieces:
            for piece in pieces:
                size += len(piece)
        return {"s": time.perf_counter() - begun, "bytes": size}


class _Highest:
    """Watches the memory of a server from beside it."""

    def __init__(self, group: int) -> None:
        self.group = group
        self.before = self.most = memory(group)
        self.over = threading.Event()
        self.thread = threading.Thread(target=self._watch)

    def __enter__(self) -> _Highest:
        self.thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self.over.set()
        self.thread.join()

    def _watch(self) -> None:
        while not self.over.wait(0.2):
            self.most = max(self.most, memory(self.group))

    @property
    def grown(self) -> int:
        """Bytes by which it grew at most."""
        return self.most - self.before
