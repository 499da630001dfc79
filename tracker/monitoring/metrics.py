"""Figures of a site for Prometheus: requests, how long they took, which lay finished; the desk's queue.

Each worker process counts in files of a folder (PROMETHEUS_MULTIPROC_DIR, which the library itself
reads); whichever is asked adds up what all of them counted.
"""

from __future__ import annotations

import os
import time

from django.conf import settings
from django.db import Error
from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    generate_latest,
)
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import REGISTRY

from positions.look import Unreachable, look
from positions.review.queue import waiting_since

TYPE = CONTENT_TYPE_LATEST
COUNTED = bool(settings.METRICS_TOKEN)
"""Nobody counts where nobody may ask."""

FACES = ("admin", "api", "static", "data")
"""First parts of addresses; all else are pages."""

METHODS = frozenset({"GET", "HEAD", "POST", "OPTIONS"})
BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10)
"""Seconds."""

REQUESTS = Counter("tracker_requests", "Requests answered.", ["face", "method", "status"])
SECONDS = Histogram("tracker_request_seconds", "Seconds until the answer began.", ["face"], buckets=BUCKETS)
KEPT = Counter("tracker_kept_answers", "Requests answered from what lay finished.", ["face"])


def count(path: str, method: str, status: int, seconds: float, *, kept: bool) -> None:
    """One request more. Only few labels: an address in them would fill the memory of who collects."""
    first = path.split("/", 2)[1]
    face = first if first in FACES else "pages"
    REQUESTS.labels(face, method if method in METHODS else "other", status).inc()
    SECONDS.labels(face).observe(seconds)
    if kept:
        KEPT.labels(face).inc()


def exposition() -> bytes:
    """Everything, as Prometheus reads it: what was counted, and the state of the record now."""
    counted: CollectorRegistry = REGISTRY
    if "PROMETHEUS_MULTIPROC_DIR" in os.environ:
        counted = CollectorRegistry()
        MultiProcessCollector(counted)  # type: ignore[no-untyped-call]  # of the library
    return generate_latest(counted) + generate_latest(_now())


def _now() -> CollectorRegistry:
    registry = CollectorRegistry()
    reached = Gauge("tracker_database_reached", "1 while the database answers.", registry=registry)
    try:
        version = look()
        oldest, waiting = waiting_since()
    except (Unreachable, Error):
        return registry
    reached.set(1)
    Gauge("tracker_data_version", "The data version.", registry=registry).set(version.number)
    Gauge("tracker_review_queue", "Positions in review.", registry=registry).set(waiting)
    age = Gauge(
        "tracker_review_queue_age_seconds", "How long the first of them has waited.", registry=registry
    )
    age.set(max(0, time.time() - oldest.timestamp()) if oldest else 0)
    return registry
