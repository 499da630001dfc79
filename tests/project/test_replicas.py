"""Copies of the database take the readers; nobody reads what is older, and nobody notices when one goes."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psycopg
import pytest
from django.db import connection

from tests import make
from tests.project.site import PATIENCE, Site, database_url, of_the_tests, site
from tests.project.test_outage import database_gone
from tests.world import World
from tracker.embedded.places import Places
from tracker.embedded.server import Server

LOOK = "positions_dataversion"


class Copy:
    """A streaming replica of the tests' server, made by PostgreSQL's own program."""

    def __init__(self, home: Path) -> None:
        self.server = Server(Places.at(home))
        known, programs = connection.settings_dict, self.server.programs
        home.mkdir()
        programs.give(home)
        programs.run(
            "pg_basebackup",
            *("--host", str(known["HOST"]), "--port", str(known["PORT"]), "--username", known["USER"]),
            *("--pgdata", str(programs.data), "--write-recovery-conf", "--checkpoint=fast", "--no-sync"),
            timeout=PATIENCE,
        )
        self.server.ensure()

    @property
    def address(self) -> str:
        places, known = self.server.places, connection.settings_dict
        return database_url(host=places.socket_dir, port=places.port, user=known["USER"], name=known["NAME"])

    def ask(self, question: str) -> list[tuple]:
        with psycopg.connect(self.address, autocommit=True) as asking:
            return asking.execute(question.encode()).fetchall()

    def has_caught_up(self) -> bool:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_current_wal_lsn()::text")
            (written,) = cursor.fetchone()
        with suppress(psycopg.OperationalError):  # it takes in that nobody was let in for a while, too
            return self.ask(f"SELECT pg_last_wal_replay_lsn() >= '{written}'::pg_lsn")[0][0]
        return False

    def was_read(self) -> bool:
        """Whether the site asked it for more than its state since it was last asked so."""
        others = (
            "datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
        )
        return any(
            LOOK not in query for (query,) in self.ask(f"SELECT query FROM pg_stat_activity WHERE {others}")
        )

    def stop(self) -> None:
        self.server._pg_ctl("-m", "immediate", "stop", timeout=PATIENCE)


@pytest.fixture
def copy(open_folder: Path, world: World) -> Iterator[Copy]:
    made = Copy(open_folder / "copy")
    yield made
    made.server.leave()


def wait_for(happened: Callable[[], bool]) -> None:
    until = time.monotonic() + PATIENCE
    while not happened():
        assert time.monotonic() < until, happened
        time.sleep(0.05)


@contextmanager
def held_back(copy: Copy) -> Iterator[None]:
    """The copy takes in nothing new meanwhile."""
    copy.ask("SELECT pg_wal_replay_pause()")
    try:
        yield
    finally:
        copy.ask("SELECT pg_wal_replay_resume()")


def shows(running: Site, address: str, number: int) -> bool:
    answer, body = running.get(address)
    return answer.status == 200 and f"/positions/{number}/" in body.decode()


@pytest.mark.django_db(transaction=True)
def test_readers_are_served_by_a_copy_that_shows_the_newest_state_and_by_the_database_otherwise(
    world: World, copy: Copy, tmp_path: Path
) -> None:
    first = make.published().pk
    wait_for(copy.has_caught_up)
    with site(of_the_tests(), tmp_path, workers=1, DATABASE_REPLICA_URLS=copy.address) as running:
        assert shows(running, "/changes/", first)
        assert copy.was_read()
        answer, body = running.get("/api/v1/positions/?page_size=all&format=ndjson")
        assert answer.status == 200
        assert len(body.splitlines()) == 1, "what is streamed comes from the database itself, whole"

        with held_back(copy):
            second = make.published().pk
            assert shows(running, "/changes/", second), "a copy that is late is passed over"
            (told,) = json.loads(running.get("/readyz")[1])["replicas"]
            assert told["versions_behind"] > 0

            with database_gone():
                answer, body = running.get("/changes/?kind=published")
                assert (answer.status, answer.headers["Data-Status"]) == (200, "copy")
                assert f"/positions/{first}/" in body.decode()
                assert running.get("/admin/login/")[0].status == 503, "nobody signs in to a copy"

        wait_for(copy.has_caught_up)
        wait_for(lambda: running.get("/readyz")[0].status == 200)
        copy.stop()
        third = make.published().pk
        assert shows(running, "/changes/", third), "a copy that went is not missed"

        copy.server.ensure()
        wait_for(copy.has_caught_up)
        sizes = iter(range(1, 500))  # each another question, so that none is answered from what lies finished
        wait_for(lambda: running.get(f"/api/v1/positions/?page_size={next(sizes)}") and copy.was_read())
