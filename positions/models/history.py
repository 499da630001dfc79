"""Every change of every row kept for ever: who, when, before and after, whatever path it took.

Triggers write a copy of the row into an event table beside it; the event tables refuse
updates and deletions. The request that caused a change is attached where there was one.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import pghistory
from django.db import models

Tracked = TypeVar("Tracked", bound=type[models.Model])


def kept(*, without: tuple[str, ...] = ()) -> Callable[[Tracked], Tracked]:
    """Class decorator: keep the history of the table, ``without`` its generated columns."""
    return pghistory.track(
        pghistory.InsertEvent(),
        pghistory.UpdateEvent(),
        pghistory.DeleteEvent(),
        exclude=list(without) or None,
        append_only=True,
        meta={"ordering": ["-pgh_id"]},
    )
