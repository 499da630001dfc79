"""One migration at a time, up or down: what it kept readers from, and what a linter says of its SQL."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader

APP = "positions"

TABLES = """
    SELECT relname, relfilenode FROM pg_class
    WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname <> 'django_migrations'
"""
SHUT = """
    SELECT relname FROM pg_locks JOIN pg_class ON pg_class.oid = relation
    WHERE pid = pg_backend_pid() AND mode = 'AccessExclusiveLock' AND relkind = 'r' AND relname = ANY(%s)
"""
"""Tables that nobody can read until this transaction ends."""

STATED = re.compile(
    r"^Locks (?:nothing|new tables only|for a moment: (?P<tables>[a-z,\s]+))\.$", re.MULTILINE
)
"""How the first words of a migration tell which tables, of those that were there, it keeps from readers."""

CHANGING = re.compile(r"\s*(CREATE|ALTER|DROP|COMMENT|TRUNCATE|LOCK)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Step:
    """What one migration did: to the tables that were there before it, and by which statements."""

    locked: frozenset[str]
    rewritten: frozenset[str]
    statements: tuple[str, ...]


def names() -> list[str]:
    """Every migration of the record, in order."""
    return sorted(name for app, name in MigrationLoader(None).disk_migrations if app == APP)


def atomic(name: str) -> bool:
    """Whether the migration is one transaction."""
    return bool(_module(name).Migration.atomic)


def stated(name: str) -> frozenset[str] | None:
    """The tables that the migration says it locks; None where it says nothing of locks."""
    said = STATED.search(_module(name).__doc__ or "")
    if said is None:
        return None
    return frozenset(f"{APP}_{table.strip()}" for table in (said["tables"] or "").split(",") if table.strip())


def go(name: str) -> Step:
    """Migrate the database to where this migration is the last one."""
    before = _tables()
    locked: set[str] = set()
    statements: list[str] = []
    with _watching(list(before), locked, statements):
        call_command("migrate", APP, name, verbosity=0, interactive=False)
    after = _tables()
    return Step(
        frozenset(locked & set(after)),
        frozenset(table for table in set(before) & set(after) if after[table] != before[table]),
        tuple(statements),
    )


def _module(name: str) -> Any:
    return sys.modules[f"{APP}.migrations.{name}"]


def _tables() -> dict[str, int]:
    with connection.cursor() as cursor:
        cursor.execute(TABLES)
        return dict(cursor.fetchall())


@contextmanager
def _watching(tables: list[str], locked: set[str], statements: list[str]) -> Iterator[None]:
    """Look after every statement, since a lock goes with its transaction."""

    def run(execute: Any, sql: Any, params: Any, many: bool, context: Any) -> Any:
        done = execute(sql, params, many, context)
        if CHANGING.match(text := str(sql)) and "django_migrations" not in text:
            statements.append(text)
        if connection.in_atomic_block:
            locked.update(name for (name,) in connection.connection.execute(SHUT, [tables]).fetchall())
        return done

    with connection.execute_wrapper(run):
        yield
