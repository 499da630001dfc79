"""The releases that there are, read from their folder. Whatever lies there was finished before it came there.

Each folder bears the name of its release and describes itself in ``release.json``.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

NAME = re.compile(r"\d{4}-\d{2}-\d{2}(?:\.(?:[2-9]|[1-9]\d+))?", re.ASCII)
"""A day; the second release of one day ends in .2."""

DESCRIPTION = "release.json"
SUMS = "SHA256SUMS"

MEDIA_TYPES = {
    ".csv": "text/csv; charset=utf-8",
    ".parquet": "application/vnd.apache.parquet",
    ".sqlite": "application/vnd.sqlite3",
    ".json": "application/json",
    ".md": "text/markdown; charset=utf-8",
    "": "text/plain; charset=utf-8",
}


@dataclass(frozen=True)
class File:
    """A file of a release."""

    name: str
    bytes: int
    sha256: str

    @property
    def media_type(self) -> str:
        """What it is, for HTTP."""
        return MEDIA_TYPES[Path(self.name).suffix]


@dataclass(frozen=True)
class TableCount:
    """Rows of a table, and how many differ from the release before; None where there is none before."""

    name: str
    rows: int
    added: int | None = None
    removed: int | None = None
    changed: int | None = None


@dataclass(frozen=True)
class Moves:
    """What happened to positions since the release before, as the ledger tells it."""

    published: int
    corrected: int
    retracted: int


@dataclass(frozen=True)
class Release:
    """A release: the state of the record that it holds, its tables, its files."""

    name: str
    format: int
    data_version: int
    known_at: datetime
    last_change: int
    previous: str | None
    positions: Moves | None
    tables: tuple[TableCount, ...]
    files: tuple[File, ...]
    folder: Path = Path()

    @property
    def day(self) -> date:
        """The day on which it was made."""
        return date.fromisoformat(self.name[:10])

    @property
    def number(self) -> int:
        """Which of that day it is, from 1."""
        return int(self.name[11:] or 1)

    def file(self, name: str) -> File | None:
        """The file of the name, if it belongs to the release."""
        return next((one for one in self.files if one.name == name), None)

    def as_json(self) -> dict[str, Any]:
        """What release.json says of it, which is all but the folder."""
        known = asdict(self) | {"known_at": self.known_at.isoformat().replace("+00:00", "Z")}
        del known["folder"]
        return known


def releases(root: Path) -> list[Release]:
    """All of them, the newest first."""
    if not root.is_dir():
        return []
    folders = [one for one in root.iterdir() if NAME.fullmatch(one.name) and (one / DESCRIPTION).is_file()]
    found = [_read(one, (one / DESCRIPTION).stat().st_mtime_ns) for one in folders]
    return sorted(found, key=lambda one: (one.day, one.number), reverse=True)


def newest(root: Path) -> Release | None:
    """The latest of them."""
    return next(iter(releases(root)), None)


def release(root: Path, name: str) -> Release | None:
    """The release of the name."""
    return next((one for one in releases(root) if one.name == name), None)


def next_name(root: Path, day: date) -> str:
    """What a release made on the day is called; where the clock went back, on the day of the newest one.

    So the order of the names is that in which they were made.
    """
    taken = {one.name for one in root.iterdir()}
    last = newest(root)
    day = max(day, last.day) if last else day
    number = 1
    while (name := day.isoformat() + (f".{number}" if number > 1 else "")) in taken:
        number += 1
    return name


def stamp(root: Path) -> int:
    """A number that changes when a release appears."""
    try:
        return root.stat().st_mtime_ns
    except FileNotFoundError:
        return 0


def described(path: Path) -> File:
    """The file with its size and checksum."""
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return File(path.name, path.stat().st_size, digest)


@lru_cache(maxsize=256)
def _read(folder: Path, _changed: int) -> Release:
    """What the folder says of itself, with the two files that nothing in it can describe."""
    said = json.loads((folder / DESCRIPTION).read_text(encoding="utf-8"))
    files = [File(**one) for one in said["files"]]
    known = Release(
        **said
        | {
            "known_at": datetime.fromisoformat(said["known_at"]),
            "positions": Moves(**said["positions"]) if said["positions"] else None,
            "tables": tuple(TableCount(**one) for one in said["tables"]),
            "files": (*files, described(folder / DESCRIPTION), described(folder / SUMS)),
        }
    )
    return replace(known, folder=folder)
