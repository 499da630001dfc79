"""The web server, the same for the product and for the floor: two worker processes of four threads."""

from __future__ import annotations

import sys

WORKERS, THREADS = 2, 4


def serving(application: str, *, workers: int = WORKERS, threads: int = THREADS) -> list[str]:
    """The command that serves a WSGI application, as docs/operations.md has it."""
    how = f"--interface wsgi --host 127.0.0.1 --blocking-threads {threads} --no-ws --http 1"
    return [
        *(sys.executable, "-m", "granian", *how.split()),
        *("--workers", str(workers), "--port", "{port}", application),
    ]
