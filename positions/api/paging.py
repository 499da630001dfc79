"""Pages that neither lose nor repeat a row, however many share a value and whoever publishes meanwhile.

A page begins beyond a key, the values by which the list is ordered with something unique
at their end, compared as one row. The cursor carries that key, signed, with a digest of
the question, so that it fits no other.
"""

from __future__ import annotations

import hashlib
import json
from abc import ABC, abstractmethod
from bisect import bisect_left, bisect_right
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


class Rows(ABC):
    """All rows of a list, wherever they lie, asked for by place."""

    @abstractmethod
    def some(self, order: Order, *, falling: bool, most: int, cursor: Cursor | None = None) -> list[Any]:
        """The first rows from the cursor on, in the direction that is said."""

    @abstractmethod
    def every(self, order: Order) -> Iterator[list[Any]]:
        """All of them in their order, a handful at a time."""

    @abstractmethod
    def count(self) -> int:
        """How many there are."""

    def copied(self, order: Order, keys: list[str], root: str) -> Iterator[bytes] | None:
        """All of them as lines of CSV that the database writes, with these keys; None where it cannot."""
        return None

    def place(self, order: Order, row: Any) -> tuple[Any, ...]:
        """Where one of them stands."""
        return order.of(row)


Listed = Rows | QuerySet[Any] | Sequence[Any]
"""What a list can be made of."""


def page(listed: Listed, order: Order, *, size: int, cursor: Cursor | None = None) -> Page:
    """The page of ``size`` rows where ``cursor`` stands, or the first."""
    onwards = cursor is None or cursor.onwards
    rows = rows_of(listed, order)
    found = rows.some(order, falling=order.falling is onwards, most=size + 1, cursor=cursor)
    more, found = len(found) > size, found[:size]
    if not onwards:
        found.reverse()
    if cursor is None:
        return Page(found, Cursor(rows.place(order, found[-1])) if more else None, None)
    if not found:  # all that lay beyond has gone meanwhile: turn round where we stand
        back = replace(cursor, onwards=not onwards, with_it=not cursor.with_it)
        return Page([], None, back) if onwards else Page([], back, None)
    following = Cursor(rows.place(order, found[-1])) if more or not onwards else None
    preceding = Cursor(rows.place(order, found[0]), onwards=False) if more or onwards else None
    return Page(found, following, preceding)


def whole(listed: Listed, order: Order) -> Iterator[list[Any]]:
    """All rows in their order, a handful at a time: the database holds the rest until it is asked for."""
    return rows_of(listed, order).every(order)


HANDFUL = 500
"""Rows that are in memory together while a whole list is sent."""


def digest(path: str, said: dict[str, list[str]]) -> str:
    """What tells one question from another: its address and what it asks, not how it is served."""
    asked = {name: given for name, given in said.items() if name not in SERVING}
    return hashlib.sha256(json.dumps([path, asked], sort_keys=True).encode()).hexdigest()[:16]


SERVING = {"cursor", "page_size", "fields", "count", "format"}
"""Parameters that do not change which rows there are, nor their order."""


class Stored(Rows):
    """Rows of a queryset."""

    def __init__(self, rows: QuerySet[Any]) -> None:
        self.rows = rows

    def some(self, order: Order, *, falling: bool, most: int, cursor: Cursor | None = None) -> list[Any]:
        """Asked for by one comparison that an index answers."""
        rows = self.rows
        if cursor is not None:
            rows = rows.filter(Beyond(order, cursor.place, falling=falling, with_it=cursor.with_it))
        return list(self._ordered(rows, order, falling)[:most])

    def every(self, order: Order) -> Iterator[list[Any]]:
        """Read as they are sent."""
        return _handfuls(self._ordered(self.rows, order, order.falling).iterator(HANDFUL))

    def count(self) -> int:
        """Counted by the database."""
        return self.rows.count()

    @staticmethod
    def _ordered(rows: QuerySet[Any], order: Order, falling: bool) -> QuerySet[Any]:
        return rows.order_by(*(F(key.path).desc() if falling else F(key.path).asc() for key in order.keys))


class InOrder(Rows):
    """Rows at hand that are in the order asked for already."""

    def __init__(self, rows: Sequence[Any]) -> None:
        self.rows = rows

    def some(self, order: Order, *, falling: bool, most: int, cursor: Cursor | None = None) -> list[Any]:
        """Found by halves; going back, the nearest come first."""
        onwards = falling is order.falling
        if cursor is None:
            return list(self.rows[:most] if onwards else self.rows[::-1][:most])
        beyond = (bisect_left if cursor.with_it is onwards else bisect_right)(
            self.rows, _Rank(cursor.place, order.falling), key=lambda row: _Rank(order.of(row), order.falling)
        )
        found = self.rows[beyond : beyond + most] if onwards else self.rows[max(0, beyond - most) : beyond]
        return list(found if onwards else reversed(found))

    def every(self, order: Order) -> Iterator[list[Any]]:
        """As they are."""
        return _handfuls(iter(self.rows))

    def count(self) -> int:
        """All of them."""
        return len(self.rows)


class _Rank:
    """A place in a list, which comes first by its order."""

    def __init__(self, place: tuple[Any, ...], falling: bool) -> None:
        self.place, self.falling = place, falling

    def __lt__(self, other: _Rank) -> bool:
        return self.place > other.place if self.falling else self.place < other.place


def rows_of(listed: Listed, order: Order | None = None) -> Rows:
    """What a resource found, to be asked by place; rows in no order are put into the list's."""
    if isinstance(listed, Rows):
        return listed
    if isinstance(listed, QuerySet):
        return Stored(listed)
    return InOrder(listed if order is None else sorted(listed, key=order.of, reverse=order.falling))


def _handfuls(rows: Iterator[Any]) -> Iterator[list[Any]]:
    while handful := list(islice(rows, HANDFUL)):
        yield handful


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
