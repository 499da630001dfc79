"""The shape of answers: every field named once, with its type, its meaning and how it is read.

From a shape come the JSON object, the columns of the CSV and the schema of the description.
Objects are made of many rows at once, key by key: that costs a fraction of row by row. Where they
become JSON and nothing else, they are put together from written values, and no object is made.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import chain, islice, repeat
from operator import attrgetter
from typing import Any

import orjson
from django.db import models

from positions.labels import Labels
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


@dataclass(frozen=True, slots=True)
class Written:
    """JSON that the database has written: sent as it is."""

    text: str


def json(value: Any) -> bytes:
    """UTF-8, keys in their order, moments ending in Z."""
    return orjson.dumps(value, _as_written, orjson.OPT_UTC_Z | orjson.OPT_PASSTHROUGH_DATACLASS)


def _as_written(value: Any) -> orjson.Fragment:
    """What is JSON already."""
    if isinstance(value, Written):
        return orjson.Fragment(value.text)
    raise TypeError


@dataclass(frozen=True)
class Known:
    """What is known while objects are made: where this API lies, and the names of what rows mention."""

    root: str
    labels: Labels


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

    def values(self, rows: Sequence[Any], known: Known) -> list[Any]:
        """What the objects of the rows have under this key."""
        found = list(map(self.read, rows))
        if self.shape is None:
            return found
        return _many(self.shape, found, known) if self.many else _one(self.shape, found, known)

    def written(self, rows: Sequence[Any], known: Known) -> list[bytes]:
        """The same as JSON, of one row at least."""
        values = self.values(rows, known)
        parts = json(values)[1:-1].split(b",")  # most values hold no comma, and are written at one stroke
        return parts if len(parts) == len(values) else list(map(json, values))

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

    def of(self, row: Any, known: Known) -> dict[str, Any]:
        """The object for a row."""
        return self.all([row], known)[0]

    def all(self, rows: Sequence[Any], known: Known, only: Collection[str] = ()) -> list[dict[str, Any]]:
        """The objects for rows; ``only``: these keys, all if none is named."""
        fields = list(self.chosen(only))
        names = [field.name for field in fields]
        columns = [field.values(rows, known) for field in fields]
        return [dict(zip(names, values, strict=False)) for values in zip(*columns, strict=True)]

    def lines(self, rows: Sequence[Any], known: Known, only: Collection[str] = ()) -> list[bytes]:
        """The same objects as JSON."""
        if not rows:
            return []
        parts: list[Iterable[bytes]] = []
        for field in self.chosen(only):
            parts += [repeat(b'%b"%b":' % (b"," if parts else b"{", field.name.encode()))]
            parts += [field.written(rows, known)]
        return [b"".join(line) for line in zip(*parts, repeat(b"}"), strict=False)]

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


@dataclass(frozen=True, kw_only=True)
class Link(Field):
    """A field that holds an address of this API: ``read`` gives its last part, ``folder`` what is before."""

    folder: str

    def values(self, rows: Sequence[Any], known: Known) -> list[Any]:
        """Whole addresses, that a client can follow."""
        before = f"{known.root}{self.folder}/"
        return [f"{before}{last}/" for last in map(self.read, rows)]


@dataclass(frozen=True, kw_only=True)
class Mention(Field):
    """A field that mentions something that labels name: ``read`` gives its key, ``name`` what is behind it.

    The object is made once and kept as long as the labels are; so what it says must not depend
    on the row, nor on where the API lies.
    """

    behind: Callable[[Labels, Any], Any]

    def values(self, rows: Sequence[Any], known: Known) -> list[Any]:
        """The objects that are kept."""
        made = known.labels.once(("mention", id(self)), lambda: Kept(self._maker(known)))
        return [made[key] for key in self.keys(rows, known)]

    def written(self, rows: Sequence[Any], known: Known) -> list[bytes]:
        """The objects, kept as JSON."""
        make = self._maker(known)
        made = known.labels.once(("mention in JSON", id(self)), lambda: Kept(lambda key: json(make(key))))
        return [made[key] for key in self.keys(rows, known)]

    def _maker(self, known: Known) -> Callable[[Any], Any]:
        """What makes the object of a key."""
        shape, labels = self.shape, known.labels
        assert shape is not None
        return lambda key: None if key is None else shape.of(self.behind(labels, key), known)

    def keys(self, rows: Sequence[Any], known: Known) -> Iterable[Any]:
        """What each row mentions; None where nothing."""
        return map(self.read, rows)


class Kept(dict[Any, Any]):
    """What is made of keys, each when it is first needed."""

    def __init__(self, make: Callable[[Any], Any]) -> None:
        super().__init__()
        self.make = make

    def __missing__(self, key: Any) -> Any:
        return self.setdefault(key, self.make(key))


def _one(shape: Shape, found: list[Any], known: Known) -> list[Any]:
    """An object for each that there is."""
    made = iter(shape.all([one for one in found if one is not None], known))
    return [None if one is None else next(made) for one in found]


def _many(shape: Shape, found: list[Any], known: Known) -> list[Any]:
    """A list of objects for each."""
    lists = [list(some) for some in found]
    made = iter(shape.all(list(chain.from_iterable(lists)), known))
    return [list(islice(made, len(some))) for some in lists]


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


def link(name: str, help: str, folder: str, read: Callable[[Any], Any]) -> Field:  # noqa: A002
    """A field that holds the address of something in a folder of this API."""
    return Link(name, help, read, ADDRESS, folder=folder)


def mention(
    name: str,
    help: str,  # noqa: A002
    shape: Shape,
    behind: Callable[[Labels, Any], Any],
    *,
    read: Callable[[Any], Any] | None = None,
    nullable: bool = True,
) -> Field:
    """A field that holds the object of something that labels name, by default by the row's number of it."""
    found = read or attrgetter(f"{name}_id")
    return Mention(name, help, found, shape.reference(), shape, nullable=nullable, behind=behind)


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
