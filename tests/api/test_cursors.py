"""The addresses of neighbouring pages, as a client follows them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any
from urllib.parse import unquote

import pytest
import requests.utils

from positions.api.positions import Positions
from positions.models import Position
from tests import make
from tests.api.asking import Api
from tests.world import World

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("crowded")]


@pytest.fixture(scope="module")
def crowded(lasting_world: World) -> list[Position]:
    """Many positions of two days."""
    days = [date(2022, 3, 1) + timedelta(days=number % 2) for number in range(11)]
    return [make.published(date=day) for day in days]


@pytest.mark.parametrize("ordering", Positions.orders)
def test_next_and_previous_lead_through_the_whole_list(
    crowded: list[Position], api: Api, ordering: str
) -> None:
    whole = [row["id"] for row in api.results("positions/", ordering=ordering)]
    assert sorted(whole) == sorted(position.pk for position in crowded)
    answer = api.get("positions/", ordering=ordering, page_size=4, country="XAR,XBO", count="true")
    assert answer["previous"] is None
    assert answer["count"] == len(crowded)
    pages = [answer]
    while pages[-1]["next"]:
        pages.append(api.get(pages[-1]["next"]))
    assert [row["id"] for page in pages for row in page["results"]] == whole
    assert [len(page["results"]) for page in pages] == [4, 4, 3]
    back = [pages[-1]]
    while back[-1]["previous"]:
        back.append(api.get(back[-1]["previous"]))
    assert [row["id"] for page in reversed(back) for row in page["results"]] == whole


def test_a_deep_page_costs_no_more_than_the_first(
    crowded: list[Position], api: Api, django_assert_num_queries: Any
) -> None:
    second = api.get("positions/", page_size=3)["next"]
    with django_assert_num_queries(2):
        api.get(second)


def test_the_neighbours_are_named_in_the_link_header_too(crowded: list[Position], api: Api) -> None:
    second = api.response(api.get("positions/", page_size=4)["next"])
    body, related = second.json(), requests.utils.parse_header_links(second["Link"])
    addresses = {one["rel"]: one["url"] for one in related}
    assert addresses == {
        "next": body["next"],
        "prev": body["previous"],
        "describedby": "http://testserver/api/v1/schema/",
        "license": "http://testserver/data/#licences",
    }
    assert 'rel="next"' not in api.response("positions/")["Link"]


@pytest.mark.parametrize(
    "changed", [{"country": "XAR"}, {"ordering": "date"}, {"stance": "support"}, {"known_at": "2030-01-01"}]
)
def test_a_cursor_of_another_question_is_refused(
    crowded: list[Position], api: Api, changed: dict[str, str]
) -> None:
    cursor = api.get("positions/", page_size=4)["next"].split("cursor=")[1]
    [fault] = api.refusal("positions/", cursor=cursor, **changed)
    assert fault["parameter"] == "cursor"
    assert "another question" in fault["reason"]


@pytest.mark.parametrize("path", ["groups/", "countries/", "stances/"])
def test_a_cursor_of_another_list_is_refused(crowded: list[Position], api: Api, path: str) -> None:
    cursor = api.get("positions/", page_size=4)["next"].split("cursor=")[1]
    [fault] = api.refusal(path, cursor=cursor)
    assert fault["parameter"] == "cursor"


def test_the_size_of_pages_may_change_on_the_way(crowded: list[Position], api: Api) -> None:
    first = api.get("positions/", page_size=4)
    rest = api.get(first["next"].replace("page_size=4", "page_size=7"))
    assert len(first["results"] + rest["results"]) == len(crowded)
    assert rest["next"] is None


def test_a_cursor_cannot_be_forged(crowded: list[Position], api: Api) -> None:
    cursor = api.get("positions/", page_size=4)["next"].split("cursor=")[1]
    [fault] = api.refusal("positions/", cursor=f"x{cursor}")
    assert "not made by this API" in fault["reason"]


def tampered(cursor: str) -> Iterator[str]:
    """The cursor with each of its characters changed in two ways, cut off anywhere, and lengthened."""
    for place, letter in enumerate(cursor):
        for bit in (1, 2):
            yield cursor[:place] + chr(ord(letter) ^ bit) + cursor[place + 1 :]
    yield from (cursor[:end] for end in range(1, len(cursor), 7))
    yield from (cursor + more for more in ("A", "=", ":", "\x00", "é", cursor))


def test_a_cursor_that_was_tampered_with_is_refused_or_the_same(crowded: list[Position], api: Api) -> None:
    asked = {"page_size": 4, "country": "XAR"}
    cursor = unquote(api.get("positions/", **asked)["next"].split("cursor=")[1].split("&")[0])
    page = api.get("positions/", cursor=cursor, **asked)["results"]
    assert page
    for changed in tampered(cursor):
        answer = api.response("positions/", cursor=changed, **asked)
        assert answer.status_code == 400 or answer.json()["results"] == page, changed


def test_a_page_whose_cursor_was_tampered_with_shows_what_the_filter_lets_through_or_nothing(
    crowded: list[Position], api: Api, lasting_world: World
) -> None:
    day, last = crowded[5].date, crowded[5].pk
    make.published(country=lasting_world.borvia, date=day, summary="Unheard of.")
    for changed in tampered(f"older.{day}.{last}"):
        answer = api.client.get("/positions/", {"country": "XAR", "cursor": changed})
        assert answer.status_code in (200, 400), changed
        assert "Unheard of" not in answer.content.decode(), changed
