"""Sessions hold the positions that were taken at them."""

from __future__ import annotations

from datetime import date

import pytest

from positions.models import Session
from tests import make
from tests.models.below import refused, sql
from tests.models.breaches import update
from tests.world import World

HOLDS = "holds_its_positions"


@pytest.fixture
def at_the_workshop(world: World):
    """A position of the first day of the workshop, 24 May 2023."""
    return make.published(forum=world.workshop, session=world.workshop_2023, date=date(2023, 5, 24))


@pytest.mark.parametrize(
    "values",
    [
        {"starts_on": date(2023, 6, 1), "ends_on": date(2023, 6, 2)},
        {"starts_on": None, "ends_on": date(2023, 5, 16)},
    ],
)
def test_a_session_does_not_move_away_from_its_positions(values, at_the_workshop, world: World):
    with refused(HOLDS):
        update(world.workshop_2023, **values)


def test_a_session_does_not_go_to_another_forum(at_the_workshop, world: World):
    with refused(HOLDS):
        update(world.workshop_2023, forum=world.assembly)
    world.workshop_2023.forum = world.assembly
    with refused(HOLDS):
        world.workshop_2023.save()
    with refused(HOLDS):
        Session.objects.bulk_update([world.workshop_2023], ["forum"])
    with refused(HOLDS):
        sql("UPDATE positions_session SET forum_id = %s", world.assembly.pk)


def test_a_session_can_be_dated_anew_within_a_week_of_its_positions(at_the_workshop, world: World):
    assert update(world.workshop_2023, starts_on=date(2023, 5, 31), ends_on=date(2023, 6, 2)) == 1
    assert update(world.workshop_2023, starts_on=None, ends_on=None) == 1


def test_positions_whose_day_is_not_known_do_not_hold_a_session(world: World):
    make.published(
        forum=world.workshop, session=world.workshop_2023, date=date(2023, 1, 1), date_precision="year"
    )
    assert update(world.workshop_2023, starts_on=date(2023, 9, 1), ends_on=date(2023, 9, 2)) == 1


def test_a_retracted_position_does_not_hold_a_session(at_the_workshop, world: World):
    make.retracted(at_the_workshop)
    assert update(world.workshop_2023, forum=world.assembly) == 1


def test_forums_are_called_by_their_names_and_found_at_their_addresses(world: World):
    names = [world.assembly, world.workshop, world.workshop_2023, world.resolution, world.convention]
    assert [str(one) for one in names] == [
        "The Assembly",
        "WM",
        "Workshop 2023",
        "A/X/70/1",
        "Convention on Machines",
    ]
    assert [one.get_absolute_url() for one in (world.workshop, world.workshop_2023, world.convention)] == [
        "/forums/workshop/",
        "/forums/workshop/#workshop-2023",
        "/instruments/convention-on-machines/",
    ]
