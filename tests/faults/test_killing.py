"""`kill -9` of whatever works on the record, at any moment: nothing acknowledged is lost, nothing half done.

`make faults` does a hundred rounds and says what it saw; the suite does one of each kind. A round that
fails names its seed: FAULT_SEED=… makes the same choices again.
"""

from __future__ import annotations

import os
import random
import secrets
import signal
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tests.faults import wholeness
from tests.faults.cluster import Cluster, Deeds, until
from tests.faults.record import more
from tests.faults.reviewing import Reviewing

PROCESS, DATABASE, BACKEND = "process", "database", "one process of the database"
KINDS = (
    ("load", PROCESS),
    ("roll_call", PROCESS),
    ("publish", PROCESS),
    ("publish_list", PROCESS),
    ("release", PROCESS),
    ("backup", PROCESS),
    ("review_on_site", PROCESS),
    ("", DATABASE),
    ("", BACKEND),
)
"""What is under way, and what is killed; where the database is, anything may be under way."""

USUAL = {"load": 1.0, "publish": 0.8, "release": 1.5, "backup": 6.0, "review_on_site": 1.5}
"""Seconds that a deed takes, to begin with."""

ROUNDS = int(os.environ.get("FAULT_ROUNDS") or len(KINDS))
SEED = int(os.environ.get("FAULT_SEED") or secrets.randbelow(1_000_000))


@dataclass
class Ground:
    """Where it happens, and what was acknowledged so far."""

    cluster: Cluster
    deeds: Deeds
    place: Path
    reviewing: Callable[[], Reviewing]
    known: dict[str, list[Any]] = field(default_factory=dict)
    lasts: dict[str, float] = field(default_factory=dict)
    outcomes: Counter[tuple[str, str]] = field(default_factory=Counter)

    def arguments(self, name: str, number: int) -> dict[str, str]:
        """What the deed works on: every round another."""
        if name == "load":
            return {"folder": str(more(self.place / f"load-{number}", number).folder)}
        return {"file": str(self.place / "backups" / f"{number}.zip")} if name == "backup" else {}

    def strike(self, victim: str, deed: Any, chance: random.Random) -> None:
        """Kill it."""
        if victim == PROCESS:
            deed.kill()
        elif victim == DATABASE:
            os.kill(self.cluster.postmaster, signal.SIGKILL)
        elif at_work := self.cluster.backends():
            os.kill(chance.choice(at_work), signal.SIGKILL)

    def complaints(self) -> Iterator[str]:
        """What was lost, or is there by half."""
        self.cluster.await_start()
        yield from self.deeds.do("look", acknowledged=self.known)["complaints"]
        releases = self.place / "var" / "releases"
        yield from wholeness.of_releases(releases, len(self.known.get("released", ())))
        yield from wholeness.of_backups(self.place / "backups", self.known.get("backed_up", []))


@pytest.fixture
def ground(cluster: Cluster, deeds: Deeds, place: Path) -> Iterator[Ground]:
    """The record with its people; the site runs from the first round that needs it."""
    (place / "backups").mkdir()
    with ExitStack() as stack:
        started: list[Reviewing] = []

        def reviewing() -> Reviewing:
            if not started:
                started.append(stack.enter_context(Reviewing.on_site(cluster, deeds, place / "site")))
            return started[0]

        yield Ground(cluster, deeds, place, reviewing)


def test_whatever_is_killed_nothing_is_lost_or_half_done(
    ground: Ground, capsys: pytest.CaptureFixture[str]
) -> None:
    for number in range(ROUNDS):
        chance = random.Random(f"{SEED} {number}")
        name, victim = KINDS[number % len(KINDS)]
        name = name or chance.choice([one for one, _ in KINDS if one])
        told = one_round(ground, number, name, victim, chance)
        complaints = list(ground.complaints())
        assert not complaints, f"FAULT_SEED={SEED}, round {number}: {told}\n" + "\n".join(complaints)
    with capsys.disabled():
        for (what, outcome), count in sorted(ground.outcomes.items()) if "FAULT_ROUNDS" in os.environ else ():
            print(f"{count:4} × {what}: {outcome}")  # noqa: T201 (asked for by `make faults`)


def one_round(ground: Ground, number: int, name: str, victim: str, chance: random.Random) -> str:
    """Begin the deed, kill at a moment of its usual length; what was done, in words.

    How long a deed takes is learnt from those that were not hit, so that moments fall within it.
    """
    share = chance.random()
    lasts = ground.lasts.setdefault(name, USUAL.get(name, 0.4))
    deed = (
        ground.reviewing().begin()
        if name == "review_on_site"
        else ground.deeds.begin(name, **ground.arguments(name, number))
    )
    begun = time.monotonic()
    until(lambda: deed.ended() or time.monotonic() - begun >= share * lasts)
    in_time = not deed.ended()
    ground.lasts[name] = lasts * 1.3 if in_time else time.monotonic() - begun
    ground.strike(victim, deed, chance)
    ground.cluster.await_start()
    status = deed.end()
    acknowledged = deed.acknowledged()
    for kind, value in acknowledged.items():
        ground.known.setdefault(kind, []).extend(value if isinstance(value, list) else [value])
    told = f"{name}, {victim} killed after {share * lasts:.3f} s"
    assert in_time or status == 0, f"FAULT_SEED={SEED}, round {number}: {told}\n{ground.deeds.last_words()}"
    outcome = "ended before" if not in_time else "something acknowledged" if acknowledged else "nothing yet"
    ground.outcomes[f"{name}, {victim}", outcome] += 1
    return told
