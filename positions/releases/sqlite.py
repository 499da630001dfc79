"""The release as one SQLite file: types, keys, closed lists and references held by the file itself.

Days and moments are text in ISO 8601, truths 0 and 1, as SQLite has no types for them; the
declared types say what is meant, and checks that it is kept.
"""

from __future__ import annotations

import csv
import errno
import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from positions.releases.fields import DAY, MOMENT, TRUTH, Field
from positions.releases.tables import Table

LONGEST_CELL = 2**31 - 1
FULL = {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_WRITE}
"""What SQLite says where the file cannot grow."""


class UnsoundError(Exception):
    """The tables do not hold together: a cell breaks its rule, or a row refers to one that is not there."""


def write_sqlite(tables: Sequence[Table], folder: Path, path: Path) -> None:
    """Put the CSV files of the folder into a new SQLite file. Raises UnsoundError, OSError on a full disk."""
    try:
        _write(tables, folder, path)
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode in FULL:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)) from error
        raise


def _write(tables: Sequence[Table], folder: Path, path: Path) -> None:
    csv.field_size_limit(LONGEST_CELL)
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.execute("PRAGMA journal_mode = OFF")  # a build that fails throws the file away
        database.execute("PRAGMA synchronous = OFF")
        database.execute("BEGIN")
        for table in tables:
            database.execute(_create(table))
            _fill(database, table, folder / f"{table.name}.csv")
        for table in tables:
            for index in _indexes(table):
                database.execute(index)
        database.execute("COMMIT")
        _verify(database)
        database.execute("ANALYZE")


def _create(table: Table) -> str:
    lines = [_declared(field) for field in table.fields]
    if table.has_primary_key:
        lines.append(f"PRIMARY KEY ({_names(table.key)})")
    lines += [
        f"FOREIGN KEY ({_names([field.name])}) REFERENCES {_names([other])} ({_names([key])})"
        for field in table.fields
        if field.refers
        for other, key in [field.refers]
    ]
    return f"CREATE TABLE {_names([table.name])} (\n  " + ",\n  ".join(lines) + "\n)"


def _declared(field: Field) -> str:
    """The column with its type and what it may hold."""
    name = _names([field.name])
    parts = [name, field.type.sqlite]
    if field.required:
        parts.append("NOT NULL")
    if field.allowed:
        allowed = ", ".join(f"'{value}'" for value in field.allowed)
        parts.append(f"CHECK ({name} IN ({allowed}))")
    checks = {
        DAY.name: f"CHECK ({name} IS date({name}))",
        TRUTH.name: f"CHECK ({name} IN (0, 1))",
        MOMENT.name: f"CHECK ({name} LIKE '____-__-__T__:__:__.______Z')",
    }
    return " ".join([*parts, *filter(None, [checks.get(field.type.name)])])


def _fill(database: sqlite3.Connection, table: Table, path: Path) -> None:
    marks = ", ".join("?" * len(table.fields))
    with path.open(encoding="utf-8", newline="") as file:
        lines = csv.reader(file)
        next(lines)
        rows = _rows(table, lines)
        try:
            database.executemany(f"INSERT INTO {_names([table.name])} VALUES ({marks})", rows)
        except sqlite3.IntegrityError as error:
            raise UnsoundError(f"{table.name}.csv, line {lines.line_num}: {error}.") from error


def _rows(table: Table, lines: Iterable[list[str]]) -> Iterator[list[Any]]:
    """The rows with values for texts, and null for empty cells."""
    readers = [field.type.read for field in table.fields]
    for cells in lines:
        yield [None if cell == "" else read(cell) for read, cell in zip(readers, cells, strict=True)]


def _indexes(table: Table) -> Iterator[str]:
    """What is looked for: references and days, and a key that can be empty in part."""
    own = table.key[0] if table.has_primary_key else None
    for field in table.fields:
        if field.name != own and (field.refers or field.type is DAY):
            yield _index(table, field.name)


def _index(table: Table, column: str) -> str:
    called = _names([f"{table.name}_{column}"])
    return f"CREATE INDEX {called} ON {_names([table.name])} ({_names([column])})"


def _verify(database: sqlite3.Connection) -> None:
    broken = database.execute("PRAGMA foreign_key_check").fetchone()
    if broken is not None:
        raise UnsoundError(f"A row of {broken[0]} refers to a row of {broken[2]} that is not there.")


def _names(columns: Sequence[str]) -> str:
    return ", ".join(f'"{column}"' for column in columns)
