"""Of many matches the newest, whatever the planner expected; names at hand that are never old."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.contrib.postgres.search import SearchQuery

from positions import labels
from positions.models import Country, Position
from positions.search import newest, read
from positions.search.index import index_of
from positions.search.meaning import meaning
from tests import make
from tests.world import World

pytestmark = pytest.mark.django_db


def test_a_name_that_changed_is_found_by_the_new_one_at_once(world: World) -> None:
    assert [one.name for one in index_of(labels.current()).names if one.of is Country].count("Arandie") == 1
    world.arandia.aliases.filter(name="Arandie").update(name="Newlandia")
    called = {one.name for one in index_of(labels.current()).names}
    assert "Newlandia" in called
    assert "Arandie" not in called


def test_however_wrong_the_planner_is_the_newest_matches_are_found(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It expects matches among the newest days that all lie long before; then it expects none at all."""
    first = date(2020, 1, 1)
    for day in range(6):
        make.published(date=first + timedelta(days=day), summary="Spoke of inspectors.")
    for day in range(6):
        make.published(date=first + timedelta(days=400 + day), summary="Spoke of fish.")
    found = Position.objects.published().filter(search_vector=SearchQuery("inspectors", config="english"))
    monkeypatch.setattr(newest, "MOST", 3)
    days = [first + timedelta(days=day) for day in (5, 4, 3)]
    for expected in (10_000, 40, 0):
        monkeypatch.setattr(newest, "_expected", lambda *_, expected=expected: expected)
        assert [day for (day,) in newest.newest(found, "date")] == days
        best = newest.best(found, meaning(read("inspectors")), length=2)
        assert (len(best.numbers), best.of) == (2, 3)
