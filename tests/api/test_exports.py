"""Whole lists: every row once, of one state of the record, in every format, in constant memory."""

from __future__ import annotations

import gzip
import json
import tracemalloc
from contextlib import ExitStack
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from rest_framework.test import APIRequestFactory

from positions.api.positions import Positions
from positions.api.sources import Sources
from positions.editorial import Cited
from positions.models import DataVersion, Source
from positions.models.sources import ReferenceSource
from positions.snapshot import one_state
from positions.whole_lists import AT_ONCE, place
from tests import make
from tests.api.asking import Api, content
from tests.world import World

pytestmark = pytest.mark.django_db


def many_sources(count: int, start: int = 0) -> None:
    """Public documents, made up."""
    made = Source.objects.bulk_create(
        Source(slug=f"synthetic-{number:05}", title="A made-up report", language="en", publisher="x" * 100)
        for number in range(start, start + count)
    )
    ReferenceSource.objects.bulk_create(
        ReferenceSource(table="countries", key=one.slug, source=one) for one in made
    )


def test_a_whole_list_has_all_rows_in_their_order_in_every_format(world: World, api: Api) -> None:
    for day in range(1, 8):
        make.published(date=date(2022, 3, day), cites=[world.speech, world.article])
    make.published(group=world.union, dissociated=[world.borvia])
    pages = [api.get("positions/", page_size=3)]
    while pages[-1]["next"]:
        pages.append(api.get(pages[-1]["next"]))
    rows = [row for page in pages for row in page["results"]]
    whole = api.get("positions/", page_size="all", count="true")
    assert list(whole) == ["next", "previous", "count", "data_version", "licence", "credits", "results"]
    assert (whole["next"], whole["previous"], whole["count"]) == (None, None, 8)
    assert whole["results"] == rows
    assert api.lines("positions/", page_size="all") == rows
    assert [row["id"] for row in api.table("positions/", page_size="all")] == [str(row["id"]) for row in rows]


def everything_odd(world: World) -> None:
    """Positions with all that a cell can hold."""
    odd = make.source("odd", title='=Odd|"title"', url="", publisher="")
    make.published(date=date(2022, 3, 1), official=world.okoye, cites=[Cited(odd, "p. 1|2"), world.speech])
    commas = make.source("commas", title="First, second", url="", publisher="＝A house")
    make.published(group=world.union, dissociated=[world.borvia, world.arandia], summary="+1,\n“two”")
    make.published(date=date(2022, 3, 4), cites=[world.speech, Cited(commas, "p. 1, p. 2")])
    make.published(date=date(2022, 3, 5), cites=[Cited(make.source("minus"), "-3")], summary="\\N\t\\t")
    make.published(date=date(2022, 3, 6), official=world.okoye, cites=[world.article])
    make.roll_call({"support": [world.arandia]}, instrument=world.resolution)
    make.correction(make.published(country=world.dunmere, summary="-Said|so."))


@pytest.mark.parametrize(
    "query",
    [
        {},
        {"ordering": "published_at"},
        {"fields": "sources,actor,id"},
        {"fields": "official,summary"},
        {"country": "XAR"},
        {"known_at": "2090-01-01"},
        {"q": "said"},
    ],
)
def test_the_lines_that_the_database_writes_are_those_of_the_pages(
    world: World, api: Api, query: dict[str, str]
) -> None:
    everything_odd(world)
    pages = api.table("positions/", **query)
    assert pages
    assert api.table("positions/", page_size="all", **query) == pages


@pytest.mark.django_db(transaction=True)
def test_a_reader_of_lines_who_goes_away_leaves_nothing_open() -> None:
    request = APIRequestFactory().get("/api/v1/positions/", {"page_size": "all", "format": "csv"})
    response: Any = Positions.as_view()(request)
    pieces = iter(response.streaming_content)
    next(pieces)
    assert connection.in_atomic_block
    for closer in response._resource_closers:
        closer()
    assert not connection.in_atomic_block
    assert DataVersion.current()


def test_a_page_of_lines_is_the_page_of_the_json(world: World, api: Api) -> None:
    for day in range(1, 4):
        make.published(date=date(2022, 3, day))
    assert api.lines("positions/", page_size=2) == api.results("positions/", page_size=2)
    response = api.client.get("/api/v1/positions/?page_size=2", headers={"Accept": "application/x-ndjson"})
    assert response["Content-Type"] == "application/x-ndjson"
    assert 'rel="next"' in response["Link"]


@pytest.mark.parametrize(
    "path",
    ["stances/", "stances/?known_at=2090-01-01", "shifts/", "stances/summary/", "instruments/", "changes/"],
)
def test_derived_lists_come_whole_too(world: World, api: Api, path: str) -> None:
    make.roll_call({"support": [world.arandia], "oppose": [world.borvia]}, instrument=world.resolution)
    make.published(stance="oppose", date=date(2022, 5, 1))
    joined = f"//testserver/api/v1/{path}{'&' if '?' in path else '?'}"
    expected = api.get(f"{joined}page_size=500")["results"]
    assert expected
    assert api.get(f"{joined}page_size=all")["results"] == expected


