"""Pages that neither lose nor repeat a row, however many share a value and whoever publishes meanwhile.

A page begins beyond a key, the values by which the list is ordered with something unique
at their end, compared as one row. The cursor carries that key, signed, with a digest of
the question, so that it fits no other.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import islice
from typing import Any

from django.core import signing
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BooleanField, F, Func, QuerySet, Value
from django.db.models.sql.compiler import SQLCompiler

from positions.api.parameters import Parameter, Unreadable
from positions.api.problems import Fault, Invalid

Payload = tuple[str, list[Any], bool, bool]
"""What a cursor holds: digest of the question, place, onwards, with it."""

SIGNER = signing.Signer(salt="positions.api.paging")


@dataclass(frozen=True)
class Key:
    """One of the values by which a list is ordered: where it stands and how a cursor writes it."""

    path: str
    read: Callable[[Any], Any] = lambda written: written

    def of(self, row: Any) -> Any:
        """The row's value."""
        for name in self.path.split("__"):
            row = getattr(row, name)
        return row


@dataclass(frozen=True)
class Order:
    """An order of rows by keys of which the last is unique; all of them rise, or all fall."""

    keys: tuple[Key, ...]
    falling: bool = False

    def of(self, row: Any) -> tuple[Any, ...]:
        """The row's place."""
        return tuple(key.of(row) for key in self.keys)


@dataclass(frozen=True)
class Cursor:
    """Where a page begins: beyond ``place``, or with it, onwards or backwards."""

    place: tuple[Any, ...]
    onwards: bool = True
    with_it: bool = False

    def written(self, digest: str) -> str:
        """The text for an address, which only the question of this digest can use."""
        place = [one.isoformat() if isinstance(one, date | datetime) else one for one in self.place]
        return SIGNER.sign_object([digest, place, self.onwards, self.with_it])

    @classmethod
    def read(cls, payload: Payload, digest: str, order: Order) -> Cursor:
        """The cursor that was written so. Raises Invalid where it belongs to another question."""
        of, place, onwards, with_it = payload
        if of != digest:
            raise Invalid([Fault("cursor", None, "belongs to another question; begin without one.")])
        keys = zip(order.keys, place, strict=True)
        return cls(tuple(key.read(one) for key, one in keys), onwards, with_it)


@dataclass(frozen=True, kw_only=True)
class CursorParameter(Parameter):
    """The place in the list that an answer before has named."""

    def value(self, text: str) -> Payload:
        """What the cursor holds, if this API signed it."""
        try:
            of, place, onwards, with_it = SIGNER.unsign_object(text)
        except (signing.BadSignature, ValueError, TypeError):
            raise Unreadable("was not made by this API; begin without one.") from None
        return of, place, onwards, with_it


@dataclass(frozen=True)
class Page:
    """Some rows of a list, with the cursors of its neighbours; None where there is none."""

    rows: list[Any]
    next: Cursor | None
    previous: Cursor | None


def page(
    rows: QuerySet[Any] | Sequence[Any], order: Order, *, size: int, cursor: Cursor | None = None
) -> Page:
    """The page of ``size`` rows where ``cursor`` stands, or the first."""
    onwards = cursor is None or cursor.onwards
    found = _from(rows, order, onwards, cursor, size + 1)
    more, found = len(found) > size, found[:size]
    if not onwards:
        found.reverse()
    if cursor is None:
        return Page(found, Cursor(order.of(found[-1])) if more else None, None)
    if not found:  # all that lay beyond has gone meanwhile: turn round where we stand
        back = replace(cursor, onwards=not onwards, with_it=not cursor.with_it)
        return Page([], None, back) if onwards else Page([], back, None)
    following = Cursor(order.of(found[-1])) if more or not onwards else None
    preceding = Cursor(order.of(found[0]), onwards=False) if more or onwards else None
    return Page(found, following, preceding)


def whole(rows: QuerySet[Any] | Sequence[Any], order: Order) -> Iterator[list[Any]]:
    """All rows in their order, a handful at a time: the database holds the rest until it is asked for."""
    ordered = _ordered(rows, order, falling=order.falling)
    found = iter(ordered.iterator(HANDFUL) if isinstance(ordered, QuerySet) else ordered)
    while handful := list(islice(found, HANDFUL)):
        yield handful


HANDFUL = 500
"""Rows that are in memory together while a whole list is sent."""


def digest(path: str, said: dict[str, list[str]]) -> str:
    """What tells one question from another: its address and what it asks, not how it is served."""
    asked = {name: given for name, given in said.items() if name not in SERVING}
    return hashlib.sha256(json.dumps([path, asked], sort_keys=True).encode()).hexdigest()[:16]


SERVING = {"cursor", "page_size", "fields", "count", "format"}
"""Parameters that do not change which rows there are, nor their order."""


def _from(
    rows: QuerySet[Any] | Sequence[Any], order: Order, onwards: bool, cursor: Cursor | None, most: int
) -> list[Any]:
    """The first rows from the cursor on, in the direction in which it looks."""
    falling = order.falling is onwards
    if isinstance(rows, QuerySet):
        if cursor is not None:
            rows = rows.filter(Beyond(order, cursor.place, falling=falling, with_it=cursor.with_it))
        return list(_ordered(rows, order, falling=falling)[:most])
    ordered = _ordered(rows, order, falling=falling)
    if cursor is not None:
        ordered = [row for row in ordered if _beyond(order.of(row), cursor, falling)]
    return list(ordered[:most])


def _ordered(
    rows: QuerySet[Any] | Sequence[Any], order: Order, *, falling: bool
) -> QuerySet[Any] | Sequence[Any]:
    if not isinstance(rows, QuerySet):
        return sorted(rows, key=order.of, reverse=falling)
    return rows.order_by(*(F(key.path).desc() if falling else F(key.path).asc() for key in order.keys))


def _beyond(place: tuple[Any, ...], cursor: Cursor, falling: bool) -> bool:
    if place == cursor.place:
        return cursor.with_it
    return (place < cursor.place) is falling


class Beyond(Func):
    """Whether a row lies beyond a place: ``(a, b) > (x, y)``, one comparison that an index answers."""

    output_field = BooleanField()

    def __init__(self, order: Order, place: tuple[Any, ...], *, falling: bool, with_it: bool) -> None:
        self.sign = ("<" if falling else ">") + ("=" if with_it else "")
        super().__init__(*(F(key.path) for key in order.keys), *(Value(one) for one in place))

    def as_sql(  # type: ignore[override]  # Func's own allows for templates
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **context: Any
    ) -> tuple[str, list[Any]]:
        """Both rows in brackets with the sign between."""
        parts: list[str] = []
        values: list[Any] = []
        for expression in self.get_source_expressions():
            sql, params = compiler.compile(expression)
            parts.append(sql)
            values += params
        half = len(parts) // 2
        return f"({', '.join(parts[:half])}) {self.sign} ({', '.join(parts[half:])})", values
