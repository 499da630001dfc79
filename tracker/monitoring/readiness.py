"""Whether this process can serve readers: there is a record, in a database with this software's schema."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from django.db import DEFAULT_DB_ALIAS, Error, connections
from django.db.migrations.executor import MigrationExecutor

from positions.look import Unreachable, look
from positions.models import DataVersion
from tracker.replicas import Replica, replicas

Migrated = tuple[int | None, int]
"""The last row of the table of migrations, and how many there are: another pair, another schema."""


def readiness() -> dict[str, Any]:
    """``ready``, and what was found: database, migrations, data version."""
    try:
        version = look()
        pending = _pending(_migrated())
    except (Unreachable, Error):
        return {"ready": False, "database": "not reached"}
    return {
        "ready": not pending,
        "database": "reached",
        "migrations": f"{pending} not applied" if pending else "applied",
        "data_version": version.number,
        "replicas": [_copy(replica, version) for replica in replicas.all],
    }


def _copy(replica: Replica, version: DataVersion) -> dict[str, Any]:
    """How a copy stands; none of them is needed for being ready."""
    try:
        seen = replica.look()
    except Unreachable:
        return {"name": replica.name, "reached": False}
    behind = max(0, version.number - seen.number)
    return {"name": replica.name, "reached": True, "versions_behind": behind, "lag_seconds": replica.lag()}


def _migrated() -> Migrated:
    with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
        cursor.execute("SELECT max(id), count(*) FROM django_migrations")
        last, count = cursor.fetchone()
    return last, count


@lru_cache(maxsize=1)
def _pending(migrated: Migrated) -> int:
    """How many migrations of this software the database lacks.

    Reading all of them takes a tenth of a second, so it is done once for a schema.
    """
    executor = MigrationExecutor(connections[DEFAULT_DB_ALIAS])
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
