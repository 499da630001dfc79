"""A record several times as large as one that was loaded, made from it inside PostgreSQL.

Loading millions of positions through all the rules takes hours. So every position of the loaded record is
written down several times, with all rows that belong to it, whichever tables and columns there are. What a
country did on a known day is dated a day later in each further copy. Counts come by the record's triggers,
stances by its own command; what is written out, and whether all is right, at the end (``multiplied.py``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial

from psycopg import sql

from benchmarks.machine.postgres import Connection, Postgres
from benchmarks.preparing import Prepared, say
from benchmarks.site import manage, run

AT_ONCE = 2
"""So many connections copy rows and make indexes: as many as there are cores on a small machine."""

POSITIONS, LEDGER, PERIODS = "positions_position", "positions_change", "positions_stanceperiod"
WRITTEN = "positions_writtenevidence"
EVENT = "event"
"""The history of a table bears its name and this."""

TABLES = """
    SELECT c.table_name, array_agg(c.column_name::text ORDER BY c.ordinal_position)
    FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
    WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE' AND c.is_generated = 'NEVER'
    AND c.table_name LIKE 'positions\\_%'
    GROUP BY c.table_name
"""
KEYS = """
    SELECT table_name, column_name FROM information_schema.columns
    WHERE table_schema = 'public' AND table_name LIKE 'positions\\_%' AND is_identity = 'YES'
"""
DATE = """CASE WHEN country_id IS NOT NULL AND date_precision IN ('day', 'reported')
    THEN date + {copy} ELSE date END"""
"""Members of a group on its day need not be members a day later; what is known to the month has its first."""

ASIDE = """
    SELECT format('ALTER TABLE %%s DROP CONSTRAINT %%I', conrelid::regclass, conname),
        format(
            'ALTER TABLE %%s ADD CONSTRAINT %%I %%s', conrelid::regclass, conname, pg_get_constraintdef(oid)
        )
    FROM pg_constraint WHERE contype IN ('u', 'x') AND conrelid = ANY (%(tables)s::text[]::regclass[])
    UNION ALL
    SELECT format('DROP INDEX %%s', indexrelid::regclass), pg_get_indexdef(indexrelid)
    FROM pg_index WHERE indrelid = ANY (%(tables)s::text[]::regclass[]) AND NOT indisprimary
    AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid AND contype IN ('u', 'x'))
"""
"""What is taken from the tables while rows come in, and the statement that gives it back."""

COUNTING = """
    SELECT tgname FROM pg_trigger
    WHERE tgrelid = %s::regclass AND tgname LIKE 'pgtrigger\\_counts\\_entered%%'
