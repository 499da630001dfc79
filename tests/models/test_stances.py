"""Stored stance periods asked for by day and ground, and the shifts among them."""

from __future__ import annotations

from datetime import date

from positions.models import StancePeriod
from tests import make
from tests.world import World


def test_a_period_holds_from_its_start_until_before_its_end(world: World):
    make.published(date=date(2022, 3, 1))
    make.published(date=date(2022, 6, 1), stance="oppose")
    days = [date(2022, 2, 28), date(2022, 3, 1), date(2022, 5, 31), date(2022, 6, 1), date(2050, 1, 1)]
    held = [[one.stance for one in StancePeriod.objects.on(day)] for day in days]
    assert held == [[], ["support"], ["support"], ["oppose"], ["oppose"]]


def test_own_acts_can_be_asked_for_alone(world: World):
    make.published(group=world.union)
    make.published(date=date(2022, 6, 1))
    through = StancePeriod.objects.exclude(group=None).order_by("country__iso3")
    assert [(one.country.iso3, one.basis) for one in through] == [("XAR", "group"), ("XBO", "group")]
    [own] = StancePeriod.objects.own()
    assert (own.country, own.basis) == (world.arandia, "own")


def test_a_shift_is_a_change_of_stance_and_neither_a_first_stance_nor_a_new_ground(world: World):
    make.published(group=world.union, date=date(2022, 1, 1))
    make.published(date=date(2022, 3, 1))
    make.published(date=date(2022, 6, 1), stance="oppose")
    make.published(date=date(2022, 9, 1), stance="oppose")
    [shift] = StancePeriod.objects.shifts()
    assert (shift.country, shift.since, shift.previous, shift.stance) == (
        world.arandia,
        date(2022, 6, 1),
        "support",
        "oppose",
    )


def test_a_stance_taken_up_again_after_a_gap_is_no_shift(world: World):
    make.published(group=world.union, date=date(2016, 1, 1))
    make.published(country=world.celmark, date=date(2022, 1, 1))
    periods = StancePeriod.objects.filter(country=world.celmark).order_by("start")
    assert [(one.start, one.end, one.previous) for one in periods] == [
        (date(2016, 1, 1), date(2021, 2, 1), None),
        (date(2022, 1, 1), None, "support"),
    ]
    assert not StancePeriod.objects.shifts()


def test_a_period_says_what_it_is(world: World):
    make.published()
    [period] = StancePeriod.objects.with_labels()
    assert str(period) == "Arandia: Support from 2022-03-01"
