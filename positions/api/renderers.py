"""How answers are written: JSON, and for lists CSV and NDJSON of the same rows.

The rule of the CSV: an object becomes one column for each of its keys, named after both
(``actor_code``); a list becomes one cell, its values parted by ``|`` (a ``|`` within a
value is written ``\\|``), and a list of objects one such cell for each of their keys;
null is an empty cell. Text that a spreadsheet would take for a formula is given an
apostrophe in front.

A list is written in pieces, so that a whole one can be sent as it is read: what comes
before the rows, rows by the handful, what comes after.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

import orjson
from rest_framework.negotiation import DefaultContentNegotiation
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request

from positions.api.shapes import Field, Shape

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")

Context = Mapping[str, Any] | None
Rows = Sequence[Mapping[str, Any]]


class ListRenderer(BaseRenderer):
    """A form of lists; ``fields`` are those that are sent."""

    def before(self, answer: Mapping[str, Any], fields: Sequence[Field]) -> bytes:
        """What precedes the rows; ``answer`` is the list's object without them."""
        return b""

    def rows(self, rows: Rows, fields: Sequence[Field], *, first: bool) -> bytes:
        """Some rows; whether they are the ``first``."""
        raise NotImplementedError

    def after(self) -> bytes:
        """What follows the rows."""
        return b""

    def render(self, data: Any, media_type: str | None = None, context: Context = None) -> bytes:
        """A page as bytes."""
        if data is None or context is None:
            return b""
        fields = list(context["view"].shape.chosen(context["view"].only))
        answer = {name: value for name, value in data.items() if name != "results"}
        rows = self.rows(data["results"], fields, first=True)
        return self.before(answer, fields) + rows + self.after()


class JSON(ListRenderer):
    """UTF-8, keys in their order, moments ending in Z."""

    media_type = "application/json"
    format = "json"
    charset = None

    def before(self, answer: Mapping[str, Any], fields: Sequence[Field]) -> bytes:
        """The object of the list, up to its last key."""
        return _json(answer)[:-1] + b',"results":['

    def rows(self, rows: Rows, fields: Sequence[Field], *, first: bool) -> bytes:
        """Objects with commas between them."""
        return (b"" if first or not rows else b",") + b",".join(_json(row) for row in rows)

    def after(self) -> bytes:
        """The end of the object."""
        return b"]}"

    def render(self, data: Any, media_type: str | None = None, context: Context = None) -> bytes:
        """The answer as bytes: a page of a list, or one thing."""
        return b"" if data is None else _json(data)


class CSV(ListRenderer):
    """RFC 4180 in UTF-8, one line a row; the neighbouring pages are named in the Link header."""

    media_type = "text/csv"
    format = "csv"
    charset = "utf-8"

    def before(self, answer: Mapping[str, Any], fields: Sequence[Field]) -> bytes:
        """The header."""
        return _lines([[name for field in fields for name in field.columns()]])

    def rows(self, rows: Rows, fields: Sequence[Field], *, first: bool) -> bytes:
        """A line for each."""
        return _lines([cell for field in fields for cell in cells(field, row)] for row in rows)


class NDJSON(ListRenderer):
    """One object a line, as in the JSON; the neighbouring pages are named in the Link header."""

    media_type = "application/x-ndjson"
    format = "ndjson"
    charset = None

    def rows(self, rows: Rows, fields: Sequence[Field], *, first: bool) -> bytes:
        """A line for each."""
        return b"".join(_json(row) + b"\n" for row in rows)


def _json(value: Any) -> bytes:
    return orjson.dumps(value, option=orjson.OPT_UTC_Z)


def _lines(rows: Iterable[Sequence[str]]) -> bytes:
    written = io.StringIO()
    csv.writer(written, lineterminator="\r\n").writerows(rows)
    return written.getvalue().encode()


def cells(field: Field, row: Mapping[str, Any] | None) -> list[str]:
    """The cells of one field of a JSON object; of None empty ones."""
    value = None if row is None else row[field.name]
    if field.shape is None:
        return [_listed(value) if field.many else _cell(value)]
    if field.many:
        return [_listed(one) for one in _by_key(field.shape, value or ())]
    return [cell for inner in field.shape.fields for cell in cells(inner, value)]


def _by_key(shape: Shape, objects: Sequence[Mapping[str, Any]]) -> Iterable[list[Any]]:
    """The values of objects, key by key; objects within them are opened."""
    for inner in shape.fields:
        values = [one[inner.name] for one in objects]
        if inner.shape is not None and not inner.many:
            yield from _by_key(inner.shape, [value or dict.fromkeys(_names(inner.shape)) for value in values])
        else:
            yield values


def _names(shape: Shape) -> list[str]:
    return [field.name for field in shape.fields]


def _listed(values: Iterable[Any] | None) -> str:
    return _defused("|".join(_plain(value).replace("|", r"\|") for value in values or ()))


def _cell(value: Any) -> str:
    return _defused(value) if isinstance(value, str) else _plain(value)


def _plain(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return value.isoformat().replace("+00:00", "Z")
    return value.isoformat() if isinstance(value, date) else str(value)


def _defused(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULA) else text


class Negotiation(DefaultContentNegotiation):
    """The format named in the address wins over the Accept header; of a wrong one JSON will tell."""

    def select_renderer(
        self, request: Request, renderers: Iterable[BaseRenderer], format_suffix: str | None = None
    ) -> tuple[BaseRenderer, str]:
        """The renderer and its media type. Raises NotAcceptable."""
        known = list(renderers)
        asked = request.query_params.getlist("format")
        if asked:
            chosen = next((one for one in known if [one.format] == asked), known[0])
            return chosen, chosen.media_type
        return super().select_renderer(request, known, format_suffix)
