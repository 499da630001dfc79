"""Whether the database still has the constraints and triggers that hold the rules."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pgtrigger
from django.apps import apps
from django.db import connection


def missing_guards() -> Iterator[str]:
    """Constraints that are gone or were never validated; triggers that are gone, old or switched off."""
    standing = _standing_constraints()
    for model in apps.get_app_config("positions").get_models():
        for constraint in model._meta.constraints:
            if constraint.name not in standing:
                yield f"The database does not hold the rule “{constraint.name}” of {model._meta.db_table}."
    registered: Any = pgtrigger.registered()
    for model, trigger in registered:
        status, enabled = trigger.get_installation_status(model)
        if status == "INSTALLED" and not enabled:
            status = "DISABLED"
        if status != "INSTALLED":
            yield f"The trigger “{trigger.name}” of {model._meta.db_table} is {status.lower()}."
    if _silenced_by_a_setting():
        yield "Whoever says SET pgtrigger.ignore silences triggers: see migration 0021."


def _silenced_by_a_setting() -> bool:
    """Whether triggers believe a connection that asks them to be silent."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT _pgtrigger_should_ignore('any') FROM set_config('pgtrigger.ignore', '{any}', true)"
        )
        return bool(cursor.fetchone()[0])


def _standing_constraints() -> set[str]:
    """Names of valid constraints, and of unique indexes, which say the same under a condition."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT conname FROM pg_constraint WHERE convalidated UNION "
            "SELECT relname FROM pg_index JOIN pg_class ON oid = indexrelid "
            "WHERE indisunique AND indisvalid"
        )
        return {name for (name,) in cursor.fetchall()}
