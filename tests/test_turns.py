"""The last shifts of all, now and as known at a moment."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from positions import labels, turns
from positions.turns import Turn
from tests import make
from tests.moves import EARLY, moved, now_and_then
from tests.world import World

DAY = date(2023, 1, 1)


@pytest.fixture
def record(world: World) -> World:
    return moved(world)


def shifts(day: date, *, most: int = 10, **asked: Any) -> list[Turn]:
    """The last shifts by the day."""
    return turns.last_shifts(labels.current(), day, most=most, **asked)


def movers(found: list[Turn]) -> list[str]:
    """Who shifted, by code."""
    return [one.country.iso3 for one in found]


@now_and_then
def test_shifts_come_newest_first_up_to_the_day(known_at: datetime | None, record: World) -> None:
    make.published(country=record.fenland, proposition=record.audits, date=date(2022, 8, 1), at=EARLY)
    rows = shifts(DAY, known_at=known_at)
    assert [(one.country.iso3, one.previous, one.stance, one.since) for one in rows] == [
        ("XFE", "oppose", "support", date(2022, 8, 1)),
        ("XAR", "support", "oppose", date(2022, 1, 1)),
    ]
    assert shifts(date(2021, 12, 31), known_at=known_at) == []
    assert movers(shifts(date(2022, 7, 31), known_at=known_at)) == ["XAR"]
    assert movers(shifts(DAY, most=1, known_at=known_at)) == ["XFE"]
    assert movers(shifts(DAY, proposition=record.framework, known_at=known_at)) == ["XAR"]


@now_and_then
def test_a_first_own_act_that_departs_from_the_group_is_no_shift_among_own_acts(
    known_at: datetime | None, record: World
) -> None:
    make.published(country=record.borvia, stance="oppose", date=date(2022, 5, 1), at=EARLY)
    assert movers(shifts(DAY, known_at=known_at)) == ["XBO", "XAR"]
    assert movers(shifts(DAY, known_at=known_at, basis="own")) == ["XAR"]
