"""Fixed statements go through Django's own connection, and the server plans each but once."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import DataError, connection, transaction
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
