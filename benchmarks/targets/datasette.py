"""Datasette as a target: its table pages, and the same questions as canned SQL."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from benchmarks.machine.places import ROOT, folder
from benchmarks.machine.processes import Server
from benchmarks.targets.serving import WORKERS
from benchmarks.targets.target import Target
from benchmarks.verification import Answer

OURS = ROOT / "benchmarks" / "datasette"
PINNED = ROOT / "benchmarks" / "requirements-datasette.txt"
SETTINGS = {
    "sql_time_limit_ms": "120000",
    "max_returned_rows": "20000",
    "suggest_facets": "off",
    "max_csv_mb": "0",
    "num_sql_threads": "3",
    "cache_size_kb": "200000",
}


class NotInstalled(Exception):
    """Datasette cannot be had, so it is not measured."""


def installed() -> Path:
    """The programs of Datasette's own environment, which is made where it is missing."""
    home = folder() / "datasette"
    programs = home / "bin"
    if not (home / "complete").exists():
        made = [sys.executable, "-m", "venv", "--clear", str(home)]
        filled = [
            str(programs / "pip"),
            "install",
            "--quiet",
            "--disable-pip-version-check",
            "-r",
            str(PINNED),
        ]
        for command in (made, filled):
            done = subprocess.run(command, capture_output=True, text=True, timeout=600, check=False)
            if done.returncode:
                raise NotInstalled(f"Datasette could not be installed: {done.stderr.strip()[-300:]}")
        (home / "complete").touch()
    return programs


def built(data: Path) -> Path:
    """The SQLite file of the data set, made where it is missing."""
    file = data / "record.db"
    if not file.exists():
        part = file.with_suffix(".part")
        part.unlink(missing_ok=True)
        build(data, part)
        part.rename(file)
    return file


def build(data: Path, file: Path) -> None:
    """Run the program that makes the file."""
    command = [str(installed() / "python"), str(OURS / "build.py"), str(data), str(file)]
    subprocess.run(command, check=True, timeout=3600)


def server(data: Path) -> Server:
    """Datasette over the finished file, which it takes as immutable, its counts taken before."""
    file, programs = built(data), installed()
    counts = data / "counts.json"
    if not counts.exists():
        inspect = [str(programs / "datasette"), "inspect", str(file), "--inspect-file", str(counts)]
        subprocess.run(inspect, check=True, timeout=600)
    settings = [part for name, value in SETTINGS.items() for part in ("--setting", name, value)]
    command = [
        *(str(programs / "datasette"), "gunicorn", "-w", str(WORKERS), "-h", "127.0.0.1", "-p", "{port}"),
        *("-i", str(file), "--inspect-file", str(counts), "-m", str(OURS / "metadata.yaml"), *settings),
    ]
    return Server("datasette", command, environment={})


TABLE = "&_sort_desc=date&_size=50&_shape=objects&_labels=on&_nofacet=1&_nosuggest=1"


class Datasette(Target):
    """The canned queries, and the CSV of the whole table."""

    addresses = {
        "W1": "/record/pair.json?country={country}&proposition={proposition}",
        "W2": "/record/topic.json?topic={topic}&stance={stance}&start={start}&end={end}",
        "W3D": "/record/after.json?after_date={after_date}&after_row={after_row}",
        "W3DD": "/record/after.json?after_date={after_date}&after_row={after_row}",
        "W4": "/record/counts.json?proposition={proposition}",
        "W5": "/record/map.json?proposition={proposition}&on={on}",
        "W6": "/record/matrix.json?on={on}",
        "W7": "/record/search.json?q={q}",
        "W7H": "/record/search.json?q={q}",
        "W8": "/record/position.json?row={row}",
        "W9": "/record/positions.csv?_stream=on&_size=max",
    }

    def start(self) -> None:
        """Start the server."""
        self.server.start(ready="/-/versions.json")

    def address(self, workload: str, parameters: dict[str, Any]) -> str:
        """Rows as objects."""
        address = super().address(workload, parameters)
        return address if ".csv" in address or "_shape" in address else f"{address}&_shape=objects"

    def answer(self, workload: str, found: Any) -> Answer:
        """The rows bear the numbers of the files."""
        rows = found["rows"]
        if workload == "W4":
            return Answer(counts={row["stance"]: row["count"] for row in rows})
        if workload in ("W5", "W6"):
            slash = "/{proposition}" if workload == "W6" else ""
            return Answer(
                held={row["country"] + slash.format(**row): (row["stance"], row["id"]) for row in rows}
            )
        if workload in ("W7", "W7H"):
            return Answer(texts=[row["summary"] for row in rows])
        if workload == "W8":
            sources = [one["slug"] for row in rows for one in json.loads(row["cited"])]
            return Answer(rows=[row["id"] for row in rows], sources=sources)
        return Answer(rows=[row["id"] for row in rows])


class TablePage(Datasette):
    """The pages that every table has; the same server."""

    addresses = {
        "W1": "/record/positions.json?actor__exact={country}&proposition__exact={proposition}" + TABLE,
        "W3": "/record/positions.json?" + TABLE.removeprefix("&"),
    }

    def start(self) -> None:
        """It runs already."""
