"""The one definition of how stances follow from positions, by property and against a slow reading."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from positions.dates import contains
from positions.rules.periods import Act, Membership, Period, deciding, timeline
from positions.vocabulary import Kind
from tests import reading
from tests.reading import CALENDAR, LENGTH
from tests.rules.histories import COUNTRY, History, acts, histories

thorough = settings(max_examples=120)
quick = settings(max_examples=50)


def course(history: History) -> list[Period]:
    return timeline(COUNTRY, history.acts, history.terms)


def holding(periods: list[Period], day) -> list[Period]:
    return [period for period in periods if contains(period.start, period.end, day)]


@thorough
@given(histories)
def test_periods_say_on_every_day_what_a_slow_reading_of_the_rule_says(history: History):
    periods = course(history)
    expected = reading.readings(COUNTRY, history.acts, history.terms)
    for day in CALENDAR:
        found = [
            (one.position, one.stance, one.group, one.since, one.until, one.own_since, one.previous)
            for one in holding(periods, day)
        ]
        one = expected.get(day)
        if one is None:
            assert found == []
        else:
            act = one.act
            runs = (one.since, one.until, one.own_since, one.previous)
            assert found == [(act.position, act.stance, act.group, *runs)]


@thorough
@given(histories, st.sampled_from(CALENDAR))
def test_one_day_is_decided_as_a_slow_reading_decides_it(history: History, day):
    found = deciding(COUNTRY, history.acts, history.terms, day)
    assert found == reading.decides(COUNTRY, history.acts, history.terms, day)


@quick
@given(histories, st.randoms(use_true_random=False))
def test_the_order_of_the_input_does_not_matter(history: History, random):
    shuffled = History(list(history.acts), list(history.terms))
    random.shuffle(shuffled.acts)
    random.shuffle(shuffled.terms)
    assert course(shuffled) == course(history)


@quick
@given(histories)
def test_periods_are_in_order_and_never_overlap_and_none_is_empty(history: History):
    periods = course(history)
    for period in periods:
        assert period.end is None or period.start < period.end
    for one, following in pairwise(periods):
        assert one.end is not None
        assert one.end <= following.start


@quick
@given(histories)
def test_a_period_is_as_long_as_its_position_decides(history: History):
    for one, following in pairwise(course(history)):
        assert one.end != following.start or one.position != following.position


@quick
@given(histories)
def test_own_positions_always_win_over_those_of_a_group(history: History):
    own = [act for act in history.acts if act.group is None]
    for period in course(history):
        if period.group is not None:
            assert all(period.end is not None and period.end <= act.taken_on for act in own)


@quick
@given(histories, st.sampled_from((7, 8, 9)), st.sampled_from(CALENDAR[1:LENGTH]))
def test_leaving_a_group_ends_what_came_through_it(history: History, group, day):
    left = [
        replace(term, end=min(term.end or day, day)) if term.group == group else term
        for term in history.terms
        if term.group != group or term.start is None or term.start < day
    ]
    for period in timeline(COUNTRY, history.acts, left):
        assert period.group != group or (period.end is not None and period.end <= day)


@quick
@given(histories, acts)
def test_retracting_the_latest_position_restores_the_one_before(history: History, act: Act):
    latest = act._replace(position=10**7, taken_on=CALENDAR[LENGTH], group=None)
    before = course(history)
    after = timeline(COUNTRY, [*history.acts, latest], history.terms)
    last_day = latest.taken_on - timedelta(days=1)
    assert holding(after, latest.taken_on)[0].position == latest.position
    for day in CALENDAR[: CALENDAR.index(last_day) + 1]:
        then, now = holding(before, day), holding(after, day)
        assert [one.position for one in then] == [one.position for one in now]
        assert [one.since for one in then] == [one.since for one in now]


@quick
@given(histories, acts)
def test_a_position_that_speaks_for_others_changes_nothing(history: History, act: Act):
    foreign = act._replace(position=10**7, group=99)
    aside = act._replace(position=10**7, group=7, dissociated=frozenset({COUNTRY}))
    for further in (foreign, aside):
        assert timeline(COUNTRY, [*history.acts, further], history.terms) == course(history)


# By example.

DAY = CALENDAR


def own(number: int, day: int, stance: str = "support", kind: str = "statement") -> Act:
    return Act(number, DAY[day], kind, stance)


def through(
    number: int,
    day: int,
    stance: str = "support",
    group: int = 7,
    kind: str = "statement",
    aside: bool = False,
) -> Act:
    return Act(number, DAY[day], kind, stance, group, frozenset({COUNTRY} if aside else ()))


def spans(periods: list[Period]) -> list[tuple]:
    return [(DAY.index(one.start), DAY.index(one.end) if one.end else None, one.position) for one in periods]


ALWAYS = Membership(7, None, None)


def test_without_positions_there_is_no_period():
    assert timeline(COUNTRY, [], [ALWAYS]) == []


def test_a_newer_position_takes_the_place_of_an_older_one():
    assert spans(timeline(COUNTRY, [own(2, 9, "oppose"), own(1, 3)], [])) == [(3, 9, 1), (9, None, 2)]


def test_positions_of_one_date_rank_by_kind():
    for higher, lower in pairwise(Kind):
        later_record_of_lower_kind = own(2, 3, "oppose", lower)
        [period] = timeline(COUNTRY, [own(1, 3, "support", higher), later_record_of_lower_kind], [])
        assert period.position == 1


def test_positions_of_one_date_and_kind_rank_by_the_later_record():
    [period] = timeline(COUNTRY, [own(2, 3, "oppose"), own(1, 3)], [])
    assert period.position == 2


def test_a_group_speaks_for_a_country_that_has_not_spoken_until_it_speaks():
    periods = timeline(COUNTRY, [own(1, 9, "oppose"), through(2, 3), through(3, 12)], [ALWAYS])
    assert spans(periods) == [(3, 9, 2), (9, None, 1)]
    assert [period.basis for period in periods] == ["group", "own"]


def test_a_group_does_not_speak_for_one_who_joined_after_its_position():
    assert timeline(COUNTRY, [through(1, 3)], [Membership(7, DAY[4], None)]) == []


def test_a_group_speaks_for_one_who_joined_on_the_day_of_its_position():
    assert spans(timeline(COUNTRY, [through(1, 3)], [Membership(7, DAY[3], None)])) == [(3, None, 1)]


def test_a_group_does_not_speak_on_the_day_on_which_a_member_has_left():
    assert spans(timeline(COUNTRY, [through(1, 3)], [Membership(7, None, DAY[6])])) == [(3, 6, 1)]


def test_membership_is_asked_on_the_date_and_on_the_day_and_not_in_between():
    came_back = [Membership(7, None, DAY[5]), Membership(7, DAY[8], None)]
    assert spans(timeline(COUNTRY, [through(1, 3)], came_back)) == [(3, 5, 1), (8, None, 1)]


def test_a_dissociated_country_skips_that_position_and_keeps_the_one_before():
    positions = [through(1, 3), through(2, 6, "oppose", aside=True)]
    assert spans(timeline(COUNTRY, positions, [ALWAYS])) == [(3, None, 1)]


def test_of_two_groups_the_latest_position_decides_and_leaving_gives_way_to_the_other():
    positions = [through(1, 3, group=7), through(2, 5, "oppose", group=8)]
    terms = [ALWAYS, Membership(8, None, DAY[10])]
    assert spans(timeline(COUNTRY, positions, terms)) == [(3, 5, 1), (5, 10, 2), (10, None, 1)]


def test_since_ignores_a_change_of_position_and_of_basis_while_the_stance_is_the_same():
    periods = timeline(COUNTRY, [through(1, 3), own(2, 6), own(3, 9), own(4, 12, "oppose")], [ALWAYS])
    same = periods[:3]
    assert [period.since for period in same] == [DAY[3]] * 3
    assert [period.until for period in same] == [DAY[12]] * 3
    assert [period.own_since for period in periods] == [None, DAY[6], DAY[6], DAY[12]]
    assert [period.previous for period in periods] == [None, None, None, "support"]


def test_a_gap_breaks_a_run_and_the_stance_before_the_gap_is_remembered():
    positions = [through(1, 3), through(2, 9, group=8)]
    terms = [Membership(7, None, DAY[5]), Membership(8, None, None)]
    first, second = timeline(COUNTRY, positions, terms)
    assert (first.since, first.until, first.previous) == (DAY[3], DAY[5], None)
    assert (second.since, second.until, second.previous) == (DAY[9], None, "support")
