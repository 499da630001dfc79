"""The database of a run: made by the migrations once, then copied for every process that tests.

To migrate takes as long as a hundred tests, to copy takes a moment. The original stays on the server
under a name that tells what it was made of, so that the next run finds it; where a migration, a model
or a pinned library has changed, it is made anew.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection

PREFIX = "tracker_migrated_"
ONE_AT_A_TIME = 7_305_112
"""PostgreSQL's number for the lock under which the processes of a run make the original."""

MADE_OF = (
    "positions/migrations/*.py",
    "positions/models/*.py",
    "positions/roles.py",
    "requirements.txt",
)


def copy_the_migrated() -> None:
    """From now on a test database of this process begins as a copy of the migrated one."""
    original = PREFIX + fingerprint(
        (path for pattern in MADE_OF for path in sorted(Path(settings.BASE_DIR).glob(pattern))),
        also=" ".join(settings.INSTALLED_APPS),
    )
    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [ONE_AT_A_TIME])
        _never_wait_for_disks(cursor)
        if original not in _originals(cursor):
            _make(original, cursor)
        cursor.execute("SELECT pg_advisory_unlock(%s)", [ONE_AT_A_TIME])
    connection.settings_dict["TEST"]["TEMPLATE"] = original


def fingerprint(paths: Iterable[Path], *, also: str = "") -> str:
    """Short, and another when a file has changed, or what else decides."""
    contents = b"\0".join(path.read_bytes() for path in paths)
    return hashlib.sha256(also.encode() + contents).hexdigest()[:12]


def _never_wait_for_disks(cursor: Any) -> None:
    """Of the tests' own server nothing has to outlive a power cut."""
    if "EMBEDDED_HOME" in connection.settings_dict:
        cursor.execute("ALTER SYSTEM SET fsync = off")
        cursor.execute("ALTER SYSTEM SET full_page_writes = off")
        cursor.execute("SELECT pg_reload_conf()")


def _originals(cursor: Any) -> list[str]:
    cursor.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [PREFIX])
    return [name for (name,) in cursor]


def _make(original: str, cursor: Any) -> None:
    """Migrate an empty database, and name it when it is whole; older ones are of no more use."""
    database, part = connection.settings_dict, f"part_of_{original}"
    name, test_name = database["NAME"], database["TEST"]["NAME"]
    database["TEST"]["NAME"] = part
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    connection.close()
    database["TEST"]["NAME"] = test_name
    database["NAME"] = settings.DATABASES[connection.alias]["NAME"] = name
    for old in _originals(cursor):
        cursor.execute(f"DROP DATABASE {old}")
    cursor.execute(f"ALTER DATABASE {part} RENAME TO {original}")
