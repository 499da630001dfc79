"""What DuckDB does for a release: CSV into typed Parquet, and telling two releases apart.

It reads and writes by the block and keeps to a bound of memory; it loads no extension from
anywhere. One thread, so that the same rows give the same bytes.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from positions.releases.tables import Table

FULL = tuple(os.strerror(one) for one in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG))
"""What DuckDB repeats where a file cannot grow."""


@contextmanager
def engine(scratch: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A database of its own in memory; what does not fit goes to the folder ``scratch``.

    Raises OSError where the disk is full, as everybody else does.
    """
    settings: dict[str, str | bool | int | float | list[str]] = {
        "threads": 1,
        "memory_limit": "256MB",
        "temp_directory": str(scratch),
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
    }
    with duckdb.connect(config=settings) as connection:
        connection.execute("SET TimeZone = 'UTC'")
        try:
            yield connection
        except duckdb.IOException as error:
            if any(words in str(error) for words in FULL):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)) from error
            raise


def write_parquet(engine: duckdb.DuckDBPyConnection, table: Table, csv: Path, path: Path) -> None:
    """The rows of the CSV with the types of the table, and null for empty cells."""
    types = {field.name: field.type.duckdb for field in table.fields}
    engine.execute(f"COPY (FROM {csv_of(csv, types)}) TO {text(path)} (FORMAT parquet, COMPRESSION zstd)")


def csv_of(path: Path, types: dict[str, str]) -> str:
    """SQL: the rows of a CSV file of ours, by the types of its columns in their order."""
    columns = ", ".join(f"{text(name)}: {text(type_)}" for name, type_ in types.items())
    form = "auto_detect = false, header = true, delim = ',', quote = '\"', escape = '\"', nullstr = ''"
    return f"read_csv({text(path)}, {form}, columns = {{{columns}}})"


def text(value: object) -> str:
    """SQL: a literal."""
    doubled = str(value).replace("'", "''")
    return f"'{doubled}'"


def name(column: str) -> str:
    """SQL: the name of a column."""
    doubled = column.replace('"', '""')
    return f'"{doubled}"'
