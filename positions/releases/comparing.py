"""What changed from one release to the next, row by row, as their CSV files tell it."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

from positions.releases.columnar import csv_of, name, text
from positions.releases.tables import Table

FILE = "differences.csv"
COLUMNS = ("table", "key", "change", "fields")
ADDED, REMOVED, CHANGED = "added", "removed", "changed"


@dataclass(frozen=True)
class Difference:
    """How many rows of a table were added, removed and changed."""

    added: int
    removed: int
    changed: int


def compare(
    engine: duckdb.DuckDBPyConnection, tables: Sequence[Table], before: Path, now: Path
) -> dict[str, Difference]:
    """Write every row that differs between two releases into the newer one's folder; count them by table.

    Rows are known again by the key of their table. A column that only one of the releases has
    is no difference of rows.
    """
    engine.execute(f"CREATE TEMP TABLE differences ({', '.join(f'{name(one)} VARCHAR' for one in COLUMNS)})")
    found = {table.name: _compared(engine, table, before, now) for table in tables}
    order = ", ".join(name(one) for one in ("table", "key"))
    engine.execute(
        f"COPY (FROM differences ORDER BY {order}) TO {text(now / FILE)} (FORMAT csv, HEADER true)"
    )
    return found


def _compared(engine: duckdb.DuckDBPyConnection, table: Table, before: Path, now: Path) -> Difference:
    old, new = before / f"{table.name}.csv", now / f"{table.name}.csv"
    known = [one for one in table.names if old.exists() and one in _columns(old)]
    if not set(table.key) <= set(known):  # a new table: every row of it is
        engine.execute(
            f"INSERT INTO differences SELECT {text(table.name)}, {_key(table, 'n')}, {text(ADDED)}, NULL "
            f"FROM {_rows(new)} n"
        )
        return _counted(engine, table)
    same = " AND ".join(f"o.{name(one)} IS NOT DISTINCT FROM n.{name(one)}" for one in table.key)
    differs = ", ".join(
        f"CASE WHEN o.{name(one)} IS DISTINCT FROM n.{name(one)} THEN {text(one)} END"
        for one in known
        if one not in table.key
    )
    engine.execute(
        f"INSERT INTO differences SELECT {text(table.name)}, * FROM ("
        f"SELECT CASE WHEN n.here THEN {_key(table, 'n')} ELSE {_key(table, 'o')} END AS key, "
        f"CASE WHEN o.here IS NULL THEN {text(ADDED)} WHEN n.here IS NULL THEN {text(REMOVED)} "
        f"ELSE {text(CHANGED)} END AS change, "
        f"CASE WHEN o.here AND n.here THEN concat_ws('|', {differs or 'NULL'}) END AS fields "
        f"FROM (SELECT *, TRUE AS here FROM {_rows(old)}) o "
        f"FULL JOIN (SELECT *, TRUE AS here FROM {_rows(new)}) n ON {same}"
        f") WHERE change <> {text(CHANGED)} OR fields <> ''"
    )
    return _counted(engine, table)


def _counted(engine: duckdb.DuckDBPyConnection, table: Table) -> Difference:
    rows = engine.execute(
        f"SELECT change, count(*) FROM differences WHERE {name('table')} = ? GROUP BY change", [table.name]
    ).fetchall()
    counts = dict(rows)
    return Difference(*(counts.get(change, 0) for change in (ADDED, REMOVED, CHANGED)))


def _key(table: Table, side: str) -> str:
    """SQL: the key of a row as one text."""
    return " || '|' || ".join(f"coalesce({side}.{name(one)}, '')" for one in table.key)


def _rows(path: Path) -> str:
    return csv_of(path, dict.fromkeys(_columns(path), "VARCHAR"))


def _columns(path: Path) -> list[str]:
    with path.open(encoding="utf-8", newline="") as file:
        return next(csv.reader(file))
