"""The shape of answers: every field named once, with its type, its meaning and how it is read.

From a shape come the JSON object, the columns of the CSV and the schema of the description.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from operator import attrgetter
from typing import Any

from django.db import models

from positions.vocabulary import Defined

Schema = dict[str, Any]

TEXT: Schema = {"type": "string"}
ADDRESS: Schema = {"type": "string", "format": "uri"}
SLUG: Schema = {"type": "string", "pattern": "^[-a-zA-Z0-9_]+$"}
WHOLE: Schema = {"type": "integer"}
NUMBER: Schema = {"type": "number"}
YES_OR_NO: Schema = {"type": "boolean"}
DAY: Schema = {"type": "string", "format": "date"}
MOMENT: Schema = {"type": "string", "format": "date-time"}
COUNTRY_CODE: Schema = {"type": "string", "pattern": "^[A-Z]{3}$"}


def word(of: type[Defined]) -> Schema:
    """A value of one of the vocabulary's closed lists."""
    return {"$ref": f"#/components/schemas/{of.__name__}"}


@dataclass(frozen=True)
class Field:
    """One key of an object; ``shape`` where its value is an object, or with ``many`` a list of them."""

    name: str
    help: str
    read: Callable[[Any], Any]
    type: Schema
    shape: Shape | None = None
    many: bool = False
    nullable: bool = False

    def value(self, row: Any) -> Any:
        """What the row's object has under this key."""
        found = self.read(row)
        if self.shape is None or found is None:
            return found
        return [self.shape.of(one) for one in found] if self.many else self.shape.of(found)

    def schema(self) -> Schema:
        """The value in JSON Schema."""
        known: Schema = {"type": "array", "items": self.type} if self.many else self.type
        if not self.nullable:
            return {**known, "description": self.help}
        if "$ref" in known:
            return {"anyOf": [known, {"type": "null"}], "description": self.help}
        return {**known, "type": [known["type"], "null"], "description": self.help}

    def of(self, path: str) -> Field:
        """The same field of what the row has under ``path``."""
        found = attrgetter(path)
        return replace(self, read=lambda row: self.read(found(row)))

    def columns(self) -> list[str]:
        """The columns that stand for it in CSV."""
        if self.shape is None:
            return [self.name]
        return [f"{self.name}_{column}" for one in self.shape.fields for column in one.columns()]


@dataclass(frozen=True)
class Shape:
    """A named object: its keys in the order in which they are sent."""

    name: str
    help: str
    fields: tuple[Field, ...]

    def of(self, row: Any, only: Collection[str] = ()) -> dict[str, Any]:
        """The object for a row; ``only``: these keys, all if none is named."""
        return {field.name: field.value(row) for field in self.chosen(only)}

    def chosen(self, only: Collection[str] = ()) -> Iterator[Field]:
        """The fields that are sent, in their order."""
        return (field for field in self.fields if not only or field.name in only)

    def schema(self, *, whole: bool = True) -> Schema:
        """The object in JSON Schema; not ``whole``: a client may have asked for some keys only."""
        known: Schema = {
            "type": "object",
            "description": self.help,
            "properties": {field.name: field.schema() for field in self.fields},
            "additionalProperties": False,
        }
        return {**known, "required": [field.name for field in self.fields]} if whole else known

    def reference(self) -> Schema:
        """How other schemas speak of it."""
        return {"$ref": f"#/components/schemas/{self.name}"}


def column(model: type[models.Model], name: str, path: str | None = None) -> Field:
    """A field that is a column of the model, explained by its help text; empty text is null.

    ``path`` says where the column is found from the row, if not on the row itself.
    """
    of = model._meta.get_field(name)
    assert isinstance(of, models.Field)
    found = attrgetter(path or name)
    nullable = of.null or (of.blank and of.empty_strings_allowed)
    return Field(name, str(of.help_text), _reader(of, found), _type(of), nullable=nullable)


def thing(name: str, help: str, shape: Shape, *, nullable: bool = True, read: Any = None) -> Field:  # noqa: A002
    """A field that holds an object, by default the row's attribute of the same name."""
    return Field(name, help, read or attrgetter(name), shape.reference(), shape, nullable=nullable)


def things(name: str, help: str, shape: Shape, read: Callable[[Any], Any]) -> Field:  # noqa: A002
    """A field that holds a list of objects."""
    return Field(name, help, read, shape.reference(), shape, many=True)


def _reader(of: models.Field, found: Callable[[Any], Any]) -> Callable[[Any], Any]:
    if isinstance(of, models.DecimalField):
        return lambda row: _number(found(row))
    if of.empty_strings_allowed and of.blank:
        return lambda row: found(row) or None
    return found


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


def _type(of: models.Field) -> Schema:
    """The JSON Schema of a column's values."""
    vocabulary = next((words for words in Defined.__subclasses__() if words.choices == of.choices), None)
    if vocabulary is not None:
        return word(vocabulary)
    kinds: list[tuple[type[models.Field], Schema]] = [
        (models.BooleanField, YES_OR_NO),
        (models.DecimalField, NUMBER),
        (models.IntegerField, WHOLE),
        (models.DateTimeField, MOMENT),
        (models.DateField, DAY),
        (models.URLField, ADDRESS),
    ]
    return next((schema for kind, schema in kinds if isinstance(of, kind)), TEXT)
