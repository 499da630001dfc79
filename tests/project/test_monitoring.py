"""Those who run the site see how it fares; nothing that they see names a person."""

from __future__ import annotations

import io
import json
import logging
import logging.config
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import sentry_sdk
from django.db import IntegrityError, connection
from django.test import RequestFactory
from sentry_sdk.envelope import Envelope
from sentry_sdk.transport import Transport

from positions.models import DataVersion
from tests import make
from tests.world import World
from tracker.headers import CLOSED
from tracker.monitoring import metrics
from tracker.monitoring.doors import DOORS
from tracker.monitoring.errors import report_errors
from tracker.monitoring.logs import logging as settings_of_logs
from tracker.monitoring.requests import Monitored

SECRET = "-".join(["not", "for", "others"])
"""Put together here, so that no quoted line of code holds it."""

TOKEN = "a-token-of-these-tests"


class Answered:
    """What a WSGI callable said."""

    def __init__(self, application: Any, path: str, **headers: str) -> None:
        environ = RequestFactory().get(path, query_params={"q": "secret"}, headers=headers).environ
        self.headers: dict[str, str] = {}
        self.body = b"".join(application(environ, self._start)).decode()

    def _start(self, status: str, headers: list[tuple[str, str]], *exception: Any) -> None:
        self.status, self.headers = int(status[:3]), dict(headers)


def application(environ: dict[str, Any], start_response: Any) -> list[bytes]:
    """Whatever is asked, it is there."""
    logging.getLogger("positions.tests").info("asked")
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [b"here"]


@contextmanager
def lines() -> Iterator[list[dict[str, Any]]]:
    """The lines that a site logs meanwhile."""
    said: list[dict[str, Any]] = []
    stream, root = io.StringIO(), logging.getLogger()
    before = root.handlers[:], root.level
    asked = settings_of_logs(level="INFO", as_json=True)
    asked["handlers"]["stderr"]["stream"] = stream
    logging.config.dictConfig(asked)
    try:
        yield said
    finally:
        root.handlers[:], level = before
        root.setLevel(level)
        said += map(json.loads, stream.getvalue().splitlines())


def test_every_line_bears_the_id_of_its_request_which_the_answer_tells():
    with lines() as said:
        answer = Answered(Monitored(application), "/countries/PAK/")
    assert [line["event"] for line in said] == ["asked", "answered"]
    assert {line["request_id"] for line in said} == {answer.headers["X-Request-ID"]}
    assert said[1]["path"] == "/countries/PAK/"
    assert said[1]["status"] == 200


def test_a_line_tells_neither_who_asked_nor_what():
    with lines() as said:
        Answered(Monitored(application), "/search/", **{"User-Agent": "a person's browser"})
    assert not any(word in json.dumps(said) for word in ("secret", "127.0.0.1", "browser"))


@pytest.mark.parametrize(
    ("proxy", "given", "taken"),
    [
        (True, "0123abcd-ef", True),
        (True, 'a" b\n', False),
        (True, "a" * 65, False),
        (False, "0123abcd-ef", False),
    ],
)
def test_the_id_that_a_trusted_proxy_gave_is_kept(settings, proxy, given, taken):
    settings.BEHIND_PROXY = proxy
    answer = Answered(Monitored(application), "/", **{"X-Request-ID": given})
    assert (answer.headers["X-Request-ID"] == given) is taken


def test_what_the_database_refuses_is_logged_without_the_row(db):
    with lines() as said:
        try:
            for _ in range(2):
                make.source(SECRET)
        except IntegrityError:
            logging.getLogger("positions.tests").exception("It failed.")
    assert "duplicate key" in said[0]["exception"]
    assert SECRET not in said[0]["exception"]
    assert "DETAIL" not in said[0]["exception"]


def test_who_asks_whether_the_process_lives_is_told_without_the_database():
    assert Answered(Monitored(application), "/healthz").status == 200  # a query would fail this test


@pytest.mark.parametrize("door", DOORS)
def test_an_address_for_operators_is_as_closed_as_any(world: World, door: str):
    headers = Answered(Monitored(application), door).headers
    assert headers["Content-Security-Policy"] == CLOSED
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"


def test_readers_may_be_sent_where_the_schema_and_a_record_are(world: World):
    answer = Answered(Monitored(application), "/readyz")
    assert answer.status == 200
    assert json.loads(answer.body) == {
        "ready": True,
        "database": "reached",
        "migrations": "applied",
        "data_version": DataVersion.current().number,
        "replicas": [],
    }


def test_readers_are_not_sent_where_the_schema_is_older_than_the_software(world: World):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE id = (SELECT max(id) FROM django_migrations)")
    answer = Answered(Monitored(application), "/readyz")
    assert answer.status == 503
    assert json.loads(answer.body)["migrations"] == "1 not applied"


@pytest.mark.parametrize("given", [{}, {"Authorization": "Bearer nonsense"}, {"Authorization": "Bearer "}])
def test_figures_are_for_who_knows_the_token(settings, given):
    settings.METRICS_TOKEN = TOKEN
    assert Answered(Monitored(application), "/metrics", **given).status == 404


def test_without_a_token_nobody_is_told_figures(settings):
    settings.METRICS_TOKEN = ""
    assert Answered(Monitored(application), "/metrics", Authorization="Bearer ").status == 404


def test_figures_tell_requests_by_face_and_how_long_the_queue_has_waited(world: World, settings, monkeypatch):
    settings.METRICS_TOKEN = TOKEN
    monkeypatch.setattr(metrics, "COUNTED", True)
    before = read(Answered(Monitored(application), "/metrics", Authorization=f"Bearer {TOKEN}").body)
    make.submitted()
    for path in ("/api/v1/positions/", "/api/v1/stances/", "/countries/PAK/"):
        Answered(Monitored(application), path)
    after = read(Answered(Monitored(application), "/metrics", Authorization=f"Bearer {TOKEN}").body)
    asked = 'tracker_requests_total{face="%s",method="GET",status="200"}'
    assert after[asked % "api"] - before.get(asked % "api", 0) == 2
    assert after[asked % "pages"] - before.get(asked % "pages", 0) == 1
    assert after["tracker_review_queue"] - before["tracker_review_queue"] == 1
    assert after["tracker_review_queue_age_seconds"] >= 0
    assert after["tracker_data_version"] == DataVersion.current().number


def read(exposition: str) -> dict[str, float]:
    """Prometheus's text as figures by name and labels."""
    rows = [line.rpartition(" ") for line in exposition.splitlines() if line and line[0] != "#"]
    return {name: float(value) for name, _, value in rows}


class Kept(Transport):
    """Where reports go in a test."""

    def __init__(self) -> None:
        super().__init__()
        self.events: list[Any] = []

    def capture_envelope(self, envelope: Envelope) -> None:
        self.events += [event for item in envelope.items if (event := item.get_event())]


def test_an_error_is_reported_without_who_asked_or_what_was_sent():
    kept = Kept()
    report_errors("https://key@errors.example/1", transport=kept)
    try:
        sentry_sdk.set_user({"username": SECRET})
        try:
            broken(SECRET)
        except ValueError as error:
            sentry_sdk.capture_exception(error)
    finally:
        sentry_sdk.init()
    (event,) = kept.events
    assert event["exception"]["values"][0]["type"] == "ValueError"
    assert SECRET not in json.dumps(event)


def broken(text: str) -> None:
    """Fails, with something in a local variable that is nobody's business."""
    raise ValueError("It is broken.\nDETAIL: " + text)
