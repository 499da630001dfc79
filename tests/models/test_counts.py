"""Counts of what is published: kept by the database with every publication and retraction."""

from __future__ import annotations

from datetime import date

from positions.models import FirstCitation, MonthCount, StanceCount
from positions.record_check.counts import differing_counts
from tests import make
from tests.world import World


def on_framework(world: World) -> dict[str, int]:
    return dict(
        StanceCount.objects.filter(proposition=world.framework, positions__gt=0).values_list(
            "stance", "positions"
        )
    )


def test_positions_are_counted_by_stance_as_they_come_and_go(world: World):
    make.draft()
    make.submitted()
    assert on_framework(world) == {}
    position = make.published()
    make.published(group=world.union, stance="oppose")
    assert on_framework(world) == {"support": 1, "oppose": 1}
    make.correction(position, stance="oppose")
    assert on_framework(world) == {"oppose": 2}
    assert list(differing_counts()) == []


def test_a_list_is_counted_at_one_stroke(world: World):
    make.roll_call({"support": [world.arandia, world.borvia], "abstain": [world.celmark]})
    assert on_framework(world) == {"support": 2, "abstain": 1}


def test_months_count_all_positions_and_those_that_countries_took_themselves(world: World):
    make.published(date=date(2022, 3, 31), forum=world.workshop)
    make.published(group=world.union, date=date(2022, 3, 1))
    make.retracted(date=date(2022, 4, 1))
    every = MonthCount.objects.filter(positions__gt=0)
    counted = every.values_list("proposition", "country", "group", "forum", "month", "positions", "own")
    march, proposition = date(2022, 3, 1), world.framework.pk
    assert set(counted) == {
        (None, None, None, None, march, 2, 1),
        (proposition, None, None, None, march, 2, 1),
        (None, world.arandia.pk, None, None, march, 1, 1),
        (None, None, world.union.pk, None, march, 1, 0),
        (None, None, None, world.workshop.pk, march, 1, 1),
    }


def test_a_source_is_cited_from_the_first_day_of_what_stands(world: World):
    def first() -> tuple[date, date | None] | None:
        return FirstCitation.objects.filter(source=world.speech).values_list("first_on", "own_on").first()

    make.published(cites=[world.speech], date=date(2022, 3, 1))
    early = make.published(cites=[world.speech], date=date(2021, 3, 1), group=world.union)
    assert first() == (date(2021, 3, 1), date(2022, 3, 1))
    make.retracted(early)
    assert first() == (date(2022, 3, 1), date(2022, 3, 1))
    make.retracted(make.published(cites=[world.article]))
    assert not FirstCitation.objects.filter(source=world.article).exists()


def test_a_count_says_what_it_counts(world: World):
    make.published(date=date(2022, 3, 5))
    assert str(StanceCount.objects.get()) == f"{world.framework}, Support: 1"
    assert str(MonthCount.objects.get(country=world.arandia)) == "Arandia, 2022-03: 1"
    assert str(FirstCitation.objects.get()) == f"{world.record}, from 2022-03-05"
