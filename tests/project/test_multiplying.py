"""The record that the benchmarks multiply inside the database is one that all rules hold."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from benchmarks.multiplied import write_evidence
from benchmarks.multiplying import Record, counting, take_aside
from positions import stances
from positions.models import Change, Citation, Position
from positions.record_check import findings
from tests.exchange.files import DataSet

pytestmark = pytest.mark.django_db

TIMES = 3


@pytest.fixture
def database(tmp_path: Path) -> Any:
    """The small data set with one correction, loaded; the connection without Django around it."""
    files = DataSet(tmp_path / "small")
    files.replace("positions", "XBO,binding,oppose", "XBO,binding,abstain")
    files.load()
    files.replace("positions", "XBO,binding,abstain", "XBO,binding,oppose")
    files.load()
    connection.check_constraints()  # nothing waits for the end of the transaction any more
    return connection.connection


def multiply(database: Any) -> None:
    record = Record.of(database)
    aside = take_aside(database, record.copied)
    database.execute("SET LOCAL session_replication_role = replica")
    with counting(database):
        for statement in record.copies(TIMES):
            database.execute(statement)
    for statement in (*record.afterwards(TIMES), *aside):
        database.execute(statement)
    database.execute("SET LOCAL session_replication_role = origin")


def test_a_multiplied_record_keeps_every_rule(database: Any) -> None:
    before = [model.objects.count() for model in (Position, Citation)]
    happened = Change.objects.filter(position__isnull=False).count()
    multiply(database)
    stances.rebuild()
    write_evidence()
    assert [model.objects.count() for model in (Position, Citation)] == [TIMES * one for one in before]
    assert Change.objects.filter(position__isnull=False).count() == TIMES * happened
    assert list(findings(today=date(2100, 1, 1))) == []


def test_what_a_country_did_on_a_known_day_is_dated_a_day_later_in_each_copy(database: Any) -> None:
    originals = dict(Position.objects.filter(country__isnull=False).values_list("pk", "date"))
    step = max(Position.objects.values_list("pk", flat=True))
    exact = Position.objects.filter(country__isnull=False, date_precision="day").values_list("pk", flat=True)
    multiply(database)
    for number in set(exact) & originals.keys():
        days = [Position.objects.get(pk=number + copy * step).date for copy in range(TIMES)]
        assert [(day - originals[number]).days for day in days] == list(range(TIMES))
