"""Why a stance is what it is: every position that bears on it, weighed."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from positions.rules.periods import Act, Membership, deciding
from positions.rules.reasons import Verdict, explain
from tests.reading import CALENDAR, member
from tests.rules.histories import COUNTRY, History, histories
from tests.rules.test_periods import own, through

ALWAYS = Membership(7, None, None)
AS_OF = CALENDAR[10]


def verdicts(acts: list[Act], terms: list[Membership], as_of=AS_OF) -> dict[int, str]:
    return {one.act.position: one.verdict for one in explain(COUNTRY, acts, terms, as_of)}


@settings(max_examples=80)
@given(histories, st.sampled_from(CALENDAR))
def test_exactly_the_position_that_decides_is_marked_as_deciding(history: History, day):
    found = explain(COUNTRY, history.acts, history.terms, day)
    marked = [one.act for one in found if one.verdict == Verdict.DECIDES]
    decisive = deciding(COUNTRY, history.acts, history.terms, day)
    assert marked == ([] if decisive is None else [decisive])
    assert found[: len(marked)] == [one for one in found if one.verdict == Verdict.DECIDES]


@settings(max_examples=50)
@given(histories, st.sampled_from(CALENDAR))
def test_every_position_that_bears_on_the_stance_is_weighed_once(history: History, day):
    groups = {term.group for term in history.terms}
    bearing = {act.position for act in history.acts if act.group is None or act.group in groups}
    weighed = [one.act.position for one in explain(COUNTRY, history.acts, history.terms, day)]
    assert sorted(weighed) == sorted(bearing)


@settings(max_examples=80)
@given(histories, st.sampled_from(CALENDAR))
def test_every_verdict_is_true(history: History, day):
    found = explain(COUNTRY, history.acts, history.terms, day)
    decisive = next((one.act for one in found if one.verdict == Verdict.DECIDES), None)
    for one in found:
        assert _true_of(one.act, one.verdict, decisive, history.terms, day)


def _true_of(act: Act, verdict: str, decisive: Act | None, terms: list[Membership], day) -> bool:
    if verdict == Verdict.LATER:
        return act.taken_on > day
    if verdict == Verdict.DISSOCIATED:
        return act.group is not None and COUNTRY in act.dissociated
    if verdict == Verdict.NOT_YET_MEMBER:
        return act.group is not None and not member(terms, act.group, act.taken_on)
    if verdict == Verdict.NO_LONGER_MEMBER:
        return act.group is not None and not member(terms, act.group, day)
    assert decisive is not None
    return {
        Verdict.DECIDES: act == decisive,
        Verdict.OWN_PREVAILS: act.group is not None and decisive.group is None,
        Verdict.SUPERSEDED: act.taken_on < decisive.taken_on,
        Verdict.OUTRANKED: act.taken_on == decisive.taken_on and act.kind != decisive.kind,
        Verdict.EARLIER_RECORD: (act.taken_on, act.kind) == (decisive.taken_on, decisive.kind)
        and act.position < decisive.position,
    }[Verdict(verdict)]


def test_a_later_position_is_named_as_later_than_the_day():
    assert verdicts([own(1, 3), own(2, 11)], []) == {1: "decides", 2: "later"}


def test_an_older_position_is_superseded():
    assert verdicts([own(1, 3), own(2, 4)], []) == {2: "decides", 1: "superseded"}


def test_on_one_day_the_lower_kind_is_outranked_and_the_earlier_record_named():
    acts = [own(1, 3, kind="vote"), own(2, 3, kind="vote"), own(3, 3, kind="interview")]
    assert verdicts(acts, []) == {2: "decides", 1: "earlier-record", 3: "outranked"}


def test_a_group_gives_way_to_the_country_itself():
    assert verdicts([own(1, 3), through(2, 9)], [ALWAYS]) == {1: "decides", 2: "own-prevails"}


def test_a_group_is_told_from_one_that_could_not_speak():
    acts = [through(1, 3, group=7), through(2, 4, group=8), through(3, 9, group=9), through(4, 9, aside=True)]
    terms = [ALWAYS, Membership(8, None, CALENDAR[10]), Membership(9, CALENDAR[10], None)]
    assert verdicts(acts, terms) == {
        1: "decides",
        2: "no-longer-member",
        3: "not-member-on-date",
        4: "dissociated",
    }


def test_where_nothing_speaks_for_the_country_nothing_decides():
    assert verdicts([through(1, 9, aside=True), own(2, 11)], [ALWAYS]) == {1: "dissociated", 2: "later"}


def test_groups_to_which_the_country_never_belonged_are_left_out():
    assert verdicts([through(1, 3, group=9)], [ALWAYS]) == {}


def test_the_position_that_decides_comes_first_and_the_rest_from_the_latest_back():
    acts = [own(1, 3), own(2, 5), through(3, 9), own(4, 12)]
    assert [one.act.position for one in explain(COUNTRY, acts, [ALWAYS], AS_OF)] == [2, 4, 3, 1]


def test_every_verdict_has_its_definition():
    assert all(verdict.definition.endswith(".") and verdict.label for verdict in Verdict)
