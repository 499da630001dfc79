"""Questions that may cost much: when some take long, others of the kind are told to come back.

So a burst of the dearest requests leaves threads for ordinary pages. Nobody is refused for asking much
that is quickly answered: counted are only those that have already taken long.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock

from django.http import HttpRequest, HttpResponse

from positions.conditional import is_public
from positions.pages.errors import later

PARAMETERS = frozenset({"known_at", "q", "count", "format", "page_size"})
"""What makes a question dear: the record as it was, words, counts, lists as files."""

ADDRESSES = re.compile(r"/board[/.]|/sitemap-|/(shifts|summary|agreement|compare)/")
"""What is dear without any: whole courses, every position by its address, all pairs of countries."""

AT_ONCE = 2
"""So many that take long are answered at the same time, of the four threads of a process."""

LONG = 0.25
"""Seconds after which one takes long."""

BUSY = "Others are having long questions answered just now; ask again in a moment."


class Making:
    """The questions that this process is answering, with the moment at which each began."""

    def __init__(self) -> None:
        self._began: dict[object, float] = {}
        self._lock = Lock()

    @contextmanager
    def one(self, began: float) -> Iterator[None]:
        """Count one while it is answered."""
        this = object()
        with self._lock:
            self._began[this] = began
        try:
            yield
        finally:
            with self._lock:
                del self._began[this]

    def full(self, now: float) -> bool:
        """Whether as many take long as may."""
        with self._lock:
            return sum(now - began > LONG for began in self._began.values()) >= AT_ONCE


making = Making()


class Dear:
    """Middleware: 503 for a dear question while others take long."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The answer, or when to come back."""
        if not is_public(request.META):
            return self.get_response(request)
        now = time.monotonic()
        if _is_dear(request) and making.full(now):
            return later(request, BUSY)
        with making.one(now):
            return self.get_response(request)


def _is_dear(request: HttpRequest) -> bool:
    return not PARAMETERS.isdisjoint(request.GET) or ADDRESSES.search(request.path) is not None
