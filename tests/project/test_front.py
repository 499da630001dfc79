"""What lies finished before Django is what Django would answer, while the record stands and no longer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import count, product
from typing import Any

import pytest
import time_machine
from django.conf import LazySettings
from django.core.cache import caches
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import RequestFactory
from hypothesis import given
from hypothesis import settings as limits
from hypothesis import strategies as st

from positions import front as fronts
from positions.finished import OVERHEAD, Finished, Shelf
from positions.front import Front
from positions.look import RETRY_AFTER, Look, Unreachable
from positions.shares import Share
from tests import make
from tests.world import World

Answer = tuple[int, dict[str, str], bytes]
Application = Callable[..., Iterable[bytes]]


class Asking:
    """A front with its application, which tells what came as far as that."""

    def __init__(self, application: Application | None = None, most: int = 4_000_000) -> None:
        self.application = application or WSGIHandler()
        self.front = Front(self._noted, most=most, share=Share.of_programs)
        self.reached: list[str] = []

    def _noted(self, environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        self.reached.append(environ["PATH_INFO"])
        return self.application(environ, start)

    def __call__(self, address: str, *, method: str = "GET", **environ: str) -> Answer:
        return asked(self.front, address, method=method, **environ)


def asked(application: Any, address: str, *, method: str = "GET", **environ: str) -> Answer:
    """What a WSGI application answers, as a web server hears it."""
    said: list[Any] = []
    question = RequestFactory().generic(method, address).environ | environ
    answer = application(question, lambda status, headers, *more: said.extend([status, headers]))
    body = b"".join(answer)
    if hasattr(answer, "close"):
        answer.close()
    return int(said[0][:3]), {name.lower(): value for name, value in said[1]}, body


LOOKS = count()


@pytest.fixture(autouse=True)
def _one_connection(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The tests' transaction lasts longer than a request, as with Django's own client."""
    monkeypatch.setattr(fronts, "look", Look(f"look_{next(LOOKS)}".encode()))
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def ask(world: World) -> Asking:
    return Asking()


