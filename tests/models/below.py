"""Writing to the database past everything that speaks kindly, to see what it refuses by itself."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction


def sql(statement: str, *values: Any) -> None:
    """Run one statement as anybody with the database's password could."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values or None)


@contextmanager
def refused(name: str) -> Iterator[None]:
    """The database refuses what is done inside, in the name of this constraint or trigger."""
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():  # noqa: PT012 (the block is the caller's)
        yield
        connection.check_constraints()  # what waits for the end of the transaction speaks now
    assert refusal.value.__cause__ is not None
    assert refusal.value.__cause__.diag.constraint_name == name  # type: ignore[attr-defined]


@contextmanager
def past_triggers() -> Iterator[None]:
    """Triggers are silent inside: what still refuses is a constraint."""
    with transaction.atomic():
        sql("SET LOCAL session_replication_role = replica")
        yield
        sql("SET LOCAL session_replication_role = origin")
