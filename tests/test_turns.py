"""The last shifts of all, now and as known at a moment."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from positions import labels, turns
from positions.turns import Turn
from tests import make
from tests.moves import EARLY, moved, now_and_then
from tests.pasts import AFTER, MOMENTS, RANKED, acts, recorded, terms
from tests.reading import CALENDAR
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


@settings(
    max_examples=25,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    history=st.lists(acts, min_size=4, max_size=14),
    joined=st.lists(terms, max_size=2, unique_by=lambda term: term[:2]),
    day=st.sampled_from(CALENDAR),
)
@example(history=RANKED, joined=[], day=CALENDAR[6])
def test_shifts_of_own_acts_once_known_are_told_of_all_propositions_as_the_rule_tells_them_of_each(
    world: World, history: list[tuple], joined: list[tuple], day: date
) -> None:
    with recorded(world, history, joined):
        for moment in (*MOMENTS, AFTER):
            of_all = shifts(day, known_at=moment, basis="own")
            of_each = shifts(day, known_at=moment, basis="own", proposition=world.framework)
            assert sorted(map(told, of_all)) == sorted(map(told, of_each))


def test_of_a_large_past_record_shifts_are_told_of_own_acts_alone(
    record: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    make.published(country=record.borvia, stance="oppose", date=date(2022, 5, 1), at=EARLY)
    now = AFTER
    assert movers(shifts(DAY, known_at=now)) == ["XBO", "XAR"]
    monkeypatch.setattr(turns, "MOST_PAST", 1)
    assert turns.are_many(now)
    assert movers(shifts(DAY, known_at=now)) == ["XAR"], "the other departed from its group"
    assert not turns.are_many(None)


def told(turn: Turn) -> tuple[Any, ...]:
    """A turn in what can be compared."""
    return (
        turn.country.iso3,
        turn.proposition.slug,
        str(turn.previous),
        turn.stance,
        turn.since,
        str(turn.end),
        turn.position.pk,
    )
