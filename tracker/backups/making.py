"""Making a backup: one state of the database, proven by restoring it."""

from __future__ import annotations

import fcntl
import os
import subprocess
from collections.abc import Callable
from datetime import UTC
from pathlib import Path
from typing import IO

from tracker.backups import archive
from tracker.backups.archive import Manifest
from tracker.backups.contents import LEFT_OUT, contents
from tracker.backups.restoring import fill
from tracker.backups.server import BackupError, Server

Say = Callable[[str], None]


def back_up(path: Path, *, say: Say) -> Manifest:
    """Write a backup of the database in use to ``path``, which appears only when it is proven.

    Raises BackupError, and leaves nothing, where there is such a file already or the proof fails.
    """
    if path.exists():
        raise BackupError(f"{path} exists already; a backup never takes the place of another.")
    server = Server.in_use()
    part = path.with_name(f"{path.name}.part")
    try:
        with part.open("w+b") as file:
            _alone(file, path)
            manifest = _write(server, file)
            file.flush()
            os.fsync(file.fileno())
            say(f"written: {sum(manifest.contents.rows.values()):,} rows; proving that it comes back …")
            prove(server, part)
            os.link(part, path)  # unlike a renaming never over a file that came meanwhile
    except FileExistsError as error:
        raise BackupError(f"{path} exists already; a backup never takes the place of another.") from error
    finally:
        part.unlink(missing_ok=True)
    _sync(path.parent)
    return manifest


def prove(server: Server, path: Path) -> None:
    """Restore a backup into a scratch database and put its record before its rules."""
    scratch = f"{server.database}_proof"
    try:
        fill(server, path, scratch)
    finally:
        server.drop(scratch)


def _alone(file: IO[bytes], path: Path) -> None:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        raise BackupError(f"Another backup to {path} is under way.") from error


def _write(server: Server, file: IO[bytes]) -> Manifest:
    """Dump what one transaction sees, and write down what that is."""
    with server.session(server.database) as session, session.transaction():
        session.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        found = session.execute(
            "SELECT pg_export_snapshot(), now(), current_setting('server_version')"
        ).fetchone()
        assert found is not None
        snapshot, moment, postgres = found
        left_out = [f"--exclude-table-data={name}" for name in LEFT_OUT]
        options = ["--format=custom", "--no-owner", "--no-privileges", f"--snapshot={snapshot}", *left_out]
        dump = server.program("pg_dump", *options, database=server.database, stdout=subprocess.PIPE)
        with dump:
            assert dump.stdout is not None
            assert dump.stderr is not None
            manifest = archive.write(
                file,
                dump.stdout,
                made_at=f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}",
                postgres=postgres,
                contents=contents(session),
            )
            complaints = dump.stderr.read().decode(errors="replace")
        if dump.returncode:
            raise BackupError(f"pg_dump failed: {complaints.strip()}")
        return manifest


def _sync(folder: Path) -> None:
    """Have the disk remember the new name, too."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
