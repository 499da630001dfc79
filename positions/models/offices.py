"""Which office a person held on a day, of those that the record knows."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from positions.models.actors import Tenure


def office_on(tenures: Iterable[Tenure], day: date) -> Tenure | None:
    """The office held on the day, of all of one official; None where it is not known.

    Of several offices whose days are unknown one is given only if it is the only one.
    """
    held = [
        tenure
        for tenure in tenures
        if (tenure.start is None or tenure.start <= day) and (tenure.end is None or day < tenure.end)
    ]
    return held[0] if len(held) == 1 else None
