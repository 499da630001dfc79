"""/api/v1/stances/ of one record: its filters, its pages, its day."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
import time_machine

from tests import make
from tests.api.asking import Api
from tests.world import World

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("record")]


@pytest.fixture(scope="module")
def record(lasting_world: World) -> None:
    """Stances for each filter to find, for all tests that only read."""
    world = lasting_world
    make.published(country=world.arandia, date=date(2022, 3, 1))
    make.published(country=world.arandia, date=date(2022, 3, 1), proposition=world.control, stance="oppose")
    make.published(country=world.celmark, date=date(2020, 3, 1), stance="abstain")
    make.published(country=world.dunmere, date=date(2022, 3, 1), stance="conditional")


@pytest.mark.parametrize("known_at", ["", "&known_at=2090-01-01"])
@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("country=XAR", ["XAR binding-framework", "XAR human-control"]),
        ("country=XDU,XCE", ["XCE binding-framework", "XDU binding-framework"]),
        ("proposition=human-control", ["XAR human-control"]),
        ("topic=weapons", ["XAR human-control"]),
        ("topic=weapons&proposition=binding-framework", []),
        ("region=Meridia", ["XDU binding-framework"]),
        ("region=Meridia&country=XAR", []),
        ("stance=oppose,abstain", ["XAR human-control", "XCE binding-framework"]),
        ("member_of=mu", ["XAR binding-framework", "XAR human-control"]),
        ("member_of=mu&as_of=2021-01-31", ["XCE binding-framework"]),
        ("as_of=2020-03-01", ["XCE binding-framework"]),
        ("as_of=2020-02-29", []),
    ],
)
def test_each_filter_lets_through_what_it_says(api: Api, query: str, found: list[str], known_at: str) -> None:
    rows = api.get(f"//testserver/api/v1/stances/?{query}{known_at}")["results"]
    assert [f"{row['country']['code']} {row['proposition']['slug']}" for row in rows] == found


@pytest.mark.parametrize("extra", [{}, {"known_at": "2090-01-01"}])
def test_pages_of_stances_lead_through_all_of_them(api: Api, extra: dict[str, str]) -> None:
    whole = api.results("stances/", **extra)
    page = api.get("stances/", page_size=1, count="true", **extra)
    assert page["count"] == len(whole) == 4
    met = page["results"]
    while page["next"]:
        page = api.get(page["next"])
        met += page["results"]
    assert met == whole
    assert api.get(page["previous"])["results"] == [whole[-2]]


def test_a_walk_over_midnight_stays_on_its_day(api: Api) -> None:
    with time_machine.travel(datetime(2023, 1, 1, 23, 59, tzinfo=UTC), tick=False):
        following = api.get("stances/", page_size=2)["next"]
    assert "as_of=2023-01-01" in following
    with time_machine.travel(datetime(2023, 1, 2, 0, 1, tzinfo=UTC), tick=False):
        assert len(api.get(following)["results"]) == 2
