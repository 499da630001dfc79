"""The client that tests of the API ask with."""

import pytest

from tests.api.asking import Api


@pytest.fixture
def api() -> Api:
    """A client whose good answers and refusals are held against the API's description."""
    return Api()
