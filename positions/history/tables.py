"""Which tables have a history, and which rows belong to the row of another."""

from __future__ import annotations

from typing import Final

from django.contrib.auth.models import User
from django.db.models import Model
from pghistory.models import Event

from positions.models import (
    AccountRole,
    Alias,
    Citation,
    Country,
    Dissociation,
    Official,
    Position,
    Tenure,
)
from positions.models.history import event_tables

ROLES: Final[type[Model]] = AccountRole._meta.concrete_model

PARTS: Final[dict[type[Model], tuple[tuple[type[Model], str], ...]]] = {
    Position: ((Citation, "position"), (Dissociation, "position")),
    Official: ((Tenure, "official"),),
    Country: ((Alias, "country"),),
    User: ((ROLES, "user"),),
}
"""Rows that are kept on the form of another, with the column that says whose they are."""

OWNERS: Final[dict[type[Model], tuple[type[Model], str]]] = {
    part: (owner, column) for owner, parts in PARTS.items() for part, column in parts
}


def kept_tables() -> list[tuple[type[Model], type[Event]]]:
    """Every table whose history is kept, with its history, in a fixed order."""
    return sorted(event_tables().items(), key=lambda one: str(one[0]._meta.label_lower))


def whole(model: type[Model]) -> list[tuple[type[Model], str]]:
    """The table and its parts, each with the column of the history that names the row."""
    return [(model, "pgh_obj"), *PARTS.get(model, ())]


def called(model: type[Model]) -> str:
    """What one row of the table is called."""
    if model is ROLES:
        return str(AccountRole._meta.verbose_name)
    return str(model._meta.verbose_name)
