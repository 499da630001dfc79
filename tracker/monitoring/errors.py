"""Errors of a site reported to a server that speaks Sentry's protocol, where SENTRY_DSN names one.

What is sent: the traceback without values, the address without its question, the id of the
request. Not who asked, nor what he sent, nor what the database said of rows.
"""

from __future__ import annotations

from typing import Any

import sentry_sdk
from sentry_sdk.integrations.django import DjangoIntegration
from sentry_sdk.types import Event, Hint
from structlog.contextvars import get_contextvars

from tracker.monitoring.logs import QUOTED


def report_errors(dsn: str, **more: Any) -> None:
    """From now on, report what no code of ours expected. ``more`` goes to the library as it is."""
    sentry_sdk.init(
        dsn=dsn,
        integrations=[DjangoIntegration(middleware_spans=False, signals_spans=False)],
        data_collection={
            "user_info": False,
            "http_bodies": [],
            "stack_frame_variables": False,
            "database_query_data": False,
        },
        max_breadcrumbs=0,
        before_send=without_persons,
        **more,
    )


def without_persons(event: Event, hint: Hint) -> Event:
    """Leave out of an event whatever could tell of a person, an unpublished text, or a secret."""
    event.pop("user", None)
    event.pop("server_name", None)
    request = event.get("request", {})
    event["request"] = {name: request[name] for name in ("url", "method") if name in request}
    event.setdefault("tags", {}).update(get_contextvars())
    for exception in event.get("exception", {}).get("values", []):
        exception["value"] = QUOTED.sub("", exception.get("value") or "")
    return event
