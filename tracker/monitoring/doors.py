"""Addresses for those who run the site, answered before anything else: /healthz, /readyz, /metrics.

They ask neither host nor scheme: a load balancer comes by address, over plain HTTP.
"""

from __future__ import annotations

import hmac
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import orjson
from django.conf import settings

from tracker.headers import CLOSED
from tracker.monitoring import metrics
from tracker.monitoring.readiness import readiness

TEXT, JSON = "text/plain; charset=utf-8", "application/json"
OK, NOT_FOUND, UNAVAILABLE = "200 OK", "404 Not Found", "503 Service Unavailable"


@dataclass(frozen=True)
class Answer:
    """A short answer that nobody may keep."""

    status: str
    body: bytes
    type: str = TEXT
    more: tuple[tuple[str, str], ...] = field(default=())

    @property
    def headers(self) -> list[tuple[str, str]]:
        """As WSGI takes them."""
        return [
            ("Content-Type", self.type),
            ("Content-Length", str(len(self.body))),
            ("Cache-Control", "no-store"),
            ("X-Content-Type-Options", "nosniff"),
            ("Content-Security-Policy", CLOSED),
            ("Cross-Origin-Resource-Policy", "same-origin"),
            ("Referrer-Policy", "no-referrer"),
            *self.more,
        ]


def alive(environ: Mapping[str, Any]) -> Answer:
    """/healthz: this process answers; whatever else is wrong, starting it anew would not mend it."""
    return Answer(OK, b"alive\n")


def ready(environ: Mapping[str, Any]) -> Answer:
    """/readyz: whether readers may be sent here, and what it is that is lacking."""
    state = readiness()
    body = orjson.dumps(state, option=orjson.OPT_APPEND_NEWLINE)
    return Answer(OK, body, JSON) if state["ready"] else Answer(UNAVAILABLE, body, JSON)


def figures(environ: Mapping[str, Any]) -> Answer:
    """/metrics, for who knows METRICS_TOKEN; nobody else learns that it is there."""
    expected = f"Bearer {settings.METRICS_TOKEN}".encode()
    given = environ.get("HTTP_AUTHORIZATION", "").encode("latin-1", "replace")
    if not settings.METRICS_TOKEN or not hmac.compare_digest(given, expected):
        return Answer(NOT_FOUND, b"not found\n")
    return Answer(OK, metrics.exposition(), metrics.TYPE)


DOORS: dict[str, Callable[[Mapping[str, Any]], Answer]] = {
    "/healthz": alive,
    "/readyz": ready,
    "/metrics": figures,
}
