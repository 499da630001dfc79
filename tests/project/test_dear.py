"""A burst of the dearest requests leaves ordinary pages served; asked too often, pages say when to go on."""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import ExitStack

import pytest
import time_machine
from django.conf import LazySettings
from django.core.cache import caches
from django.test import Client

from positions.look import RETRY_AFTER
from tests import make
from tests.world import World
from tracker.dear import AT_ONCE, making

DEAR = [
    "/?known_at=2030-01-01",
    "/search/?q=machines",
    "/positions/?count=true",
    "/propositions/binding-framework/board/",
    "/api/v1/stances/?known_at=2030-01-01",
    "/api/v1/search/?q=machines",
    "/api/v1/shifts/",
]
ORDINARY = [
    "/",
    "/?as_of=2024-01-01",
    "/countries/XAR/",
    "/positions/",
    "/api/v1/positions/?country=XAR",
    "/api/v1/stances/?proposition=binding-framework",
]


@pytest.fixture(autouse=True)
def _record(world: World) -> None:
    make.published()


def burst(began: float) -> ExitStack:
    """As many requests as may take long, in the making since then."""
    others = ExitStack()
    for _ in range(AT_ONCE):
        others.enter_context(making.one(began))
    return others


def test_a_burst_of_dear_requests_leaves_ordinary_pages_served(client: Client) -> None:
    with burst(began=-math.inf):
        for address in DEAR:
            refused = client.get(address)
            assert (refused.status_code, refused["Retry-After"]) == (503, str(RETRY_AFTER)), address
            assert "ask again in a moment" in refused.content.decode(), address
            assert refused["Cache-Control"] == "no-store"
            assert "default-src '" in refused["Content-Security-Policy"], address
        assert [client.get(address).status_code for address in ORDINARY] == [200] * len(ORDINARY)
    assert [client.get(address).status_code for address in DEAR] == [200] * len(DEAR)


def test_who_holds_a_dear_answer_is_told_so_in_a_burst_too(client: Client) -> None:
    tag = client.get(DEAR[0])["ETag"]
    with burst(began=-math.inf):
        assert client.get(DEAR[0], headers={"If-None-Match": tag}).status_code == 304


def test_what_is_answered_quickly_keeps_nobody_out(client: Client) -> None:
    with burst(began=math.inf):
        assert [client.get(address).status_code for address in DEAR] == [200] * len(DEAR)


@pytest.fixture
def few(settings: LazySettings) -> Iterator[None]:
    """A limit of two pages a minute."""
    settings.PAGE_RATE_LIMIT, settings.PAGE_RATE_SECONDS = 2, 60
    caches["rates"].clear()
    with time_machine.travel("2026-03-01T12:00:15Z", tick=False):
        yield
    caches["rates"].clear()


@pytest.mark.usefixtures("few")
def test_who_has_too_many_pages_made_is_told_when_to_go_on(client: Client) -> None:
    assert [client.get("/about/").status_code for _ in range(2)] == [200, 200]
    refused = client.get("/countries/")
    assert (refused.status_code, refused["Retry-After"]) == (429, "45")
    assert "go on in 45 seconds" in refused.content.decode()
    assert refused["Cache-Control"] == "no-store"
    assert "default-src 'self'" in refused["Content-Security-Policy"]
    assert client.get("/about/", REMOTE_ADDR="192.0.2.7").status_code == 200
    with time_machine.travel("2026-03-01T12:01:00Z", tick=False):
        assert client.get("/countries/").status_code == 200


@pytest.mark.usefixtures("few")
def test_programs_the_way_in_and_who_holds_the_page_are_not_counted_as_readers(client: Client) -> None:
    tag = client.get("/about/")["ETag"]
    for _ in range(3):
        assert client.get("/about/", headers={"If-None-Match": tag}).status_code == 304
        assert client.get("/api/v1/topics/").status_code == 200
        assert client.get("/admin/login/").status_code == 200
    assert client.get("/about/").status_code == 200
    assert client.get("/about/").status_code == 429
