"""Servers as child processes: started in a group of their own, and ended with all that they started.

Which ones run is kept in a file, with the moment at which each began: what a killed run left behind is
ended by the next one, and never a stranger's process that has its number by now.
"""

from __future__ import annotations

import contextlib
import http.client
import json
import os
import signal
import socket
import subprocess
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.machine.places import ROOT, folder

HOST = "127.0.0.1"
PATIENCE = 120.0  # seconds


class NotUp(Exception):
    """A server did not answer in time; says where its log is."""


def free_port() -> int:
    """A port on which nobody listens."""
    with socket.socket() as one:
        one.bind((HOST, 0))
        return int(one.getsockname()[1])


class Server:
    """One server on a port of its own, reached at 127.0.0.1 only."""

    def __init__(
        self, name: str, command: Sequence[str], *, environment: Mapping[str, str], cwd: Path = ROOT
    ) -> None:
        self.name, self.cwd = name, cwd
        self.port = free_port()
        self.command = [one.replace("{port}", str(self.port)) for one in command]
        self.environment = dict(environment)
        self.log = folder("logs") / f"{name.replace(', ', '-')}.log"
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def pid(self) -> int:
        """The number of the process, and of the group of all that it starts."""
        assert self.process is not None
        return self.process.pid

    def start(self, ready: str) -> None:
        """Start it and wait until it answers this address."""
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                self.command,
                cwd=self.cwd,
                env={**os.environ, **self.environment},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        _note(self.pid)
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline and self.process.poll() is None:
            with contextlib.suppress(OSError, http.client.HTTPException):
                if self.get(ready)[0] < 500:
                    return
            time.sleep(0.2)
        raise NotUp(f"{self.name} does not answer; its log is {self.log}.")

    def get(
        self, path: str, timeout: float = 300.0, **headers: str
    ) -> tuple[int, bytes, http.client.HTTPMessage]:
        """Status, body and headers of an address."""
        connection = http.client.HTTPConnection(HOST, self.port, timeout=timeout)
        with contextlib.closing(connection):
            connection.request("GET", path, headers={k.replace("_", "-"): v for k, v in headers.items()})
            answer = connection.getresponse()
            return answer.status, answer.read(), answer.headers

    def stop(self) -> None:
        """End it, politely first."""
        if self.process is not None:
            _end(self.pid)
            self.process.wait()
            self.process = None


def _began(pid: int) -> str:
    """When the process began, as the kernel counts; empty where there is none."""
    with contextlib.suppress(OSError):
        return (Path("/proc") / str(pid) / "stat").read_text().rpartition(")")[2].split()[19]
    return ""


def _running() -> Path:
    return folder() / "running.json"


def _note(pid: int) -> None:
    path = _running()
    noted = json.loads(path.read_text()) if path.exists() else {}
    path.write_text(json.dumps({**noted, str(pid): _began(pid)}))


def _end(group: int) -> None:
    for number, patience in ((signal.SIGTERM, 15.0), (signal.SIGKILL, 15.0)):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(group, number)
        deadline = time.monotonic() + patience
        while time.monotonic() < deadline and _members(group):
            time.sleep(0.05)
        if not _members(group):
            return


def _members(group: int) -> bool:
    """Whether any process of the group still runs; one that only waits to be reaped does not."""
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            fields = stat.read_text().rpartition(")")[2].split()
            if int(fields[2]) == group and fields[0] not in "ZX":
                return True
    return False


def end_leftovers() -> None:
    """End what a run that was killed left behind."""
    path = _running()
    noted = json.loads(path.read_text()) if path.exists() else {}
    for pid, began in noted.items():
        if began and _began(int(pid)) == began:
            _end(int(pid))
    path.unlink(missing_ok=True)
