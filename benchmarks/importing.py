"""W10: an import beside a bare COPY, a whole rebuild of the stances, one publication of a large group.

All of it happens in copies of the loaded database, which are removed afterwards.
"""

from __future__ import annotations

import json
import statistics
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from psycopg import sql

from benchmarks.machine.places import folder
from benchmarks.machine.postgres import Connection, Postgres
from benchmarks.preparing import Prepared
from benchmarks.record.files import IMPORT
from benchmarks.results import COPY, PRODUCT, Figures
from benchmarks.site import manage, run

TRIAL = "trial"

GROWING = """
    SELECT t.table_name, k.column_name
    FROM information_schema.tables t
    JOIN information_schema.table_constraints c USING (table_schema, table_name)
    JOIN information_schema.key_column_usage k USING (constraint_schema, constraint_name)
    JOIN information_schema.columns n
        ON n.table_schema = t.table_schema AND n.table_name = t.table_name AND n.column_name = k.column_name
    WHERE t.table_schema = 'public' AND t.table_name LIKE 'positions\\_%'
    AND c.constraint_type = 'PRIMARY KEY' AND n.data_type IN ('bigint', 'integer')
"""
"""Tables of the record with their keys, which are numbers that rise."""

STORED = """
    SELECT column_name FROM information_schema.columns
    WHERE table_name = %s AND is_generated = 'NEVER' ORDER BY ordinal_position
"""


def measure(postgres: Postgres, prepared: Prepared) -> dict[str, Figures]:
    """By target: the import, with publication and rebuild; the bare COPY of the rows that it left."""
    with TemporaryDirectory(dir=folder()) as rows:
        with _copy(postgres, prepared.database) as before:
            done = manage(postgres, TRIAL, "load_dataset", str(prepared.data / IMPORT))
            with postgres.connect(TRIAL) as connection:
                _take_rows(connection, before, Path(rows))
            published = json.loads(run(postgres, TRIAL, "-m", "benchmarks.publishing").said)
            rebuilt = _rebuild(postgres)
        with _copy(postgres, prepared.database), postgres.connect(TRIAL) as connection:
            seconds = _put_rows(connection, before, Path(rows))
    return {
        PRODUCT: {
            "s": done.seconds,
            "cpu_s": done.spent.total / 1000,
            "rebuild_s": rebuilt,
            "publish_ms": statistics.median(published["times_ms"]),
            "members": published["members"],
        },
        COPY: {"s": seconds},
    }


@contextmanager
def _copy(postgres: Postgres, database: str) -> Iterator[dict[tuple[str, str], int]]:
    """A copy of the database; gives the highest key of each table."""
    postgres.create(TRIAL, copy_of=database)
    try:
        with postgres.connect(TRIAL) as connection:
            highest = {
                (table, key): _number(connection, "SELECT coalesce(max({key}), 0) FROM {table}", table, key)
                for table, key in connection.execute(GROWING).fetchall()
            }
        yield highest
    finally:
        postgres.drop(TRIAL)


def _number(connection: Connection, statement: str, table: str, key: str) -> int:
    named = sql.SQL(statement).format(table=sql.Identifier(table), key=sql.Identifier(key))
    row = connection.execute(named).fetchone()
    assert row is not None
    return int(row[0])


def _take_rows(connection: Connection, before: dict[tuple[str, str], int], folder: Path) -> None:
    """Write the rows that were added to each table, and the keys of those that stayed, into files."""
    for (table, key), highest in before.items():
        for name, columns, which in (
            (f"{table}{ADDED}", _columns(connection, table), ">"),
            (f"{table}{STAYED}", sql.SQL("{}::bigint").format(sql.Identifier(key)), "<="),
        ):
            statement = sql.SQL("COPY (SELECT {} FROM {} WHERE {} {} {}) TO STDOUT (FORMAT binary)").format(
                columns, sql.Identifier(table), sql.Identifier(key), sql.SQL(which), sql.Literal(highest)
            )
            with connection.cursor().copy(statement) as copy, (folder / name).open("wb") as file:
                for piece in copy:
                    file.write(piece)


def _columns(connection: Connection, table: str) -> sql.Composed:
    names = [name for (name,) in connection.execute(STORED, [table])]
    return sql.SQL(", ").join(map(sql.Identifier, names))


ADDED, STAYED = ".added", ".stayed"


def _put_rows(connection: Connection, before: dict[tuple[str, str], int], folder: Path) -> float:
    """Seconds to COPY the rows into the same tables and indexes as any role can: foreign keys are checked.

    The record's own triggers are off: no rule, no history, no count is kept up.
    """
    for table, key in before:
        _remove_replaced(connection, table, key, folder / f"{table}{STAYED}")
        connection.execute(sql.SQL("ALTER TABLE {} DISABLE TRIGGER USER").format(sql.Identifier(table)))
    begun = time.monotonic()
    with connection.transaction():
        for table, _ in before:
            _copy_in(connection, table, _columns(connection, table), folder / f"{table}{ADDED}")
    return time.monotonic() - begun


def _remove_replaced(connection: Connection, table: str, key: str, stayed: Path) -> None:
    """Take out the rows in whose place the import put others, such as periods that now end."""
    connection.execute("DROP TABLE IF EXISTS stayed")
    connection.execute("CREATE TEMPORARY TABLE stayed (number bigint PRIMARY KEY)")
    _copy_in(connection, "stayed", sql.Identifier("number"), stayed)
    connection.execute("ANALYZE stayed")
    replaced = "DELETE FROM {} WHERE NOT EXISTS (SELECT FROM stayed WHERE number = {})"
    connection.execute("SET session_replication_role = replica")
    connection.execute(sql.SQL(replaced).format(sql.Identifier(table), sql.Identifier(key)))
    connection.execute("RESET session_replication_role")


def _copy_in(connection: Connection, table: str, columns: sql.Composable, path: Path) -> None:
    statement = sql.SQL("COPY {} ({}) FROM STDIN (FORMAT binary)").format(sql.Identifier(table), columns)
    with connection.cursor().copy(statement) as copy, path.open("rb") as file:
        while piece := file.read(1 << 20):
            copy.write(piece)


def _rebuild(postgres: Postgres) -> float:
    """Seconds to compute and write the periods of all countries anew, from an empty table."""
    with postgres.connect(TRIAL) as connection:
        connection.execute("SET session_replication_role = replica")
        connection.execute("DELETE FROM positions_stanceperiod")
        connection.execute("VACUUM positions_stanceperiod")
    return manage(postgres, TRIAL, "rebuild_stances").seconds
