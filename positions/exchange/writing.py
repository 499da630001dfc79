"""Writing the record as a data set: the same format that is loaded, from the same declarations.

A machine's format: cells are written as they are, so that nothing is lost on the way back.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

from positions.exchange.comparison import record_of
from positions.exchange.staging import name, rows_of
from positions.exchange.tables import TABLES, Table
from positions.snapshot import one_state

Say = Callable[[str], None]

QUOTED = frozenset(',"\r\n')
"""Characters that put a cell into quotes (RFC 4180)."""


def export(folder: Path, *, say: Say) -> None:
    """Write the whole data set into a folder, at one state of the record, or nothing of it.

    It is written beside the folder and then takes its place. What else lies in the folder
    stays in it. Raises FileNotFoundError where there is no place for the folder.
    """
    beside = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name}-"))
    try:
        with one_state():
            for table in TABLES:
                _write_table(table, beside, say)
        _take_place(beside, folder)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def row(cells: Iterable[str]) -> str:
    """A line of CSV; only cells that need it are quoted."""
    return ",".join(_quoted(cell) if QUOTED.intersection(cell) else cell for cell in cells) + "\n"


def _quoted(cell: str) -> str:
    doubled = cell.replace('"', '""')
    return f'"{doubled}"'


def _write_table(table: Table, folder: Path, say: Say) -> None:
    written = [column.name for column in table.columns if not column.optional or _is_used(table, column.name)]
    cells = [f"file_{one}" for one in written]
    count = 0
    path = folder / table.file
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(row(written))
        for values in table.in_record().values_list(*cells).iterator(chunk_size=2000):
            file.write(row(values))
            count += 1
    if count == 0 and table.optional:
        path.unlink()
        return
    say(f"{table.file}: {count:,} rows")


def _is_used(table: Table, column: str) -> bool:
    """Whether a cell of the column says anything in the record."""
    sql, parameters = record_of(table)
    found = f"SELECT EXISTS (SELECT FROM {sql} r WHERE {name(f'file_{column}')} <> '')"
    return bool(rows_of(found, parameters)[0][0])


def _take_place(beside: Path, folder: Path) -> None:
    """Put the new folder in the place of the old, with what else the old one holds."""
    files = {table.file for table in TABLES}
    if not folder.exists():
        beside.chmod(0o777 & ~_umask())
        beside.rename(folder)
        return
    for other in folder.iterdir():
        if other.name not in files:
            copy = shutil.copytree if other.is_dir() and not other.is_symlink() else _copy_file
            copy(other, beside / other.name)
    beside.chmod(folder.stat().st_mode & 0o7777)
    old = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name}-before-"))
    folder.rename(old)
    beside.rename(folder)
    shutil.rmtree(old)


def _copy_file(source: Path, target: Path) -> None:
    shutil.copy2(source, target, follow_symlinks=False)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
