"""A Redis or Valkey of a test's own: Debian's redis-server or valkey, or the one that SHARED_CACHE names."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from pathlib import Path

import redis

PROGRAMS = ("valkey-server", "redis-server")
MISSING = "there is no Redis or Valkey: install Debian's package redis-server, or name one in SHARED_CACHE"

PATIENCE = 30
"""Seconds until it answers at the latest."""


class SharedCache:
    """A server behind a socket in a folder; it keeps nothing."""

    def __init__(self, program: str, folder: Path) -> None:
        self.command = [program, "--port", "0", "--unixsocket", str(folder / "cache.sock"), "--save", ""]
        self.folder = folder
        self.process: subprocess.Popen[bytes] | None = None

    @staticmethod
    def program() -> str | None:
        """Where there is one."""
        named = os.environ.get("SHARED_CACHE")
        return named or next(filter(None, map(shutil.which, PROGRAMS)), None)

    @property
    def url(self) -> str:
        """What CACHE_URL says of it."""
        return f"unix://{self.folder / 'cache.sock'}?db=0"

    def start(self) -> None:
        """Until it answers."""
        self.process = subprocess.Popen(self.command, cwd=self.folder, stdout=subprocess.DEVNULL)
        until = time.monotonic() + PATIENCE
        with redis.Redis.from_url(self.url) as asking:
            while time.monotonic() < until:
                try:
                    asking.ping()
                except redis.ConnectionError:
                    time.sleep(0.05)
                else:
                    return
        raise AssertionError("The shared cache does not answer.")

    def stop(self) -> None:
        """At once, as if its machine were gone."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            self.process = None
