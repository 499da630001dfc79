"""A record in which stances moved, told early; and the moments between which tests ask what was known."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from tests import make
from tests.world import World

EARLY, LATE = datetime(2040, 1, 1, tzinfo=UTC), datetime(2040, 6, 1, tzinfo=UTC)

now_and_then = pytest.mark.parametrize("known_at", [None, LATE], ids=["now", "as known at a moment"])


def moved(world: World) -> World:
    """The Union supports since 2020; Arandia agrees, then changes its mind; Fenland opposes audits."""
    make.published(group=world.union, date=date(2020, 1, 1), at=EARLY)
    make.published(date=date(2021, 1, 1), at=EARLY)
    make.published(date=date(2022, 1, 1), stance="oppose", at=EARLY)
    make.published(country=world.fenland, proposition=world.audits, stance="oppose", at=EARLY)
    return world
