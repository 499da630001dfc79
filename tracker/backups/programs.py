"""Which pg_dump and pg_restore a server's backups are made with: those of its own major version.

An older pg_dump refuses a newer server, and a newer pg_restore says settings that an older one does not know.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from tracker.embedded.places import EmbeddedPostgresError
from tracker.embedded.programs import installed_tree

PACKAGED = "/usr/lib/postgresql/{major}/bin"
"""Where Debian and Ubuntu put the programs of each version."""


def program_of(name: str, major: int) -> str | None:
    """The program in that major version: ours, the package's, or the system's; None without any."""
    return next((str(path) for path in _places(name, major) if _major(path) == major), None)


def _places(name: str, major: int) -> Iterator[Path]:
    with suppress(EmbeddedPostgresError):  # a site need not have the embedded server
        yield installed_tree() / "bin" / name
    yield Path(PACKAGED.format(major=major)) / name
    if found := shutil.which(name):
        yield Path(found)


def _major(path: Path) -> int | None:
    """What the program says of itself; None where it is none."""
    if not os.access(path, os.X_OK):
        return None
    said = subprocess.run([path, "--version"], capture_output=True, text=True, check=False).stdout
    found = re.search(r"\(PostgreSQL\) (\d+)", said)
    return int(found[1]) if found else None
