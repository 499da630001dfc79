"""The course that the slider reads: the same words and fills as the map of each day."""

import re
from datetime import date
from typing import Any

from django.test import Client

from positions.pages.question import moment_in_address
from tests import make
from tests.pages.reading import queries_for
from tests.world import World

PAGE = "/propositions/binding-framework/"
COURSE = f"{PAGE}course.json"


def told(course: dict[str, Any], day: str) -> dict[str, tuple[str, str]]:
    """What the course says of every country on a day: the words and the fill, as time.js puts them."""
    found = {}
    for code, one in course["countries"].items():
        times = [time for time in one["times"] if time[0] <= day and (not time[1] or day < time[1])]
        value, words = course["absent"]["value"], course["absent"]["words"]
        css = f"land-{value}"
        if times:
            [[_, _, value, through, words]] = times
            css = f"land-{value}" + (f" through is-{value}" if through else "")
        found[code] = (f"{one['name']}: {words}", css)
    return found


def drawn(client: Client, query: str) -> dict[str, tuple[str, str]]:
    """What the server's map says of every country."""
    page = client.get(f"{PAGE}{query}").content.decode()
    lands = re.findall(r'<title>([^<]+)</title><use href="[^"]+#(\w+)" class="([^"]+)"', page)
    return {code: (title, css.removeprefix("world__point ")) for title, code, css in lands}


def test_the_course_says_of_every_day_what_the_map_of_that_day_says(world: World, client: Client) -> None:
    make.published(date=date(2021, 1, 1), date_precision="year")
    make.published(group=world.union, date=date(2021, 6, 1), stance="conditional")
    make.published(date=date(2022, 3, 1), stance="oppose")
    make.enquiry(world.fenland, searched_on=date(2022, 1, 15))
    for basis in ("", "basis=own"):
        course = client.get(f"{COURSE}?{basis}").json()
        for day in ("2020-12-31", "2021-01-01", "2021-06-01", "2022-01-14", "2022-01-15", "2022-03-01"):
            assert told(course, day) == drawn(client, f"?as_of={day}&{basis}")


def test_the_course_as_it_was_known(world: World, client: Client) -> None:
    known = make.published(date=date(2022, 3, 1))
    make.published(date=date(2022, 4, 1), stance="oppose")
    course = client.get(f"{COURSE}?known_at={moment_in_address(known.published_at)}").json()
    assert [time[2] for time in course["countries"]["XAR"]["times"]] == ["support"]


def test_the_slider_is_told_its_days_and_where_its_course_is(world: World, client: Client) -> None:
    make.published(date=date(2022, 3, 1))
    page = client.get(f"{PAGE}?as_of=2023-01-01&basis=own").content.decode()
    assert f'data-course="{COURSE}?basis=own"' in page
    assert 'data-first="2022-03-01"' in page
    assert 'data-day="2023-01-01"' in page
    assert "data-course" not in client.get("/propositions/audits/").content.decode()


def test_a_course_that_the_reader_holds_is_not_sent_again(world: World, client: Client) -> None:
    make.published()
    tag = client.get(COURSE)["ETag"]
    assert client.get(COURSE, headers={"If-None-Match": tag}).status_code == 304
    make.published(country=world.borvia)
    assert client.get(COURSE, headers={"If-None-Match": tag}).status_code == 200


def test_the_number_of_queries_does_not_grow_with_the_record(world: World, client: Client) -> None:
    make.published()
    make.published(group=world.union)
    few = queries_for(client, COURSE)
    for country in (world.borvia, world.celmark, world.dunmere):
        make.published(country=country, stance="oppose", date=date(2022, 6, 1))
        make.enquiry(country)
    assert queries_for(client, COURSE) == few
