"""The dearest public requests: everything that a stranger can ask, and what each costs the database.

Processor time of PostgreSQL is measured, which others on the machine hardly move. Everything is asked
once; what cost most is asked again, and the least of its costs counts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks.machine.postgres import Postgres
from benchmarks.machine.processes import Server
from benchmarks.machine.processor import spent
from benchmarks.preparing import Prepared, say
from benchmarks.questions.dear import Codes, addresses
from benchmarks.site import environment
from benchmarks.targets.serving import serving

BAR = 250
"""Milliseconds of the database that no public request should cost at a million positions."""

SHOWN, AGAIN = 30, 2
"""So many of the dearest are shown; whatever may be among them is asked so many times more."""


@dataclass(frozen=True, order=True)
class Cost:
    """What an answer took, in milliseconds."""

    database: float
    server: float
    address: str
    status: int


def measure(postgres: Postgres, prepared: Prepared) -> list[Cost]:
    """The dearest, with the dearest first."""
    with postgres.connect(prepared.database) as connection:
        asked = list(dict.fromkeys(addresses(Codes.read(connection))))
    server = Server(
        "dearest",
        serving("tracker.wsgi:application"),
        environment=environment(postgres, prepared.database),
    )
    try:
        server.start(ready="/api/v1/topics/")
        say(f"asking {len(asked):,} questions …")
        once = sorted((_cost(server, postgres, one) for one in asked), reverse=True)
        dear = sum(one.database >= BAR for one in once)
        return sorted((_least(server, postgres, one) for one in once[: max(SHOWN, dear)]), reverse=True)
    finally:
        server.stop()


def _cost(server: Server, postgres: Postgres, address: str) -> Cost:
    before = spent(server.pid, postgres.pid)
    status, _, _ = server.get(address)
    cost = spent(server.pid, postgres.pid) - before
    return Cost(cost.database, cost.server, address, status)


def _least(server: Server, postgres: Postgres, once: Cost) -> Cost:
    """A first answer may have read from the disk, or found nothing at hand."""
    return min([once, *(_cost(server, postgres, once.address) for _ in range(AGAIN))])


def table(costs: list[Cost]) -> Iterator[str]:
    """As Markdown, and how many are above the bar."""
    yield "| database ms | server ms | status | request |"
    yield "| ---: | ---: | ---: | --- |"
    for one in costs[:SHOWN]:
        shown = one.address if len(one.address) <= LONGEST else f"{one.address[:LONGEST]}…"
        yield f"| {one.database:,.0f} | {one.server:,.0f} | {one.status} | `{shown}` |"
    dear = sum(one.database >= BAR for one in costs)
    yield ""
    yield f"{dear} of all cost the database {BAR} ms or more."


LONGEST = 120
"""Letters of an address that are shown."""
