"""A PostgreSQL of its own that may be killed, and the processes that work on it."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import psycopg
from django.db import connection

from tests.faults.warm import BEGUN
from tests.project.shell import ROOT, environment
from tests.project.site import LOCAL, database_url
from tracker.embedded.places import Places
from tracker.embedded.programs import installed_tree
from tracker.embedded.server import Server

PATIENCE = 120
"""Seconds until something has happened at the latest."""


class Cluster:
    """The server, with a database that begins as the migrated one of the tests."""

    def __init__(self, home: Path) -> None:
        self.server = Server(Places.at(home))
        self.server.ensure()
        places = self.server.places
        self.name = places.database
        self.url = database_url(host=places.socket_dir, port=places.port, user=self.name, name=self.name)

    def fill(self) -> None:
        """Make the database what the migrated one of the tests is.

        A process that is killed takes nothing along that the kernel has: there is no need to wait for disks.
        """
        with psycopg.connect(self.url, autocommit=True) as session:
            session.execute("ALTER SYSTEM SET fsync = off")
            session.execute("SELECT pg_reload_conf()")
        known, places = connection.settings_dict, self.server.places
        programs = installed_tree() / "bin"
        original = known["TEST"]["TEMPLATE"]
        there = ["-h", known["HOST"], "-p", str(known["PORT"]), "-U", known["USER"], "-Fc", original]
        here = ["-h", str(places.socket_dir), "-p", places.port, "-U", self.name, "-d", self.name]
        with subprocess.Popen([programs / "pg_dump", *there], stdout=subprocess.PIPE) as dump:
            subprocess.run(
                [programs / "pg_restore", "--no-owner", "--exit-on-error", *here],
                stdin=dump.stdout,
                check=True,
            )

    @property
    def postmaster(self) -> int:
        """The process above all others of the server."""
        return int((self.server.programs.data / "postmaster.pid").read_text().split()[0])

    def backends(self) -> list[int]:
        """The processes of the server that serve somebody."""
        return [
            one
            for one in children_of(self.postmaster)
            if b"postgres: tracker tracker" in Path(f"/proc/{one}/cmdline").read_bytes()
        ]

    def await_start(self) -> None:
        """Have it run, if it does not, and let people in."""
        until(self._lets_in)

    def _lets_in(self) -> bool:
        """Whether somebody who connects as the tracker does is let in."""
        try:
            self.server.ensure()
            psycopg.connect(self.url).close()
        except psycopg.OperationalError:
            return False
        return True

    def close(self) -> None:
        """Stop it; nobody else uses it."""
        self.server.leave()


class Deeds:
    """Begins deeds on a cluster and collects what they acknowledged."""

    def __init__(self, cluster: Cluster, folder: Path) -> None:
        self.folder, self.log = folder, folder / "log.txt"
        self.count = 0
        said = {
            **LOCAL,
            "DATABASE_URL": cluster.url,
            "TRACKER_VAR": str(folder),
            "DJANGO_SETTINGS_MODULE": "tracker.settings",
        }
        self.warm = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.warm"],
            cwd=ROOT,
            env=environment(**said),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def begin(self, name: str, **arguments: Any) -> Deed:
        """A deed that is under way."""
        self.count += 1
        notes = self.folder / f"notes-{self.count}"
        order = {"begin": name, "notes": str(notes), "log": str(self.log), "with": arguments}
        deed = Deed(self, int(self._order(order)), notes)
        until(lambda: deed.begun() or self.warm.poll() is not None)
        assert self.warm.poll() is None, "The process that forks them has ended."
        return deed

    def last_words(self) -> str:
        """How the log ends."""
        return self.log.read_text()[-3000:]

    def do(self, name: str, **arguments: Any) -> dict[str, Any]:
        """A deed that nobody disturbs; what it acknowledged."""
        deed = self.begin(name, **arguments)
        assert deed.end() == 0, self.last_words()
        return deed.acknowledged()

    def end(self, process: int) -> int:
        """Wait for the process; how it ended."""
        return int(self._order({"end": process}))

    def _order(self, order: dict[str, Any]) -> str:
        assert self.warm.stdin is not None
        assert self.warm.stdout is not None
        self.warm.stdin.write(json.dumps(order) + "\n")
        self.warm.stdin.flush()
        return self.warm.stdout.readline()

    def close(self) -> None:
        """No more deeds."""
        self.warm.communicate()


class Deed:
    """One of them."""

    def __init__(self, deeds: Deeds, process: int, notes: Path) -> None:
        self.deeds, self.process, self.notes = deeds, process, notes

    def begun(self) -> bool:
        """Whether it is under way."""
        return self.notes.exists() and self.notes.read_text().count("\n") > 0

    def acknowledged(self) -> dict[str, Any]:
        """All that it told, lists joined."""
        known: dict[str, Any] = {}
        if not self.notes.exists():
            return known
        for line in self.notes.read_text().splitlines():
            for name, value in json.loads(line).items():
                known[name] = known[name] + value if isinstance(value, list) and name in known else value
        known.pop(BEGUN, None)
        return known

    def kill(self) -> None:
        """As `kill -9` does, if it is still there."""
        os.kill(self.process, signal.SIGKILL)  # it stays a child of its parent until it is waited for

    def ended(self) -> bool:
        """Whether it is done."""
        return Path(f"/proc/{self.process}/stat").read_text().rsplit(")", 1)[1].split()[0] == "Z"

    def end(self) -> int:
        """Wait for it, and end what it had started and left behind; how it ended."""
        ended = self.deeds.end(self.process)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process, signal.SIGKILL)
        return ended


def children_of(process: int) -> list[int]:
    """The processes that a process started."""
    return [int(one) for one in Path(f"/proc/{process}/task/{process}/children").read_text().split()]


def until(happened: Any) -> None:
    """Wait for something that has to happen."""
    latest = time.monotonic() + PATIENCE
    while not happened():
        assert time.monotonic() < latest, "It did not happen."
        time.sleep(0.002)
