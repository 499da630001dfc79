"""/api/v1/agreement/: who agrees with whom, counted pair by pair."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from pytest_django import DjangoAssertNumQueries

from positions import labels
from tests import make
from tests.api.asking import Api
from tests.world import World

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("record")]


@pytest.fixture(scope="module")
def record(lasting_world: World) -> None:
    """Arandia and Borvia agree on one of two; Dunmere came later; the Union speaks on a third."""
    world, at = lasting_world, datetime(2030, 1, 1, tzinfo=UTC)
    make.published(country=world.arandia, at=at)
    make.published(country=world.borvia, at=at.replace(day=2))
    make.published(country=world.arandia, proposition=world.audits, at=at.replace(day=3))
    make.published(country=world.borvia, proposition=world.audits, stance="oppose", at=at.replace(day=4))
    make.published(country=world.dunmere, date=date(2023, 1, 1), at=at.replace(day=5))
    make.published(group=world.union, proposition=world.control, at=at.replace(day=6))


def pairs(api: Api, **query: str) -> dict[tuple[str, str], tuple[int, int]]:
    rows = api.results("agreement/", page_size="all", **query)
    return {(row["country"]["code"], row["other"]["code"]): (row["both"], row["same"]) for row in rows}


def test_a_pair_has_its_own_denominator(api: Api) -> None:
    [row] = api.results("agreement/", country="XAR", other="XBO", basis="own")
    assert row == {
        "country": {"code": "XAR", "name": "Arandia"},
        "other": {"code": "XBO", "name": "Borvia"},
        "both": 2,
        "same": 1,
        "share": 0.5,
    }
    [nothing] = api.results("agreement/", country="XAR", other="XEL")
    assert (nothing["both"], nothing["share"]) == (0, None)


def test_a_country_is_set_beside_every_other_and_every_pair_comes_once(api: Api) -> None:
    assert sorted(pairs(api, country="XAR")) == [
        ("XAR", other) for other in ("XBO", "XCE", "XDU", "XEL", "XFE")
    ]
    assert len(pairs(api)) == 15


def test_the_chosen_can_be_set_beside_each_other_only(api: Api) -> None:
    assert list(pairs(api, country="XAR,XBO,XDU", within="true")) == [
        ("XAR", "XBO"), ("XAR", "XDU"), ("XBO", "XDU"),
    ]  # fmt: skip
    assert list(pairs(api, member_of="mu", within="true")) == [("XAR", "XBO")]
    assert len(pairs(api, region="Meridia", within="true")) == 3
    [fault] = api.refusal("agreement/", country="XAR", other="XBO", within="true")
    assert fault["parameter"] == "within"


@pytest.mark.parametrize(
    ("query", "counted"),
    [
        ({}, (3, 2)),
        ({"basis": "own"}, (2, 1)),
        ({"basis": "group"}, (1, 1)),
        ({"proposition": "audits"}, (1, 0)),
        ({"topic": "weapons"}, (1, 1)),
        ({"as_of": "2022-02-28"}, (0, 0)),
        ({"known_at": "2030-01-02"}, (1, 1)),
    ],
)
def test_each_filter_and_each_clock_counts(api: Api, query: dict[str, str], counted: tuple[int, int]) -> None:
    assert pairs(api, country="XAR", other="XBO", **query) == {("XAR", "XBO"): counted}


def test_pages_lead_through_all_pairs(api: Api) -> None:
    whole = api.results("agreement/")
    page = api.get("agreement/", page_size=4, count="true")
    assert page["count"] == 15
    met = page["results"]
    while page["next"]:
        page = api.get(page["next"])
        met += page["results"]
    assert met == whole


def test_the_queries_do_not_grow_with_the_pairs(
    api: Api, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    labels.current()
    with django_assert_num_queries(3):
        api.get("agreement/", page_size=500)
