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
    SecondFactor,
    Tenure,
)
from positions.models.history import event_tables

ROLES: Final[type[Model]] = AccountRole._meta.concrete_model
FACTORS: Final[type[Model]] = SecondFactor._meta.concrete_model

PARTS: Final[dict[type[Model], tuple[tuple[type[Model], str], ...]]] = {
    Position: ((Citation, "position"), (Dissociation, "position")),
    Official: ((Tenure, "official"),),
    Country: ((Alias, "country"),),
    User: ((ROLES, "user"), (FACTORS, "user")),
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
    for part, proxy in ((ROLES, AccountRole), (FACTORS, SecondFactor)):
        if model is part:
            return str(proxy._meta.verbose_name)
    return str(model._meta.verbose_name)