"""


def multiplied(postgres: Postgres, prepared: Prepared, times: int) -> Prepared:
    """The record with every position so many times, made where it is missing, and the same questions."""
    positions = prepared.positions * times
    database = f"record_{positions}"
    if postgres.exists(database):
        manage(postgres, database, "migrate", "-v0")  # the schema may have moved on
    else:
        say(f"making {positions:,} positions of {prepared.positions:,} …")
        _make(postgres, prepared.database, database, times)
    return replace(prepared, positions=positions, database=database, loaded=None)


def _make(postgres: Postgres, loaded: str, database: str, times: int) -> None:
    part = f"{database}_part"
    postgres.create(part, copy_of=loaded)
    with postgres.connect(part) as connection:
        record = Record.of(connection)
        positions = take_aside(connection, [table for table in record.copied if table != PERIODS])
        periods = take_aside(connection, [PERIODS])
        say("  writing the copies …")
        with counting(connection):
            _all(postgres, part, record.copies(times))
        say("  making the indexes again …")
        _all(postgres, part, [*record.afterwards(times), *positions])
        connection.execute(sql.SQL("ANALYZE {}").format(sql.Identifier(POSITIONS)))
        say("  working out the stances …")
        connection.execute(sql.SQL("TRUNCATE {}").format(sql.Identifier(PERIODS)))
        manage(postgres, part, "rebuild_stances")
        _all(postgres, part, periods)
        say("  tidying up …")
        connection.execute("VACUUM (ANALYZE)")
    say("  checking it …")
    run(postgres, part, "-m", "benchmarks.multiplied")
    postgres.rename(part, database)


@dataclass(frozen=True)
class Record:
    """The tables that hold rows of positions: their columns, keys, and the highest number of each key."""

    columns: Mapping[str, list[str]]
    keys: Mapping[str, str]
    highest: Mapping[str, int]

    @classmethod
    def of(cls, connection: Connection) -> Record:
        """As the database has them."""
        every = dict(connection.execute(TABLES).fetchall())
        columns = {
            table: names
            for table, names in every.items()
            if table.removesuffix(EVENT) == POSITIONS or "position_id" in names
        }
        keys = {table: key for table, key in connection.execute(KEYS) if table in columns}
        highest = {table: _highest(connection, table, key) for table, key in keys.items()}
        return cls(columns, keys, highest)

    @property
    def copied(self) -> list[str]:
        """The tables whose rows are written down several times, the widest first."""
        return sorted(self.columns, key=lambda table: (table.removesuffix(EVENT) != POSITIONS, table))

    def copies(self, times: int) -> Iterator[str]:
        """Statements that each write one copy of the rows of a table."""
        for table in self.copied:
            if table in (LEDGER, PERIODS, WRITTEN):
                continue
            number = "id" if table.removesuffix(EVENT) == POSITIONS else "position_id"
            names = ", ".join(f'"{name}"' for name in self.columns[table])
            for copy in range(1, times):
                values = ", ".join(self._value(table, name, copy) for name in self.columns[table])
                yield (
                    f"INSERT INTO {table} ({names}) SELECT {values} FROM {table} "
                    f"WHERE {number} <= {self.highest[POSITIONS]}"
                )

    def _value(self, table: str, name: str, copy: int) -> str:
        """What stands in the column of a copied row."""
        subject = table.removesuffix(EVENT)
        if name == self.keys.get(table):
            return f"{name} + {copy * self.highest[table]}"
        if name in ("position_id", "corrects_id"):
            return f"{name} + {copy * self.highest[POSITIONS]}"
        if subject != table and name in ("id", "pgh_obj_id"):
            return f"{name} + {copy * self.highest[subject]}"
        if subject == POSITIONS and name == "date":
            return DATE.format(copy=copy)
        if name == "locator":
            return f"'copy {copy}: ' || locator"  # so that the row of the files stays the original's
        return f'"{name}"'

    def afterwards(self, times: int) -> Iterator[str]:
        """What has to follow: the ledger, its numbers rising with its moments; next numbers."""
        names = ", ".join(f'"{name}"' for name in self.columns[LEDGER])
        values = ", ".join(
            {
                "number": f"number * {times} + copy",
                "position_id": f"position_id + copy * {self.highest[POSITIONS]}",
            }.get(name, f'"{name}"')
            for name in self.columns[LEDGER]
        )
        yield (
            f"CREATE TEMPORARY TABLE ledger AS TABLE {LEDGER}; TRUNCATE {LEDGER}; "
            f"INSERT INTO {LEDGER} ({names}) SELECT {values} "
            f"FROM ledger CROSS JOIN generate_series(0, {times - 1}) AS copies (copy) "
            "WHERE position_id IS NOT NULL OR copy = 0 ORDER BY number, copy; DROP TABLE ledger"
        )
        for table, key in self.keys.items():
            yield f"SELECT setval(pg_get_serial_sequence('{table}', '{key}'), max({key})) FROM {table}"


def _highest(connection: Connection, table: str, key: str) -> int:
    row = connection.execute(f"SELECT coalesce(max({key}), 0) FROM {table}").fetchone()
    assert row is not None
    return int(row[0])


def take_aside(connection: Connection, tables: list[str]) -> list[str]:
    """Drop the indexes and constraints that would cost most with every row; returns what makes them again."""
    found = connection.execute(ASIDE, {"tables": tables}).fetchall()
    for drop, _ in found:
        connection.execute(drop)
    return [make for _, make in found]


@contextmanager
def counting(connection: Connection) -> Iterator[None]:
    """Meanwhile the triggers that count what is published fire where all others do not."""
    names = [name for (name,) in connection.execute(COUNTING, [POSITIONS])]
    for name in names:
        connection.execute(f"ALTER TABLE {POSITIONS} ENABLE ALWAYS TRIGGER {name}")
    yield
    for name in names:
        connection.execute(f"ALTER TABLE {POSITIONS} ENABLE TRIGGER {name}")


def _all(postgres: Postgres, database: str, statements: Iterable[str]) -> None:
    """Run the statements, some at once."""
    with ThreadPoolExecutor(AT_ONCE) as several:
        for _ in several.map(partial(_one, postgres, database), statements):
            pass


def _one(postgres: Postgres, database: str, statement: str) -> None:
    """Run a statement while the triggers of the record are silent."""
    with postgres.connect(database) as connection:
        connection.execute("SET session_replication_role = replica")
        connection.execute(statement)
