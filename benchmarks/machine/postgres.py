"""The PostgreSQL of the benchmarks: the tracker's embedded one, in its own folder, set up as a site's.

The embedded server looks after starting, stopping and what a killed run left behind (tracker.embedded).
"""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import quote

import psycopg
from psycopg import sql

from benchmarks.machine.places import HOME
from tracker.embedded.places import Places
from tracker.embedded.server import Server

SETTINGS = {
    "shared_buffers": "2GB",
    "work_mem": "32MB",
    "maintenance_work_mem": "512MB",
    "effective_cache_size": "6GB",
    "random_page_cost": "1.1",
    "jit": "off",
    "max_wal_size": "8GB",
    "wal_compression": "on",
    "max_parallel_workers_per_gather": "2",
}
"""As for a machine of 8 GB or more; fsync and synchronous_commit stay on."""

Connection = psycopg.Connection[Any]


class Postgres:
    """The server and its databases."""

    def __init__(self, home: Path = HOME / "postgres") -> None:
        self.places = Places.at(home)
        self.server = Server(self.places)

    def start(self) -> None:
        """Start it with its settings, if it does not run yet."""
        self.server.ensure()
        if self._set_up():
            self.server.leave()
            self.server.ensure()

    def stop(self) -> None:
        """Stop it."""
        self.server.leave()

    def _set_up(self) -> bool:
        """Whether settings had to be changed, some of which need another start."""
        with self.connect("postgres") as connection:
            held = dict(
                connection.execute("SELECT name, setting FROM pg_file_settings WHERE applied").fetchall()
            )
            changed = {name: value for name, value in SETTINGS.items() if held.get(name) != value}
            for name, value in changed.items():
                connection.execute(
                    sql.SQL("ALTER SYSTEM SET {} = {}").format(sql.Identifier(name), sql.Literal(value))
                )
            return bool(changed)

    @property
    def pid(self) -> int:
        """The number of its first process, the parent of all others."""
        return int((self.server.programs.data / "postmaster.pid").read_text().split("\n", 1)[0])

    def connect(self, database: str) -> Connection:
        """A connection that commits each statement."""
        return psycopg.connect(self.conninfo(database), autocommit=True)

    def conninfo(self, database: str) -> str:
        """The address of a database for psycopg."""
        places = self.places
        return f"host={places.socket_dir} port={places.port} user={places.database} dbname={database}"

    def url(self, database: str) -> str:
        """The same as DATABASE_URL."""
        places = self.places
        host = quote(str(places.socket_dir), safe="")
        return f"postgres://{places.database}@{host}:{places.port}/{database}"

    def exists(self, database: str) -> bool:
        """Whether there is such a database."""
        with self.connect("postgres") as connection:
            asked = "SELECT 1 FROM pg_database WHERE datname = %s"
            return connection.execute(asked, [database]).fetchone() is not None

    def create(self, database: str, *, copy_of: str = "template1") -> None:
        """Make a database anew, empty or as a copy of one to which nobody is connected."""
        self.drop(database)
        self._run("CREATE DATABASE {} TEMPLATE {} STRATEGY file_copy", database, copy_of)

    def rename(self, database: str, to: str) -> None:
        """Give a database its final name, once it is whole."""
        self._run("ALTER DATABASE {} RENAME TO {}", database, to)

    def drop(self, database: str) -> None:
        """Remove a database, and whoever is connected to it."""
        self._run("DROP DATABASE IF EXISTS {} WITH (FORCE)", database)

    def _run(self, statement: str, *databases: str) -> None:
        with self.connect("postgres") as connection:
            connection.execute(sql.SQL(statement).format(*map(sql.Identifier, databases)))
