"""How much a client has asked in the window of now: counted by address, the windows the same for all.

Each process counts for itself, or all of a site together where they share a cache
(``CACHE_URL``). When that cache is gone nobody is counted: readers matter more than limits.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Mapping
from functools import lru_cache
from ipaddress import IPv6Address, ip_address, ip_network
from typing import Any

from django.conf import settings
from django.core.cache import caches
from redis.exceptions import RedisError

NETWORK = 64
"""A household has this many leading bits of an IPv6 address; the rest it may choose."""

log = logging.getLogger(__name__)


class Share:
    """What a client has asked in the window of now, and how much that leaves."""

    def __init__(self, client: str, most: int, seconds: int) -> None:
        window, passed = divmod(int(time.time()), seconds)
        self.most, self.seconds, self.left_of_window = most, seconds, seconds - passed
        self.key = f"{client}@{window}"
        self.used = _told(lambda: caches["rates"].get(self.key, 0))

    @classmethod
    def of_programs(cls, environ: Mapping[str, Any]) -> Share | None:
        """The share of who asks the API; None where it is not counted."""
        most = settings.API_RATE_LIMIT
        if not most or not environ["PATH_INFO"].startswith("/api/") or environ["REQUEST_METHOD"] == "OPTIONS":
            return None
        client = client_of(environ)
        return None if client is None else cls(client, most, settings.API_RATE_SECONDS)

    @classmethod
    def of_readers(cls, environ: Mapping[str, Any]) -> Share | None:
        """The share of who reads public pages, counted apart; None where it is not counted."""
        most, client = settings.PAGE_RATE_LIMIT, client_of(environ)
        if not most or client is None or environ["PATH_INFO"].startswith(OTHERS):
            return None
        return cls(f"pages/{client}", most, settings.PAGE_RATE_SECONDS)

    @property
    def spent(self) -> bool:
        """Whether there is nothing left."""
        return self.used >= self.most

    def spend(self) -> None:
        """One more request in the window."""
        self.used = _told(self._count)

    def headers(self) -> list[tuple[str, str]]:
        """What the client is told."""
        left = max(0, self.most - self.used)
        return [
            ("RateLimit-Policy", f'"default";q={self.most};w={self.seconds}'),
            ("RateLimit", f'"default";r={left};t={self.left_of_window}'),
        ]

    def _count(self) -> int:
        counts = caches["rates"]
        try:
            return counts.incr(self.key)
        except ValueError:  # the first of the window
            return 1 if counts.add(self.key, 1, timeout=self.seconds) else counts.incr(self.key)


OTHERS = ("/api/", "/admin/", "/static/")
"""What is no page for readers: the API counts by itself, the way in to the desk too."""


def client_of(environ: Mapping[str, Any]) -> str | None:
    """The client's address; None where it is not known, so that nobody pays for another.

    Behind a proxy it is the last that ``X-Forwarded-For`` names: those before it, the client may have
    written himself.
    """
    named = environ.get("REMOTE_ADDR", "")
    if settings.BEHIND_PROXY:
        named = environ.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2]
    return _household(named.strip())


@lru_cache(maxsize=4096)
def _household(named: str) -> str | None:
    try:
        address = ip_address(named)
    except ValueError:
        return None
    if isinstance(address, IPv6Address):
        return str(ip_network((address, NETWORK), strict=False).network_address)
    return str(address)


def _told(count: Callable[[], int]) -> int:
    """What the cache tells; nothing counts while it is gone."""
    try:
        return count()
    except RedisError as error:
        log.warning("Requests are not counted, as the shared cache cannot be reached: %s", error)
        return 0
