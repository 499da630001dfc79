"""Who stands where on a day, as known at a moment, and why."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from positions import analysis, holdings, labels
from positions.enquiries import withdraw_enquiry
from positions.holdings import Held
from positions.models import Country, Proposition
from positions.searches import last_searches
from positions.vocabulary import Absence, Stance
from tests import make
from tests.moves import EARLY, LATE, moved, now_and_then
from tests.world import World

DAY = date(2023, 1, 1)
BETWEEN = datetime(2040, 3, 1, tzinfo=UTC)


@pytest.fixture
def record(world: World) -> World:
    return moved(world)


def found(rows) -> list[tuple]:
    return [(one.country.iso3, one.proposition.slug, one.stance, str(one.basis), one.since) for one in rows]


# Stances.


def stances_on(
    day: date,
    *,
    propositions: Collection[Proposition] | None = None,
    countries: Collection[Country] | None = None,
    **asked: Any,
) -> list[Held]:
    """What is held on the day, with its names, in the order of countries and of the codebook."""
    names = labels.current()
    on = names.propositions.values() if propositions is None else propositions
    of = None if countries is None else [one.pk for one in countries]
    rows = holdings.named(
        holdings.held_on(day, propositions=[one.pk for one in on], countries=of, **asked), names
    )
    return sorted(rows, key=lambda row: (row.country.name, row.proposition.topic.order, row.proposition.pk))


@now_and_then
def test_stances_of_a_day_come_by_name_of_country_and_order_of_the_codebook(known_at, record: World):
    make.published(country=record.borvia, proposition=record.control, stance="abstain", at=EARLY)
    make.published(country=record.borvia, proposition=record.audits, at=EARLY)
    assert found(stances_on(DAY, known_at=known_at)) == [
        ("XAR", "binding-framework", "oppose", "own", date(2022, 1, 1)),
        ("XBO", "binding-framework", "support", "group", date(2020, 1, 1)),
        ("XBO", "audits", "support", "own", date(2022, 3, 1)),
        ("XBO", "human-control", "abstain", "own", date(2022, 3, 1)),
        ("XFE", "audits", "oppose", "own", date(2022, 3, 1)),
    ]


@now_and_then
def test_own_acts_alone_count_from_the_first_of_them(known_at, record: World):
    day = date(2021, 6, 1)
    both = stances_on(day, known_at=known_at, countries=[record.arandia])
    own = stances_on(day, known_at=known_at, basis="own", countries=[record.arandia])
    assert found(both) == [("XAR", "binding-framework", "support", "own", date(2020, 1, 1))]
    assert found(own) == [("XAR", "binding-framework", "support", "own", date(2021, 1, 1))]


@now_and_then
def test_what_came_through_groups_can_be_asked_for_alone(known_at, record: World):
    rows = stances_on(DAY, known_at=known_at, basis="group")
    assert [(one.country.iso3, one.group.slug) for one in rows] == [("XBO", "mu")]


@now_and_then
def test_stances_are_narrowed_to_propositions_and_countries(known_at, record: World):
    rows = stances_on(
        DAY,
        known_at=known_at,
        propositions=[record.framework],
        countries=[record.borvia, record.fenland],
    )
    assert [one.country.iso3 for one in rows] == ["XBO"]


def test_what_was_not_known_yet_is_not_told(record: World):
    latest = record.arandia.positions.latest("date")
    make.correction(latest, stance="abstain", at=datetime(2040, 4, 1, tzinfo=UTC))
    asked = {"countries": [record.arandia], "propositions": [record.framework]}
    assert stances_on(DAY, known_at=datetime(2039, 1, 1, tzinfo=UTC), **asked) == []
    then = stances_on(DAY, known_at=BETWEEN, **asked)
    now = stances_on(DAY, **asked)
    assert ([one.stance for one in then], [one.stance for one in now]) == (["oppose"], ["abstain"])
    assert latest.pk == then[0].position_id != now[0].position_id


@now_and_then
def test_how_exactly_the_first_day_is_known_is_told_with_it(known_at, world: World):
    make.published(date=date(2022, 3, 1), date_precision="month", at=EARLY)
    make.published(date=date(2022, 5, 1), at=EARLY)
    make.published(country=world.borvia, at=EARLY)
    rows = stances_on(DAY, known_at=known_at)
    told = {one.country.iso3: (one.since, one.since_precision) for one in rows}
    assert told == {"XAR": (date(2022, 3, 1), "month"), "XBO": (date(2022, 3, 1), "day")}


def test_the_number_of_queries_does_not_grow_with_the_record(record: World):
    def cost(**asked) -> int:
        with CaptureQueriesContext(connection) as queries:
            for row in stances_on(DAY, **asked):
                assert row.country.name
                assert row.proposition.topic.name
                assert row.group is None or row.group.name
        return len(queries)

    cost()  # the first after a change reads the names
    now = cost()
    for one in (record.celmark, record.dunmere, record.elan):
        make.published(country=one, at=EARLY)
    cost()
    assert cost() == now <= 4


# Standings, with their gaps.


@now_and_then
def test_a_gap_is_searched_or_unresearched_and_never_a_stance(known_at, record: World):
    make.enquiry(record.dunmere, record.framework, date(2022, 5, 1), at=EARLY)
    make.enquiry(record.dunmere, record.framework, date(2022, 12, 1), at=EARLY)
    make.enquiry(record.elan, record.framework, date(2023, 1, 2), at=EARLY)
    rows = analysis.standings(
        DAY,
        propositions=[record.framework],
        countries=[record.borvia, record.dunmere, record.elan],
        known_at=known_at,
    )
    assert [(one.country.iso3, str(one.value), one.searched_on) for one in rows] == [
        ("XBO", "support", None),
        ("XDU", "searched", date(2022, 12, 1)),
        ("XEL", "unresearched", None),
    ]


def test_a_search_that_was_withdrawn_counts_only_in_the_past(record: World):
    enquiry = make.enquiry(record.dunmere, record.framework, date(2022, 5, 1), at=EARLY)
    with make._desk_at(BETWEEN):
        withdraw_enquiry(enquiry, by=record.analyst)
    asked = {"propositions": [record.framework]}
    pair = (record.dunmere.pk, record.framework.pk)
    assert last_searches(DAY, **asked) == {}
    assert last_searches(DAY, known_at=EARLY, **asked) == {pair: date(2022, 5, 1)}
    assert last_searches(DAY, known_at=LATE, **asked) == {}


# Counts.


@now_and_then
@pytest.mark.parametrize("basis", [None, "own"])
def test_a_tally_counts_every_country_once_and_says_of_how_many(basis, known_at, record: World):
    make.enquiry(record.dunmere, record.framework, date(2022, 5, 1), at=EARLY)
    make.enquiry(record.borvia, record.framework, date(2022, 5, 1), at=EARLY)
    propositions = [record.framework, record.audits]
    countries = list(Country.objects.all())
    found = analysis.tallies(DAY, propositions=propositions, known_at=known_at, basis=basis)
    for proposition in propositions:
        standings = analysis.standings(
            DAY, propositions=[proposition], countries=countries, known_at=known_at, basis=basis
        )
        assert found[proposition.pk] == analysis.tally(standings)
        assert found[proposition.pk].total == sum(found[proposition.pk].counts.values()) == 6
    framework = found[record.framework.pk]
    assert set(framework.counts) == {*Stance.values, *Absence.values}
    assert (framework.counts["oppose"], framework.with_stance) == (1, 2 if basis is None else 1)
    assert framework.counts["searched"] == (1 if basis is None else 2)


@now_and_then
def test_the_course_of_counts_is_read_day_by_day(known_at, record: World):
    days = [date(2019, 12, 31), date(2020, 1, 1), date(2021, 2, 1), date(2022, 1, 1)]
    readings = analysis.history(record.framework, days, known_at=known_at)
    assert [one.day for one in readings] == days
    assert [(one.counts["support"], one.counts["oppose"]) for one in readings] == [
        (0, 0),
        (3, 0),
        (2, 0),
        (1, 1),
    ]
    assert [(one.with_stance, one.total) for one in readings] == [(0, 6), (3, 6), (2, 6), (2, 6)]
    own = analysis.history(record.framework, days, known_at=known_at, basis="own")
    assert [one.with_stance for one in own] == [0, 0, 1, 1]


# Courses and explanations.


@now_and_then
def test_the_course_of_a_country_is_told_oldest_first(known_at, record: World):
    make.published(proposition=record.audits, at=EARLY)
    rows = analysis.courses([record.arandia], [record.framework, record.audits], known_at=known_at)
    assert [(one.proposition.slug, one.start, one.stance, str(one.basis)) for one in rows] == [
        ("binding-framework", date(2020, 1, 1), "support", "group"),
        ("binding-framework", date(2021, 1, 1), "support", "own"),
        ("binding-framework", date(2022, 1, 1), "oppose", "own"),
        ("audits", date(2022, 3, 1), "support", "own"),
    ]


@now_and_then
def test_an_explanation_names_the_stance_the_position_that_decides_and_all_others(known_at, record: World):
    told = analysis.explain(record.arandia, record.framework, date(2021, 6, 1), known_at=known_at)
    assert (told.standing.country, told.standing.value) == (record.arandia, "support")
    assert told.standing.held is not None
    assert told.weighed[0].position.pk == told.standing.held.position_id
    assert [(one.position.date.year, str(one.verdict)) for one in told.weighed] == [
        (2021, "decides"),
        (2022, "later"),
        (2020, "own-prevails"),
    ]


def test_an_explanation_of_a_gap_says_that_nothing_decides(record: World):
    told = analysis.explain(record.celmark, record.framework, DAY)
    assert (told.standing.held, str(told.standing.value)) == (None, "unresearched")
    assert [str(one.verdict) for one in told.weighed] == ["no-longer-member"]


def test_every_stance_can_be_explained_by_the_position_it_rests_on(record: World):
    make.published(group=record.league, stance="abstain", date=date(2021, 6, 1), at=EARLY)
    for country in Country.objects.all():
        for proposition in Proposition.objects.all():
            for day in (date(2019, 1, 1), date(2020, 6, 1), date(2021, 3, 1), DAY):
                told = analysis.explain(country, proposition, day)
                deciding = [one.position.pk for one in told.weighed if one.verdict == "decides"]
                assert deciding == ([told.standing.held.position_id] if told.standing.held else [])
