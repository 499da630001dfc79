"""The tracker as a site over one of the databases: its settings, and its commands."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import dataclass

from benchmarks.machine.places import ROOT, folder
from benchmarks.machine.postgres import Postgres
from benchmarks.machine.processor import Spent, spent


def environment(postgres: Postgres, database: str, *, finished: int = 0) -> dict[str, str]:
    """A site's settings; ``finished``: megabytes of answers that each process keeps."""
    return {
        "DATABASE_URL": postgres.url(database),
        "SECRET_KEY": "only-for-measuring-on-this-machine-0123456789-abcdefghij",
        "ALLOWED_HOSTS": "127.0.0.1",
        "HTTPS_REDIRECT": "0",
        "HSTS_SECONDS": "0",
        "API_RATE_LIMIT": "0",
        "PAGE_RATE_LIMIT": "0",
        "FINISHED_BYTES": str(finished),
        "TRACKER_VAR": str(folder("site")),
        "STATIC_ROOT": str(folder("site", "static")),
    }


@dataclass(frozen=True)
class Done:
    """What a command took: seconds by the clock, processor time of itself and of the database."""

    seconds: float
    spent: Spent
    said: str


def run(postgres: Postgres, database: str, *command: str, timeout: float = 3 * 3600) -> Done:
    """Run a Python module or file of the project over a database, to its end."""
    before, begun = _spent(postgres), time.monotonic()
    done = subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        env={**os.environ, **environment(postgres, database)},
        capture_output=True,
        text=True,
        timeout=timeout,
        check=False,
    )
    if done.returncode:
        raise CommandFailed(f"{' '.join(command)}: {done.stdout[-1000:]}{done.stderr[-2000:]}")
    return Done(time.monotonic() - begun, _spent(postgres) - before, done.stdout)


def manage(postgres: Postgres, database: str, *command: str) -> Done:
    """`manage.py`, run to its end."""
    return run(postgres, database, "manage.py", *command)


def _spent(postgres: Postgres) -> Spent:
    ended = os.times()
    return Spent((ended.children_user + ended.children_system) * 1000, spent(0, postgres.pid).database)


class CommandFailed(Exception):
    """A command of the project did not do what it should; its own words."""
