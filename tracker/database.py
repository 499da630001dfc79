"""Which PostgreSQL the tracker uses: the one that DATABASE_URL names, else one of its own.

There is no other engine: development, tests and sites run on the same one.
"""

from pathlib import Path
from typing import Any

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

from tracker.environment import number, text, words

Database = dict[str, Any]

DATABASE = "`postgres://user:password@host/name`"
"""What DATABASE_URL says."""

PATIENCE = (
    "milliseconds after which PostgreSQL gives a statement up; 0: never. Web processes have 15000 unless it "
    "is set; commands and whole lists are never given up"
)
REPLICAS = (
    "addresses of streaming replicas, comma-separated, that public pages and the API are read from; one that "
    "does not show the newest state is passed over"
)

PLANNED_ONCE = "-c plan_cache_mode=force_generic_plan -c jit=off"
"""The fixed statements of positions.statements are planned once for all values and never compiled: each of
them runs for less time than the planner or the compiler would think about it."""

GIVES_UP = {"connect_timeout": 5, "tcp_user_timeout": 10_000, "keepalives_idle": 30}
"""Seconds, milliseconds, seconds after which a silent server counts as gone, unless the address says more."""


def databases(*, var_dir: Path) -> dict[str, Database]:
    """Django's DATABASES. `var_dir` is where an embedded server may keep its data.

    Each thread of a process keeps its connection; that it lives is known from the look at the data
    version with which every request begins (positions.look).
    """
    url = text("DATABASE_URL", says=DATABASE, shown="the embedded server")
    found = {"default": _named("DATABASE_URL", url) if url else _embedded(var_dir)}
    for place, replica in enumerate(words(text("DATABASE_REPLICA_URLS", says=REPLICAS)), start=1):
        found[f"replica_{place}"] = _named("DATABASE_REPLICA_URLS", replica) | {"TEST": {"MIRROR": "default"}}
    patience = number("STATEMENT_TIMEOUT", default=0, says=PATIENCE)
    return {name: _connected(database, patience) for name, database in found.items()}


def _connected(database: Database, patience: int) -> Database:
    """With how a connection to it begins, lasts and ends."""
    database["CONN_MAX_AGE"] = None
    options = database["OPTIONS"] = GIVES_UP | database.get("OPTIONS", {})
    told = [options.get("options"), PLANNED_ONCE, f"-c statement_timeout={patience}"]
    options["options"] = " ".join(filter(None, told))
    options["prepare_threshold"] = 0  # only positions.statements uses cursors that can prepare
    return database


def _named(variable: str, url: str) -> Database:
    try:
        database: Database = dict(dj_database_url.parse(url))
    except (ValueError, dj_database_url.ParseError) as error:
        raise ImproperlyConfigured(f"{variable} cannot be read: {error}") from error
    if database.get("ENGINE") != "django.db.backends.postgresql" or not database.get("NAME"):
        raise ImproperlyConfigured(
            f"{variable} must name a PostgreSQL database: postgres://user:password@host:port/name"
        )
    return database


def _embedded(var_dir: Path) -> Database:
    # here, not above: with DATABASE_URL nothing of the embedded server needs to be installed
    from tracker.embedded.places import Places

    places = Places.of(var_dir)
    return {
        "ENGINE": "tracker.embedded",
        "NAME": places.database,
        "USER": places.database,
        "PASSWORD": "",
        "HOST": str(places.socket_dir),
        "PORT": places.port,
        "EMBEDDED_HOME": str(places.home),
    }
