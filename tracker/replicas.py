"""Copies of the database that public reads go to, as DATABASE_REPLICA_URLS names them.

A copy serves a request only if it shows what the database itself shows at that moment, so that no
reader ever sees the record go back, whichever copy serves him. Who is signed in, and every whole list
that is streamed, reads from the database itself. A copy that is late is passed over until it has caught
up, one that is gone until it answers again. While the database itself is gone, copies serve what they have.
"""

from __future__ import annotations

import itertools
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import DEFAULT_DB_ALIAS, Error, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import load_backend

from positions.look import Look, Unreachable
from positions.models import DataVersion

LAG = """
    SELECT CASE WHEN pg_last_wal_receive_lsn() = pg_last_wal_replay_lsn() THEN 0
           ELSE coalesce(extract(epoch FROM now() - pg_last_xact_replay_timestamp()), 0) END
"""
"""Seconds since what is replayed last was written; 0 where all that came is replayed. PostgreSQL's
manual, "Monitoring" of streaming replication."""


class Replica:
    """One copy: a connection of its own in each thread, which stands in for the database's."""

    def __init__(self, name: str) -> None:
        """``name`` is the copy's in Django's DATABASES."""
        self.name = name
        self._of_thread = threading.local()
        self._look = Look(connection=lambda: self.connection)

    @property
    def connection(self) -> BaseDatabaseWrapper:
        """The connection of this thread."""
        found: BaseDatabaseWrapper | None = getattr(self._of_thread, "connection", None)
        if found is None:
            settings = connections.settings[self.name]
            backend = load_backend(settings["ENGINE"])
            found = self._of_thread.connection = backend.DatabaseWrapper(settings, DEFAULT_DB_ALIAS)
        return found

    def look(self) -> DataVersion:
        """The state that it shows. Raises Unreachable."""
        return self._look()

    def lag(self) -> float | None:
        """Seconds by which it is late; None where it cannot be asked."""
        try:
            with self.connection.cursor() as cursor:
                cursor.execute(LAG)
                return round(float(cursor.fetchone()[0]), 1)
        except Error:
            return None

    @contextmanager
    def standing_in(self) -> Iterator[None]:
        """Whatever this thread reads meanwhile, it reads here."""
        itself = connections[DEFAULT_DB_ALIAS]
        connections[DEFAULT_DB_ALIAS] = self.connection
        try:
            yield
        finally:
            connections[DEFAULT_DB_ALIAS] = itself


class Replicas:
    """All copies of a site, asked in turn."""

    def __init__(self) -> None:
        self.all = [Replica(name) for name in connections.settings if name != DEFAULT_DB_ALIAS]
        self._turn = itertools.count()

    def showing(self, known: DataVersion | None) -> tuple[Replica, DataVersion] | None:
        """The next copy that shows what is ``known`` of the record (None: anything), and what it shows."""
        first = next(self._turn) if self.all else 0
        for place in range(len(self.all)):
            replica = self.all[(first + place) % len(self.all)]
            try:
                seen = replica.look()
            except Unreachable:
                continue
            if known is None or seen.number >= known.number:
                return replica, seen
        return None


replicas = Replicas()
"""Those of this process."""
