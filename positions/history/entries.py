"""One change of one row as people read it: who, when, where, and each field before and after."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import BooleanField, DateTimeField, Field, ForeignKey, Model

from positions.history.names import Row
from positions.history.tables import OWNERS, called

SILENT = {"id", "created_at", "changed_at", "date_joined"}
"""Columns that repeat what the entry says by its own moment and number."""

CHANGING = {"insert": "added", "update": "changed", "delete": "deleted"}
"""Acts that change a row, each in a word; others tell what happened to it in their own."""

Cells = Mapping[str, Any]
"""A row as its history keeps it: JSON values by column."""


@dataclass(frozen=True)
class Changed:
    """One field, in words: what it said before, and after."""

    name: str
    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Entry:
    """One change of one row.

    ``act`` is insert, update, delete, or what happened to the row without changing it; ``by`` the
    name of the account, empty where no request or command said whose it was; ``page`` the address
    or ``reason`` the command by which it came;
    ``owner`` the row on whose form it is kept: itself, or what it is a part of.
    """

    moment: datetime
    number: int
    model: type[Model]
    row: int
    act: str
    by: str
    page: str
    reason: str
    owner: Row
    owner_there: bool
    about: str
    changes: list[Changed] = field(default_factory=list)

    @property
    def table(self) -> str:
        """What a row of its table is called."""
        return called(self.model)

    @property
    def deed(self) -> str:
        """The act in a word."""
        return CHANGING.get(self.act, self.act)

    @property
    def saved(self) -> bool:
        """Whether somebody saved the row, though perhaps without a change."""
        return self.act in CHANGING


def owner_of(model: type[Model], row: int, cells: Cells) -> Row:
    """The row on whose form this one is kept."""
    if model not in OWNERS:
        return model, row
    owner, column = OWNERS[model]
    return owner, int(cells[f"{column}_id"])


def referred(model: type[Model], *states: Cells) -> Iterator[Row]:
    """The rows of other tables that these states of a row point to."""
    for one in _columns(model):
        if isinstance(one, ForeignKey):
            yield from (
                (_target(one), int(cells[one.column]))
                for cells in states
                if cells.get(one.column) is not None
            )


def changes(
    model: type[Model], act: str, before: Cells | None, after: Cells, names: Mapping[Row, str]
) -> list[Changed]:
    """The fields in which the row differs from what it was; all of them where it began or ended."""
    old: Cells = after if act == "delete" else (before or {})
    new: Cells = {} if act == "delete" else after
    if act == "insert":
        old = {}
    found = (
        Changed(
            one.name,
            str(one.verbose_name),
            in_words(one, old.get(_column(one)), names),
            in_words(one, new.get(_column(one)), names),
        )
        for one in _columns(model)
        if one.name not in SILENT and old.get(_column(one)) != new.get(_column(one))
    )
    return [one for one in found if one.before or one.after]


def in_words(one: Field, value: Any, names: Mapping[Row, str]) -> str:
    """A value as the history keeps it, in words; empty where there is none."""
    if value in (None, "", []):
        return ""
    if isinstance(one, ForeignKey):
        target = _target(one)
        return names.get((target, int(value))) or f"{called(target)} {value}"
    if isinstance(one, BooleanField):
        return "yes" if value else "no"
    if one.choices:
        return str(dict(one.flatchoices).get(value, value))
    if isinstance(one, DateTimeField):
        return f"{one.to_python(value):%Y-%m-%d %H:%M:%S} UTC"
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _columns(model: type[Model]) -> list[Field]:
    return [one for one in model._meta.local_fields if one.concrete]


def _column(one: Field) -> str:
    """The column of a field that has one."""
    return str(one.column)


def _target(one: ForeignKey) -> type[Model]:
    return one.remote_field.model
