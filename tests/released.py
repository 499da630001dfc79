"""Two releases of the invented world, made once in a process, and what the record held when they were."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction

from positions.editorial import Cited
from positions.models import Position
from positions.releases import shelf
from positions.releases.building import build
from positions.releases.shelf import Release
from tests import make
from tests.world import at_the_desk
from tests.world import build as build_world

DAY = date(2026, 11, 23)

Building = Callable[..., Release | None]


@dataclass(frozen=True)
class Releases:
    """Where they lie, the first and the second, and a figure of the first day as the record tells it."""

    root: Path
    first: Release
    second: Release
    moment: datetime
    known_then: int


@pytest.fixture
def root(tmp_path: Path, settings: Any) -> Path:
    """An empty folder for releases."""
    settings.RELEASES_DIR = tmp_path / "releases"
    return settings.RELEASES_DIR


@pytest.fixture
def built(root: Path) -> Building:
    """`built()` makes a release of the day, or of another."""
    return lambda day=DAY: build(root, day=day, say=lambda text: None)


@pytest.fixture(scope="session")
def released(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Releases]:
    """The files stay when the record of which they are copies is taken back."""
    root = tmp_path_factory.mktemp("releases")
    with django_db_blocker.unblock(), transaction.atomic():
        world = build_world()
        wrong = make.published(official=world.okoye, date=date(2022, 3, 1), summary='Said "=1+1", twice.')
        make.published(
            group=world.union,
            stance="oppose",
            summary="Two lines,\nof the Union.",
            cites=[Cited(world.record, "p. 3|4"), Cited(world.article)],
            dissociated=[world.borvia],
        )
        make.roll_call({"support": [world.dunmere], "abstain": [world.borvia]}, instrument=world.resolution)
        make.enquiry(world.celmark, languages=["en", "fr"], note="A note for the desk.")
        make.draft(country=world.elan, summary="A draft that nobody has read.", cites=[make.source("unread")])
        first = build(root, day=DAY, say=lambda text: None)
        moment = datetime.now(UTC)
        known_then = Position.objects.published().count()
        make.correction(wrong, stance="conditional")
        make.retracted(Position.objects.published().get(country=world.dunmere))
        make.published(country=world.celmark, summary="Came later.")
        second = build(root, day=DAY, say=lambda text: None)
        transaction.set_rollback(True)
    at_the_desk.clear()
    assert first is not None
    assert second is not None
    yield Releases(root, first, second, moment, known_then)
    shelf._read.cache_clear()
