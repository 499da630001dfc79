"""A cluster that may be killed, for the tests of a module."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.faults.cluster import Cluster, Deeds
from tests.faults.record import world


@pytest.fixture(scope="module")
def place() -> Iterator[Path]:
    """A folder that PostgreSQL's own user can reach, also where the tests run as root."""
    top = Path(tempfile.mkdtemp(dir="/tmp", prefix="tracker-faults-"))
    top.chmod(0o711)
    yield top
    shutil.rmtree(top)


@pytest.fixture(scope="module")
def cluster(place: Path, django_db_setup: None) -> Iterator[Cluster]:
    """The server, with an empty record."""
    with closing(Cluster(place / "postgres")) as one:
        one.fill()
        yield one


@pytest.fixture(scope="module")
def deeds(cluster: Cluster, place: Path) -> Iterator[Deeds]:
    """Whoever works on it; the record is a small world, and there are two people."""
    folder = place / "var"
    folder.mkdir()
    with closing(Deeds(cluster, folder)) as working:
        working.do("prepare", folder=str(world(place / "world").folder))
        yield working
