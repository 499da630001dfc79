"""For every named constraint of the models, how to break it from below and what is said from above.

`below` writes to the database and has to fail in the constraint's name. `above` is what an analyst would
do, checked with `full_clean`; it has to fail with `sentence`. Tables that nobody fills in by hand have
no `above`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import models

from tests.world import World


@dataclass(frozen=True)
class Breach:
    """One way to break one constraint."""

    constraint: str
    below: Callable[[World], Any]
    above: Callable[[World], models.Model] | None = None
    sentence: str = ""


def altered(row: models.Model, **values: Any) -> models.Model:
    """The row with other values, not saved."""
    for name, value in values.items():
        setattr(row, name, value)
    return row


def update(row: models.Model, **values: Any) -> int:
    """Write values into the row, as `QuerySet.update` does."""
    return type(row)._default_manager.filter(pk=row.pk).update(**values)
