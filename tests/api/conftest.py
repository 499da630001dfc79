"""The client that tests of the API ask with, and a world for those that only read."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction

from tests.api.asking import Api
from tests.snapshots import Snapshot
from tests.world import World, at_the_desk


@pytest.fixture
def api() -> Api:
    """A client whose good answers and refusals are held against the API's description."""
    return Api()


@pytest.fixture(scope="module")
def lasting_world(kept_world: Snapshot, django_db_blocker: Any) -> Iterator[World]:
    """The invented world, put back once for a module whose tests change nothing of it."""
    with django_db_blocker.unblock(), transaction.atomic():
        world = kept_world.restore()
        at_the_desk.clear()
        yield world
        transaction.set_rollback(True)
