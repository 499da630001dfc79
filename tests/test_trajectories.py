"""The whole course of a proposition: phases, groups, searches, and agreement with what a day says."""

from datetime import date

from positions import analysis, trajectories
from positions.dates import contains
from positions.models import Proposition
from positions.trajectories import Search
from tests import make
from tests.world import World


def courses(proposition: Proposition, **asked: object) -> dict[str, list[tuple[str, str, str]]]:
    """Who held what from when, through whom."""
    return {
        one.actor.iso3: [(str(phase.start), phase.stance, str(phase.group or "")) for phase in one.phases]
        for one in trajectories.of_countries(proposition, **asked)
        if one.phases
    }


def test_acts_that_say_the_same_make_one_phase_and_a_change_begins_another(world: World) -> None:
    make.published(date=date(2021, 1, 1), date_precision="year")
    make.published(date=date(2022, 3, 1))
    make.published(date=date(2023, 4, 2), stance="oppose")
    assert courses(world.framework) == {
        "XAR": [("2021-01-01", "support", ""), ("2023-04-02", "oppose", "")],
    }
    [arandia, *_] = trajectories.of_countries(world.framework)
    assert [phase.is_move for phase in arandia.phases] == [False, True]
    assert [phase.start_precision for phase in arandia.phases] == ["year", "day"]


def test_a_group_gives_way_to_the_first_own_act_and_ends_with_the_membership(world: World) -> None:
    make.published(group=world.union, date=date(2020, 1, 1))
    make.published(country=world.borvia, date=date(2022, 1, 1))
    assert courses(world.framework) == {
        "XAR": [("2020-01-01", "support", "MU")],
        "XBO": [("2020-01-01", "support", "MU"), ("2022-01-01", "support", "")],
        "XCE": [("2020-01-01", "support", "MU")],
    }
    celmark = trajectories.of_countries(world.framework)[2]
    assert celmark.phases[0].end == date(2021, 2, 1)
    borvia = trajectories.of_countries(world.framework, basis="own")[1]
    assert [(phase.start, phase.since) for phase in borvia.phases] == [(date(2022, 1, 1), date(2022, 1, 1))]


def test_a_group_holds_what_it_said_itself_until_its_next_word(world: World) -> None:
    make.published(group=world.union, date=date(2020, 1, 1))
    make.published(group=world.union, date=date(2022, 1, 1), stance="conditional")
    [union] = trajectories.of_groups(world.framework)
    assert union.actor == world.union
    assert [(phase.stance, phase.end, phase.is_move) for phase in union.phases] == [
        ("support", date(2022, 1, 1), False),
        ("conditional", None, True),
    ]


def test_searches_fall_between_stances_each_until_the_next(world: World) -> None:
    for day in (date(2019, 5, 1), date(2020, 5, 1), date(2020, 6, 1), date(2022, 5, 1)):
        make.enquiry(world.celmark, searched_on=day)
    make.published(group=world.union, date=date(2020, 5, 20))
    celmark = trajectories.of_countries(world.framework)[2]
    assert celmark.searches == [
        Search(date(2019, 5, 1), date(2020, 5, 1), date(2019, 5, 1)),
        Search(date(2020, 5, 1), date(2020, 5, 20), date(2020, 5, 1)),
        Search(date(2021, 2, 1), date(2022, 5, 1), date(2020, 6, 1)),
        Search(date(2022, 5, 1), None, date(2022, 5, 1)),
    ]


def test_every_day_of_the_course_is_what_the_record_says_of_that_day(world: World) -> None:
    make.published(group=world.union, date=date(2020, 1, 1), stance="conditional")
    make.published(group=world.league, date=date(2020, 9, 1), stance="oppose")
    make.published(country=world.borvia, date=date(2021, 6, 1), date_precision="month")
    known = make.published(country=world.borvia, date=date(2022, 6, 1), stance="oppose")
    make.enquiry(world.celmark, searched_on=date(2020, 6, 1))
    make.enquiry(world.dunmere, searched_on=date(2019, 6, 1))
    make.retracted(known)
    asked_in_turn = [
        {"known_at": moment, "basis": basis}
        for moment in (None, known.published_at)
        for basis in (None, "own")
    ]
    for asked in asked_in_turn:
        found = trajectories.of_countries(world.framework, **asked)
        for day in [date(year, month, 1) for year in range(2019, 2023) for month in range(1, 13)]:
            says = analysis.standings(
                day,
                propositions=[world.framework],
                countries=[one.actor for one in found],
                **asked,
            )
            for one, standing in zip(found, says, strict=True):
                held = [phase for phase in one.phases if contains(phase.start, phase.end, day)]
                gaps = [gap for gap in one.searches if contains(gap.start, gap.end, day)]
                if standing.held is None:
                    assert (held, [gap.searched_on for gap in gaps]) == (
                        [],
                        [standing.searched_on] if standing.searched_on else [],
                    )
                else:
                    [phase] = held
                    assert gaps == []
                    assert (phase.stance, phase.since, phase.group, phase.since_precision) == (
                        standing.held.stance,
                        standing.held.since,
                        standing.held.group,
                        standing.held.since_precision,
                    )
