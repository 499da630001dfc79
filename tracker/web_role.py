"""A role of the database for web processes: it does what the desk and readers need, and owns nothing.

Whoever takes over a web process then meets the rules of the record as everybody does: he cannot switch a
trigger off, drop a constraint, empty a table, or alter the history and the ledger. The owner of the tables
migrates, backs up and says what the role may (`manage.py grant_web_role`).
"""

from __future__ import annotations

from collections.abc import Iterator

from django.apps import apps
from django.db import connection
from pghistory.models import Event
from psycopg import sql

from positions.models import Change

READ = "SELECT"
ADDED_TO = "SELECT, INSERT"
WRITTEN = "SELECT, INSERT, UPDATE, DELETE"
"""What may be done to a table: to most of them all but emptying it at one stroke and changing what it is."""

TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"
RULES = "SELECT rolsuper OR pg_has_role(rolname, %s, 'MEMBER') FROM pg_roles WHERE rolname = %s"


class NoSuchRole(Exception):
    """Nothing was granted; the sentence says why."""


def grant(role: str) -> int:
    """Give the role exactly this, whatever it had in this database before; of how many tables it was said."""
    with connection.cursor() as cursor:
        cursor.execute(RULES, [_owner(), role])
        found = cursor.fetchone()
        if found is None:
            raise NoSuchRole(
                f"There is no role {role!r}. The server's superuser makes it: CREATE ROLE {role} LOGIN"
            )
        if found[0]:
            raise NoSuchRole(f"{role!r} could do everything: it is, or is a member of, the tables' owner.")
        cursor.execute(TABLES)
        tables = [name for (name,) in cursor.fetchall()]
        for statement in _statements(role, tables):
            cursor.execute(statement)
    return len(tables)


def _owner() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT tableowner FROM pg_tables WHERE tablename = %s", [Change._meta.db_table])
        [owner] = cursor.fetchone()
        return str(owner)


def _statements(role: str, tables: list[str]) -> Iterator[sql.Composed]:
    to = sql.Identifier(role)
    for what in ("TABLES", "SEQUENCES"):
        yield sql.SQL("REVOKE ALL ON ALL {} IN SCHEMA public FROM {}").format(sql.SQL(what), to)
    yield sql.SQL("REVOKE CREATE ON SCHEMA public FROM PUBLIC, {}").format(to)
    yield sql.SQL("GRANT USAGE ON SCHEMA public TO {}").format(to)
    yield sql.SQL("GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {}").format(to)
    for table in tables:
        may = sql.SQL(may_do(table))
        yield sql.SQL("GRANT {} ON {} TO {}").format(may, sql.Identifier(table), to)


def may_do(table: str) -> str:
    """What web processes may do to a table."""
    if table == "django_migrations":
        return READ
    return ADDED_TO if table in append_only() else WRITTEN


def append_only() -> set[str]:
    """The tables that only grow: the ledger and every history."""
    histories = {one._meta.db_table for one in apps.get_models() if issubclass(one, Event)}
    return {Change._meta.db_table, *histories}
