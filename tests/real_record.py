"""The real data set in the test database: loaded once in a day, then copied in within a moment.

- `real_record` is for tests that read it inside a transaction (pages, API, questions): it lasts for the
  module, and what a test changes is rolled back at its end. Use it for a whole module:
  `pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("real_record")]`.
- `standing_real_record` is for tests that read it through a live server (browser tests): it is committed for
  the module, and nothing is flushed before its end. Nobody may write anything.
- `committed_real_record` is for such tests where somebody writes: it is committed for the one test, and
  flushed after it. A module uses one of the three.
"""

from __future__ import annotations

import fcntl
import io
import pickle
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction

from tests.database import fingerprint
from tests.flush import Rows, first_rows, held_off
from tests.snapshots import Snapshot

FIXTURES = Path(settings.BASE_DIR) / "fixtures"

FACES = ("admin", "api", "pages", "templatetags")
"""Nothing of the domain imports them (tests/test_rooms.py)."""


@pytest.fixture(scope="session")
def real_rows(kept_world: Snapshot, django_db_blocker: Any) -> Rows:
    """Every row of a database into which the real data set was loaded by the command.

    The first process that needs them loads them; the others wait for it and take its rows, and so does
    every run of that day, as long as neither the data nor the code that loads them has changed.
    """
    folder = Path(settings.VAR_DIR) / "real-record"
    folder.mkdir(parents=True, exist_ok=True)
    kept = folder / f"{datetime.now(UTC).date()}-{fingerprint(_decides())}.pickle"
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not kept.exists():
            for old in folder.glob("*.pickle"):
                old.unlink()
            with django_db_blocker.unblock():
                part = kept.with_suffix(".part")
                part.write_bytes(pickle.dumps(_loaded()))
                part.rename(kept)  # whole, or not there
        rows: Rows = pickle.loads(kept.read_bytes())
    return rows


def _decides() -> Iterator[Path]:
    """The files that decide what is loaded: the data, what is pinned, and all of the app but its faces."""
    app = Path(settings.BASE_DIR) / "positions"
    yield from sorted(FIXTURES.rglob("*.csv"))
    yield app.parent / "requirements.txt"
    yield from (path for path in sorted(app.rglob("*.py")) if path.relative_to(app).parts[0] not in FACES)


def _loaded() -> Rows:
    with transaction.atomic():
        call_command("load_dataset", FIXTURES, stdout=io.StringIO())
        rows = first_rows()
        transaction.set_rollback(True)
    return rows


@pytest.fixture(scope="module")
def real_record(real_rows: Rows, django_db_blocker: Any) -> Iterator[None]:
    """The real data set for the tests of one module, inside one transaction."""
    with django_db_blocker.unblock(), transaction.atomic():
        _copy_in(real_rows)
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def standing_real_record(real_rows: Rows, django_db_blocker: Any) -> Iterator[None]:
    """The real data set for the tests of one module, committed, so that a live server sees it."""
    with django_db_blocker.unblock():
        with transaction.atomic():
            _copy_in(real_rows)
        with held_off("real record"):
            yield
        call_command("flush", interactive=False, verbosity=0)


@pytest.fixture
def committed_real_record(transactional_db: None, real_rows: Rows) -> None:
    """The real data set for one test, committed, so that a live server sees it."""
    with transaction.atomic():
        _copy_in(real_rows)


def _copy_in(rows: Rows) -> None:
    """Put the rows in the place of those that are there, without triggers: they were checked once."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        for table, content in rows.items():
            name = connection.ops.quote_name(table)
            cursor.execute(f"DELETE FROM {name}")
            with cursor.copy(f"COPY {name} FROM STDIN") as copy:
                copy.write(content)
        cursor.execute("SET LOCAL session_replication_role = DEFAULT")
        for table in rows:
            _count_on(cursor, table)
            cursor.execute(f"ANALYZE {connection.ops.quote_name(table)}")


def _count_on(cursor: Any, table: str) -> None:
    """New rows get numbers after those that were copied in."""
    for sequence in connection.introspection.get_sequences(cursor, table):
        column = connection.ops.quote_name(sequence["column"])
        cursor.execute(
            f"SELECT setval(%s, max({column})) FROM {connection.ops.quote_name(table)}", [sequence["name"]]
        )
