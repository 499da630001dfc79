"""Empty the database after a test that commits, and put back what the migrations had put there.

Django flushes with TRUNCATE, which the record's triggers refuse (published positions are final), and
which takes the groups, permissions and the data version along. So for the tests a flush runs without
triggers, and ends with the rows that were there when the database was new. Where all tables are
small, they are quicker emptied row by row. What follows upon migrations need not follow upon a flush.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from django.core.management.commands import flush
from django.db import connection, transaction
from django.db.backends.base.operations import BaseDatabaseOperations
from django.db.backends.postgresql.operations import DatabaseOperations

Rows = dict[str, bytes]

LARGE = 2_000_000
"""Bytes of a table above which TRUNCATE is quicker: it makes new files for every table and every index."""

GUESSES = "cache"
"""The table of Django's cache, which is no model's."""

LARGEST = "SELECT max(pg_relation_size(oid)) FROM pg_class WHERE relname = ANY(%s)"


standing: list[str] = []
"""What was committed for several tests: as long as there is any, a flush leaves all as it is."""


@contextmanager
def held_off(name: str) -> Iterator[None]:
    """No test flushes meanwhile: those who ask for it only read."""
    standing.append(name)
    try:
        yield
    finally:
        standing.remove(name)


def first_rows() -> Rows:
    """Every row of the new database, by table, as COPY writes it."""
    rows: Rows = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.django_table_names(only_existing=True, include_views=False):
            with cursor.copy(f"COPY {connection.ops.quote_name(table)} TO STDOUT") as copy:
                if content := b"".join(bytes(part) for part in copy):
                    rows[table] = content
    return rows


def flush_to(rows: Rows) -> None:
    """From now on every flush of this process ends with these rows."""
    tables = connection.introspection.django_table_names(only_existing=True, include_views=False)
    deletions = [f"DELETE FROM {connection.ops.quote_name(table)}" for table in tables]

    def execute_sql_flush(self: BaseDatabaseOperations, sql_list: Sequence[str]) -> None:
        if standing:
            return
        with transaction.atomic(using=self.connection.alias), self.connection.cursor() as cursor:
            cursor.execute("SET LOCAL session_replication_role = replica")  # no triggers, no foreign keys
            cursor.execute(LARGEST, [tables])
            [size] = cursor.fetchone()
            for sql in sql_list if size > LARGE else deletions:
                cursor.execute(sql)
            cursor.execute(f"DELETE FROM {GUESSES}")
            for table, content in rows.items():
                with cursor.copy(f"COPY {self.quote_name(table)} FROM STDIN") as copy:
                    copy.write(content)
            cursor.execute("SET LOCAL session_replication_role = DEFAULT")

    def nothing_follows(*_args: object, **_options: object) -> None:
        """Permissions and the like are among the rows."""

    flush.emit_post_migrate_signal = nothing_follows  # type: ignore[attr-defined]
    DatabaseOperations.execute_sql_flush = execute_sql_flush  # type: ignore[method-assign,assignment]
