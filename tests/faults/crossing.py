"""Two deeds at once on connections of their own, in an order that is laid down: no sleep, no chance.

The first stands still before one of its statements. The second then goes as far as it can: to its end,
or until it has to wait for the first. Then the first goes on. Both are undone, so that the next may begin.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Any

from django.db import connection, transaction

PATIENCE = 60
"""Seconds until something has happened at the latest."""

Deed = Callable[[], Any]


class Actor(threading.Thread):
    """Does a deed on a connection of its own, undoes it, and keeps what went wrong."""

    def __init__(self, deed: Deed, *, stops_at: int | None = None) -> None:
        super().__init__(daemon=True)
        self.deed, self.stops_at = deed, stops_at
        self.statements = self.backend = 0
        self.connected, self.stands, self.may_go_on = (threading.Event() for _ in range(3))
        self.error: BaseException | None = None
        self.start()

    def run(self) -> None:
        """The deed as one transaction, undone once what waits for its end was checked."""
        try:
            with transaction.atomic():
                self.backend = self._backend()
                self.connected.set()
                with connection.execute_wrapper(self._count):
                    self.deed()
                connection.check_constraints()
                transaction.set_rollback(True)
        except BaseException as error:
            self.error = error
        finally:
            connection.close()
            self.connected.set()
            self.stands.set()

    def _backend(self) -> int:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            return int(cursor.fetchone()[0])

    def _count(self, execute: Any, *arguments: Any) -> Any:
        if self.statements == self.stops_at:
            self.stands.set()
            assert self.may_go_on.wait(PATIENCE)
        self.statements += 1
        return execute(*arguments)

    def waits(self) -> bool:
        """Whether it waits for somebody else's lock."""
        with connection.cursor() as cursor:
            cursor.execute("SELECT cardinality(pg_blocking_pids(%s)) > 0", [self.backend])
            return bool(cursor.fetchone()[0])

    def go_as_far_as_it_can(self) -> None:
        """Until it is done, or waits."""
        assert self.connected.wait(PATIENCE)
        latest = time.monotonic() + PATIENCE
        while self.is_alive() and not self.waits():
            assert time.monotonic() < latest
            self.join(0.002)


def statements_of(deed: Deed) -> int:
    """How many statements a deed has."""
    alone = Actor(deed)
    alone.join(PATIENCE)
    if alone.error:
        raise alone.error
    return alone.statements


def cross(first: Deed, second: Deed, *, at: int) -> list[BaseException]:
    """What went wrong where the first stood still before this of its statements."""
    one = Actor(first, stops_at=at)
    assert one.stands.wait(PATIENCE)
    other = Actor(second)
    other.go_as_far_as_it_can()
    one.may_go_on.set()
    for actor in (one, other):
        actor.join(PATIENCE)
        assert not actor.is_alive(), "Both wait for ever."
    return [actor.error for actor in (one, other) if actor.error]
