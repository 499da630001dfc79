"""The rows of the files in temporary tables, where PostgreSQL compares them with the record.

Files are streamed in by COPY, so nothing grows with them but those tables, which vanish with
the transaction. Each row keeps the line on which it stands, and whether its cells are sound.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.db import connection

from positions import characters
from positions.exchange.columns import Column
from positions.exchange.faults import Faults
from positions.exchange.reading import HeaderError, Row, read_rows
from positions.exchange.tables import TABLES, Table


def name(identifier: str) -> str:
    """An identifier, quoted for SQL."""
    return connection.ops.quote_name(identifier)


def names(identifiers: list[str] | tuple[str, ...], prefix: str = "") -> str:
    """Several identifiers, quoted and joined for SQL."""
    return ", ".join(f"{prefix}{name(one)}" for one in identifiers)


def days(prefix: str, start: str, end: str) -> str:
    """SQL: the half-open range of days between two cells."""
    sides = ", ".join(f"NULLIF({prefix}{name(side)}, '')::date" for side in (start, end))
    return f"daterange({sides})"


def rows_of(sql: str, parameters: Any = None) -> list[tuple[Any, ...]]:
    """All rows that a question answers."""
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchall()


def execute(sql: str, parameters: Any = None) -> None:
    """Run a statement."""
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)


def stage(folder: Path, faults: Faults) -> Iterator[tuple[Table, int | None]]:
    """Read every file of the folder into its temporary table.

    Yields the count of rows of each; None for one that is missing or has no fitting header.
    """
    make_tables()
    known = {table.file for table in TABLES}
    for path in sorted(folder.glob("*.csv")):
        if path.name not in known:
            faults.add(path.name, 0, "", "", "This file is not part of a data set.")
    for table in TABLES:
        path = folder / table.file
        count = 0 if table.optional else None
        if path.is_file():
            rows = read_rows(path, required=table.required, optional=table.extra, faults=faults)
            count = copy_rows(table, rows, faults)
        elif not table.optional:
            faults.add(table.file, 0, "", "", "This file is missing.")
        if path.is_file() or not table.optional:
            yield table, count


def make_tables() -> None:
    """An empty temporary table for every file."""
    _drop_earlier()
    for table in TABLES:
        columns = ", ".join(f"{name(one)} text NOT NULL" for one in table.names)
        execute(
            f"CREATE TEMPORARY TABLE {table.staged} "
            f"(line integer NOT NULL, sound boolean NOT NULL, {columns}) ON COMMIT DROP"
        )


def _drop_earlier() -> None:
    """Two loads in one transaction must not meet each other's tables."""
    kinds = ("staged", "record", "compared", "alike")
    tables = (f"pg_temp.{kind}_{table.name}" for table in TABLES for kind in kinds)
    execute(f"DROP TABLE IF EXISTS {', '.join(tables)}")


def copy_rows(table: Table, rows: Iterable[Row], faults: Faults) -> int | None:
    """Stream the rows of a file into its table; None where its header does not fit."""
    count = 0
    readers: Readers = [(column, {}) for column in table.columns]
    statement = f"COPY {table.staged} (line, sound, {names(table.names)}) FROM STDIN"
    with connection.cursor() as cursor, cursor.copy(statement) as copy:
        try:
            for row in rows:
                sound, cells = _cells(table, row, faults, readers)
                copy.write_row((row.line, sound, *cells))
                count += 1
        except HeaderError:  # caught here, since an error inside COPY would end the transaction
            return None
    execute(f"CREATE INDEX ON {table.staged} (line)")
    execute(f"CREATE INDEX ON {table.staged} ({names(table.key[:4])})")
    execute(f"ANALYZE {table.staged} ({names(table.key)})")
    return count


Readers = list[tuple[Column, dict[str, str]]]
"""The columns, each with the cells that it read: the short ones come again and again."""

LONGEST_REMEMBERED, MOST_REMEMBERED = 40, 4_000
"""Characters of a cell, and cells of a column: more would not be found again often enough."""


def _cells(table: Table, row: Row, faults: Faults, readers: Readers) -> tuple[bool, list[str]]:
    """The cells as the record would write them, and whether all of them are sound.

    Of an unsound row the codes are kept, so that what refers to it is not blamed too.
    """
    before = len(faults.found)
    cells: list[str] = []
    for column, known in readers:
        text = row.values[column.name]
        cell = known.get(text)
        if cell is None:
            try:
                cell = _read(column, text, table)
            except ValueError as error:
                faults.add(table.file, row.line, column.name, text, str(error))
                cells.append(characters.cleared(text) if table.key == (column.name,) else "")
                continue
            if len(text) <= LONGEST_REMEMBERED:
                if len(known) >= MOST_REMEMBERED:
                    known.clear()
                known[text] = cell
        cells.append(cell)
    sound = len(faults.found) == before
    if sound and not _in_order(table, row):
        sound = False
        first, last = table.order or ("start", "end")
        reason = f"It is not later than the {first}." if table.term else f"It is before the {first}."
        faults.add(table.file, row.line, last, row.values[last], reason)
    return sound, cells


def _read(column: Column, text: str, table: Table) -> str:
    """The cell by the rules of characters, and of its column. Raises ValueError with a sentence."""
    if sentence := characters.fault(text):
        raise ValueError(sentence)
    return column.read(text, table.model)


def _in_order(table: Table, row: Row) -> bool:
    """Whether the first day comes before the last; a term ends on a later day than it starts."""
    if table.term:
        start, end = row.values["start"], row.values["end"]
        return not (start and end) or start < end
    if table.order is not None:
        start, end = (row.values[one] for one in table.order)
        return not (start and end) or start <= end
    return True
