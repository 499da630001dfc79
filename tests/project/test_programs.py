"""Programs are answered by a shorter way, in the very words of Django's whole one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.conf import LazySettings, settings
from django.core.cache import caches
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import OperationalError, close_old_connections
from django.test import RequestFactory

from positions.api import positions
from positions.look import UNREACHABLE
from tests.project.test_front import Answer, asked
from tests.world import World
from tracker import dear, plain, programs
from tracker.plain import Plain
from tracker.programs import Application

QUESTIONS: list[tuple[str, str, dict[str, Any]]] = [
    ("GET", "/api/v1/positions/", {}),
    ("GET", "/api/v1/positions/?page_size=1", {"HTTP_ACCEPT_ENCODING": "gzip"}),
    ("GET", "/api/v1/positions/?page_size=all&format=csv", {}),
    ("GET", "/api/v1/positions/?stance=loud", {"HTTP_ORIGIN": "https://a.example"}),
    ("GET", "/api/v1/positions/987654321/", {"HTTP_ACCEPT": "text/csv"}),
    ("GET", "/api/v1/topics/?format=ndjson", {"HTTP_ORIGIN": "x"}),
    ("GET", "/api/v1/topics", {}),
    ("GET", "/api/v1/nothing/", {}),
    ("GET", "/api/v1/schema/", {}),
    ("GET", "/api/v1/topics/", {"HTTP_HOST": "elsewhere.example"}),
    ("GET", "/api/v1/topics/", {"HTTP_COOKIE": f"sessionid=x; csrftoken={'a' * 32}"}),
    ("GET", "/api/v1/topics/", {UNREACHABLE: True}),
    ("HEAD", "/api/v1/topics/", {}),
    ("POST", "/api/v1/topics/", {}),
    ("DELETE", "/api/v1/nothing/", {}),
    ("GET", "/api/v1/topics/", {"HTTP_X_FORWARDED_PROTO": "https"}),
    ("GET", "/api/v1/topics/", {"HTTP_HOST": "testserver:8000", "HTTP_IF_NONE_MATCH": '"x", W/"y"'}),
    ("GET", "/api/v1/topics/", {"HTTP_IF_NONE_MATCH": "*"}),
    ("GET", "/api/v1/topics/", {"HTTP_HOST": ".."}),
    ("GET", "/api/v1/topics/", {"CONTENT_LENGTH": "3"}),
    ("GET", "/api/v1/topics/", {"CONTENT_LENGTH": "99999999"}),
    ("GET", "/api/v1/topics/", {"CONTENT_LENGTH": "many"}),
    ("GET", "/api/v1/topics/", {"SCRIPT_NAME": "/below"}),
    ("GET", "/api/v1/topics/", {"PATH_INFO": "/api/v1/topics/\xc3\xa9/"}),
    ("GET", "/api/v1/topics/?known_at=%FF", {}),
    ("GET", f"/api/v1/topics/?{'&a' * 2000}", {}),
    ("GET", "/api/v1/countries/XAR/", {"HTTP_ACCEPT_ENCODING": "gzip;q=0, br"}),
    ("GET", "/api/v1/countries/xar/", {}),
    ("GET", "/api/v1/stances/XAR/binding-framework/explain/", {}),
    ("GET", "/api/v1/stances/summary/", {"HTTP_ACCEPT_ENCODING": "gzip"}),
    ("GET", "/api/v1/stances/", {"HTTP_ACCEPT": "text/html"}),
    ("GET", "/api/v1/search/?q=framework", {"HTTP_ACCEPT_ENCODING": "gzip"}),
    ("HEAD", "/api/v1/positions/?page_size=all", {}),
    ("OPTIONS", "/api/v1/topics/", {}),
    (
        "OPTIONS",
        "/api/v1/topics/",
        {"HTTP_ORIGIN": "https://a.example", "HTTP_ACCESS_CONTROL_REQUEST_METHOD": "GET"},
    ),
]

HOST = {"HTTP_HOST": "testserver"}


@pytest.fixture(autouse=True)
def _one_connection() -> Iterator[None]:
    """The tests' transaction lasts longer than a request, as with Django's own client."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def told(application: Any, method: str, address: str, environ: dict[str, Any]) -> Answer:
    """The answer without what the client has left, which falls with each request."""
    status, headers, body = asked(application, address, method=method, **{**HOST, **environ})
    return status, {name: value for name, value in headers.items() if name != "ratelimit"}, body


