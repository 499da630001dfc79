"""Rows kept aside in the test database and put back by one statement: quicker than making them anew.

The invented world is built once in a process and restored for every test that asks for it. Triggers
and foreign keys do not run again: what is put back went through them when it was made.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction

from tests.flush import first_rows

COLUMNS = """
    SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) FROM pg_attribute
    WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
"""


@dataclass(frozen=True)
class Snapshot:
    """What a maker wrote into the database and what it returned, to be had again and again."""

    restoring: str
    made: bytes

    def restore(self) -> Any:
        """Put the rows in the place of those of the same tables, and hand over what the maker returned."""
        with connection.cursor() as cursor:
            cursor.execute(self.restoring)
        return pickle.loads(self.made)


def take(schema: str, make: Callable[[], Any]) -> Snapshot:
    """Make it, keep its rows in a schema of that name, and leave the other rows as they were."""
    before = first_rows()
    with transaction.atomic():
        made = pickle.dumps(make())
        rows = {table: content for table, content in first_rows().items() if content != before.get(table)}
        transaction.set_rollback(True)
    statements = ["SET LOCAL session_replication_role = replica"]
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"CREATE SCHEMA {schema}")
        for table, content in rows.items():
            cursor.execute(COLUMNS, [table])
            [columns] = cursor.fetchone()
            kept, name = f"{schema}.{table}", connection.ops.quote_name(table)
            cursor.execute(f"CREATE TABLE {kept} AS SELECT {columns} FROM {name} WITH NO DATA")
            with cursor.copy(f"COPY {kept} FROM STDIN") as copy:
                copy.write(content)
            statements += [f"DELETE FROM {name}", f"INSERT INTO {name} ({columns}) SELECT * FROM {kept}"]
            statements += [
                f"SELECT setval('{one['name']}', max({one['column']})) FROM {name}"
                for one in connection.introspection.get_sequences(cursor, table)
            ]
    return Snapshot("; ".join([*statements, "SET LOCAL session_replication_role = DEFAULT"]), made)
