"""Agreement by property, and against a slow reading of every day and every proposition."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from positions.dates import contains
from positions.rules.agreement import Held, count, relation, since
from positions.vocabulary import Relation
from tests.reading import CALENDAR, LENGTH

thorough = settings(max_examples=150)
quick = settings(max_examples=50)

STANCES = ("support", "abstain", "oppose")
stances = st.dictionaries(st.integers(1, 9), st.sampled_from(STANCES))


@st.composite
def courses(draw: st.DrawFn) -> list[Held]:
    """The stances of one actor over time: never two on one day, with gaps or without."""
    turns = sorted(draw(st.sets(st.sampled_from(CALENDAR[:LENGTH]), max_size=6)))
    ends: list[date | None] = [*turns[1:], draw(st.none() | st.just(CALENDAR[LENGTH]))]
    drawn = [draw(st.sampled_from((*STANCES, None))) for _ in turns]
    return [
        Held(start, end, stance)
        for start, end, stance in zip(turns, ends if turns else [], drawn, strict=True)
        if stance is not None
    ]


def held_on(course: list[Held], day: date) -> str | None:
    found = [one.stance for one in course if contains(one.start, one.end, day)]
    return found[0] if found else None


@thorough
@given(stances, stances)
def test_a_count_says_what_a_slow_look_at_every_proposition_says(one, other):
    both = [number for number in range(10) if number in one and number in other]
    same = [number for number in both if one[number] == other[number]]
    found = count(one, other)
    assert (found.held, found.same) == (len(both), len(same))


@quick
@given(stances, stances)
def test_agreement_is_mutual_and_a_share_between_nothing_and_all(one, other):
    found = count(one, other)
    assert found == count(other, one)
    assert (found.share is None) == (found.held == 0)
    assert found.share is None or 0 <= found.share <= 1


@quick
@given(st.lists(stances, min_size=3, max_size=5))
def test_one_more_actor_never_adds_to_what_all_hold(several):
    fewer, all_of_them = count(*several[:-1]), count(*several)
    assert all_of_them.held <= fewer.held
    assert all_of_them.same <= fewer.same


@quick
@given(stances)
def test_everybody_agrees_with_himself_on_all_that_he_holds(one):
    assert count(one, one).same == count(one, one).held == len(one)


def test_who_holds_nothing_neither_agrees_nor_differs():
    assert relation(["support", None, "support"]) is Relation.AGREE
    assert relation(["support", "oppose", "support"]) is Relation.DIFFER
    assert relation(["support", None]) is Relation.ALONE
    assert relation([None, None]) is Relation.NONE


@thorough
@given(st.lists(courses(), min_size=2, max_size=4), st.sampled_from(CALENDAR[:LENGTH]))
def test_they_stand_so_since_the_day_that_a_slow_look_back_finds(several, day):
    holders = [course for course in several if held_on(course, day)]
    now = relation([held_on(course, day) for course in holders])
    expected = None
    for before in [one for one in reversed(CALENDAR) if one <= day]:
        held = [held_on(course, before) for course in holders]
        if len(holders) < 2 or None in held or relation(held) != now:
            break
        expected = before
    assert since(several, day) == expected


@quick
@given(courses(), courses(), st.sampled_from(CALENDAR[:LENGTH]))
def test_since_when_is_the_same_seen_from_either_side(one, other, day):
    assert since([one, other], day) == since([other, one], day)


def test_they_part_once_though_one_moves_on():
    first, second, third = (date(2015, 1, 1) + timedelta(days=one) for one in (0, 100, 200))
    keeps = [Held(first, None, "support")]
    moves = [Held(one, end, stance) for (one, end), stance in zip(
        [*pairwise([first, second, third]), (third, None)], ("support", "oppose", "abstain"), strict=True
    )]  # fmt: skip
    assert since([keeps, moves], third) == second
    assert since([keeps, moves], second - timedelta(days=1)) == first
