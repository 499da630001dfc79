"""pandas reads every list of the API from its address, as CSV and as NDJSON, and finds the same in both."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas
import pytest

from tests import make
from tests.api.asking import description
from tests.world import World, build

LISTS = sorted(
    path
    for path, item in description()["paths"].items()
    if "text/csv" in item["get"]["responses"]["200"]["content"]
)
QUESTIONS = {"/api/v1/search/": "q=spoke&"}
"""What a list cannot do without."""


@pytest.mark.django_db(transaction=True)
def test_pandas_reads_every_list(live_server: Any, settings: Any, released: Any) -> None:
    settings.RELEASES_DIR = released.root
    record(build())
    for path in LISTS:
        address = f"{live_server.url}{path}?{QUESTIONS.get(path, '')}page_size=all"
        table = pandas.read_csv(f"{address}&format=csv")
        nested = pandas.read_json(f"{address}&format=ndjson", lines=True)
        assert len(table) == len(nested) > 0, path
        flat = pandas.json_normalize(nested.to_dict("records"), sep="_")
        plain = {name for name in flat.columns if is_plain(flat[name])}
        assert plain <= set(table.columns), path


def is_plain(column: pandas.Series) -> bool:
    """Whether it holds a value in every row, and no list."""
    return bool(column.notna().all()) and not any(isinstance(value, list) for value in column)


@pytest.mark.django_db(transaction=True)
def test_pandas_reads_days_and_moments_as_such(live_server: Any) -> None:
    record(build())
    address = f"{live_server.url}/api/v1/positions/?page_size=all"
    table = pandas.read_csv(f"{address}&format=csv", parse_dates=["date", "published_at"])
    nested = pandas.read_json(f"{address}&format=ndjson", lines=True)
    for frame in (table, nested):
        assert frame["date"].tolist() == [
            pandas.Timestamp(*day) for day in ((2023, 1, 15), (2022, 3, 1), (2022, 2, 1))
        ]
        assert str(frame["published_at"].dt.tz) == "UTC"
    assert table["actor_code"].tolist() == [one["code"] for one in nested["actor"]] == ["mu", "XAR", "XAR"]


def record(world: World) -> None:
    """Something in every list: a country that moved, and a group."""
    make.published(official=world.okoye, instrument=world.resolution, date=date(2022, 3, 1))
    make.published(group=world.union, date=date(2023, 1, 15), stance="oppose")
    make.published(country=world.arandia, date=date(2022, 2, 1), stance="abstain")
