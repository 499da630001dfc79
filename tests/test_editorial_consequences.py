"""What follows from the verbs: stances, brought up to date before the verb returns."""

from __future__ import annotations

from datetime import date

import pytest

from positions import stances
from positions.memberships import replace_memberships, withdraw_memberships
from positions.models import Change, Membership, StancePeriod
from positions.refusals import Refused
from tests import make
from tests.world import World


def held(day: date = date(2023, 1, 1), **filters) -> dict[str, str]:
    """The stance of every country on the day."""
    rows = StancePeriod.objects.on(day).filter(**filters)
    return dict(rows.values_list("country__iso3", "stance"))


def test_a_position_of_a_group_reaches_all_its_members_at_once(world: World):
    make.published(group=world.union, date=date(2020, 1, 1))
    assert held(date(2020, 1, 1)) == {"XAR": "support", "XBO": "support", "XCE": "support"}
    assert held(date(2021, 2, 1)) == {"XAR": "support", "XBO": "support"}


def test_a_member_that_stands_aside_is_left_out(world: World):
    make.published(group=world.union, dissociated=[world.borvia])
    assert held() == {"XAR": "support"}


def test_retracting_restores_what_stood_before(world: World):
    make.published(group=world.union, date=date(2021, 6, 1))
    make.published(stance="abstain", date=date(2022, 1, 1))
    before = list(StancePeriod.objects.order_by("country", "start").values_list("country", "start", "stance"))
    latest = make.published(stance="oppose", date=date(2022, 6, 1))
    assert held()["XAR"] == "oppose"
    make.retracted(latest)
    after = StancePeriod.objects.order_by("country", "start").values_list("country", "start", "stance")
    assert list(after) == before


def test_retracting_the_only_position_leaves_a_gap(world: World):
    make.retracted()
    assert held() == {}


def test_a_correction_that_moves_the_act_to_another_country_clears_the_first(world: World):
    make.correction(make.published(), country=world.fenland)
    assert held() == {"XFE": "support"}


def test_a_correction_that_moves_the_act_to_another_proposition_clears_the_first(world: World):
    make.correction(make.published(), proposition=world.audits)
    assert held(proposition=world.framework) == {}
    assert held(proposition=world.audits) == {"XAR": "support"}


def test_a_membership_that_is_recorded_late_brings_what_the_group_said(world: World):
    make.published(group=world.union, date=date(2020, 1, 1))
    term = make.membership(world.fenland, world.union, date(2019, 1, 1))
    assert held()["XFE"] == "support"
    entry = Change.objects.latest("number")
    assert (entry.kind, entry.membership, entry.by) == ("membership-recorded", term, world.reviewer)
    assert entry.at == term.recorded_at


def test_a_membership_that_is_withdrawn_takes_what_came_through_it(world: World):
    make.published(group=world.union)
    term = make.withdrawn(Membership.objects.get(country=world.borvia, group=world.union))
    assert held() == {"XAR": "support"}
    entry = Change.objects.latest("number")
    assert (entry.kind, entry.membership, entry.at) == ("membership-withdrawn", term, term.withdrawn_at)


def test_a_country_that_leaves_loses_what_came_through_the_group_from_that_day(world: World):
    make.published(group=world.union, date=date(2020, 1, 1))
    make.left(world.borvia, world.union, date(2022, 1, 1))
    assert held(date(2021, 12, 31))["XBO"] == "support"
    assert "XBO" not in held(date(2022, 1, 1))


def test_a_membership_is_withdrawn_once(world: World):
    term = make.withdrawn(Membership.objects.get(country=world.borvia, group=world.union))
    with pytest.raises(Refused, match="It is withdrawn already"):
        withdraw_memberships([term], by=world.reviewer)


def test_every_stored_period_is_what_a_recomputation_says(world: World):
    make.published(group=world.union, date=date(2020, 1, 1))
    make.published(group=world.league, stance="oppose", date=date(2021, 1, 1), proposition=world.control)
    make.correction(make.published(country=world.borvia), stance="abstain")
    make.left(world.dunmere, world.league, date(2022, 1, 1))
    assert list(stances.differences()) == []


def test_no_instant_lacks_both_the_old_and_the_new_membership(world: World) -> None:
    old = Membership.objects.current().filter(end=None).first()
    assert old is not None
    new = Membership(country=old.country, group=old.group, start=old.start, end=date(2024, 1, 1))
    [recorded] = replace_memberships([old], [new], by=world.reviewer)
    old.refresh_from_db()
    assert old.withdrawn_at == recorded.recorded_at