@pytest.fixture
def gone(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Takes the database away, as far as the look can tell."""

    def look() -> None:
        raise Unreachable("gone")

    return lambda: monkeypatch.setattr(fronts, "look", look)


@pytest.mark.parametrize(
    "address", ["/", "/api/v1/topics/", "/api/v1/topics/?format=csv", "/positions/feed.atom"]
)
def test_the_same_question_is_answered_with_the_same_bytes_without_django(ask: Asking, address: str) -> None:
    first, second = ask(address), ask(address)
    assert first[0] == 200
    assert {**first[1], "ratelimit": ""} == {**second[1], "ratelimit": ""}
    assert first[2] == second[2]
    assert len(ask.reached) == 1


def test_who_holds_the_answer_is_told_so_without_django(ask: Asking) -> None:
    _, headers, _ = ask("/about/")
    for name, held in (("HTTP_IF_NONE_MATCH", "etag"), ("HTTP_IF_MODIFIED_SINCE", "last-modified")):
        status, told, body = ask("/about/", **{name: headers[held]})
        assert (status, body) == (304, b"")
        assert told["etag"] == headers["etag"]
        assert told["vary"] == headers["vary"]
        assert not [name for name in told if name.startswith("content-")]
    assert ask("/about/", HTTP_IF_NONE_MATCH='"other"')[0] == 200
    assert ask.reached == ["/about/"]


def test_a_visible_change_makes_everything_kept_unreachable(ask: Asking) -> None:
    before = ask("/api/v1/topics/")
    make.published()
    after = ask("/api/v1/topics/", HTTP_IF_NONE_MATCH=before[1]["etag"])
    assert after[0] == 200
    assert int(after[1]["data-version"]) > int(before[1]["data-version"])


def test_the_next_day_is_asked_anew(ask: Asking) -> None:
    with time_machine.travel("2026-03-01T23:59:59Z", tick=False):
        before = ask("/")
    with time_machine.travel("2026-03-02T00:00:00Z", tick=False):
        assert ask("/")[1]["etag"] != before[1]["etag"]


@pytest.mark.parametrize(
    "other",
    [
        {"HTTP_HOST": "other.localhost"},
        {"wsgi.url_scheme": "https"},
        {"QUERY_STRING": "basis=own"},
        {"HTTP_ACCEPT": "text/csv"},
        {"HTTP_ACCEPT_ENCODING": "gzip"},
        {"HTTP_ORIGIN": "https://elsewhere.example"},
        {"HTTP_ORIGIN": "https://[broken"},
    ],
)
def test_another_question_is_another_answer(ask: Asking, other: dict[str, str]) -> None:
    ask("/api/v1/stances/")
    ask("/api/v1/stances/", **other)
    assert len(ask.reached) == 2


def test_pages_of_other_sites_are_told_alike_that_they_may_read(ask: Asking) -> None:
    for site in ("https://one.example", "http://two.example:8080"):
        assert ask("/api/v1/topics/", HTTP_ORIGIN=site)[1]["access-control-allow-origin"] == "*"
    assert len(ask.reached) == 1


def test_a_head_is_told_what_is_kept_without_its_body(ask: Asking) -> None:
    _, headers, _ = ask("/about/")
    assert ask("/about/", method="HEAD") == (200, headers, b"")
    assert len(ask.reached) == 1


@pytest.mark.parametrize(
    "address",
    [
        "/nothing/",
        "/?as_of=never",
        "/admin/login/",
        "/api/v1/topics/?page_size=all",
        "/api/v1/topics",
        "/data/releases/",
    ],
)
def test_errors_the_desk_redirects_and_streams_are_not_kept(ask: Asking, address: str) -> None:
    first, second = ask(address), ask(address)
    assert first[0] == second[0]
    assert len(ask.reached) == 2
    assert len(ask.front.shelf) == 0


@pytest.mark.parametrize(
    "personal", [("Set-Cookie", "a=1"), ("Vary", "Accept, Cookie"), ("Vary", "*"), ("Vary", "User-Agent")]
)
def test_what_is_for_one_reader_is_not_kept(world: World, personal: tuple[str, str]) -> None:
    def application(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        return WSGIHandler()(environ, lambda status, headers: start(status, [*headers, personal]))

    ask = Asking(application)
    ask("/about/")
    assert len(ask.front.shelf) == 0


def test_what_was_made_while_the_record_changed_is_not_kept(world: World) -> None:
    django = WSGIHandler()

    def application(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        answer = django(environ, start)
        if len(asking.reached) == 1:
            make.published()
        return answer

    asking = Asking(application)
    for _ in range(3):
        asking("/api/v1/topics/")
    assert len(asking.reached) == 2, "the first is not kept, the second is"


def test_finished_answers_count_as_requests_and_the_rest_is_refused(
    ask: Asking, settings: LazySettings
) -> None:
    settings.API_RATE_LIMIT, settings.API_RATE_SECONDS = 3, 60
    caches["rates"].clear()
    with time_machine.travel("2026-03-01T12:00:15Z", tick=False):
        tag = ask("/api/v1/topics/")[1]["etag"]
        assert ask("/api/v1/topics/")[1]["ratelimit"] == '"default";r=1;t=45'
        assert ask("/api/v1/topics/", HTTP_IF_NONE_MATCH=tag)[1]["ratelimit"] == '"default";r=1;t=45'
        assert [ask("/api/v1/topics/")[0] for _ in range(2)] == [200, 429]
    caches["rates"].clear()


def test_a_process_that_may_keep_nothing_keeps_nothing(world: World) -> None:
    ask = Asking(most=0)
    assert ask("/about/")[2] == ask("/about/")[2]
    assert len(ask.reached) == 2


def test_what_was_asked_for_longest_ago_makes_room_and_nothing_takes_it_all() -> None:
    shelf = Shelf(80_000)
    small, large = (Finished([], b"x" * (size - OVERHEAD), "", "") for size in (10_000, 10_001))
    for number in range(8):
        shelf.put(number, small)
    assert shelf.get(0) is small
    shelf.put(8, small)
    shelf.put("large", large)
    assert [key for key in (*range(9), "large") if shelf.get(key)] == [0, 2, 3, 4, 5, 6, 7, 8]
    shelf.put(8, small)
    assert shelf.bytes == 80_000


def test_while_the_database_is_gone_what_was_kept_is_served_and_says_so(
    ask: Asking, gone: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    with time_machine.travel("2026-03-01T12:00:00Z", tick=False):
        kept = ask("/about/")
    present = vars(fronts)["look"]
    gone()
    with time_machine.travel("2026-03-02T12:00:00Z", tick=False):
        status, headers, body = ask("/about/")
        assert (status, body) == (200, kept[2])
        assert (headers["data-status"], headers["age"]) == ("kept", str(24 * 3600))
        held = ask("/about/", HTTP_IF_NONE_MATCH=kept[1]["etag"])
        assert (held[0], held[1]["data-status"]) == (304, "kept")
    monkeypatch.setattr(fronts, "look", present)
    assert "data-status" not in ask("/about/")[1]


@pytest.mark.parametrize(
    ("method", "address"),
    [
        *product(("GET", "HEAD"), ("/", "/countries/XAR/", "/api/v1/topics/", "/admin/", "/admin/login/")),
        *product(("POST",), ("/api/v1/topics/", "/admin/", "/admin/login/")),
    ],
)
def test_all_else_is_told_when_to_come_back(
    gone: Callable[[], None], django_assert_num_queries: Any, db: None, address: str, method: str
) -> None:
    ask = Asking()
    gone()
    with django_assert_num_queries(0):
        status, headers, body = ask(address, method=method)
    assert status == 503
    assert headers["retry-after"] == str(RETRY_AFTER)
    assert headers["cache-control"] == "no-store"
    assert "etag" not in headers
    if address.startswith("/api/"):
        assert headers["content-type"] == "application/problem+json"
    else:
        assert b"The record cannot be read just now" in body
        assert "content-security-policy" in headers


ADDRESSES = (
    "/robots.txt",
    "/api/v1/topics/",
    "/api/v1/topics/?format=csv",
    "/about/?as_of=never",
    "/api/v1/nothing/",
)
HEADERS: tuple[dict[str, str], ...] = (
    {},
    {"HTTP_ACCEPT_ENCODING": "gzip"},
    {"HTTP_ACCEPT": "text/csv"},
    {"HTTP_ORIGIN": "https://a.example"},
    {"HTTP_ORIGIN": "x"},
)
QUESTION = st.tuples(st.sampled_from(ADDRESSES), st.sampled_from(HEADERS), st.sampled_from(["GET", "HEAD"]))
CHANGE = st.none()


@pytest.mark.usefixtures("world")
def test_whatever_is_asked_in_whatever_order_is_answered_as_by_django_alone() -> None:
    django = WSGIHandler()
    changes = count()

    @limits(max_examples=10)
    @given(st.lists(st.one_of(CHANGE, QUESTION), min_size=4, max_size=8))
    def holds(steps: list[tuple[str, dict[str, str], str] | None]) -> None:
        ask = Asking(django)
        for step in steps:
            if step is None:
                make.source(f"source-{next(changes)}")
                continue
            address, headers, method = step
            finished = ask(address, method=method, **headers)
            _alike(finished, asked(django, address, method=method, **headers), method)

    holds()


def _alike(finished: Answer, alone: Answer, method: str) -> None:
    for _, headers, _ in (finished, alone):
        headers.pop("ratelimit", None)
    assert finished[:2] == alone[:2]
    assert method == "HEAD" or finished[2] == alone[2]
