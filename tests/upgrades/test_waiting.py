"""A migration never stands in the way of readers while it waits for a table itself."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import psycopg
import pytest
from django.core.management import CommandError, call_command
from django.core.management.commands import migrate as django_migrate
from django.db import connection, transaction

from positions.management.commands import migrate

READING = "SELECT count(*) FROM positions_country"

pytestmark = pytest.mark.django_db(transaction=True)


class Told:
    """Takes what the command says, and does something when it says it."""

    def __init__(self, then: Callable[[], object]) -> None:
        self.then, self.words = then, ""

    def write(self, words: str) -> None:
        self.words += words
        self.then()


@pytest.fixture(autouse=True)
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Waiting for a moment where a site waits for seconds."""
    monkeypatch.setattr(migrate, "PATIENCE", "50ms")
    monkeypatch.setattr(migrate, "PAUSE", 0)
    monkeypatch.setattr(migrate, "TRIES", 3)


@pytest.fixture
def one_migration(monkeypatch: pytest.MonkeyPatch) -> None:
    """Django has a single migration to run, which needs the table of countries alone."""

    def handle(command: Any, *args: Any, **options: Any) -> None:
        command.verbosity = 0
        command.migration_progress_callback("apply_start", SimpleNamespace(atomic=True))
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("LOCK TABLE positions_country IN ACCESS EXCLUSIVE MODE")

    monkeypatch.setattr(django_migrate.Command, "handle", handle)


def reader() -> psycopg.Connection[Any]:
    """Somebody who reads, and would not wait long."""
    opened = psycopg.connect(**connection.get_connection_params() | {"cursor_factory": None})
    opened.execute("SET lock_timeout = '5s'")
    return opened


def test_it_lets_others_read_and_comes_in_when_a_long_reader_has_done(one_migration: None):
    with reader() as long, reader() as another:
        long.execute(READING)

        def done() -> None:
            another.execute(READING)
            another.commit()
            long.commit()

        told = Told(done)
        call_command("migrate", stderr=told)
    assert told.words.count("trying again") == 1


def test_it_gives_up_with_a_sentence_where_somebody_never_lets_go(one_migration: None):
    with reader() as long:
        long.execute(READING)
        with pytest.raises(CommandError, match="held what has to be changed all the time"):
            call_command("migrate", stderr=Told(lambda: None))


@pytest.mark.parametrize(("atomic", "patience"), [(True, "50ms"), (False, "0")])
def test_only_a_transaction_is_broken_off_for_an_index_would_stay_half_made(atomic: bool, patience: str):
    command = migrate.Command()
    command.connection, command.verbosity = connection, 0
    command.migration_progress_callback("apply_start", SimpleNamespace(atomic=atomic))
    with connection.cursor() as cursor:
        cursor.execute("SHOW lock_timeout")
        assert cursor.fetchone() == (patience,)
        cursor.execute("RESET lock_timeout")
