"""A folder that PostgreSQL's own user can reach, also where the tests run as root."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def open_folder() -> Iterator[Path]:
    """Pytest's own folders let nobody else in; the path is long and has spaces, as people's paths do."""
    top = Path(tempfile.mkdtemp(dir="/tmp", prefix="tracker-tests-"))
    folder = top / "a folder of a person" / ("who likes long names " * 5).strip()
    folder.mkdir(parents=True)
    top.chmod(0o711)
    yield folder
    shutil.rmtree(top)
