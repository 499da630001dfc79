"""Positions of the database put before the rules of evidence."""

from __future__ import annotations

from datetime import date

from positions.evidence import claims, contradictions, faults_of, membership_test
from positions.models import Position
from positions.rules.evidence import Claim
from tests import make
from tests.world import World

TODAY = date(2023, 6, 30)


def test_a_position_claims_what_its_rows_say_in_public_codes(world: World):
    position = make.draft(
        group=world.union,
        official=world.brandt,
        forum=world.workshop,
        session=world.workshop_2023,
        date=date(2023, 5, 24),
        dissociated=[world.arandia],
        cites=[world.record, world.speech],
        summary="Words.",
    )
    assert claims([position.pk])[position.pk] == Claim(
        actor=("group", "mu"),
        taken_on=date(2023, 5, 24),
        precision="day",
        summary="Words.",
        citations=2,
        forum="workshop",
        session=("workshop", date(2023, 5, 24), date(2023, 5, 25)),
        official=("country", "XBO"),
        dissociated=frozenset({"XAR"}),
    )


def test_a_bare_position_claims_no_more_than_it_has(world: World):
    draft = make.draft(cites=[], summary="")
    claim = claims([draft.pk])[draft.pk]
    assert (claim.actor, claim.citations, claim.forum, claim.session, claim.official) == (
        ("country", "XAR"),
        0,
        None,
        None,
        None,
    )


def test_membership_is_tested_by_what_is_known_now(world: World):
    member_on = membership_test()
    assert member_on("XCE", "mu", date(2021, 1, 31))
    assert not member_on("XCE", "mu", date(2021, 2, 1))
    assert not member_on("XFE", "mu", date(2021, 1, 31))
    make.withdrawn(world.celmark.memberships.get())
    assert not membership_test()("XCE", "mu", date(2021, 1, 31))


def test_faults_are_told_position_by_position(world: World):
    bad, good = make.draft(cites=[], summary=""), make.draft()
    worse = make.draft(date=date(2999, 1, 1))
    found = [(position, fault.field) for position, fault in faults_of([bad, good, worse], today=TODAY)]
    assert found == [(bad, "sources"), (bad, "summary"), (worse, "date")]


def test_a_draft_that_is_still_to_be_saved_is_told_what_contradicts_itself_and_not_what_is_to_come(
    world: World,
):
    draft = Position(
        country=world.arandia, official=world.brandt, date=date(2999, 1, 1), date_precision="day"
    )
    found = contradictions(draft, today=TODAY, dissociated=[world.borvia])
    assert [fault.field for fault in found] == ["date", "official", "dissociated"]
    union = Position(group=world.union, date=date(2022, 1, 1), date_precision="day")
    assert contradictions(union, today=TODAY, dissociated=[world.borvia]) == []
    assert [fault.sentence for fault in contradictions(union, today=TODAY, dissociated=[world.fenland])] == [
        "XFE was not a member of the group on that date."
    ]
