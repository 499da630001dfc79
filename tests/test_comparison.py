"""Several actors side by side: who stands how to whom, since when, and on how much they agree."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from positions import analysis
from positions.comparison import Comparison, Line, compare
from positions.models import Country, Group, Proposition
from positions.rules.agreement import Count
from positions.vocabulary import Relation
from tests import make
from tests.world import World

DAY = date(2023, 6, 1)


@pytest.fixture
def compared(world: World) -> World:
    """The framework divides Arandia and Borvia, audits unite them, and only Arandia speaks of control."""
    make.published(stance="support", date=date(2021, 3, 1))
    make.published(country=world.borvia, stance="oppose", date=date(2022, 4, 2))
    make.published(country=world.borvia, stance="abstain", date=date(2023, 4, 2))
    make.published(group=world.union, proposition=world.audits, date=date(2022, 5, 2))
    make.published(proposition=world.control)
    return world


def on(proposition: Proposition, found: Comparison) -> Line:
    [line] = [line for line in found.lines if line.proposition == proposition]
    return line


def test_they_part_on_the_day_from_which_they_differ_though_one_moves_again(compared: World) -> None:
    line = on(compared.framework, compare(DAY, actors=[compared.arandia, compared.borvia]))
    assert line.relation is Relation.DIFFER
    assert line.since == date(2022, 4, 2)
    assert [side.since for side in line.sides] == [date(2021, 3, 1), date(2023, 4, 2)]


def test_what_is_held_through_a_group_counts_and_says_so(compared: World) -> None:
    line = on(compared.audits, compare(DAY, actors=[compared.arandia, compared.borvia]))
    assert line.relation is Relation.AGREE
    assert [side.group for side in line.sides] == [compared.union, compared.union]


def test_own_acts_only_leaves_out_groups_and_counts_own_acts_from_the_first(world: World) -> None:
    make.published(group=world.union, date=date(2020, 1, 1))
    for country in (world.arandia, world.borvia):
        make.published(country=country, date=date(2022, 1, 1))
    asked = {"actors": [world.arandia, world.borvia]}
    assert on(world.framework, compare(DAY, **asked)).since == date(2020, 1, 1)
    own = on(world.framework, compare(DAY, basis="own", **asked))
    assert own.since == date(2022, 1, 1)
    assert [side.since for side in own.sides] == [date(2022, 1, 1)] * 2
    assert on(world.framework, compare(date(2021, 1, 1), basis="own", **asked)).relation is Relation.NONE


def test_a_group_holds_its_own_latest_position_and_nothing_of_its_members(compared: World) -> None:
    make.published(group=compared.union, proposition=compared.audits, stance="oppose", date=date(2023, 1, 1))
    found = compare(DAY, actors=[compared.arandia, compared.union, compared.league])
    sides = on(compared.audits, found).sides
    assert [side.stance for side in sides] == ["oppose", "oppose", None]
    assert (sides[1].since, sides[1].group) == (date(2023, 1, 1), None)
    assert on(compared.framework, found).sides[1].stance is None


def test_counts_have_the_propositions_on_which_all_hold_a_stance_for_denominator(compared: World) -> None:
    found = compare(DAY, actors=[compared.arandia, compared.borvia, compared.fenland])
    assert found.count == Count(0, 0)
    assert [pair.count for pair in found.pairs] == [Count(2, 1), Count(0, 0), Count(0, 0)]


def test_differences_come_first_then_agreements_then_what_one_or_none_holds(compared: World) -> None:
    found = compare(DAY, actors=[compared.arandia, compared.borvia])
    assert [(relation, [line.proposition for line in lines]) for relation, lines in found.parts()] == [
        (Relation.DIFFER, [compared.framework]),
        (Relation.AGREE, [compared.audits]),
        (Relation.ALONE, [compared.control]),
        (Relation.NONE, []),
    ]


def test_a_day_known_to_the_year_is_told_as_such(world: World) -> None:
    make.published(date=date(2022, 1, 1), date_precision="year")
    make.published(country=world.borvia, date=date(2021, 5, 1))
    line = on(world.framework, compare(DAY, actors=[world.arandia, world.borvia]))
    assert (line.since, line.since_precision) == (date(2022, 1, 1), "year")
    assert [side.since_precision for side in line.sides] == ["year", "day"]


def test_a_search_that_found_nothing_is_told_from_no_search(compared: World) -> None:
    make.enquiry(compared.fenland)
    line = on(compared.framework, compare(DAY, actors=[compared.fenland, compared.elan]))
    assert [side.value for side in line.sides] == ["searched", "unresearched"]
    assert line.sides[0].searched_on == date(2023, 1, 15)


def test_an_earlier_state_of_the_record_is_compared_as_it_was(world: World) -> None:
    first, second = (datetime(2040, month, 1, tzinfo=UTC) for month in (1, 3))
    make.published(at=first)
    make.published(group=world.union, stance="oppose", at=second)
    actors: list[Country | Group] = [world.arandia, world.union]
    assert compare(DAY, actors=actors).count == Count(1, 0)
    assert compare(DAY, actors=actors, known_at=second - timedelta(days=1)).count == Count(0, 0)
    assert compare(DAY, actors=actors, known_at=second).count == Count(1, 0)


@pytest.mark.parametrize("basis", [None, "own"])
def test_every_side_is_what_the_standings_of_the_country_say(compared: World, basis: str | None) -> None:
    countries = list(Country.objects.all())
    for line in compare(DAY, actors=countries, basis=basis).lines:
        standings = analysis.standings(DAY, propositions=[line.proposition], countries=countries, basis=basis)
        for side, standing in zip(line.sides, standings, strict=True):
            held = standing.held
            assert side.value == standing.value
            expected = (held.since, held.since_precision, held.position_id) if held else (None, "day", None)
            decides = side.position.pk if side.position else None
            assert (side.since, side.since_precision, decides) == expected


def test_more_actors_take_no_more_queries(compared: World) -> None:
    def queries(*actors: Country | Group) -> int:
        with CaptureQueriesContext(connection) as taken:
            compare(DAY, actors=actors)
        return len(taken)

    few = queries(compared.arandia, compared.union)
    assert queries(*Country.objects.all(), *Group.objects.all()) == few
