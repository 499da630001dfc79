"""What a server that was killed leaves behind: a pid file that keeps the next one from starting.

PostgreSQL does not start while the process named in postmaster.pid exists, be it a zombie (in a
container nobody may reap it) or, after a reboot, quite another process of the same user.
"""

import contextlib
import time
from collections.abc import Callable
from pathlib import Path

from tracker.embedded.places import Places

PROC = Path("/proc")
PATIENCE = 60.0  # seconds


def clear_stale_pid(data: Path, places: Places, *, still_up: Callable[[], bool]) -> None:
    """Remove the pid file once no process works in the data folder.

    Not before: it also names the shared memory that backends of a killed server still hold. Where
    there is no /proc (macOS), PostgreSQL's own check must do.
    """
    if not (PROC / "self" / "cwd").exists():
        return
    deadline = time.monotonic() + PATIENCE
    while processes_in(data):  # starting, stopping, or backends whose server was killed
        if still_up() or time.monotonic() > deadline:
            return
        time.sleep(0.05)
    (data / "postmaster.pid").unlink(missing_ok=True)
    places.socket.with_name(f"{places.socket.name}.lock").unlink(missing_ok=True)


def processes_in(data: Path) -> list[int]:
    """Live processes whose working directory is the data folder, as that of every PostgreSQL process is."""
    found = []
    for cwd in PROC.glob("[0-9]*/cwd"):
        with contextlib.suppress(OSError, IndexError):  # others' processes, or gone meanwhile
            state = (cwd.parent / "stat").read_text().rsplit(")", 1)[1].split()[0]
            if state not in "ZX" and cwd.readlink() == data:
                found.append(int(cwd.parent.name))
    return found
