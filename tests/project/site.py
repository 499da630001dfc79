"""The site as people run it: the real web server, in processes of its own, on a database that is named."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.parse import quote

from django.db import connection

from tests.project.shell import ROOT, SITE, environment

PATIENCE = 120
"""Seconds until the site answers at the latest."""

LOCAL = {"DEBUG": "1", "ALLOWED_HOSTS": "127.0.0.1", "SECRET_KEY": SITE["SECRET_KEY"], "API_RATE_LIMIT": "0"}
"""No collected files, no HTTPS, no limits; all else as on a site."""


def database_url(*, host: str | Path, port: int | str, user: str, name: str) -> str:
    """The address of a database behind a socket in a folder."""
    return f"postgres://{user}@{quote(str(host), safe='')}:{port}/{name}"


def of_the_tests() -> str:
    """The address of the database that this test uses."""
    known = connection.settings_dict
    return database_url(host=known["HOST"], port=known["PORT"], user=known["USER"], name=known["NAME"])


class Site:
    """A running site; ask it with :meth:`get`."""

    def __init__(self, port: int, process: int) -> None:
        self.port = port
        self.process = process  # the one that starts the others, and starts them anew when they die

    def get(self, address: str, **headers: str) -> tuple[HTTPResponse, bytes]:
        """The answer and its body, by a connection of its own."""
        asking = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        asking.request("GET", address, headers=headers)
        answer = asking.getresponse()
        body = answer.read()
        asking.close()
        return answer, body


@contextmanager
def site(database: str, folder: Path, *, workers: int, **more: str) -> Iterator[Site]:
    """The site on this database, until it is told to stop, which it has to do by itself.

    ``more`` are variables of its environment.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    said = {**LOCAL, "DATABASE_URL": database, "FINISHED_BYTES": "16", "TRACKER_VAR": str(folder), **more}
    options = [
        "--interface",
        "wsgi",
        "--port",
        port,
        "--workers",
        workers,
        "--blocking-threads",
        4,
        "--respawn-failed-workers",
    ]
    command = [sys.executable, "-m", "granian", "tracker.wsgi:application", "--no-log", *map(str, options)]
    with subprocess.Popen(command, cwd=ROOT, env=environment(**said), start_new_session=True) as process:
        try:
            running = Site(port, process.pid)
            _wait_for(running, process)
            yield running
            process.terminate()
            assert process.wait(timeout=PATIENCE) == 0
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)


def _wait_for(running: Site, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        assert process.poll() is None, "The web server has ended."
        try:
            running.get("/robots.txt")
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError("The site does not answer.")
