"""The web server, the same for the product and for the floor: two worker processes."""

from __future__ import annotations

import sys

WORKERS = 2


def serving(application: str) -> list[str]:
    """The command that serves a WSGI application, as docs/operations.md has it."""
    how = "--interface wsgi --host 127.0.0.1 --blocking-threads 4 --no-ws --http 1"
    return [
        *(sys.executable, "-m", "granian", *how.split()),
        *("--workers", str(WORKERS), "--port", "{port}", application),
    ]
