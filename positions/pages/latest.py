"""The latest day of something, as exactly as it is known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from positions.models.position_querysets import PositionQuerySet


@dataclass(frozen=True)
class Latest:
    """A day with its precision (vocabulary ``Precision``)."""

    day: date
    precision: str


def latest_by(positions: PositionQuerySet, field: str) -> dict[int, Latest]:
    """The date of the latest position for each official, forum and so on that ``field`` names."""
    newest = positions.order_by(field, "-date", "-id").distinct(field)
    return {
        number: Latest(day, precision)
        for number, day, precision in newest.values_list(field, "date", "date_precision")
    }
