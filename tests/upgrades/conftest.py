"""A database of its own with the invented world in it, as a site has one when it is upgraded."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from django.db import connection

from tests import make
from tests.world import World


@pytest.fixture
def site(transactional_db: None, world: World) -> Iterator[None]:
    """The test is in a copy of its database, with positions, periods and history; whatever becomes of it."""
    make.published(group=world.union, date=date(2020, 1, 1))
    first = make.published(date=date(2021, 1, 1))
    make.retracted(country=world.fenland, stance="oppose")
    make.correction(first, stance="oppose")
    original = connection.settings_dict["NAME"]
    copy = f"{original}_site"
    connection.close()
    with connection._nodb_cursor() as cursor:
        cursor.execute(f"DROP DATABASE IF EXISTS {copy}")
        cursor.execute(  # a thread of an earlier test, or the server's own, may still be in it
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = %s", [original]
        )
        cursor.execute(f"CREATE DATABASE {copy} TEMPLATE {original}")
    connection.settings_dict["NAME"] = copy
    yield
    connection.close()
    connection.settings_dict["NAME"] = original
    with connection._nodb_cursor() as cursor:
        cursor.execute(f"DROP DATABASE {copy}")
