"""Finished answers, kept by a process as the bytes that were sent, up to so many bytes in all.

An answer lies under everything that decides it: the state of the record, the day, the software,
the released files, and what was asked (:mod:`positions.conditional`). So none ever grows stale:
a change makes every one of before unreachable at once, and those asked for longest ago make room.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass, field
from threading import Lock

Header = tuple[str, str]
Headers = list[Header]

OVERHEAD = 2_000
"""Bytes that an answer takes beside its body: key, headers, places in tables."""

LARGEST = 8
"""No answer takes more than this part of the whole: one large one must not push out all others."""


@dataclass(frozen=True, slots=True)
class Finished:
    """An answer as it was sent, without what told how much its reader may still ask."""

    headers: Headers
    body: bytes
    etag: str
    modified: str
    at: float = field(default_factory=time.time)

    @property
    def unchanged(self) -> Headers:
        """The headers of a 304: all that do not speak of a body."""
        return [one for one in self.headers if not one[0].lower().startswith("content-")]


class Shelf:
    """A bounded heap of finished answers; all threads of a process use it."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.bytes = 0
        self._kept: OrderedDict[Hashable, Finished] = OrderedDict()
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._kept)

    def get(self, key: Hashable) -> Finished | None:
        """What lies under the key, which makes it the last to go."""
        with self._lock:
            found = self._kept.get(key)
            if found is not None:
                self._kept.move_to_end(key)
            return found

    def put(self, key: Hashable, answer: Finished) -> None:
        """Keep it, unless it is too large; the oldest go until all fits."""
        size = len(answer.body) + OVERHEAD
        if size > self.most // LARGEST:
            return
        with self._lock:
            before = self._kept.pop(key, None)
            self._kept[key] = answer
            self.bytes += size - (len(before.body) + OVERHEAD if before else 0)
            while self.bytes > self.most:
                _, oldest = self._kept.popitem(last=False)
                self.bytes -= len(oldest.body) + OVERHEAD
