"""Who holds which stance on a day: the one read behind every map, matrix and list of stances.

Answers are plain numbers and words, which :func:`named` gives their names. How the record
says it now is read from the stored periods, how it said it in the past is worked out from
the few acts that matter for the day. No periods before the day are walked through.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime

from positions.holdings import decided, past, stored
from positions.holdings.decided import Decision
from positions.holdings.holding import Holding, Row, Standing
from positions.holdings.named import Held, deciding, named
from positions.holdings.stored import FEW, openings

__all__ = [
    "FEW",
    "Decision",
    "Held",
    "Holding",
    "Row",
    "Standing",
    "deciding",
    "decisions_on",
    "held_on",
    "named",
    "openings",
    "rows_on",
]


def held_on(
    as_of: date,
    *,
    propositions: Collection[int],
    countries: Collection[int] | None = None,
    stances: Collection[str] = (),
    basis: str | None = None,
    known_at: datetime | None = None,
) -> list[Holding]:
    """What was held on the day, in no particular order; None, and no stances named, mean all.

    With basis "own" what came through a group is left out and ``since`` counts own acts only.
    """
    if known_at is None:
        return stored.held_on(
            as_of, propositions=propositions, countries=countries, stances=stances, basis=basis
        )
    return past.held_on(
        as_of, known_at, propositions=propositions, countries=countries, stances=stances, basis=basis
    )


def decisions_on(
    as_of: date, *, propositions: Collection[int], basis: str | None = None, known_at: datetime | None = None
) -> Sequence[Holding | Decision]:
    """What every country held, and by which position; not since when, which is dear to tell of the past."""
    if known_at is None:
        return held_on(as_of, propositions=propositions, basis=basis)
    return decided.decided_on(as_of, known_at, propositions=propositions, basis=basis)


def rows_on(
    as_of: date,
    *,
    propositions: Collection[int],
    countries: Collection[int] | None = None,
    stances: Collection[str] = (),
    basis: str | None = None,
    known_at: datetime | None = None,
) -> list[Row]:
    """The same, bare: for the whole world, where naming the values takes as long as reading them."""
    if known_at is None:
        return stored.rows_on(
            as_of, propositions=propositions, countries=countries, stances=stances, basis=basis
        )
    found = past.held_on(
        as_of, known_at, propositions=propositions, countries=countries, stances=stances, basis=basis
    )
    return [one.bare for one in found]
