"""What gives pause before an act is recorded: a likely duplicate, a reversal of the present stance."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from positions.cautions import Act, cautions
from positions.models import Country, Group
from tests import make
from tests.world import World

MAY_DAY = date(2022, 5, 10)


def act(world: World, stance: str = "support", **changes: Any) -> Act:
    """Arandia on the framework on 10 May 2022, unless said otherwise."""
    values = {"actor": world.arandia, "date": MAY_DAY, "precision": "day", "proposition": world.framework}
    return Act(**{**values, "stance": stance, **changes})


def sorts(*acts: Act) -> list[str]:
    return [one.sort for one in cautions(acts)]


@pytest.mark.parametrize(
    ("day", "found"),
    [
        (date(2022, 5, 6), []),
        (date(2022, 5, 7), ["likeness"]),
        (MAY_DAY, ["likeness"]),
        (date(2022, 5, 13), ["likeness"]),
        (date(2022, 5, 14), []),
    ],
)
def test_the_same_actor_and_proposition_within_three_days_is_likely_a_duplicate(
    world: World, day: date, found: list[str]
) -> None:
    make.published(date=day)
    assert sorts(act(world)) == found


def test_a_duplicate_is_also_looked_for_among_drafts_of_anybody(world: World) -> None:
    draft = make.draft(author=world.second_analyst, date=MAY_DAY)
    caution = cautions([act(world)])[0]
    assert caution.position == draft
    assert caution.sentence == (
        "Likely a duplicate: Arandia is recorded on “Adopt binding rules for machines” with support, "
        "10 May 2022 (draft)."
    )


def test_another_actor_another_proposition_and_what_was_retracted_are_no_duplicates(world: World) -> None:
    make.published(date=MAY_DAY, country=world.borvia)
    make.published(date=MAY_DAY, proposition=world.audits)
    make.retracted(date=MAY_DAY)
    assert sorts(act(world)) == []


@pytest.mark.parametrize(
    ("day", "precision", "found"),
    [
        (date(2022, 5, 1), "month", ["likeness"]),
        (date(2022, 1, 1), "year", ["likeness"]),
        (date(2022, 4, 1), "month", []),
    ],
)
def test_a_day_within_a_month_that_is_recorded_may_be_the_same_act(
    world: World, day: date, precision: str, found: list[str]
) -> None:
    make.published(date=day, date_precision=precision)
    assert sorts(act(world)) == found


@pytest.mark.parametrize(
    ("before", "after", "reversed_"),
    [
        ("support", "oppose", True),
        ("conditional", "oppose", True),
        ("oppose", "support", True),
        ("oppose", "conditional", True),
        ("support", "conditional", False),
        ("support", "abstain", False),
        ("undecided", "oppose", False),
        ("oppose", "oppose", False),
    ],
)
def test_opposition_and_support_reverse_each_other(
    world: World, before: str, after: str, reversed_: bool
) -> None:
    make.published(stance=before, date=date(2021, 1, 1))
    assert sorts(act(world, after)) == (["reversal"] if reversed_ else [])


def test_the_present_stance_is_that_of_the_day_of_the_act(world: World) -> None:
    make.published(stance="support", date=date(2021, 1, 1))
    make.published(stance="oppose", date=date(2023, 1, 1))
    assert sorts(act(world, "support")) == []
    assert sorts(act(world, "oppose")) == ["reversal"]
    assert sorts(act(world, "oppose", date=date(2020, 1, 1))) == []


def test_a_stance_held_through_a_group_can_be_reversed_too(world: World) -> None:
    make.published(group=world.union, stance="support", date=date(2021, 1, 1))
    caution = cautions([act(world, "oppose")])[0]
    assert caution.sentence == (
        "A reversal: Arandia holds support on “Adopt binding rules for machines” through MU "
        "(1 January 2021); this would make it oppose."
    )


def test_a_group_reverses_its_own_last_word(world: World) -> None:
    union = {"group": world.union}
    make.published(**union, stance="oppose", date=date(2020, 1, 1))
    make.published(**union, stance="support", date=date(2021, 1, 1))
    make.published(**union, stance="oppose", date=date(2021, 1, 1), kind="interview")  # outranked
    assert sorts(act(world, "oppose", actor=world.union)) == ["reversal"]
    assert sorts(act(world, "support", actor=world.union)) == []


def test_every_row_has_its_own_cautions_and_keeps_its_place(world: World) -> None:
    make.published(date=MAY_DAY, proposition=world.audits, stance="oppose")
    found = cautions(
        [act(world), act(world, proposition=world.audits), act(world, proposition=world.control)]
    )
    assert [(one.place, one.sort) for one in found] == [(1, "likeness"), (1, "reversal")]
    assert len({one.key for one in found}) == 2


@pytest.mark.parametrize("sort", ["country", "group"])
def test_cautions_cost_the_same_for_one_row_and_for_many(
    world: World, sort: str, django_assert_max_num_queries: Any
) -> None:
    actor: Country | Group = world.arandia if sort == "country" else world.union
    about = [world.framework, world.audits, world.control]
    with django_assert_max_num_queries(2):
        cautions([act(world, actor=actor, proposition=one) for one in about])
