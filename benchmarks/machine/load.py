"""Asking a server as fast as it answers: many connections with wrk, or one connection from here."""

from __future__ import annotations

import contextlib
import http.client
import json
import shutil
import statistics
import subprocess
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.machine.processes import HOST

CYCLE = Path(__file__).with_name("cycle.lua")
THREADS, CONNECTIONS = 2, 16
MOST_ALONE = 200
"""So many requests of one connection are enough."""

BUSY, PATIENCE = 503, 30
"""The status of a server that tells to come back, and so many times one does, a second later."""

Figures = dict[str, float]


class CannotLoad(Exception):
    """The load could not be made, or was not answered."""


class Refused(CannotLoad):
    """Some of so many requests at once were told to come back."""


def need_wrk() -> None:
    """Raise :class:`CannotLoad` where the load generator is missing."""
    if shutil.which("wrk") is None:
        raise CannotLoad("wrk is missing, which makes the load. On Debian or Ubuntu: apt-get install wrk")


def crowd(port: int, addresses: Sequence[str], seconds: float) -> Figures:
    """16 connections that ask the addresses in turn for some seconds."""
    with tempfile.NamedTemporaryFile("w", suffix=".addresses") as file:
        file.writelines(f"{address}\n" for address in addresses)
        file.flush()
        how = [f"-t{THREADS}", f"-c{CONNECTIONS}", f"-d{max(1, round(seconds))}s", "--timeout", "30s"]
        command = ["wrk", *how, "-s", str(CYCLE), f"http://{HOST}:{port}/", "--", file.name]
        done = subprocess.run(command, capture_output=True, text=True, timeout=seconds + 120, check=False)
    for line in done.stdout.splitlines():
        if line.startswith("RESULT "):
            return _told(json.loads(line.removeprefix("RESULT ")))
    raise CannotLoad(f"wrk: {done.stdout}{done.stderr}")


def _told(result: dict[str, Any]) -> Figures:
    if result["refused"]:
        raise Refused(f"{result['refused']} of {result['requests']} requests were refused")
    if not result["requests"]:
        raise CannotLoad("no request was answered in time")
    return {**result, "rps": result["requests"] / result["seconds"]}


def alone(port: int, addresses: Sequence[str], seconds: float) -> Figures:
    """One connection that asks the addresses in turn: milliseconds for each."""
    times: list[float] = []
    size = waits = 0
    connection = http.client.HTTPConnection(HOST, port, timeout=300)
    deadline = time.monotonic() + seconds
    with contextlib.closing(connection):
        while not times or (time.monotonic() < deadline and len(times) < MOST_ALONE):
            begun = time.perf_counter()
            connection.request("GET", addresses[len(times) % len(addresses)])
            answer = connection.getresponse()
            size = len(answer.read())
            times.append((time.perf_counter() - begun) * 1000)
            if answer.status == BUSY and waits < PATIENCE:  # it still answers those who asked before
                waits += 1
                times.pop()
                time.sleep(1)
            elif answer.status != 200:
                raise CannotLoad(f"status {answer.status}")
    ordered = sorted(times)
    return {
        "requests": len(times),
        "ms": statistics.median(times),
        "p99_ms": ordered[min(len(ordered) - 1, len(ordered) * 99 // 100)],
        "bytes": size,
    }
