"""What publishing is foreseen to do, and that it then does exactly that."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from importlib import import_module
from itertools import pairwise
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from positions import editorial
from positions.consequences import Consequence, consequences
from positions.editorial import Cited, Plan
from positions.models import Country, Position, Proposition, StancePeriod
from positions.review import outlook
from tests import make
from tests.world import World

pytestmark = pytest.mark.django_db


def told(*positions: Position) -> list[str]:
    """What publishing these together is foreseen to do, in words."""
    return [one.sentence for one in consequences(positions)]


def test_a_first_position_gives_a_country_a_stance(world: World) -> None:
    assert told(make.submitted()) == ["Arandia: no stance → support from 2022-03-01"]


def test_an_own_act_ends_the_stance_taken_through_a_group(world: World) -> None:
    make.published(group=world.league, stance="undecided", date=date(2021, 5, 1))
    own = make.submitted(country=world.dunmere, date=date(2024, 5, 1))
    assert told(own) == [
        "Dunmere: undecided → support from 2024-05-01; ends the stance taken through Harbour League"
    ]


def test_an_own_act_that_says_the_same_is_told_as_a_change_of_ground(world: World) -> None:
    make.published(group=world.league, date=date(2021, 5, 1))
    [found] = consequences([make.submitted(country=world.dunmere, date=date(2024, 5, 1))])
    assert not found.changes_stance
    assert found.sentence == (
        "Dunmere: still support from 2024-05-01; ends the stance taken through Harbour League"
    )


def test_a_groups_position_concerns_its_members_without_own_acts(world: World) -> None:
    make.published(country=world.arandia, date=date(2020, 1, 1))
    joint = make.submitted(group=world.union, stance="oppose")
    assert told(joint) == ["Borvia: no stance → oppose from 2022-03-01; through MU"]


def test_a_former_member_is_concerned_until_it_left(world: World) -> None:
    joint = make.submitted(group=world.union, date=date(2020, 6, 1), dissociated=[world.borvia])
    assert told(joint) == [
        "Arandia: no stance → support from 2020-06-01; through MU",
        "Celmark: no stance → support from 2020-06-01 until 2021-02-01; through MU",
    ]


def test_what_is_dated_before_the_latest_act_holds_until_then(world: World) -> None:
    make.published(date=date(2023, 1, 1))
    assert told(make.submitted(stance="oppose", date=date(2021, 1, 1))) == [
        "Arandia: no stance → oppose from 2021-01-01 until 2023-01-01"
    ]


def test_an_act_that_is_outranked_changes_nothing(world: World) -> None:
    make.published(kind="vote")
    assert told(make.submitted(stance="oppose", kind="statement")) == []


def test_saying_the_same_again_changes_nothing(world: World) -> None:
    make.published(date=date(2021, 1, 1))
    assert told(make.submitted(date=date(2022, 1, 1))) == []


def test_a_correction_takes_away_what_it_corrects(world: World) -> None:
    old = make.published(date=date(2021, 1, 1))
    new = editorial.correct(
        old, by=world.analyst, cause="correction", reason="A year later.", date=date(2022, 1, 1)
    )
    assert told(new) == ["Arandia: support → no stance from 2021-01-01 until 2022-01-01"]


def test_a_correction_to_another_actor_concerns_both(world: World) -> None:
    old = make.published()
    new = editorial.correct(
        old, by=world.analyst, cause="correction", reason="Another.", country=world.borvia
    )
    assert told(new) == [
        "Arandia: support → no stance from 2022-03-01",
        "Borvia: no stance → support from 2022-03-01",
    ]


def test_positions_published_together_are_foreseen_together(world: World) -> None:
    first = make.submitted(date=date(2021, 1, 1))
    second = make.submitted(date=date(2022, 1, 1), stance="oppose")
    assert told(first, second) == [
        "Arandia: no stance → support from 2021-01-01 until 2022-01-01",
        "Arandia: no stance → oppose from 2022-01-01",
    ]


def test_nothing_is_written(world: World) -> None:
    position = make.submitted()
    told(position)
    assert not StancePeriod.objects.exists()
    position.refresh_from_db()
    assert position.status == "in-review"


def test_the_number_of_queries_does_not_grow_with_the_list(world: World) -> None:
    def queries(countries: list[Country]) -> int:
        rows = [make.submitted(country=one) for one in countries]
        rows = list(Position.objects.filter(pk__in=[one.pk for one in rows]).select_related("corrects"))
        with CaptureQueriesContext(connection) as captured:
            consequences(rows)
        return len(captured)

    few = queries([world.arandia, world.borvia])
    assert queries([world.celmark, world.dunmere, world.elan, world.fenland]) == few


# Gathered for the reviewer.


def test_who_makes_the_same_move_is_named_together(world: World) -> None:
    found = outlook([make.submitted(group=world.union), make.submitted(country=world.elan, stance="oppose")])
    assert [(move.sentence, [str(one) for one in move.countries]) for move in found.moves] == [
        ("2 countries: no stance → support from 2022-03-01; through MU", ["Arandia", "Borvia"]),
        ("Élan-Verre: no stance → oppose from 2022-03-01", ["Élan-Verre"]),
    ]
    assert (found.stances, found.grounds, found.more) == (3, 0, 0)


def test_of_many_countries_the_first_are_named_and_the_rest_counted(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_module("positions.review.outlook"), "SHOWN", 3)  # the name means the function
    waiting = [
        make.submitted(country=one) for one in (world.arandia, world.borvia, world.celmark, world.elan)
    ]
    found = outlook([*waiting, make.submitted(country=world.fenland, stance="oppose")])
    assert [([str(one) for one in move.countries], move.more, move.sentence) for move in found.moves] == [
        (["Arandia", "Borvia", "Celmark"], 1, "4 countries: no stance → support from 2022-03-01"),
        ([], 1, "Fenland: no stance → oppose from 2022-03-01"),
    ]
    assert found.more == 2


# Whatever the record holds.

FIRST = date(2021, 1, 28)
DAYS = [FIRST + timedelta(days=number) for number in range(9)]
"""Around the day on which Celmark left the Union."""
ACTORS = ("arandia", "borvia", "celmark", "dunmere", "union", "league")

acts = st.fixed_dictionaries(
    {
        "actor": st.sampled_from(ACTORS),
        "date": st.sampled_from(DAYS),
        "stance": st.sampled_from(["support", "oppose"]),
        "kind": st.sampled_from(["vote", "statement"]),
        "about": st.sampled_from(["framework", "framework", "control"]),
        "aside": st.booleans(),
        "corrects": st.booleans(),
    }
)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture], print_blob=False)
@given(standing=st.lists(acts, max_size=7), new=st.lists(acts, min_size=1, max_size=4))
def test_publishing_changes_the_stances_as_foreseen_and_in_no_other_way(
    world: World, standing: list[dict[str, Any]], new: list[dict[str, Any]]
) -> None:
    with transaction.atomic():
        old = _submitted(world, standing, [])
        if old:
            old = editorial.publish(old, by=world.reviewer)
        rows = _submitted(world, new, old)
        before = _shown()
        foreseen = consequences(rows)
        editorial.publish(rows, by=world.reviewer)
        after = _shown()
        assert _by_day(foreseen) == {
            key: (before.get(key), after.get(key))
            for key in before.keys() | after.keys()
            if before.get(key) != after.get(key)
        }
        assert _apart(foreseen)
        transaction.set_rollback(True)


Key = tuple[int, int, date]
Ground = tuple[str, int | None] | None
CALENDAR = [FIRST - timedelta(days=1), *DAYS, DAYS[-1] + timedelta(days=1), date(2400, 1, 1)]


def _submitted(world: World, drawn: list[dict[str, Any]], old: list[Position]) -> list[Position]:
    """What was drawn, in review; some of it corrects what is published."""
    left = list(old)
    plans = []
    for act in drawn:
        actor = getattr(world, act["actor"])
        fields: dict[str, Any] = {
            "country": actor if isinstance(actor, Country) else None,
            "group": None if isinstance(actor, Country) else actor,
            "proposition": getattr(world, act["about"]),
            "stance": act["stance"],
            "kind": act["kind"],
            "date": act["date"],
            "summary": "Drawn by chance.",
        }
        if act["corrects"] and left:
            fields |= {"corrects": left.pop(), "correction_cause": "correction", "correction_reason": "So."}
        aside = [world.borvia] if act["aside"] and not isinstance(actor, Country) else []
        plans.append(Plan(fields, [Cited(world.record)], aside))
    drafts = editorial.draft_many(plans, author=world.analyst)
    return editorial.submit(drafts, by=world.analyst) if drafts else []


def _shown() -> dict[Key, Ground]:
    """What the stored periods show, day by day."""
    return {
        (one.country_id, one.proposition_id, day): (one.stance, one.group_id)
        for one in StancePeriod.objects.all()
        for day in CALENDAR
        if one.start <= day and (one.end is None or day < one.end)
    }


def _by_day(foreseen: list[Consequence]) -> dict[Key, tuple[Ground, Ground]]:
    return {
        (one.country.pk, one.proposition.pk, day): (
            (one.before, one.group_before.pk if one.group_before else None) if one.before else None,
            (one.after, one.group_after.pk if one.group_after else None) if one.after else None,
        )
        for one in foreseen
        for day in CALENDAR
        if one.start <= day and (one.end is None or day < one.end)
    }


def _apart(foreseen: list[Consequence]) -> bool:
    """No day of a country and proposition is told twice, and neighbours that say the same are one."""
    by_pair: dict[tuple[Country, Proposition], list[Consequence]] = {}
    for one in foreseen:
        by_pair.setdefault((one.country, one.proposition), []).append(one)
    return all(
        first.end is not None
        and first.end <= second.start
        and (first.end < second.start or replace(first, start=second.start, end=second.end) != second)
        for rows in by_pair.values()
        for first, second in pairwise(rows)
    )
