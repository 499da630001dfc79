"""What can hinder any deed that is right in itself: a full disk, or two who wait for each other.

The faces and the commands say it in these words. Whatever was hindered did nothing: what writes to
the database is one transaction, and files get their names when they are whole.
"""

from __future__ import annotations

import errno
from collections.abc import Iterator

NO_ROOM = (
    "There is no room left on the disk. Nothing was done, and nothing that was recorded before is lost. "
    "Whoever runs the server has to make room; then it can be done again."
)
CROSSED = "Somebody else was changing the same at the same moment. Nothing of this was done: do it again."
WAITED = (
    "Somebody else is changing the record, and it takes long: an import, perhaps. Nothing of this was done: "
    "do it again in a while."
)

FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
"""How the system says that a file cannot grow: the disk, a person's share of it, or the longest file."""

DISK_FULL, CROSSING = "53100", frozenset({"40P01", "40001"})
"""PostgreSQL's words: disk full; deadlock, and what could not be put in an order."""


def hindrance(error: BaseException) -> str | None:
    """What hindered, in a sentence; None where the error is something else."""
    if any(_no_room(one) for one in _causes(error)):
        return NO_ROOM
    if any(getattr(one, "sqlstate", None) in CROSSING for one in _causes(error)):
        return CROSSED
    return None


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    """The error, and those that it was raised from."""
    while error is not None:
        yield error
        error = error.__cause__


def _no_room(error: BaseException) -> bool:
    if isinstance(error, OSError):
        return error.errno in FULL
    return getattr(error, "sqlstate", None) == DISK_FULL
