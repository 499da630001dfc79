"""The PostgreSQL server as backups see it: databases made, dropped and exchanged, its programs run."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Event
from typing import IO, Any
from urllib.parse import quote, urlencode

import psycopg
from django.conf import settings
from django.db import connection
from psycopg import sql

from tracker.backups.programs import program_of

TLS = ("sslmode", "sslrootcert", "sslcert", "sslkey")
"""What DATABASE_URL may say beside the name of the database."""

CUT_OFF = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = ANY(%s)"


class BackupError(Exception):
    """Nothing was backed up or restored; the sentence says why."""


@dataclass(frozen=True)
class Server:
    """Where the databases are, and as whom."""

    host: str
    port: str
    user: str
    password: str
    database: str
    tls: dict[str, str]

    @classmethod
    def in_use(cls) -> Server:
        """The server of the site, started if it is the embedded one."""
        connection.ensure_connection()
        said = connection.settings_dict
        tls = {name: str(said["OPTIONS"][name]) for name in TLS if name in said["OPTIONS"]}
        port = str(said["PORT"] or 5432)
        return cls(said["HOST"] or "", port, said["USER"] or "", said["PASSWORD"] or "", said["NAME"], tls)

    def url(self, database: str) -> str:
        """DATABASE_URL of one of its databases."""
        who = quote(self.user, safe="") + (f":{quote(self.password, safe='')}" if self.password else "")
        tail = f"?{urlencode(self.tls)}" if self.tls else ""
        return f"postgres://{who}@{quote(self.host, safe='')}:{self.port}/{quote(database, safe='')}{tail}"

    @contextmanager
    def session(self, database: str) -> Iterator[psycopg.Connection[Any]]:
        """A connection to one of its databases; each statement stands alone."""
        said = {
            "host": self.host,
            "port": self.port,
            "user": self.user,
            "password": self.password,
            **self.tls,
        }
        with psycopg.connect(dbname=database, autocommit=True, **said) as opened:  # type: ignore[arg-type]
            yield opened

    def exists(self, database: str) -> bool:
        """Whether there is a database of that name."""
        with self.session("postgres") as session:
            found = session.execute("SELECT 1 FROM pg_database WHERE datname = %s", [database]).fetchone()
        return found is not None

    def create(self, database: str) -> None:
        """Make an empty database, in place of what an interrupted run may have left under the name."""
        self.drop(database)
        try:
            with self.session("postgres") as session:
                session.execute(
                    sql.SQL("CREATE DATABASE {} TEMPLATE template0").format(sql.Identifier(database))
                )
        except psycopg.errors.InsufficientPrivilege as error:
            raise BackupError(
                f"{self.user} may not create databases, which proving a backup and restoring one need: "
                f'have the server\'s administrator say ALTER ROLE "{self.user}" CREATEDB.'
            ) from error

    def drop(self, database: str) -> None:
        """Do away with a scratch database, whoever is connected to it."""
        with self.session("postgres") as session:
            session.execute(
                sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(database))
            )

    def exchange(self, new: str, *, kept_as: str) -> None:
        """Put a database in the place of the one in use, which stays under another name, closed.

        One transaction: there is no moment without a database of the site's name, and whatever is killed
        meanwhile leaves the one or the other. Whoever is connected is cut off and finds the new one when he
        connects again.
        """
        place, kept = sql.Identifier(self.database), sql.Identifier(kept_as)
        with self.session("postgres") as session:
            with self._nobody_connected(self.database, new), session.transaction():
                session.execute(sql.SQL("ALTER DATABASE {} RENAME TO {}").format(place, kept))
                session.execute(sql.SQL("ALTER DATABASE {} RENAME TO {}").format(sql.Identifier(new), place))
            session.execute(sql.SQL("ALTER DATABASE {} WITH ALLOW_CONNECTIONS false").format(kept))

    @contextmanager
    def _nobody_connected(self, *databases: str) -> Iterator[None]:
        """Cut off whoever is connected, again and again.

        Renaming lets nobody new in from its first moment, and waits some seconds for those who are there.
        """
        done = Event()

        def cut_off() -> None:
            with self.session("postgres") as session:
                while not done.wait(0.05):
                    session.execute(CUT_OFF, [list(databases)])

        with ThreadPoolExecutor(1) as pool:
            cutting = pool.submit(cut_off)
            try:
                yield
            finally:
                done.set()
        cutting.result()

    def program(
        self, name: str, *arguments: str, database: str, **pipes: IO[bytes] | int
    ) -> subprocess.Popen[bytes]:
        """One of PostgreSQL's own programs at work on a database."""
        said = {"PGHOST": self.host, "PGPORT": self.port, "PGUSER": self.user, "PGDATABASE": database}
        said |= {f"PG{name.upper()}": value for name, value in self.tls.items()}
        if self.password:
            said["PGPASSWORD"] = self.password
        command = [self._program(name), *arguments]
        return subprocess.Popen(command, env=os.environ | said, stderr=subprocess.PIPE, **pipes)  # type: ignore[call-overload]

    def _program(self, name: str) -> str:
        """Its path, in the server's own version. Raises BackupError."""
        with self.session("postgres") as session:
            major = session.info.server_version // 10_000
        if found := program_of(name, major):
            return found
        raise BackupError(
            f"{name} of version {major}, which the server is of, is not installed. On Debian or Ubuntu: "
            f"apt-get install postgresql-client-{major}"
        )

    def check_record(self, database: str) -> None:
        """Put the record in a database before its rules. Raises BackupError with what is found."""
        done = subprocess.run(
            [sys.executable, "manage.py", "check_record"],
            cwd=settings.BASE_DIR,
            env=os.environ | {"DATABASE_URL": self.url(database)},
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise BackupError(f"The restored record is not clean:\n{done.stdout}{done.stderr}")
