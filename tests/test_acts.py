"""The positions that pages show a few of."""

from __future__ import annotations

from datetime import UTC, date, datetime

from positions import acts, labels
from tests import make
from tests.world import World

DAY = date(2023, 1, 1)
EARLY, LATE = datetime(2040, 1, 1, tzinfo=UTC), datetime(2040, 6, 1, tzinfo=UTC)
BETWEEN = datetime(2040, 3, 1, tzinfo=UTC)


def test_for_a_group_stands_its_latest_position_and_of_one_day_the_higher_kind(world: World) -> None:
    make.published(group=world.union, date=date(2020, 1, 1), at=EARLY)
    make.published(group=world.union, stance="abstain", kind="vote", date=date(2022, 1, 1), at=EARLY)
    make.published(group=world.union, stance="oppose", date=date(2022, 1, 1), at=EARLY)
    make.published(group=world.league, stance="oppose", date=date(2022, 1, 1), at=LATE)

    def found(day: date, known_at: datetime | None = None) -> list[tuple[str, str]]:
        rows = acts.of_groups(labels.current(), world.framework, day, known_at=known_at)
        return [(str(one.actor), one.stance) for one in rows]

    assert found(DAY) == [("Harbour League", "oppose"), ("MU", "abstain")]
    assert found(DAY, BETWEEN) == [("MU", "abstain")]
    assert found(date(2021, 1, 1)) == [("MU", "support")]
