"""/api/v1/positions/ of one record: its filters and its orders."""

from datetime import date
from typing import Any

import pytest

from tests import make
from tests.api.asking import Api
from tests.world import World

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lasting_world")]


@pytest.fixture(scope="module")
def record(lasting_world: World) -> dict[str, int]:
    """One position for each filter to find, for all tests of the module."""
    world = lasting_world
    weapons: dict[str, Any] = {"proposition": world.control, "stance": "oppose"}
    return {
        "speech": make.published(
            official=world.okoye, forum=world.workshop, session=world.workshop_2023, date=date(2023, 5, 24),
            summary="Asked for binding règles at once.", cites=[world.speech],
        ).pk,
        "vote": make.published(country=world.dunmere, kind="vote", instrument=world.resolution, **weapons).pk,
        "celmark": make.published(country=world.celmark, date=date(2020, 1, 1), stance="abstain").pk,
        "late celmark": make.published(country=world.celmark, date=date(2022, 1, 1)).pk,
        "union": make.published(group=world.union, date=date(2021, 7, 1)).pk,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("country=XAR", ["speech"]),
        ("country=XAR,XDU", ["speech", "vote"]),
        ("country=XAR&country=XDU", ["speech", "vote"]),
        ("group=mu", ["union"]),
        ("member_of=mu", ["speech", "celmark"]),
        ("member_of=harbour-league", ["vote"]),
        ("region=Meridia", ["vote"]),
        ("region=Lower Septentria", ["celmark", "late celmark"]),
        ("official=mira-okoye", ["speech"]),
        ("forum=workshop", ["speech"]),
        ("session=workshop-2023", ["speech"]),
        ("instrument=a-x-70-1", ["vote"]),
        ("topic=weapons", ["vote"]),
        ("proposition=human-control", ["vote"]),
        ("stance=oppose,abstain", ["vote", "celmark"]),
        ("kind=vote", ["vote"]),
        ("source=speech", ["speech"]),
        ("date_from=2022-01-01&date_to=2022-12-31", ["vote", "late celmark"]),
        ("q=regles", ["speech"]),
        ("stance=oppose&country=XAR", []),
    ],
)
def test_each_filter_lets_through_what_it_says(
    record: dict[str, int], api: Api, query: str, found: list[str]
) -> None:
    rows = api.get(f"//testserver/api/v1/positions/?{query}")["results"]
    assert {row["id"] for row in rows} == {record[name] for name in found}


@pytest.mark.parametrize(
    ("ordering", "found"),
    [
        (None, ["speech", "vote", "late celmark", "union", "celmark"]),
        ("date", ["celmark", "union", "late celmark", "vote", "speech"]),
        ("published_at", ["speech", "vote", "celmark", "late celmark", "union"]),
        ("-published_at", ["union", "late celmark", "celmark", "vote", "speech"]),
    ],
)
def test_the_list_is_in_the_order_asked_for(
    record: dict[str, int], api: Api, ordering: str | None, found: list[str]
) -> None:
    rows = api.results("positions/", **({} if ordering is None else {"ordering": ordering}))
    assert [row["id"] for row in rows] == [record[name] for name in found]
