"""From public codes to numbers in the database, for one batch of rows at a time."""

from __future__ import annotations

from collections.abc import Iterable

from positions.exchange.columns import Actor, Codes, Column
from positions.exchange.comparison import Staged
from positions.exchange.evidence_columns import Listed
from positions.exchange.tables import BY_NAME, Table


def codes_in(column: Column, text: str) -> list[tuple[str, str]]:
    """The (table, code) pairs that a cell names."""
    if not text or not column.refers:
        return []
    if isinstance(column, Listed):
        return [(column.refers[0], one) for one in column.value(text)]
    if isinstance(column, Actor):
        if text.startswith(Actor.PREFIX):
            return [("groups", text.removeprefix(Actor.PREFIX))]
        return [("countries", text)]
    return [(column.refers[0], text)]


def numbers_of(table: Table, rows: Iterable[Staged]) -> Codes:
    """The numbers of everything that the rows name."""
    wanted: dict[str, set[str]] = {}
    for row in rows:
        for column in table.columns:
            for other, code in codes_in(column, row.cells[column.name]):
                wanted.setdefault(other, set()).add(code)
    return {
        (other, code): number
        for other, found in wanted.items()
        for code, number in _numbers(BY_NAME[other], found)
    }


def _numbers(table: Table, found: set[str]) -> Iterable[tuple[str, int]]:
    field = table.column(table.key[0]).field_name
    rows = table.model._default_manager.filter(**{f"{field}__in": found})
    return rows.values_list(field, "pk")
