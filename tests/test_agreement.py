"""Who agrees with whom, on how many of the propositions on which both hold a stance."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from positions import analysis
from positions.agreement import Agreement, agreements
from positions.models import Country
from tests import make
from tests.world import World

DAY = date(2023, 6, 1)


@pytest.fixture
def compared(world: World) -> World:
    """Arandia and Borvia differ on the framework and agree on audits, Borvia through the Union."""
    make.published(stance="support", date=date(2021, 3, 1))
    make.published(country=world.borvia, stance="oppose", date=date(2022, 4, 2))
    make.published(country=world.arandia, proposition=world.audits, date=date(2022, 5, 3))
    make.published(group=world.union, proposition=world.audits, date=date(2022, 5, 2))
    make.published(proposition=world.control)
    return world


def pair(one: Country, other: Country, as_of: date = DAY, **asked: object) -> Agreement:
    [found] = agreements(as_of, countries=[one], others=[other], **asked)
    return found


def test_only_propositions_on_which_both_hold_a_stance_count(compared: World) -> None:
    found = pair(compared.arandia, compared.borvia)
    assert (found.both, found.same, found.share) == (2, 1, 0.5)


def test_on_an_earlier_day_less_was_held(compared: World) -> None:
    assert pair(compared.arandia, compared.borvia, date(2022, 4, 1)).both == 0
    assert pair(compared.arandia, compared.borvia, date(2022, 4, 2)).both == 1


def test_nothing_to_compare_is_no_share(compared: World) -> None:
    assert pair(compared.arandia, compared.fenland).share is None


def test_own_acts_only_leaves_out_what_came_through_a_group(compared: World) -> None:
    found = pair(compared.arandia, compared.borvia, basis="own")
    assert (found.both, found.same) == (1, 0)


def test_what_was_known_earlier_is_counted_as_it_was(world: World) -> None:
    first, second = (datetime(2040, month, 1, tzinfo=UTC) for month in (1, 3))
    make.published(at=first)
    make.published(country=world.borvia, at=second)
    assert pair(world.arandia, world.borvia, known_at=second - timedelta(days=1)).both == 0
    assert pair(world.arandia, world.borvia, known_at=second).both == 1


def test_every_pair_is_given_once_and_no_country_with_itself(compared: World) -> None:
    found = agreements(DAY)
    pairs = {frozenset((one.country.iso3, one.other.iso3)) for one in found}
    number = Country.objects.count()
    assert len(found) == len(pairs) == number * (number - 1) // 2
    assert all(len(two) == 2 for two in pairs)


def test_one_country_is_compared_with_every_other_and_comes_first(compared: World) -> None:
    found = agreements(DAY, countries=[compared.borvia])
    assert {one.country for one in found} == {compared.borvia}
    assert len(found) == Country.objects.count() - 1
    assert [one.other.name for one in found] == sorted(one.other.name for one in found)


def test_a_count_is_what_the_standings_of_the_pair_say(compared: World) -> None:
    chosen = [compared.audits, compared.framework]
    for found in agreements(DAY, propositions=chosen):
        sides = [
            analysis.standings(DAY, propositions=chosen, countries=[one])
            for one in (found.country, found.other)
        ]
        held = [
            (one.value, other.value) for one, other in zip(*sides, strict=True) if one.held and other.held
        ]
        assert (found.both, found.same) == (len(held), sum(one == other for one, other in held))


def test_all_pairs_take_no_more_queries_than_one(compared: World) -> None:
    with CaptureQueriesContext(connection) as queries:
        agreements(DAY)
    assert len(queries) == 3
