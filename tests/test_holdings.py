"""Who held what on a day, told fast, against the whole course worked out from all acts and memberships."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime
from typing import Any

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from positions import holdings, stances
from positions.dates import contains
from positions.holdings import Decision, Holding
from positions.models import Country, Position
from positions.rules.periods import Period
from positions.vocabulary import Basis
from tests.pasts import AFTER, MOMENTS, RANKED, acts, recorded, terms
from tests.reading import CALENDAR
from tests.world import World


def expected(courses: dict, day: date, basis: str | None) -> set[Holding]:
    """What the whole courses say of the day."""
    dated = dict(Position.objects.values_list("pk", "date"))
    found = set()
    for (country, proposition), course in courses.items():
        for one in course:
            if contains(one.start, one.end, day) and basis in (None, one.basis):
                found.add(_holding(country, proposition, one, course, dated, basis))
    return found


def _holding(
    country: int, proposition: int, one: Period, course: list[Period], dated: dict, basis: str | None
) -> Holding:
    since = one.own_since if basis == Basis.OWN else one.since
    [opening] = [other.position for other in course if other.start == since]
    act = (one.group, one.position, dated[one.position])
    return Holding(
        country, proposition, one.stance, since, one.until, *act, one.start, one.end, opening_id=opening
    )


def _decision(one: Holding) -> Decision:
    return Decision(one.country_id, one.proposition_id, one.stance, one.group_id, one.position_id)


def with_openings(found: list[Holding]) -> set[Holding]:
    known = holdings.openings(found)
    return {one._replace(opening_id=known[one.country_id, one.proposition_id]) for one in found}


@settings(
    max_examples=15,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    history=st.lists(acts, min_size=4, max_size=14),
    joined=st.lists(terms, max_size=2, unique_by=lambda term: term[:2]),
    day=st.sampled_from(CALENDAR),
    basis=st.sampled_from((None, None, *Basis.values)),
)
@example(history=RANKED, joined=[], day=CALENDAR[6], basis=None)
def test_a_day_is_told_as_the_whole_course_tells_it(
    world: World, history: list[tuple], joined: list[tuple], day: date, basis: str | None
) -> None:
    on = [world.framework.pk]
    everybody = list(Country.objects.values_list("pk", flat=True))
    with recorded(world, history, joined):
        for moment in (*MOMENTS, AFTER):
            courses = dict(stances.courses(propositions=on, known_at=moment))
            found = holdings.held_on(day, propositions=on, basis=basis, known_at=moment)
            assert set(found) == expected(courses, day, basis)
            assert len(found) == len(set(found))
            decided = holdings.decisions_on(day, propositions=on, basis=basis, known_at=moment)
            assert Counter(decided) == Counter(map(_decision, found)), "and so it is where only that is asked"
        stances.rebuild(propositions=on)
        now = expected(dict(stances.courses(propositions=on)), day, basis)
        assert with_openings(holdings.held_on(day, propositions=on, basis=basis)) == now
        few = holdings.held_on(day, propositions=on, basis=basis, countries=everybody)
        assert with_openings(few) == now


def test_countries_and_stances_narrow_what_is_told(world: World) -> None:
    on, day = [world.framework.pk, world.audits.pk], CALENDAR[9]
    history = [
        ("arandia", CALENDAR[1], "vote", "support", (MOMENTS[0], None), None),
        ("borvia", CALENDAR[2], "vote", "oppose", (MOMENTS[0], None), None),
        ("fenland", CALENDAR[3], "vote", "support", (MOMENTS[0], None), None),
    ]
    with recorded(world, history, []):
        stances.rebuild(propositions=on)
        many = [*Country.objects.exclude(pk=world.fenland.pk).values_list("pk", flat=True), -1, -2, -3, -4]
        for known_at in (None, MOMENTS[0]):

            def told(known_at: datetime | None = known_at, **asked: Any) -> set[int]:
                found = holdings.held_on(day, propositions=on, known_at=known_at, **asked)
                return {one.country_id for one in found}

            assert told() == {world.arandia.pk, world.borvia.pk, world.fenland.pk}
            assert told(countries=many) == {world.arandia.pk, world.borvia.pk}
            assert told(countries=[world.fenland.pk]) == {world.fenland.pk}
            assert told(countries=[]) == set()
            assert told(stances=["support"]) == {world.arandia.pk, world.fenland.pk}
            assert told(stances=["oppose"], countries=[world.fenland.pk]) == set()
            assert told(basis="group") == set()
