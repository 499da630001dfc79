"""Outermost of all: every request gets an id, is counted, and at level INFO logged.

A WSGI callable, so that it sees the answers that lie finished too; the addresses for those who run
the site (:mod:`tracker.monitoring.doors`) end here.
"""

from __future__ import annotations

import logging
import os
import re
import time
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.conf import settings
from structlog.contextvars import bind_contextvars

from positions.front import KEPT
from tracker.monitoring import metrics
from tracker.monitoring.doors import DOORS

Environ = dict[str, Any]
Start = Callable[..., Any]
Application = Callable[[Environ, Start], Iterable[bytes]]

GIVEN = re.compile(r"[A-Za-z0-9-]{8,64}", re.ASCII)
"""An id that a proxy gives is taken if it can mean nothing else wherever it is written."""

log = logging.getLogger(__name__)


class Monitored:
    """The application, with its requests counted."""

    def __init__(self, application: Application) -> None:
        self.application = application

    def __call__(self, environ: Environ, start_response: Start) -> Iterable[bytes]:
        """The answer, with the id of its request (``X-Request-ID``)."""
        door = DOORS.get(environ["PATH_INFO"])
        if door is not None:
            answer = door(environ)
            start_response(answer.status, answer.headers)
            return [answer.body]
        began = time.perf_counter()
        known_as = _request_id(environ)
        bind_contextvars(request_id=known_as)
        said = "500"

        def start(status: str, headers: list[tuple[str, str]], *exception: Any) -> Any:
            nonlocal said
            said = status
            return start_response(status, [*headers, ("X-Request-ID", known_as)], *exception)

        try:
            return self.application(environ, start)
        finally:
            _note(environ, int(said[:3]), time.perf_counter() - began)


def _request_id(environ: Mapping[str, Any]) -> str:
    given = environ.get("HTTP_X_REQUEST_ID", "") if settings.BEHIND_PROXY else ""
    return given if GIVEN.fullmatch(given) else os.urandom(16).hex()


def _note(environ: Mapping[str, Any], status: int, seconds: float) -> None:
    kept = KEPT in environ
    if metrics.COUNTED:
        metrics.count(environ["PATH_INFO"], environ["REQUEST_METHOD"], status, seconds, kept=kept)
    if log.isEnabledFor(logging.INFO):
        said = {
            "method": environ["REQUEST_METHOD"],
            "path": environ["PATH_INFO"],
            "status": status,
            "milliseconds": round(seconds * 1000, 1),
            "kept": kept,
        }
        log.info("answered", extra=said)
