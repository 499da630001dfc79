"""Positions, and the questions that are put to them in the domain's words."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from positions import editorial
from positions.models import Citation, Position, Proposition, ReferenceSource, Tenure, Topic
from tests import make
from tests.world import World

JANUARY, FEBRUARY, MARCH = (datetime(2040, month, 1, tzinfo=UTC) for month in (1, 2, 3))


def test_the_public_record_holds_what_is_published_and_the_public_reaches_what_was_retracted(world: World):
    make.draft()
    make.submitted()
    published, retracted = make.published(), make.retracted()
    assert set(Position.objects.published()) == {published}
    assert set(Position.objects.public()) == {published, retracted}


def test_what_stood_at_a_moment_is_what_was_published_and_not_yet_retracted(world: World):
    first = make.published(at=JANUARY)
    second = make.correction(first, at=FEBRUARY)
    make.draft()
    known = {
        moment: list(Position.objects.known_at(moment))
        for moment in (datetime(2039, 12, 31, tzinfo=UTC), JANUARY, FEBRUARY, MARCH, None)
    }
    assert list(known.values()) == [[], [first], [second], [second], [second]]


def test_positions_are_asked_for_by_actor_and_day_newest_first(world: World):
    early = make.published(date=date(2020, 1, 1))
    late = make.published(date=date(2021, 1, 1))
    later_record = make.published(date=date(2021, 1, 1))
    union = make.published(group=world.union)
    assert list(Position.objects.by(world.arandia).newest_first()) == [later_record, late, early]
    assert list(Position.objects.by(world.union)) == [union]
    assert set(Position.objects.as_of(date(2020, 12, 31))) == {early}
    assert set(Position.objects.as_of(date(2020, 1, 1))) == {early}


def test_membership_is_asked_for_on_the_date_of_the_position(world: World):
    inside = make.published(country=world.celmark, date=date(2021, 1, 31))
    make.published(country=world.celmark, date=date(2021, 2, 1))
    make.published(country=world.fenland)
    arandia = make.published()
    assert set(Position.objects.member_of([world.union])) == {inside, arandia}
    assert set(Position.objects.member_of([world.union, world.league])) == {inside, arandia}
    assert not Position.objects.member_of([world.coalition])


def test_summaries_are_searched_whatever_their_accents_and_endings(world: World):
    one = make.published(summary="The Côte d’Élan calls for binding treaties.")
    make.published(summary="Said nothing of the kind.")
    assert list(Position.objects.matching("cote treaty")) == [one]
    assert list(Position.objects.matching('"binding treaties" -weapons')) == [one]
    assert not Position.objects.matching("weapons")


def test_what_a_line_names_comes_in_a_fixed_number_of_queries(world: World):
    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            for row in Position.objects.public().with_labels():
                names = [row.actor.name, row.proposition.topic.name, str(row.session), row.office]
                sources = [one.source.title for one in row.citations.all()]
                aside = [one.country.name for one in row.dissociations.all()]
                assert names
                assert sources
                assert aside is not None
                assert row.successor is None or row.successor.pk
        return len(queries)

    make.published(official=world.okoye, forum=world.workshop, session=world.undated)
    few = cost()
    make.published(group=world.union, official=world.vale, dissociated=[world.borvia])
    make.correction(make.published(official=world.brandt, country=world.borvia))
    assert cost() == few


def test_a_position_says_what_it_is(world: World):
    position = make.published(date=date(2022, 3, 1), date_precision="month")
    assert str(position) == "Arandia: Support (March 2022)"
    assert position.date_in_words == "March 2022"
    assert position.get_absolute_url() == f"/positions/{position.pk}/"
    assert str(make.draft(group=world.union)) == "MU: Support (1 March 2022)"
    citation = position.citations.get()
    assert str(citation) == "Voting record of the Assembly"
    assert str(Citation(source=world.record, locator="p. 3")) == "Voting record of the Assembly, p. 3"
    aside = make.draft(group=world.union, dissociated=[world.borvia]).dissociations.get()
    assert str(aside) == "Borvia dissociated"


def test_what_positions_rest_on_says_what_it_is(world: World):
    assert str(world.speech) == "Speech at the workshop"
    assert str(ReferenceSource(table="groups", key="mu", source=world.record)) == (
        "groups mu: Voting record of the Assembly"
    )
    assert str(Topic.objects.get(order=1)) == "Rules for machines"
    proposition = Proposition.objects.get(slug="audits")
    assert str(proposition) == "Have machines audited from outside"
    assert proposition.get_absolute_url() == "/propositions/audits/"


# The office in which an official spoke.


@pytest.mark.parametrize(
    ("day", "held"),
    [
        (date(2019, 12, 31), None),
        (date(2020, 1, 1), "Foreign Secretary"),
        (date(2023, 12, 31), "Foreign Secretary"),
        (date(2024, 1, 1), None),
    ],
)
def test_the_office_is_the_one_held_on_the_date(day: date, held: str | None, world: World):
    position = make.draft(official=world.okoye, date=day)
    assert (position.office.title if position.office else None) == held


def test_no_office_is_given_where_nobody_spoke_or_two_are_possible(world: World):
    assert make.draft().office is None
    position = make.draft(official=world.okoye)
    Tenure.objects.create(official=world.okoye, title="Envoy")
    assert Position.objects.get(pk=position.pk).office is None


# Corrections.


def test_the_successor_is_the_correction_that_was_published_and_no_draft(world: World):
    position = make.published()
    editorial.correct(position, by=world.second_analyst, cause="recode", reason="Anew.", stance="abstain")
    assert Position.objects.get(pk=position.pk).successor is None
    new = make.correction(position)
    assert Position.objects.get(pk=position.pk).successor == new
    labelled = Position.objects.public().with_labels().get(pk=position.pk)
    assert labelled.successor == new


def test_a_correction_under_review_is_no_successor_yet(world: World):
    position = make.published()
    new = editorial.correct(position, by=world.analyst, cause="correction", reason="Misread.")
    editorial.submit([new], by=world.analyst)
    assert Position.objects.get(pk=position.pk).successor is None
