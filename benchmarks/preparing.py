"""What has to be there before anything can be measured: each step is done once, and what is done is kept.

A step that was interrupted leaves nothing that the next run would take for whole.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.machine.places import ROOT, data_set, folder
from benchmarks.machine.postgres import Postgres
from benchmarks.questions.asked import Questions, questions
from benchmarks.record.files import FIRST, SECOND, write
from benchmarks.site import manage

IMPORTED = 10
"""On top of a record so large a part of it, in the hundred, is imported in W10: 100,000 on a million."""


def say(line: str) -> None:
    """A line of progress."""
    print(line, flush=True)


@dataclass(frozen=True)
class Loaded:
    """What it took to load a record by the project's own command."""

    seconds: float
    server_ms: float
    database_ms: float

    @property
    def processor_ms(self) -> float:
        """Of the command and of the database."""
        return self.server_ms + self.database_ms


@dataclass(frozen=True)
class Prepared:
    """A record ready to be asked: its files, its database, its questions, and what loading it took."""

    positions: int
    data: Path
    database: str
    asked: Questions
    loaded: Loaded | None


def prepare(postgres: Postgres, positions: int) -> Prepared:
    """The record of this size, made where it is missing."""
    data = data_set(positions)
    if not data.exists():
        say(f"making a record of {positions:,} positions …")
        write(data, positions=positions, imported=max(100, positions * IMPORTED // 100))
    loaded = _load(postgres, data, f"record_{positions}")
    if not (data / "questions.json").exists():
        say("drawing the questions and their answers …")
    asked = questions(data)
    if not _static_is_collected():
        say("collecting static files …")
        manage(postgres, f"record_{positions}", "collectstatic", "--no-input", "-v0", "-i", "redoc")
    return Prepared(positions, data, f"record_{positions}", asked, loaded)


def _static_is_collected() -> bool:
    """Whether no file of the pages is newer than what was collected."""
    manifest = folder("site", "static") / "staticfiles.json"
    files = (ROOT / "positions" / "static").rglob("*")
    return manifest.exists() and manifest.stat().st_mtime > max(one.stat().st_mtime for one in files)


def _load(postgres: Postgres, data: Path, database: str) -> Loaded:
    kept = data / "loaded.json"
    if postgres.exists(database) and kept.exists():
        manage(postgres, database, "migrate", "-v0")  # the schema may have moved on
        return Loaded(**json.loads(kept.read_text()))
    say("loading it by load_dataset …")
    part = f"{database}_part"
    postgres.create(part)
    manage(postgres, part, "migrate", "-v0")
    steps = [manage(postgres, part, "load_dataset", str(data / name)) for name in (FIRST, SECOND)]
    with postgres.connect(part) as connection:
        connection.execute("VACUUM (ANALYZE)")
    loaded = Loaded(
        seconds=sum(step.seconds for step in steps),
        server_ms=sum(step.spent.server for step in steps),
        database_ms=sum(step.spent.database for step in steps),
    )
    postgres.drop(database)
    kept.write_text(json.dumps(asdict(loaded)))
    postgres.rename(part, database)
    say(f"loaded in {loaded.seconds:,.0f} s")
    return loaded
