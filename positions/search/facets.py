"""How the positions found divide: by country, stance, kind and so on, for filters with counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from positions.models.position_querysets import PositionQuerySet
from positions.search.newest import MOST, newest


@dataclass(frozen=True)
class Facets:
    """``counts``: of each facet, how many positions have each value.

    A facet is counted as if it were not chosen from itself, so that one sees what another
    choice would give. ``bounded`` says that only the newest ``MOST`` positions were counted.
    """

    counts: dict[str, Counter[str]]
    bounded: bool


def facets(
    found: PositionQuerySet, lookups: Mapping[str, str], chosen: Mapping[str, Collection[str]]
) -> Facets:
    """Count the positions by each of the ``lookups`` (name: column), with these values ``chosen``."""
    counts: dict[str, Counter[str]] = {name: Counter() for name in lookups}
    rows = newest(found, *lookups.values())
    for row in rows:
        values = {name: str(value) for name, value in zip(lookups, row, strict=True) if value is not None}
        missed = [name for name in lookups if name in chosen and values.get(name) not in chosen[name]]
        if len(missed) <= 1:
            for name in missed or values:
                if name in values:
                    counts[name][values[name]] += 1
    return Facets(counts, len(rows) >= MOST)
