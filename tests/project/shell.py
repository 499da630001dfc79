"""Run the project's commands as a person would, in an environment that is said in full."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
OURS = (
    "DEBUG",
    "SECRET_KEY",
    "ALLOWED_HOSTS",
    "DATABASE_URL",
    "DJANGO_ALLOW_ASYNC_UNSAFE",
    "DJANGO_SETTINGS_MODULE",
    "MAKELEVEL",
    "MAKEFLAGS",
    "TRACKER_PG_HOME",
    "TRACKER_VAR",
)
SITE = {
    "DEBUG": "0",
    "SECRET_KEY": "fRb2vXq8Zt5mLw9KcN3yHs7JdG4pQe6TaU1oWiBxVzMkSnDhYgCr",
    "ALLOWED_HOSTS": "tracker.example",
    "DATABASE_URL": "postgres://tracker@127.0.0.1:9/tracker",
}


def environment(**said: str) -> dict[str, str]:
    """This process's environment without what configures the tracker, and with what is said."""
    return {name: value for name, value in os.environ.items() if name not in OURS} | said


def manage(*args: str, **said: str) -> subprocess.CompletedProcess[str]:
    """`manage.py`, run to its end."""
    command = [sys.executable, "manage.py", *args]
    return subprocess.run(
        command, cwd=ROOT, env=environment(**said), capture_output=True, text=True, check=False, timeout=300
    )
