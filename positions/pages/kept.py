"""Answers that took long to make, kept by each process for whoever asks the same again.

They are kept under all that determines them, the data version first, so they never grow stale;
those asked for longest ago make room.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from datetime import date
from threading import Lock

from django.http import HttpRequest

from positions.models import DataVersion

MOST = 96
"""So many are kept: pictures of 0.1 to 0.4 MB, some twenty MB in all."""


class Kept:
    """A bounded shelf of bytes."""

    def __init__(self, most: int = MOST) -> None:
        self.most = most
        self.shelf: OrderedDict[tuple[int, date, str], bytes] = OrderedDict()
        self.lock = Lock()

    def __call__(self, request: HttpRequest, today: date, make: Callable[[], bytes]) -> bytes:
        """What answers the request: from the shelf, or made now and put there."""
        version: DataVersion = getattr(request, "data_version", None) or DataVersion.current()
        key = (version.number, today, request.build_absolute_uri())
        with self.lock:
            if (found := self.shelf.get(key)) is not None:
                self.shelf.move_to_end(key)
                return found
        made = make()
        with self.lock:
            self.shelf[key] = made
            while len(self.shelf) > self.most:
                self.shelf.popitem(last=False)
        return made
