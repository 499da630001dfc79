"""Empty the database after a test that commits, and put back what the migrations had put there.

Django flushes with TRUNCATE, which the record's triggers refuse (published positions are final), and
which takes the groups, permissions and the data version along. So for the tests a flush runs without
triggers, and ends with the rows that were there when the database was new.
"""

from collections.abc import Sequence

from django.db import connection, transaction
from django.db.backends.base.operations import BaseDatabaseOperations
from django.db.backends.postgresql.operations import DatabaseOperations

Rows = dict[str, bytes]


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

    def execute_sql_flush(self: BaseDatabaseOperations, sql_list: Sequence[str]) -> None:
        with transaction.atomic(using=self.connection.alias), self.connection.cursor() as cursor:
            cursor.execute(
                "SET LOCAL session_replication_role = replica"
            )  # neither triggers nor foreign keys
            for sql in sql_list:
                cursor.execute(sql)
            for table, content in rows.items():
                with cursor.copy(f"COPY {self.quote_name(table)} FROM STDIN") as copy:
                    copy.write(content)
            cursor.execute("SET LOCAL session_replication_role = DEFAULT")

    DatabaseOperations.execute_sql_flush = execute_sql_flush  # type: ignore[method-assign,assignment]
