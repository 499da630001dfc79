"""How often one client may ask: generously, told in every answer, and refused beyond.

Counted by address in windows of fixed length that begin for all alike. Who is told that he
holds the answer already (304) is not counted: asking again costs next to nothing. The
headers are those of the IETF's draft on rate limits.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from http import HTTPStatus
from ipaddress import IPv6Address, ip_address, ip_network

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse

from positions.api.problems import problem

NETWORK = 64
"""A household has this many leading bits of an IPv6 address; the rest it may choose."""


class RateLimit:
    """Middleware: counts the requests of each client to the API."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Let the request through while the client has some left; say how many."""
        most, seconds = settings.API_RATE_LIMIT, settings.API_RATE_SECONDS
        client = client_of(request)
        if not request.path.startswith("/api/") or request.method == "OPTIONS" or not most or client is None:
            return self.get_response(request)
        window, passed = divmod(int(time.time()), seconds)
        left_of_window = seconds - passed
        key = f"{client}@{window}"
        used = caches["rates"].get(key, 0)
        if used >= most:
            response = refusal(left_of_window)
        else:
            response = self.get_response(request)
            if response.status_code != HTTPStatus.NOT_MODIFIED:
                used = _count(key, seconds)
        response["RateLimit-Policy"] = f'"default";q={most};w={seconds}'
        response["RateLimit"] = f'"default";r={max(0, most - used)};t={left_of_window}'
        return response


def refusal(seconds: int) -> HttpResponse:
    """429: when to come back."""
    response = problem(
        HTTPStatus.TOO_MANY_REQUESTS,
        f"This address has asked too often; ask again in {seconds} seconds. For all rows of a list at "
        "once there is page_size=all, for everything /data/.",
    )
    response["Retry-After"] = str(seconds)
    return response


def client_of(request: HttpRequest) -> str | None:
    """The client's address; None where it is not known, so that nobody pays for another.

    Behind a proxy it is the last that ``X-Forwarded-For`` names: those before it, the client may have
    written himself.
    """
    named = request.META.get("REMOTE_ADDR", "")
    if settings.BEHIND_PROXY:
        named = request.headers.get("X-Forwarded-For", "").rpartition(",")[2]
    try:
        address = ip_address(named.strip())
    except ValueError:
        return None
    if isinstance(address, IPv6Address):
        return str(ip_network((address, NETWORK), strict=False).network_address)
    return str(address)


def _count(key: str, seconds: int) -> int:
    """One more request in the window, and how many there are now."""
    counts = caches["rates"]
    counts.add(key, 0, timeout=seconds)
    try:
        return counts.incr(key)
    except ValueError:  # the window ended in between
        return 1
