"""`manage.py migrate`: Django's own, but readers never wait behind it."""

from __future__ import annotations

import time
from typing import Any

import psycopg.errors
from django.core.management.base import CommandError
from django.core.management.commands import migrate
from django.db import OperationalError, connections

PATIENCE = "2s"
"""How long a migration waits for a table: for so long whoever comes after it waits too."""

PAUSE = 1
"""Seconds in which those are served, before it asks again."""

TRIES = 100


class Command(migrate.Command):
    """A migration that changes a table needs it alone for a moment; PostgreSQL lets nobody past who waits so.

    So it waits a short time only, lets everybody pass, and begins again where it left off: each
    migration is a transaction. One that is none (indexes made concurrently) lets readers and writers
    go on by itself, waits as long as it must, and would leave a part of an index if it were stopped.
    """

    def handle(self, *args: Any, **options: Any) -> None:
        """As Django does; `CommandError` where somebody held a table all the time."""
        self.connection = connections[options["database"]]
        for _ in range(TRIES):
            try:
                super().handle(*args, **options)
                return self._wait_for_locks(None)
            except OperationalError as error:
                if not isinstance(error.__cause__, psycopg.errors.LockNotAvailable):
                    raise
                self.stderr.write("Somebody is at work on what has to be changed; trying again.")
                time.sleep(PAUSE)
        raise CommandError(
            "Somebody held what has to be changed all the time; what is listed above as OK stays. "
            "Look into pg_stat_activity for who it is, and run this again."
        )

    def migration_progress_callback(self, action: str, migration: Any = None, fake: bool = False) -> None:
        """Before each migration, say how long it may wait."""
        if action in ("apply_start", "unapply_start"):
            self._wait_for_locks(PATIENCE if migration.atomic else None)
        super().migration_progress_callback(action, migration, fake)

    def _wait_for_locks(self, patience: str | None) -> None:
        """So long, or as long as the server's settings say."""
        with self.connection.cursor() as cursor:
            cursor.execute("RESET lock_timeout" if patience is None else f"SET lock_timeout = '{patience}'")
