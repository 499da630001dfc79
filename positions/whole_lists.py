"""Lists that are sent whole, however long they are: a few at the same time in a process.

Its other threads go on answering, and the database has to do with as many walks through the record.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore
from typing import Any

AT_ONCE = 2

_places = BoundedSemaphore(AT_ONCE)


class Taken(Exception):
    """All places are taken; the sentence is for who asks."""


@contextmanager
def place() -> Iterator[None]:
    """One of the places. Raises Taken where there is none."""
    if not _places.acquire(blocking=False):
        raise Taken("Others are having whole lists sent just now; ask again, or take the files of /data/.")
    try:
        yield
    finally:
        _places.release()


def in_a_place(rows: Iterable[Any]) -> Iterator[Any]:
    """The rows, sent from a place that is taken at once. Raises Taken where there is none."""
    sent = _held(rows)
    next(sent)
    return sent


def _held(rows: Iterable[Any]) -> Iterator[Any]:
    with place():
        yield None
        yield from rows
