"""`make run` prepares what is missing, says where everything is, and ends as it should."""

import signal
import socket
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.core.management import CommandError, call_command

from positions.local import serving
from positions.management.commands import run_local
from tests.project.shell import ROOT, environment
from tracker.embedded.places import Places
from tracker.embedded.server import Server


@pytest.fixture
def port() -> int:
    with socket.socket() as free:
        free.bind((serving.HOST, 0))
        return free.getsockname()[1]


@pytest.fixture
def local_mode(settings, monkeypatch, tmp_path, port):
    """The command in this process: it prepares for real, but loads nothing and serves nothing."""
    settings.DEBUG = True
    settings.VAR_DIR = tmp_path
    monkeypatch.setenv("PORT", str(port))
    monkeypatch.delenv("MAKELEVEL", raising=False)
    monkeypatch.setattr(run_local, "stop_politely_on_signals", lambda: None)
    monkeypatch.setattr(serving.LocalServer, "serve", lambda self, application: self._server.server_close())
    called: list[str] = []
    monkeypatch.setattr(run_local, "call_command", lambda name, *args, **options: called.append(name))
    return called


def run() -> str:
    output = StringIO()
    call_command("run_local", stdout=output)
    return output.getvalue()


def test_it_refuses_to_serve_a_site(settings):
    settings.DEBUG = False
    with pytest.raises(CommandError, match="DEBUG is off"):
        call_command("run_local")


@pytest.mark.django_db
def test_the_first_run_loads_the_record_and_tells_the_passwords(local_mode, tmp_path, port):
    said = run()
    assert local_mode == ["migrate", "load_dataset", "build_release"]
    assert f"http://127.0.0.1:{port}/admin/" in said
    for line in (tmp_path / "accounts.txt").read_text().splitlines():
        name, password = line.split()
        assert f"  {name:<14} {password}\n" in said


@pytest.mark.django_db
def test_a_second_run_loads_nothing_and_tells_no_password(local_mode, monkeypatch, tmp_path):
    run()
    local_mode.clear()
    record = SimpleNamespace(exists=lambda: True, count=lambda: 3276)
    monkeypatch.setattr("positions.management.commands.run_local.Position", SimpleNamespace(objects=record))
    said = run()
    assert local_mode == ["migrate"]
    assert "3,276 positions" in said
    assert not any(line.split()[1] in said for line in (tmp_path / "accounts.txt").read_text().splitlines())


def test_a_port_that_is_taken_is_said_at_once(local_mode, port):
    with socket.create_server((serving.HOST, port)), pytest.raises(CommandError, match=f"Port {port} of 127"):
        run()
    assert local_mode == []


def test_a_reserved_port_turns_away_until_it_is_open_and_then_answers(port):
    def hello(environ, start_response):
        start_response("200 OK", [("Content-Type", "text/plain")])
        return [b"hello"]

    server = serving.LocalServer(port)
    with pytest.raises(urllib.error.URLError, match="refused"):
        urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=5)
    server.open()
    thread = threading.Thread(target=server.serve, args=[hello])
    thread.start()
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=5) as answer:
        assert answer.read() == b"hello"
    server._server.shutdown()
    thread.join()


def test_it_does_not_outlive_a_make_that_was_killed(monkeypatch):
    killed = threading.Event()
    monkeypatch.setattr("positions.local.serving.os.kill", lambda pid, number: killed.set())
    serving.stop_with(parent=-1)
    assert killed.wait(5)


# ------------------------------------------------------------------------------ as a person runs it


@contextmanager
def running(var: Path, port: int) -> Iterator[tuple[subprocess.Popen, str]]:
    """The command in a process of its own, ready, and what it said until then."""
    command = [sys.executable, "manage.py", "run_local"]
    env = environment(TRACKER_VAR=str(var), PORT=str(port))
    with subprocess.Popen(command, cwd=ROOT, env=env, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            said = ""
            while "Stop it with Ctrl-C" not in said:
                line = process.stdout.readline()
                assert line, said
                said += line
            yield process, said
        finally:
            process.kill()


def status(port: int, path: str = "/") -> int:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=30) as answer:
        return answer.status


def test_the_whole_way_from_nothing_to_a_stop_and_on_after_a_kill(open_folder, port):
    var = open_folder / "var"
    server = Server(Places.at(var / "postgres"))
    with running(var, port) as (process, said):
        assert "new ones:" in said
        assert status(port) == status(port, "/admin/login/") == status(port, "/api/v1/positions/") == 200
        assert status(port, "/data/releases/latest/record.sqlite") == 200
        process.send_signal(signal.SIGTERM)
        assert process.wait(30) == 0
    assert not server.answers()
    accounts = (var / "accounts.txt").read_text()

    with running(var, port) as (process, said):
        assert "Loading" not in said
        assert "new ones" not in said
        process.kill()
    assert server.answers(), "nobody was there to stop it"

    with running(var, port) as (process, said):
        assert "Loading" not in said
        assert status(port) == 200
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == 0
    assert not server.answers()
    assert (var / "accounts.txt").read_text() == accounts
