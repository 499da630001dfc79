"""The stored stance periods against a recomputation: found out and put right."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from positions import stances
from positions.models import StancePeriod
from tests import make
from tests.models.breaches import update
from tests.world import World


@pytest.fixture
def record(world: World) -> World:
    make.published(group=world.union, date=date(2020, 1, 1))
    make.published(country=world.fenland, proposition=world.audits, stance="oppose")
    return world


def test_a_period_that_was_tampered_with_is_found_and_put_right(record: World):
    period = StancePeriod.objects.get(country=record.borvia)
    update(period, stance="oppose")
    [found] = stances.differences()
    assert (found.country, found.proposition) == (record.borvia.pk, record.framework.pk)
    assert [one.stance for one in found.stored] == ["oppose"]
    assert [one.stance for one in found.expected] == ["support"]
    assert stances.rebuild() == 1
    assert list(stances.differences()) == []
    assert StancePeriod.objects.get(country=record.borvia).stance == "support"


def test_a_period_that_is_missing_and_one_too_many_are_found(record: World):
    lost = StancePeriod.objects.get(country=record.fenland)
    lost.delete()
    extra = StancePeriod.objects.get(country=record.arandia)
    extra.pk, extra.country = None, record.dunmere
    extra.save()
    found = {one.country: (len(one.stored), len(one.expected)) for one in stances.differences()}
    assert found == {record.fenland.pk: (0, 1), record.dunmere.pk: (1, 0)}
    assert stances.rebuild() == 2
    assert not StancePeriod.objects.filter(country=record.dunmere).exists()


def test_a_rebuild_that_finds_nothing_writes_nothing(record: World):
    before = list(StancePeriod.objects.order_by("pk").values())
    assert stances.rebuild() == 0
    assert list(StancePeriod.objects.order_by("pk").values()) == before


def test_a_rebuild_keeps_to_what_it_was_asked_for(record: World):
    StancePeriod.objects.all().delete()
    assert stances.rebuild(propositions=[record.framework.pk], countries=[record.arandia.pk]) == 1
    assert StancePeriod.objects.get().country == record.arandia
    assert stances.rebuild(countries=[record.fenland.pk]) == 1
    assert stances.rebuild(propositions=[record.framework.pk]) == 2


def test_courses_leave_out_pairs_on_which_nothing_was_ever_held(record: World):
    make.published(group=record.coalition)
    everything = [record.framework.pk, record.audits.pk, record.control.pk]
    pairs = [pair for pair, _ in stances.courses(propositions=everything)]
    of_union = sorted(one.pk for one in (record.arandia, record.borvia, record.celmark))
    assert pairs == [
        *((country, record.framework.pk) for country in of_union),
        (record.fenland.pk, record.audits.pk),
    ]


def test_a_course_is_that_of_the_moment_at_which_it_was_known(record: World):
    before, after = datetime(2040, 1, 1, tzinfo=UTC), datetime(2040, 3, 1, tzinfo=UTC)
    make.published(stance="oppose", at=datetime(2040, 2, 1, tzinfo=UTC))
    asked = {"propositions": [record.framework.pk], "countries": [record.arandia.pk]}
    [(_, then)] = stances.courses(**asked, known_at=before)
    [(_, now)] = stances.courses(**asked, known_at=after)
    assert [period.stance for period in then] == ["support"]
    assert [period.stance for period in now] == ["support", "oppose"]


def test_the_evidence_for_a_stance_is_the_acts_that_can_bear_on_it(record: World):
    own = make.published(country=record.borvia, stance="oppose")
    make.published(group=record.coalition)
    make.published(country=record.fenland)
    acts, terms = stances.evidence(record.borvia.pk, record.framework.pk)
    assert {act.position for act in acts} == {own.pk, record.union.positions.get().pk}
    assert {term.group for term in terms} == {record.union.pk, record.league.pk}