def test_an_empty_list_is_whole(world: World, api: Api) -> None:
    assert api.get("positions/", page_size="all")["results"] == []
    assert api.lines("positions/", page_size="all") == []
    assert api.table("positions/", page_size="all") == []


def test_a_page_without_a_row_says_of_what_kind_it_is(world: World, api: Api) -> None:
    assert api.lines("positions/") == []


def test_a_whole_list_has_no_place_to_begin(world: World, api: Api) -> None:
    many_sources(3)
    cursor = api.get("sources/", page_size=2)["next"].split("cursor=")[1]
    [fault] = api.refusal("sources/", page_size="all", cursor=cursor)
    assert fault["parameter"] == "cursor"


def test_the_keys_can_be_chosen(world: World, api: Api) -> None:
    make.published()
    assert [list(row) for row in api.lines("positions/", page_size="all", fields="id,stance")] == [
        ["id", "stance"]
    ]


def test_a_whole_list_can_be_compressed_and_is_marked(world: World, api: Api) -> None:
    many_sources(3)
    address = "/api/v1/sources/?page_size=all"
    packed = api.client.get(address, headers={"Accept-Encoding": "gzip"})
    assert packed["Content-Encoding"] == "gzip"
    assert len(json.loads(gzip.decompress(content(packed)))["results"]) == 3
    held = {"If-None-Match": packed["ETag"], "Accept-Encoding": "gzip"}
    assert api.client.get(address, headers=held).status_code == 304


def test_rows_are_read_as_they_are_sent(world: World, api: Api) -> None:
    many_sources(1_200)
    response = api.response("sources/", page_size="all", format="ndjson")
    pieces = iter(response.streaming_content)
    first = next(pieces)
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM pg_cursors WHERE name LIKE '_django%%'")
        assert len(cursor.fetchall()) == 1, "the database holds the rest"
    assert len(first.splitlines()) == 500
    assert len(b"".join(pieces).splitlines()) == 700


def test_four_times_the_rows_need_no_more_memory(world: World) -> None:
    def peak() -> int:
        request = APIRequestFactory().get("/api/v1/sources/", {"page_size": "all", "format": "csv"})
        tracemalloc.start()
        try:
            response: Any = Sources.as_view()(request)
            assert sum(map(len, response.streaming_content)) > 100_000
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    many_sources(1_000)
    peak()  # what is imported and cached once is no growth
    small = peak()
    many_sources(3_000, start=1_000)
    assert peak() < small + 200_000


@pytest.mark.django_db(transaction=True)
def test_a_whole_list_is_of_one_state_of_the_record() -> None:
    many_sources(1_200)
    request = APIRequestFactory().get("/api/v1/sources/", {"page_size": "all", "format": "ndjson"})
    response: Any = Sources.as_view()(request)
    pieces = iter(response.streaming_content)
    next(pieces)
    other = connection.copy()
    with other.cursor() as cursor:
        cursor.execute("UPDATE positions_source SET title = 'Changed meanwhile'")
    other.close()
    rest = b"".join(pieces)
    assert b"Changed meanwhile" not in rest
    assert int(response["Data-Version"]) < DataVersion.current().number
    assert not connection.in_atomic_block


@pytest.mark.django_db(transaction=True)
def test_a_reader_who_goes_away_leaves_nothing_open() -> None:
    many_sources(1_200)
    request = APIRequestFactory().get("/api/v1/sources/", {"page_size": "all"})
    response: Any = Sources.as_view()(request)
    assert connection.in_atomic_block
    for closer in response._resource_closers:
        closer()
    assert not connection.in_atomic_block


def test_a_process_sends_few_whole_lists_at_once_and_tells_others_when_to_ask_again(
    world: World, client: Client
) -> None:
    make.published()
    with ExitStack() as others:
        for _ in range(AT_ONCE):
            others.enter_context(place())
        refused = client.get("/api/v1/positions/?page_size=all")
        assert (refused.status_code, refused.headers["Retry-After"]) == (503, "5")
        assert client.get("/api/v1/positions/").status_code == 200, "a page is sent as ever"
        table = client.get("/positions/?format=csv")
        assert (table.status_code, table["Content-Type"]) == (503, "text/html; charset=utf-8")
        assert client.get("/positions/").status_code == 200
    for _ in range(AT_ONCE + 1):  # what was sent gives its place back
        sent = client.get("/api/v1/positions/?page_size=all&format=ndjson")
        assert len(content(sent).splitlines()) == 1


def test_a_whole_list_may_take_as_long_as_its_reader_does() -> None:
    with one_state(), connection.cursor() as cursor:
        cursor.execute("SHOW statement_timeout")
        assert cursor.fetchone() == ("0",)


def test_a_whole_list_is_copied_out_in_local_mode_too(world: World, client: Client) -> None:
    make.published()
    with CaptureQueriesContext(connection):  # what Django's DEBUG does to every cursor
        sent = content(client.get("/api/v1/positions/?page_size=all&format=csv"))
    assert len(sent.splitlines()) == 2
