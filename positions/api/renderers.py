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
from functools import lru_cache
from typing import Any, ClassVar

import orjson
from django.http import HttpRequest
from rest_framework.exceptions import NotAcceptable
from rest_framework.negotiation import DefaultContentNegotiation
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request
from rest_framework.utils.mediatypes import media_type_matches, order_by_precedence

from positions.api.shapes import Field, Shape, Written, json

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")

Rows = Sequence[Mapping[str, Any]] | Sequence[bytes]
"""Objects; or, for all but CSV, objects that are JSON already."""


class ListRenderer:
    """A form of answers; ``fields`` are those that are sent."""

    media_type: ClassVar[str]
    format: ClassVar[str]
    kind: ClassVar[str]
    """The Content-Type."""

    def before(self, answer: Mapping[str, Any], fields: Sequence[Field]) -> bytes:
        """What precedes the rows of a list; ``answer`` is the list's object without them."""
        return b""

    def rows(self, rows: Rows, fields: Sequence[Field], *, first: bool) -> bytes:
        """Some rows; whether they are the ``first``."""
        raise NotImplementedError

    def after(self) -> bytes:
        """What follows the rows."""
        return b""

    def render(self, answer: Mapping[str, Any], rows: Rows, fields: Sequence[Field]) -> bytes:
        """A page of a list as bytes."""
        return self.before(answer, fields) + self.rows(rows, fields, first=True) + self.after()


class _JSON(ListRenderer):
    """UTF-8, keys in their order, moments ending in Z."""

    media_type = kind = "application/json"
    format = "json"

    def before(self, answer: Mapping[str, Any], fields: Sequence[Field]) -> bytes:
        """The object of the list, up to its last key."""
        return json(answer)[:-1] + b',"results":['

    def rows(self, rows: Rows, fields: Sequence[Field], *, first: bool) -> bytes:
        """Objects with commas between them."""
        objects = b",".join(rows) if _are_written(rows) else json(rows)[1:-1]  # type: ignore[arg-type]
        return objects if first or not rows else b"," + objects

    def after(self) -> bytes:
        """The end of the object."""
        return b"]}"

    def written(self, thing: Any) -> bytes:
        """One thing as bytes."""
        return json(thing)


class _CSV(ListRenderer):
    """RFC 4180 in UTF-8, one line a row; the neighbouring pages are named in the Link header."""

    media_type = "text/csv"
    format = "csv"
    kind = "text/csv; charset=utf-8"

    def before(self, answer: Mapping[str, Any], fields: Sequence[Field]) -> bytes:
        """The header."""
        return _lines([[name for field in fields for name in field.columns()]])

    def rows(self, rows: Rows, fields: Sequence[Field], *, first: bool) -> bytes:
        """A line for each."""
        objects: Iterable[Any] = rows
        return _lines([cell for field in fields for cell in cells(field, row)] for row in objects)


class _NDJSON(ListRenderer):
    """One object a line, as in the JSON; the neighbouring pages are named in the Link header."""

    media_type = kind = "application/x-ndjson"
    format = "ndjson"

    def rows(self, rows: Rows, fields: Sequence[Field], *, first: bool) -> bytes:
        """A line for each."""
        written: Iterable[Any] = rows if _are_written(rows) else map(json, rows)
        return b"".join(line + b"\n" for line in written)


JSON = _JSON()
CSV = _CSV()
NDJSON = _NDJSON()


def chosen(renderers: Sequence[ListRenderer], request: HttpRequest) -> ListRenderer:
    """The form that is asked for: by the address, or else by the Accept header. Raises NotAcceptable.

    Of a wrong one in the address JSON will tell.
    """
    asked = request.GET.getlist("format")
    if asked:
        return next((one for one in renderers if [one.format] == asked), renderers[0])
    found = accepted(tuple(one.media_type for one in renderers), request.META.get("HTTP_ACCEPT", "*/*"))
    if found is None:
        raise NotAcceptable
    return renderers[found]


@lru_cache(256)
def accepted(offered: tuple[str, ...], header: str) -> int | None:
    """Which of the media types the header prefers, the most specific that it names first."""
    for named in order_by_precedence([one.strip() for one in header.split(",")]):
        for place, media_type in enumerate(offered):
            if any(media_type_matches(media_type, one) for one in named):
                return place
    return None


def _are_written(rows: Rows) -> bool:
    return bool(rows) and isinstance(rows[0], bytes)


def _lines(rows: Iterable[Sequence[str]]) -> bytes:
    written = io.StringIO()
    csv.writer(written, lineterminator="\r\n").writerows(rows)
    return written.getvalue().encode()


def cells(field: Field, row: Mapping[str, Any] | None) -> list[str]:
    """The cells of one field of a JSON object; of None empty ones."""
    value = None if row is None else row[field.name]
    if isinstance(value, Written):
        value = orjson.loads(value.text)
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
    if isinstance(value, str):
        return value
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
    """For what REST framework answers itself: the format named in the address wins over the Accept header."""

    def select_renderer(
        self, request: Request, renderers: Iterable[BaseRenderer], format_suffix: str | None = None
    ) -> tuple[BaseRenderer, str]:
        """The renderer and its media type. Raises NotAcceptable."""
        known = list(renderers)
        asked = request.query_params.getlist("format")
        if asked:
            found = next((one for one in known if [one.format] == asked), known[0])
            return found, found.media_type
        return super().select_renderer(request, known, format_suffix)
