"""What a database holds, so that a copy of it can be held against it."""

from __future__ import annotations

from typing import Any

import psycopg
from psycopg import sql

from tracker.backups.archive import Contents
from tracker.backups.server import BackupError

LEFT_OUT = ("django_session", "cache")
"""Tables whose rows are not backed up: who is signed in, and what only saves time."""


def contents(session: psycopg.Connection[Any]) -> Contents:
    """What a session's database holds, as its transaction sees it. Raises BackupError without tables."""
    if session.execute("SELECT to_regclass('positions_dataversion')").fetchone() == (None,):
        raise BackupError("There is no record in this database yet.")
    tables = session.execute(
        "SELECT relname FROM pg_class "
        "WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY 1"
    ).fetchall()
    rows = {
        name: session.execute(sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(name))).fetchone()[0]  # type: ignore[index]
        for (name,) in tables
        if name not in LEFT_OUT
    }
    version = session.execute("SELECT number FROM positions_dataversion").fetchone()
    applied = session.execute(
        "SELECT app, max(name) FROM django_migrations GROUP BY app ORDER BY app"
    ).fetchall()
    return Contents(data_version=version[0] if version else 0, rows=rows, migrations=dict(applied))
