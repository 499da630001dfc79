"""Recorded votes and lists of signatories, told apart by session and date and never added up."""

from __future__ import annotations

from datetime import date

from positions.models import Position
from positions.roll_calls import roll_calls
from tests import make
from tests.world import World

PLENARY, COMMITTEE = date(2022, 12, 20), date(2022, 11, 1)


def vote_in_plenary(world: World) -> list[Position]:
    return make.roll_call(
        {"oppose": [world.fenland], "support": [world.borvia, world.arandia]},
        instrument=world.resolution,
        forum=world.assembly,
        session=world.assembly_70,
        date=PLENARY,
    )


def test_a_vote_is_counted_by_stance_in_the_order_of_the_list_and_by_name(world: World):
    vote_in_plenary(world)
    [call] = roll_calls(world.resolution)
    assert (call.kind, call.session, call.date, call.precision) == ("vote", world.assembly_70, PLENARY, "day")
    assert call.counts == {"support": 2, "oppose": 1}
    assert list(call.counts) == ["support", "oppose"]
    assert [row.actor.name for row in call.by_stance["support"]] == ["Arandia", "Borvia"]
    assert call.total == 3


def test_committee_and_plenary_are_told_apart_and_the_newest_comes_first(world: World):
    vote_in_plenary(world)
    make.roll_call(
        {"abstain": [world.arandia]},
        instrument=world.resolution,
        forum=world.committee,
        session=world.committee_70,
        date=COMMITTEE,
    )
    assert [(call.session, call.counts) for call in roll_calls(world.resolution)] == [
        (world.assembly_70, {"support": 2, "oppose": 1}),
        (world.committee_70, {"abstain": 1}),
    ]


def test_votes_come_before_lists_and_lists_are_told_apart_by_date(world: World):
    make.published(instrument=world.convention, kind="signature", date=date(2021, 6, 1))
    make.published(instrument=world.convention, kind="signature", date=date(2021, 7, 1), country=world.borvia)
    make.published(instrument=world.convention, kind="vote", date=date(2021, 5, 1), country=world.fenland)
    assert [(str(call.kind), call.date) for call in roll_calls(world.convention)] == [
        ("vote", date(2021, 5, 1)),
        ("signature", date(2021, 7, 1)),
        ("signature", date(2021, 6, 1)),
    ]


def test_what_is_not_published_is_on_no_list(world: World):
    for vote in vote_in_plenary(world)[1:]:
        make.retracted(vote)
    make.submitted(instrument=world.resolution, kind="vote")
    [call] = roll_calls(world.resolution)
    assert call.counts == {"oppose": 1}


def test_an_instrument_on_which_nobody_acted_has_no_list(world: World):
    assert roll_calls(world.convention) == []
