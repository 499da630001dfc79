"""Fixed statements: SQL written once, planned once by the server, given only its values each time.

For the few reads that every visitor causes, where building a query in Django and planning it
in PostgreSQL cost more than running it. Everything else asks through querysets. A statement
goes through Django's own connection: its transaction, its pool, its errors, and whoever
counts queries sees it.

The values are bound by the server, which plans without seeing how rare each is
(``plan_cache_mode``, tracker.database). So give each its type (``%(ids)s::bigint[]``), and run a
statement whose best plan hangs on its values through :func:`rows_planned_anew`.
Whoever puts a pooler between that hands connections round by transaction needs one that
knows prepared statements (PgBouncer from 1.21, with ``max_prepared_statements``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import psycopg
from django.db import DEFAULT_DB_ALIAS, connection, connections
from psycopg import Cursor
from psycopg._queries import PostgresQuery
from psycopg.adapt import Transformer
from psycopg.pq import ConnStatus, ExecStatus, Format, TransactionStatus
from psycopg.pq.abc import PGconn, PGresult

IDLE, INTRANS = TransactionStatus.IDLE, TransactionStatus.INTRANS

Values = Sequence[Any] | Mapping[str, Any]
Row = tuple[Any, ...]


def rows(statement: str, values: Values = ()) -> list[Row]:
    """All rows of the answer."""
    told = _told(values)
    found = _known_rows(statement, told)
    if found is None:
        with _cursor() as cursor:
            cursor.execute(statement, told)
            found = cursor.fetchall()
    return found


def row(statement: str, values: Values = ()) -> Row | None:
    """The first row of the answer; None where there is none."""
    return next(iter(rows(statement, values)), None)


def _known_rows(statement: str, values: Values) -> list[Row] | None:
    """The rows of a statement that this connection has prepared, without the way through a cursor.

    That way takes longer than most of these statements run. None where it has to be gone: the statement
    comes for the first time, somebody counts, a transaction has yet to begin.
    """
    own: Any = connections[DEFAULT_DB_ALIAS]
    own.close_if_health_check_failed()
    known = own.connection
    if known is None or own.queries_logged or own.execute_wrappers:
        return None
    server, prepared = known.pgconn, known._prepared
    if server.transaction_status != (IDLE if known.autocommit else INTRANS) or prepared._to_flush:
        return None
    with own.wrap_database_errors:
        transformer = Transformer(known)
        query = PostgresQuery(transformer)
        query.convert(statement, values)
        key = prepared.key(query)
        name = prepared._names.get(key)
        if name is None:
            return None
        prepared._names.move_to_end(key)  # as psycopg does, which forgets those that are asked least
        answer = server.exec_prepared(name, query.params, query.formats, Format.BINARY)
        if answer.status != ExecStatus.TUPLES_OK:
            raise _failed(server, answer)
        transformer.set_pgresult(answer)
        found: list[Row] = transformer.load_rows(0, answer.ntuples, tuple)
        return found


def _failed(server: PGconn, answer: PGresult) -> psycopg.Error:
    """What went wrong; a connection that was lost says so without a code."""
    if server.status != ConnStatus.OK:
        return psycopg.OperationalError(answer.get_error_message())
    return psycopg.errors.error_from_result(answer)


class _Prepared(Cursor[Row]):
    """Leaves values and plans to the server (``prepare_threshold`` of the connection)."""

    def _send_query_prepared(self, name: bytes, pgq: PostgresQuery, *, binary: bool | None = None) -> None:
        self._query = pgq  # where Django looks for what was asked, to show it to who counts queries
        super()._send_query_prepared(name, pgq, binary=binary)


def rows_planned_anew(statement: str, values: Values = ()) -> list[Row]:
    """All rows, by a plan made for these values: worth it where they decide between an index and a walk."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall()


def _told(values: Values) -> Values:
    """The values as psycopg passes them on fastest: lists of numbers as PostgreSQL writes them.

    Two hundred numbers, one by one, take it longer than many a statement runs.
    """
    if isinstance(values, Mapping):
        return {name: _literal(value) for name, value in values.items()}
    return [_literal(value) for value in values]


def _literal(value: Any) -> Any:
    if type(value) is list and value and type(value[0]) is int:
        return f"{{{','.join(map(str, value))}}}"
    return value


def _cursor() -> Any:
    """Django's cursor around ours, so that errors, wrappers and debugging are as for any other."""
    own: Any = connections[DEFAULT_DB_ALIAS]
    own.close_if_health_check_failed()
    own.ensure_connection()
    with own.wrap_database_errors:
        cursor = _Prepared(own.connection)
        cursor.format = Format.BINARY  # no text to parse, neither here nor there
        return own._prepare_cursor(cursor)
