"""Versions of a row together with what belongs to it: told apart by the newest entry of each table.

A form carries the version that it shows; what was saved after it is found by comparing.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import IntegerField, Max, Model, QuerySet, Value

from positions.history.entries import CHANGING, Entry
from positions.history.names import Row
from positions.history.questions import Question
from positions.history.reading import read
from positions.history.tables import whole
from positions.models.history import event_tables


@dataclass(frozen=True)
class Version:
    """The number of the newest entry in each history; 0 where there is none."""

    numbers: dict[type[Model], int]

    def __str__(self) -> str:
        return ".".join(str(number) for number in self.numbers.values())

    @classmethod
    def parse(cls, model: type[Model], text: str) -> Version | None:
        """The version of a row of the table that the text stands for; None where it is none."""
        tables = [table for table, _ in _histories(model)]
        numbers = text.split(".")
        if len(numbers) != len(tables) or not all(one.isdecimal() for one in numbers):
            return None
        return cls(dict(zip(tables, map(int, numbers), strict=True)))


def version_of(row: Row) -> Version | None:
    """The version of the row as it stands; None for a table without a history."""
    model, number = row
    histories = event_tables()
    parts = [
        QuerySet(histories[table])
        .order_by()
        .filter(**{f"{column}_id": number}, pgh_label__in=CHANGING)
        .annotate(place=Value(place, IntegerField()))
        .values("place")
        .annotate(newest=Max("pgh_id"))
        for place, (table, column) in enumerate(_histories(model))
    ]
    if not parts:
        return None
    first, *others = parts
    found = first.union(*others, all=True) if others else first
    newest = {one["place"]: one["newest"] for one in found}
    return Version({table: newest.get(place) or 0 for place, (table, _) in enumerate(_histories(model))})


def since(row: Row, version: Version) -> list[Entry]:
    """What changed on the row after the version, the newest first."""
    return read(Question(record=row, after=version.numbers), size=200).entries


def _histories(model: type[Model]) -> list[tuple[type[Model], str]]:
    kept = event_tables()
    return [(table, column) for table, column in whole(model) if table in kept]
