"""Programs are answered by a shorter way, in the very words of Django's whole one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import OperationalError, close_old_connections

from positions.api import positions
from positions.look import UNREACHABLE
from tests.project.test_front import Answer, asked
from tests.world import World
from tracker import programs
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
    ("OPTIONS", "/api/v1/topics/", {}),
    (
        "OPTIONS",
        "/api/v1/topics/",
        {"HTTP_ORIGIN": "https://a.example", "HTTP_ACCESS_CONTROL_REQUEST_METHOD": "GET"},
    ),
]


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
    status, headers, body = asked(application, address, method=method, **environ)
    return status, {name: value for name, value in headers.items() if name != "ratelimit"}, body


@pytest.mark.usefixtures("world")
@pytest.mark.parametrize(("method", "address", "environ"), QUESTIONS)
def test_programs_are_told_what_django_would_tell_them(
    method: str, address: str, environ: dict[str, Any]
) -> None:
    django, ours = WSGIHandler(), Application()
    ours.browsers = None  # type: ignore[assignment]  # every one of these is for programs
    assert told(ours, method, address, environ) == told(django, method, address, environ)


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
