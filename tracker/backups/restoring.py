"""Restoring a backup: into a database of its own, checked, then exchanged with the one in use."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from django.db import connections

from tracker.backups import archive
from tracker.backups.archive import PIECE, Manifest
from tracker.backups.contents import contents
from tracker.backups.server import BackupError, Server

Say = Callable[[str], None]


def restore(path: Path, *, replace: bool, say: Say) -> tuple[Manifest, str]:
    """Put a backup in the place of the database in use; what it said of itself, and where the old one is.

    The database in use stays as it is until the restored one is whole and clean; then it is
    kept, closed, under another name. Raises BackupError for a damaged file, and where there
    is a record and ``replace`` was not said.
    """
    server = Server.in_use()
    rows = positions_in(server)
    if rows and not replace:
        raise BackupError(
            f"{server.database} holds a record of {rows:,} positions. To put the backup in its place say "
            "--replace; the record that is there will be kept beside it."
        )
    new = f"{server.database}_restored"
    try:
        manifest = fill(server, path, new)
    except BaseException:
        server.drop(new)
        raise
    say("restored and clean; putting it in place …")
    kept = f"{server.database}_until_{datetime.now(UTC):%Y%m%d_%H%M%S}"
    connections.close_all()
    server.exchange(new, kept_as=kept)
    return manifest, kept


def positions_in(server: Server) -> int:
    """How many positions the database in use holds; none where it has no tables yet."""
    with server.session(server.database) as session:
        there = session.execute("SELECT to_regclass('positions_position')").fetchone()
        if there is None or there[0] is None:
            return 0
        found = session.execute("SELECT count(*) FROM positions_position").fetchone()
    return found[0] if found else 0


def fill(server: Server, path: Path, database: str) -> Manifest:
    """Make a database from a backup, hold it against the manifest, and put its record before its rules."""
    with archive.opened(path) as (manifest, zipped):
        server.create(database)
        options = ["--no-owner", "--no-privileges", "--exit-on-error", f"--dbname={database}"]
        process = server.program("pg_restore", *options, database=database, stdin=subprocess.PIPE)
        with process, zipped.open(archive.DUMP) as dump:
            assert process.stdin is not None
            assert process.stderr is not None
            try:
                shutil.copyfileobj(dump, process.stdin, PIECE)
                process.stdin.close()
            except BrokenPipeError:
                pass  # it ended early, and says why below
            complaints = process.stderr.read().decode(errors="replace")
        if process.returncode:
            raise BackupError(f"pg_restore failed: {complaints.strip()}")
    with server.session(database) as session:
        if contents(session) != manifest.contents:
            raise BackupError(f"{path} is not what it says: what it restores differs from its manifest.")
    server.check_record(database)
    return manifest
