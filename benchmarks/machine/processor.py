"""Processor time and memory of servers, from /proc.

Processor time hardly moves when others use the machine, so the bars compare that rather than seconds.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PROC = Path("/proc")
TICK_MS = 1000 / os.sysconf("SC_CLK_TCK")
PAGE_BYTES = os.sysconf("SC_PAGE_SIZE")


@dataclass(frozen=True)
class Spent:
    """Milliseconds of processor time, of the server's processes and of the database's."""

    server: float
    database: float

    def __sub__(self, earlier: Spent) -> Spent:
        return Spent(self.server - earlier.server, self.database - earlier.database)

    @property
    def total(self) -> float:
        """Of both."""
        return self.server + self.database


@dataclass(frozen=True)
class Process:
    """What /proc tells of a process; the ticks of ended children belong to it too."""

    pid: int
    parent: int
    group: int
    ticks: int
    bytes: int


def processes() -> Iterator[Process]:
    """Every process."""
    for stat in PROC.glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            fields = stat.read_text().rpartition(")")[2].split()
            ticks = sum(map(int, fields[11:15]))
            pid = int(stat.parent.name)
            yield Process(pid, int(fields[1]), int(fields[2]), ticks, int(fields[21]) * PAGE_BYTES)


def spent(server: int, database: int) -> Spent:
    """What a group of processes and a PostgreSQL have spent so far."""
    found = list(processes())
    return Spent(
        server=sum(one.ticks for one in found if one.group == server) * TICK_MS,
        database=sum(one.ticks for one in found if database in (one.pid, one.parent)) * TICK_MS,
    )


def memory(server: int) -> int:
    """Bytes that the group of processes holds; what they share counts once for each."""
    return sum(one.bytes for one in processes() if one.group == server)
