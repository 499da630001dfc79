"""Making a release: from one state of the record, whole or not at all, and only where something changed.

It grows in a workshop beside its place and is moved there when complete, so nobody ever sees
half of one. One build at a time has the workshop; what a killed one left there the next
clears away. A name that is taken is never used again.
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from positions.models import Change, DataVersion, Position
from positions.releases import columnar, comparing, datapackage, papers
from positions.releases.shelf import (
    DESCRIPTION,
    SUMS,
    File,
    Moves,
    Release,
    TableCount,
    described,
    newest,
    next_name,
    release,
)
from positions.releases.sqlite import write_sqlite
from positions.releases.tables import FORMAT, TABLES
from positions.releases.writing import write_csv
from positions.snapshot import one_state
from positions.vocabulary import ChangeKind

Say = Callable[[str], None]

WORKSHOP = ".building"
SQLITE_FILE = "record.sqlite"


class UnderWayError(Exception):
    """Another build has the workshop."""


def build(root: Path, *, day: date, say: Say) -> Release | None:
    """Make a release of the day in the folder ``root``; None where the last one holds the record as it is.

    Raises UnderWayError, and UnsoundError where the tables do not hold together.
    """
    with _workshop(root) as workshop:
        before = newest(root)
        folder = workshop / next_name(root, day)
        folder.mkdir()
        made = _tables(folder, before, say)
        if made is None:
            return None
        made = _forms(made, folder, before, workshop, say)
        _papers(made, folder)
        _settle(folder)
        folder.rename(root / folder.name)
        _to_disk(root)
    return release(root, folder.name)


@contextmanager
def _workshop(root: Path) -> Iterator[Path]:
    """The folder in which releases grow, empty, for one build at a time. Raises UnderWayError."""
    workshop = root / WORKSHOP
    workshop.mkdir(parents=True, exist_ok=True)
    with (workshop / "lock").open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise UnderWayError(
                f"Another build is under way in {root}. Nothing was built; try again when it has ended."
            ) from None
        try:
            _clear(workshop)
            yield workshop
        finally:
            _clear(workshop)


def _clear(workshop: Path) -> None:
    """Throw away what lies there unfinished; the lock stays, as others may wait at it."""
    for one in workshop.iterdir():
        if one.is_dir():
            shutil.rmtree(one)


def _tables(folder: Path, before: Release | None, say: Say) -> Release | None:
    """Write the CSV files from one state of the record; None where they are those of the release before."""
    with one_state():
        version, last = DataVersion.current(), Change.objects.order_by("-number").first()
        known_at = max(version.changed_at, last.at) if last else version.changed_at  # two clocks tell these
        state = (version.number, known_at, FORMAT)
        if before and state == (before.data_version, before.known_at, before.format):
            return None
        counts = []
        for table in TABLES:
            counts.append(TableCount(table.name, write_csv(table, folder / f"{table.name}.csv")))
            say(f"{table.name}: {counts[-1].rows:,} rows")
        moves = _moves(before) if before else None
    files = tuple(described(folder / f"{table.name}.csv") for table in TABLES)
    if before and before.format == FORMAT and all(before.file(one.name) == one for one in files):
        return None
    return Release(
        name=folder.name,
        format=FORMAT,
        data_version=version.number,
        known_at=known_at,
        last_change=last.number if last else 0,
        previous=before.name if before else None,
        positions=moves,
        tables=tuple(counts),
        files=files,
    )


def _moves(before: Release) -> Moves:
    """What the ledger tells of positions since the release before."""
    later = Change.objects.after(before.last_change)
    published = later.filter(kind=ChangeKind.PUBLISHED)
    retracted = later.filter(kind=ChangeKind.RETRACTED)
    return Moves(
        published=published.filter(position__corrects=None).count(),
        corrected=published.exclude(position__corrects=None).count(),
        retracted=retracted.exclude(position__corrected_by__in=Position.objects.public()).count(),
    )


def _forms(made: Release, folder: Path, before: Release | None, scratch: Path, say: Say) -> Release:
    """The same tables as Parquet and SQLite, and what differs from the release before."""
    with columnar.engine(scratch) as engine:
        for table in TABLES:
            csv = folder / f"{table.name}.csv"
            columnar.write_parquet(engine, table, csv, csv.with_suffix(".parquet"))
        if before:
            found = comparing.compare(engine, TABLES, before.folder, folder)
            counts = tuple(replace(one, **vars(found[one.name])) for one in made.tables)
            made = replace(made, tables=counts)
    say("Parquet: written")
    write_sqlite(TABLES, folder, folder / SQLITE_FILE)
    say("SQLite: written")
    return made


def _papers(made: Release, folder: Path) -> None:
    """What describes the tables: README, licences, the data package, release.json, checksums."""
    _write(folder / papers.README_FILE, papers.readme(made))
    _write(folder / papers.LICENCE_FILE, papers.licence())
    files = {path.name: described(path) for path in folder.iterdir()}
    package = datapackage.data_package(made.name, made.known_at, TABLES, files)
    _write_json(folder / "datapackage.json", package)
    made = replace(made, files=_all_files(folder))
    _write_json(folder / DESCRIPTION, made.as_json())
    sums = "".join(f"{one.sha256}  {one.name}\n" for one in _all_files(folder))
    _write(folder / SUMS, sums)


def _all_files(folder: Path) -> tuple[File, ...]:
    return tuple(described(path) for path in sorted(folder.iterdir()))


def _write(path: Path, content: str) -> None:
    path.write_text(content, encoding="utf-8", newline="\n")


def _write_json(path: Path, content: dict[str, Any]) -> None:
    _write(path, json.dumps(content, ensure_ascii=False, indent=2) + "\n")


def _settle(folder: Path) -> None:
    """See that all of it is on the disk before it takes its place, for reading only."""
    for path in folder.iterdir():
        path.chmod(0o444)
        _to_disk(path)
    folder.chmod(0o755)
    _to_disk(folder)


def _to_disk(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
