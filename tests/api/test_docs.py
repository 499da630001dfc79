"""docs/api.md says what the description says; its examples are run in test_examples and test_mirror."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from positions.api.positions import Positions
from positions.api.shifts import Shifts
from positions.vocabulary import Stance
from tests.api.asking import Api, description

PAGE = (Path(settings.BASE_DIR) / "docs" / "api.md").read_text()


@pytest.mark.parametrize("path", sorted(description()["paths"]))
def test_every_address_is_documented(path: str) -> None:
    assert f"`{path.removeprefix('/api/v1')}`" in PAGE


@pytest.mark.parametrize(
    "name", sorted({one.name for view in (Positions, Shifts) for one in view.all_parameters()})
)
def test_every_parameter_of_the_record_and_of_stances_is_documented(name: str) -> None:
    assert re.search(rf"`{name}\b", PAGE) or f"**`{name}=" in PAGE


@pytest.mark.usefixtures("world")
def test_the_documented_refusal_is_what_the_api_says(api: Api) -> None:
    refused = api.response("positions/", stance="maybe").json()
    assert refused["errors"][0]["allowed"] == list(Stance.values)
    for value in (refused["type"], refused["title"], refused["detail"], refused["errors"][0]["reason"]):
        assert f'"{value}"' in PAGE
