"""One look at the data version: with it every request begins, and by it knows that the database lives.

It runs on Django's connection of the thread, one level below Django, where it costs a tenth of
what a query costs. A connection that died is made anew; so nothing after the look needs to ask
whether its connection lives.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any
from weakref import WeakSet

import psycopg
from django.db import DEFAULT_DB_ALIAS, Error, connections
from psycopg.pq import DiagnosticField, ExecStatus, TransactionStatus

from positions.models import DataVersion

STATEMENT = b"""
    SELECT number, (extract(epoch FROM changed_at) * 1000000)::bigint
    FROM positions_dataversion WHERE id = 1
"""
"""The number, and the moment in microseconds."""

FORGOTTEN = b"26000"
"""PostgreSQL's word for a prepared statement that it does not have: psycopg drops all after a rollback."""

PATIENCE = 1.0
"""Seconds for which nobody tries again after the database was not reached: readers are told at once."""

RETRY_AFTER = 5
"""Seconds after which readers are told to ask again."""

LOOKED = "tracker.data_version"
"""Where a request carries what was seen for it before it came to Django."""

TOO_LONG = "This takes longer to find out than anybody would wait for; ask for less of the record at once."
"""What is said where PostgreSQL gave a statement up."""

UNREACHABLE = "tracker.unreachable"
"""Where a request carries that the record cannot be read now."""

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Unreachable(Exception):
    """The record cannot be read: the database is gone, or does not hold one."""


class Look:
    """How a process looks; all its threads learn from the first that fails."""

    def __init__(
        self,
        name: bytes = b"data_version",
        connection: Callable[[], Any] = lambda: connections[DEFAULT_DB_ALIAS],
    ) -> None:
        self._name = name
        self._connection = connection
        self._again_at = 0.0
        self._prepared: WeakSet[Any] = WeakSet()

    def __call__(self) -> DataVersion:
        """The state of the record now. Raises Unreachable."""
        if self._again_at and time.monotonic() < self._again_at:
            raise Unreachable("The database was not reached a moment ago.")
        connection = self._connection()
        try:
            try:
                seen = self._seen(connection)
            except (psycopg.Error, Error):  # a connection that died in the meantime; a new one tells
                connection.close()
                seen = self._seen(connection)
        except (psycopg.Error, Error) as error:
            self._again_at = time.monotonic() + PATIENCE
            connection.close()
            raise Unreachable(str(error)) from error
        self._again_at = 0.0
        return seen

    def _seen(self, connection: Any) -> DataVersion:
        if connection.connection is None:
            connection.connect()
        known = connection.connection
        answer = self._answer(known)
        _told(answer, ExecStatus.TUPLES_OK)
        return _version(answer.get_value(0, 0), answer.get_value(0, 1))

    def _answer(self, known: Any) -> Any:
        if known.pgconn.transaction_status != TransactionStatus.IDLE:
            # a statement that the server forgot would end the transaction: it is said anew
            return known.pgconn.exec_params(STATEMENT, [])
        answer = known.pgconn.exec_prepared(self._name, []) if known in self._prepared else None
        if answer is None or answer.error_field(DiagnosticField.SQLSTATE) == FORGOTTEN:
            _told(known.pgconn.prepare(self._name, STATEMENT), ExecStatus.COMMAND_OK)
            self._prepared.add(known)
            answer = known.pgconn.exec_prepared(self._name, [])
        return answer


def _told(answer: Any, expected: ExecStatus) -> None:
    if answer.status != expected:
        raise psycopg.OperationalError(answer.error_message.decode(errors="replace").strip())


@lru_cache(maxsize=1)
def _version(number: bytes | None, moment: bytes | None) -> DataVersion:
    if number is None or moment is None:
        raise psycopg.OperationalError("There is no data version.")
    return DataVersion(id=1, number=int(number), changed_at=EPOCH + timedelta(microseconds=int(moment)))


look = Look()


def given_up(error: BaseException) -> bool:
    """Whether PostgreSQL gave a statement up that ran for too long."""
    return isinstance(error.__cause__, psycopg.errors.QueryCanceled)
