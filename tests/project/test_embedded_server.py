"""The embedded PostgreSQL starts with the first, stops with the last, and gets over being killed."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest

from tests.project.shell import ROOT, environment
from tracker.embedded.places import EmbeddedPostgresError, Places
from tracker.embedded.server import Server

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root has to run PostgreSQL as somebody else")


@pytest.fixture(scope="module")
def home(open_folder) -> Path:
    return open_folder / "postgres"


@pytest.fixture
def server(home) -> Iterator[Server]:
    """A server as one process sees it; two of them behave as two processes do."""
    one = Server(Places.at(home))
    yield one
    one.leave()
    assert not one.answers(), "the last one out stops the server"


def ask(server: Server, question: str = "SELECT 42") -> object:
    host, name = str(server.places.socket_dir), server.places.database
    with psycopg.connect(host=host, port=server.places.port, user=name, dbname=name) as connection:
        answer = connection.execute(question.encode())
        rows = answer.fetchall() if answer.description else [(None,)]
        return rows[0][0]


def postmaster(server: Server) -> int:
    return int((server.programs.data / "postmaster.pid").read_text().split()[0])


@contextmanager
def another_process(home: Path) -> Iterator[subprocess.Popen]:
    """Another process that uses the server, until it is told to leave or is killed."""
    program = (
        "import sys; from pathlib import Path; from tracker.embedded.server import server_at;"
        f"server_at(Path({str(home)!r})).ensure(); print('up', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env=environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "up\n"
        yield process


def test_it_answers_in_a_long_path_with_spaces(server, home):
    assert len(str(home)) > 100
    server.ensure()
    assert ask(server) == 42


def test_it_lets_nobody_else_in(server):
    server.ensure()
    assert server.places.socket_dir.stat().st_mode & 0o777 == 0o700
    assert server.programs.data.stat().st_mode & 0o777 == 0o700
    assert ask(server, "SHOW listen_addresses") == ""


def test_it_stays_until_the_last_one_leaves(server, home):
    with another_process(home) as other:
        server.ensure()
        other.communicate()
        assert ask(server) == 42
    second = Server(Places.at(home))
    second.ensure()
    server.leave()
    assert ask(second) == 42
    second.leave()
    assert not second.answers()


def test_a_user_who_was_killed_does_not_keep_it_up(server, home):
    with another_process(home) as other:
        other.kill()
    assert server.answers()
    server.ensure()  # and, in the fixture's end: the last one out stops it


def test_a_server_that_was_killed_is_started_again(server):
    server.ensure()
    os.kill(postmaster(server), signal.SIGKILL)
    while server.answers():
        time.sleep(0.01)
    server.ensure()
    assert ask(server) == 42


def test_what_is_in_it_outlives_a_kill(server):
    server.ensure()
    name = f"kept_{time.time_ns()}"
    ask(server, f"CREATE TABLE {name} AS SELECT 7 AS number")
    os.kill(postmaster(server), signal.SIGKILL)
    time.sleep(0.2)
    server.ensure()
    assert ask(server, f"SELECT number FROM {name}") == 7


@pytest.mark.parametrize("left", ["{process}\n{data}\n", "{zombie}\n{data}\n", "half a", ""])
def test_a_pid_file_that_was_left_behind_stops_neither_it_nor_another(server, left):
    server.ensure()
    server.leave()
    with subprocess.Popen(["sleep", "60"]) as process, subprocess.Popen(["true"]) as zombie:
        pid_file = server.programs.data / "postmaster.pid"
        pid_file.write_text(left.format(process=process.pid, zombie=zombie.pid, data=server.programs.data))
        server.programs.give(pid_file)
        server.ensure()
        assert ask(server) == 42
        server.leave()
        assert process.poll() is None
        process.kill()


def test_an_initdb_that_was_killed_leaves_nothing(server, home):
    server.ensure()
    server.leave()
    half = home / "initdb.12345"
    half.mkdir()
    server.ensure()
    assert not half.exists()


def test_a_program_that_fails_says_what_it_said(server):
    with pytest.raises(EmbeddedPostgresError, match=r"initdb failed \(1\): .*--no-such-option"):
        server.programs.run("initdb", "--no-such-option", timeout=10)


@as_root
def test_root_below_a_closed_folder_uses_a_folder_of_the_system(tmp_path, monkeypatch):
    monkeypatch.delenv("TRACKER_PG_HOME", raising=False)
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)
    assert Places.of(closed / "var").home.parent == Path("/var/lib/positions-tracker")
    assert closed.stat().st_mode & 0o777 == 0o700


@as_root
def test_root_is_told_of_data_that_is_out_of_reach(tmp_path, monkeypatch):
    monkeypatch.delenv("TRACKER_PG_HOME", raising=False)
    (tmp_path / "postgres").mkdir()
    tmp_path.chmod(0o700)
    with pytest.raises(EmbeddedPostgresError, match="can no longer reach it"):
        Places.of(tmp_path)


@as_root
def test_root_is_told_that_a_named_folder_is_out_of_reach(tmp_path):
    tmp_path.chmod(0o700)
    with pytest.raises(EmbeddedPostgresError, match="set TRACKER_PG_HOME to a folder"):
        Server(Places.at(tmp_path / "postgres")).ensure()


def test_an_ordinary_user_keeps_the_data_in_the_checkout(tmp_path, monkeypatch):
    monkeypatch.delenv("TRACKER_PG_HOME", raising=False)
    monkeypatch.setattr("tracker.embedded.places.os.geteuid", lambda: 1000)
    assert Places.of(tmp_path).home == tmp_path / "postgres"
