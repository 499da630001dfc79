"""Fixed statements go through Django's own connection, and the server plans each but once."""

from __future__ import annotations

from contextlib import nullcontext
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import DataError, OperationalError, connection, transaction
from django.test.utils import CaptureQueriesContext

from positions import statements
from positions.models import DataVersion

VERSION = "SELECT number, changed_at FROM positions_dataversion WHERE id = %s::bigint"
SERVER = "SELECT pg_backend_pid()"


@pytest.mark.django_db
def test_rows_come_as_tuples_of_the_values_that_django_gives() -> None:
    known = DataVersion.current()
    assert statements.rows(VERSION, [1]) == [(known.number, known.changed_at)]
    assert statements.row(VERSION, [2]) is None
    [moment] = statements.row("SELECT %(at)s::timestamptz", {"at": datetime(2024, 2, 3, tzinfo=UTC)}) or ()
    assert moment.isoformat() == "2024-02-03T00:00:00+00:00"


@pytest.mark.django_db
def test_who_counts_queries_counts_them() -> None:
    with CaptureQueriesContext(connection) as queries:
        statements.rows(VERSION, [1])
    assert [one["sql"] for one in queries] == [VERSION.replace("%s", "$1")]


@pytest.mark.django_db
def test_they_see_what_their_transaction_wrote_and_its_errors_are_djangos() -> None:
    with pytest.raises(DataError), transaction.atomic():
        statements.rows("SELECT 1 / %s::int", [0])
    DataVersion.objects.update(number=77)
    assert statements.row(VERSION, [1]) == (77, DataVersion.current().changed_at)


@pytest.mark.django_db
def test_the_server_plans_a_statement_once_for_all_its_values() -> None:
    for number in (1, 2, 3):
        statements.rows(VERSION, [number])
    prepared = statements.rows(
        "SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE %s", ["%$1::bigint%"]
    )
    assert prepared == [(1,)]


@pytest.mark.parametrize("transaction_too", [False, True])
@pytest.mark.django_db(transaction=True)
def test_prepared_ones_answer_as_at_the_first_time(transaction_too: bool) -> None:
    asked = {"a": [1, 2], "b": date(2024, 2, 3), "c": None, "d": ["x", "é"], "e": 1.5, "f": "é", "g": True}
    statement = """SELECT %(a)s::bigint[], %(b)s::date, %(c)s::text, %(d)s::text[], %(e)s::float8,
        %(f)s::text, %(g)s::boolean, %(a)s::bigint[] FROM generate_series(1, 3)"""
    with transaction.atomic() if transaction_too else nullcontext():
        answers = [statements.rows(statement, asked) for _ in range(3)]
        assert answers == [[([1, 2], date(2024, 2, 3), None, ["x", "é"], 1.5, "é", True, [1, 2])] * 3] * 3
        assert statements.row(statement, asked) == answers[0][0]


@pytest.mark.django_db(transaction=True)
def test_prepared_ones_say_what_went_wrong_and_go_on_afterwards() -> None:
    statement = "SELECT 6 / %s::int"
    for _ in range(2):
        assert statements.rows(statement, [3]) == [(2,)]
        with pytest.raises(DataError, match="division by zero"):
            statements.rows(statement, [0])
        with pytest.raises(DataError), transaction.atomic():
            statements.rows(statement, [0])


@pytest.mark.django_db(transaction=True)
def test_a_lost_connection_is_an_operational_error() -> None:
    statement = "SELECT %s::int, pg_backend_pid()"
    for _ in range(2):
        [_, process] = statements.row(statement, [1]) or ()
    other = connection.copy()
    with other.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s)", [process])
    other.close()
    with pytest.raises(OperationalError):
        statements.rows(statement, [1])
    connection.close()


@pytest.mark.django_db(transaction=True)
def test_after_the_server_ended_a_connection_the_next_request_has_another() -> None:
    [before] = statements.row(SERVER) or ()
    other = connection.copy()
    with other.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s)", [before])
    other.close()
    here: Any = connection
    here.health_check_done, here.health_check_enabled = False, True  # as at the start of a request
    [after] = statements.row(SERVER) or ()
    assert after != before
