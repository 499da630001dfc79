"""A small invented data set, in a folder of its own."""

from pathlib import Path

import pytest

from tests.exchange.files import DataSet


@pytest.fixture
def files(tmp_path: Path) -> DataSet:
    """The files of the small world, not loaded yet."""
    return DataSet(tmp_path / "small")