@pytest.mark.usefixtures("world")
@pytest.mark.parametrize(("method", "address", "environ"), QUESTIONS)
def test_programs_are_told_what_django_would_tell_them(
    method: str, address: str, environ: dict[str, Any]
) -> None:
    django, ours = WSGIHandler(), Application()
    ours.browsers = None  # type: ignore[assignment]  # every one of these is for programs
    assert told(ours, method, address, environ) == told(django, method, address, environ)


@pytest.mark.usefixtures("world")
@pytest.mark.parametrize(
    "said",
    [
        {"SECURE_SSL_REDIRECT": True},
        {"SECURE_SSL_REDIRECT": True, "SECURE_PROXY_SSL_HEADER": ("HTTP_X_FORWARDED_PROTO", "https")},
        {"SECURE_HSTS_SECONDS": 60, "SECURE_PROXY_SSL_HEADER": ("HTTP_X_FORWARDED_PROTO", "https")},
        {"DESK_HOST": "testserver", "PUBLIC_HOST": "public.example"},
        {"DESK_HOST": "desk.example", "PUBLIC_HOST": "testserver"},
        {"ALLOWED_HOSTS": ["public.example"]},
        {"API_RATE_LIMIT": 1},
    ],
)
@pytest.mark.parametrize("environ", [{}, {"HTTP_X_FORWARDED_PROTO": "https"}])
def test_whatever_the_settings_say(
    settings: LazySettings, said: dict[str, Any], environ: dict[str, Any]
) -> None:
    for name, value in said.items():
        setattr(settings, name, value)
    answers = []
    for application in (WSGIHandler(), Application()):
        caches["rates"].clear()
        with time_machine.travel("2090-03-01T12:00:15Z", tick=False):
            answers.append([told(application, "GET", "/api/v1/topics/", environ) for _ in range(2)])
    caches["rates"].clear()
    assert answers[0] == answers[1]


@pytest.mark.usefixtures("world")
def test_while_others_take_long_dear_questions_are_told_so_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dear.making, "full", lambda now: True)
    address = "/api/v1/positions/?count=true"
    answers = [told(one, "GET", address, {}) for one in (WSGIHandler(), Application())]
    assert answers[0] == answers[1]
    assert answers[0][0] == 503


@pytest.mark.usefixtures("world")
def test_plain_questions_go_the_short_way_and_only_they() -> None:
    ours = Plain()

    def goes(address: str, **environ: Any) -> bool:
        return ours(RequestFactory().get(address).environ | HOST | environ) is not None

    assert all(map(goes, ("/api/v1/topics/", "/api/v1/positions/1/", "/api/v1/stances/?stance=loud")))
    assert not any(map(goes, ("/api/v1/", "/api/v1/topics", "/api/v1/schema/", "/api/v1/positions/x/", "/")))
    assert not goes("/api/v1/topics/", REQUEST_METHOD="POST")
    assert not goes("/api/v1/topics/", HTTP_ORIGIN="https://a.example")
    assert not goes("/api/v1/topics/", HTTP_HOST="elsewhere.example")


def test_of_every_middleware_it_is_known_what_it_is_to_programs() -> None:
    known = [*programs.FOR_BROWSERS, *plain.PASSED, *plain.LEARNED, *plain.LETTING]
    assert sorted(known) == sorted(settings.MIDDLEWARE)


@pytest.mark.parametrize("error", [OperationalError("gone"), RuntimeError("a fault of ours")])
def test_a_view_that_fails_is_told_of_alike(
    world: World, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, error: Exception
) -> None:
    def fail(*args: object) -> None:
        raise error

    monkeypatch.setattr(positions.Positions, "rows", fail)
    answers = [told(one, "GET", "/api/v1/positions/", {}) for one in (WSGIHandler(), Application())]
    assert answers[0] == answers[1]
    assert answers[0][0] in (500, 503)


def test_whoever_comes_with_a_browser_passes_all_that_is_for_browsers(world: World) -> None:
    ours = Application()
    ours.programs = None  # type: ignore[assignment]  # nothing of this is for programs
    assert asked(ours, "/about/")[0] == 200
    assert asked(ours, "/admin/")[0] == 302
    assert asked(ours, "/api/docs/")[0] == 200


def test_what_is_left_out_for_programs_is_there_for_others() -> None:
    assert set(settings.MIDDLEWARE) > programs.FOR_BROWSERS
