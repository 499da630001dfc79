"""Where the embedded PostgreSQL keeps its data and its socket, and as whom it runs.

PostgreSQL refuses to run as root, so for root it runs as another user, who must be able to reach what
it needs. No permission of a folder that exists is ever changed for that.
"""

import contextlib
import hashlib
import os
import pwd
import tempfile
from dataclasses import dataclass
from pathlib import Path

LONGEST_RUNTIME_DIR = 60  # a socket's address holds 107 bytes, so it never lies in the checkout


class EmbeddedPostgresError(RuntimeError):
    """The embedded server cannot be had; the sentence says why and what helps."""


def reachable_by_all(path: Path) -> bool:
    """Whether any user may pass this folder and those above it, as far as they exist."""
    return all(p.stat().st_mode & 0o001 for p in (path, *path.parents) if p.exists())


def short_hash(path: Path) -> str:
    """A name for a path where the path itself would be too long."""
    return hashlib.sha256(str(path).encode()).hexdigest()[:10]


@dataclass(frozen=True)
class Places:
    """The folders of one embedded server. It listens on a Unix socket only, never on TCP."""

    home: Path
    socket_dir: Path
    database: str = "tracker"  # the name of its one role, too
    port: str = "5432"  # only part of the socket's file name

    @classmethod
    def of(cls, var_dir: Path) -> "Places":
        """TRACKER_PG_HOME, else `var_dir`, else (root, below a closed folder) a folder of the system."""
        named = os.environ.get("TRACKER_PG_HOME")
        return cls.at(Path(named).resolve() if named else _home(var_dir.resolve()))

    @classmethod
    def at(cls, home: Path) -> "Places":
        """The places that belong to this home."""
        name = f"tracker-pg-{os.geteuid()}-{short_hash(home)}"
        return cls(home=home, socket_dir=_runtime_dir() / name)

    @property
    def socket(self) -> Path:
        """The socket's file."""
        return self.socket_dir / f".s.PGSQL.{self.port}"

    @property
    def log(self) -> Path:
        """The server's log."""
        return self.home / "postgres.log"


def _home(var_dir: Path) -> Path:
    home = var_dir / "postgres"
    if os.geteuid() != 0 or reachable_by_all(home):
        return home
    if home.exists():
        raise EmbeddedPostgresError(
            f"{home} holds a database, but PostgreSQL, which does not run as root, can no longer reach it: "
            "let everybody pass the folders above it (chmod o+x), or set TRACKER_PG_HOME."
        )
    return Path("/var/lib/positions-tracker") / short_hash(var_dir)


def _runtime_dir() -> Path:
    run = os.environ.get("XDG_RUNTIME_DIR") or tempfile.gettempdir()
    if os.geteuid() == 0 or not os.access(run, os.W_OK) or len(run) > LONGEST_RUNTIME_DIR:
        run = "/tmp"  # the folder made in it lets nobody else in
    return Path(run)


def system_user(data: Path) -> pwd.struct_passwd | None:
    """Whom PostgreSQL runs as: None means ourselves; for root, the owner of the data, else who is there."""
    if os.geteuid() != 0:
        return None
    if data.exists() and data.stat().st_uid:
        with contextlib.suppress(KeyError):
            return pwd.getpwuid(data.stat().st_uid)
    for name in ("postgres", "nobody"):
        with contextlib.suppress(KeyError):
            return pwd.getpwnam(name)
    raise EmbeddedPostgresError("There is no unprivileged user to run PostgreSQL as: set DATABASE_URL.")
