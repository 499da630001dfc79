"""/api/v1/positions/summary/: how many published positions take each stance."""

from __future__ import annotations

from datetime import UTC, date, datetime

from tests import make
from tests.api.asking import Api
from tests.world import World

EARLY, LATE = datetime(2030, 1, 1, tzinfo=UTC), datetime(2030, 6, 1, tzinfo=UTC)


def counts(api: Api, **asked: str) -> dict[str, tuple[int, int, int]]:
    rows = api.results("positions/summary/", **asked)
    return {
        row["proposition"]["slug"]: (row["counts"]["support"], row["counts"]["oppose"], row["total"])
        for row in rows
    }


def test_every_published_position_counts_once_under_its_stance(world: World, api: Api) -> None:
    make.draft()
    make.published(at=EARLY)
    make.published(date=date(2022, 4, 1), at=EARLY)
    make.published(group=world.union, stance="oppose", at=EARLY)
    gone = make.published(country=world.borvia, stance="oppose", at=EARLY)
    make.published(country=world.borvia, stance="abstain", proposition=world.audits, at=EARLY)
    make.retracted(gone, at=LATE)
    assert counts(api) == {"binding-framework": (2, 1, 3), "audits": (0, 0, 1), "human-control": (0, 0, 0)}
    assert counts(api, topic="weapons") == {"human-control": (0, 0, 0)}
    assert counts(api, proposition="binding-framework", known_at="2030-05-31") == {
        "binding-framework": (2, 2, 4)
    }
    assert counts(api, proposition="binding-framework", known_at="2001-01-01") == {
        "binding-framework": (0, 0, 0)
    }


def test_a_count_is_the_number_of_rows_of_the_list(world: World, api: Api) -> None:
    make.published()
    make.correction(make.published(country=world.elan), stance="oppose")
    [row] = api.results("positions/summary/", proposition="binding-framework")
    for stance, count in row["counts"].items():
        asked = {"proposition": "binding-framework", "stance": stance, "count": "true"}
        assert api.get("positions/", **asked)["count"] == count
