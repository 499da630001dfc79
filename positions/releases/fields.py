"""The fields of released tables: name, meaning, type and rules, with what PostgreSQL writes into the cell.

Most are taken over from the columns of the data set and from the models, where they are
explained already. The text of a cell is that of the CSV; the other formats read it by the type.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import Expression, F, Func, Value

from positions.exchange import columns, evidence_columns
from positions.exchange.columns import as_text
from positions.exchange.tables import Table as Exchanged


@dataclass(frozen=True)
class Type:
    """A kind of value: how the data package, DuckDB and SQLite call it, and how SQLite takes the text."""

    name: str
    duckdb: str
    sqlite: str
    read: Callable[[str], Any] = str


def truth(text: str) -> int:
    """A truth as SQLite holds it."""
    return int(text == "true")


TEXT = Type("string", "VARCHAR", "TEXT")
WHOLE = Type("integer", "BIGINT", "INTEGER", int)
NUMBER = Type("number", "DOUBLE", "REAL", float)
TRUTH = Type("boolean", "BOOLEAN", "BOOLEAN", truth)
DAY = Type("date", "DATE", "DATE")
MOMENT = Type("datetime", "TIMESTAMPTZ", "TIMESTAMP")


@dataclass(frozen=True)
class Field:
    """A column of a released table.

    ``refers`` names the table and field in which its values are found; ``digits`` says that
    it is text, though it looks like a number.
    """

    name: str
    help: str
    cell: Expression
    type: Type = TEXT
    required: bool = False
    allowed: tuple[str, ...] = ()
    refers: tuple[str, str] | None = None
    digits: bool = False


def exchanged(table: Exchanged, *names: str) -> tuple[Field, ...]:
    """Columns of the data set, all of them or those named, as they are loaded and exported."""
    return tuple(_taken_over(table, table.column(name)) for name in names or table.names)


def own(model: type[models.Model], name: str, path: str = "", /, **changes: Any) -> Field:
    """A column of a model; ``path`` says where it is found from the row, if not on the row itself."""
    of: Any = model._meta.get_field(name)
    type_ = _type_of(of)
    found = F(path or name)
    cell = in_utc(found) if type_ is MOMENT else as_text(found)
    known: dict[str, Any] = {
        "help": str(of.help_text),
        "cell": cell,
        "type": type_,
        "required": not of.null and not of.blank,
        "allowed": tuple(value for value, _ in of.flatchoices or ()),
    }
    return Field(**{"name": name, **known, **changes})


def code(
    model: type[models.Model], name: str, table: str, by: str = "slug", *, path: str = "", **changes: Any
) -> Field:
    """A foreign key of the model as the public code of what it points to, a row of the other table."""
    return own(model, name, f"{path or name}__{by}", refers=(table, by), **changes)


def number(help_text: str, name: str = "id", path: str = "pk", **changes: Any) -> Field:
    """The number of a row."""
    return Field(name, help_text, as_text(F(path)), WHOLE, **changes)


def in_utc(moment: Any) -> Expression:
    """A moment as ISO 8601 in UTC, empty for NULL, whatever the time zone of the session."""
    utc = Func(Value("UTC"), moment, function="timezone", output_field=models.DateTimeField())
    written = Func(
        utc, Value('YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), function="to_char", output_field=models.TextField()
    )
    return as_text(written)


def _taken_over(table: Exchanged, column: columns.Column) -> Field:
    """A column of the data set with what the model knows of it."""
    if isinstance(column, evidence_columns.Listed | evidence_columns.Locators):
        return Field(column.name, LISTS[column.name], column.in_record())
    of: Any = table.model._meta.get_field(column.field_name)
    if isinstance(column, columns.Code):
        other = (column.table, column.by)
        return Field(column.name, str(of.help_text), column.in_record(), required=not of.null, refers=other)
    if isinstance(column, columns.Words):
        return Field(column.name, f"{of.help_text} Joined by |.", column.in_record(), required=True)
    return own(table.model, column.field_name, name=column.name, digits=column.name == "m49")


LISTS = {
    "sources": "Slugs of the sources cited, joined by |; the table citations holds one a row.",
    "locator": "Places in the sources, in their order, joined by |; a | within one is written \\|.",
    "dissociated": "ISO codes of the members for which the group did not speak, joined by |.",
}


def _type_of(of: models.Field) -> Type:
    kinds: list[tuple[type[models.Field], Type]] = [
        (models.BooleanField, TRUTH),
        (models.DecimalField, NUMBER),
        (models.IntegerField, WHOLE),
        (models.DateTimeField, MOMENT),
        (models.DateField, DAY),
    ]
    return next((kind for known, kind in kinds if isinstance(of, known)), TEXT)
