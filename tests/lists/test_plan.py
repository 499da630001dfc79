"""A list laid out: its positions, and all that stands in the way, told at once and never passed over."""

from __future__ import annotations

from datetime import date

import pytest

from positions.lists.headings import Side
from positions.lists.subject import OUT
from positions.models import Alias, Country
from tests import make
from tests.lists.making import faults, joint_statement, keys, layout, questions, subject
from tests.world import World


def rows(found) -> dict[str, str]:
    return {row.actor.name: row.stance for row in found.rows}


def test_each_side_becomes_its_stance_and_absence_none(world: World) -> None:
    found = layout(subject(world))
    assert rows(found) == {
        "Arandia": "support",
        "Élan-Verre": "support",
        "Fenland": "oppose",
        "Borvia": "abstain",
    }
    assert [one.actor for one in found.absent] == [world.celmark]
    assert (questions(found), found.differences, found.faults, found.ready) == ([], [], [], True)


def test_all_on_the_list_share_what_was_typed(world: World) -> None:
    found = layout(subject(world, locator="p. 12"), summaries={"support": "{name} said yes."})
    plan = found.plans()[0]
    assert plan.fields["summary"] == "Arandia said yes."
    assert plan.fields["session"] == world.assembly_70
    assert plan.fields["instrument"] == world.resolution
    assert [(one.source, one.locator) for one in plan.cites] == [(world.record, "p. 12")]
    assert found.plans()[2].fields["summary"] == "Voted against A/X/70/1 (“Machines in the service of all”)."


def test_every_unmatched_name_is_asked_about_with_its_line(world: World) -> None:
    found = layout(subject(world, totals={}), "In favour:\nArandia\nArandland\nNowhere")
    assert questions(found) == [
        "Line 3, “Arandland”: No country or group is called so.",
        "Line 4, “Nowhere”: No country or group is called so.",
    ]
    assert world.arandia in found.reading.names.suggestions("Arandland")
    assert not found.ready


def test_an_answer_names_the_country_or_leaves_the_line_out(world: World) -> None:
    about, text = subject(world, totals={Side.FAVOUR: 2}), "In favour:\nArandia\nFenlandia\nNowhere"
    key = keys(layout(about, text))
    answers = {key["3 Fenlandia"]: "XFE", key["4 Nowhere"]: OUT}
    found = layout(about, text, choices=answers)
    assert rows(found) == {"Arandia": "support", "Fenland": "support"}
    assert found.ready
    assert found.acknowledged == "Left out: “Nowhere” (line 4)."


def test_an_answer_that_names_nobody_is_asked_again(world: World) -> None:
    about, text = subject(world, totals={Side.FAVOUR: 1}), "In favour:\nNowhere"
    key = keys(layout(about, text))["2 Nowhere"]
    assert questions(layout(about, text, choices={key: "Fenland"})) == []
    assert questions(layout(about, text, choices={key: "Nobody"})) == [
        "Line 2, “Nowhere”: Nobody is called “Nobody” either."
    ]


def test_who_stands_twice_on_a_side_has_to_be_left_out_once(world: World) -> None:
    about, text = subject(world, totals={Side.FAVOUR: 1}), "In favour:\nArandia\nArandie"
    found = layout(about, text)
    assert questions(found) == [
        "Line 3, “Arandie”: Arandia stands in line 2 already (in favour). Leave one out."
    ]
    assert layout(about, text, choices={keys(found)["3 Arandie"]: OUT}).ready


def test_who_stands_on_two_sides_has_to_be_settled(world: World) -> None:
    about = subject(world, totals={Side.FAVOUR: 1, Side.AGAINST: 1})
    text = "In favour:\nArandia\nBorvia\nAgainst:\nArandia"
    found = layout(about, text)
    said = "Arandia stands in favour (line 2) and against (line 5). Leave out what does not hold."
    assert questions(found) == [f"Line 2, “Arandia”: {said}", f"Line 5, “Arandia”: {said}"]
    assert rows(found) == {"Borvia": "support"}
    settled = layout(about, text, choices={keys(found)["2 Arandia"]: OUT})
    assert rows(settled) == {"Borvia": "support", "Arandia": "oppose"}
    assert settled.ready


def test_a_name_without_a_heading_needs_the_stance_of_the_list(world: World) -> None:
    assert questions(layout(subject(world, totals={}), "Arandia")) == [
        "Line 1, “Arandia”: It stands under no heading, and the list has no stance."
    ]
    assert layout(joint_statement(world), "Arandia and Borvia").ready


def test_a_name_that_several_bear_is_asked_about(world: World) -> None:
    Country.objects.filter(pk=world.fenland.pk).update(official_name="The Republic")
    Country.objects.filter(pk=world.elan.pk).update(official_name="Republic")
    found = layout(joint_statement(world), "The Republic")
    assert questions(found) == ["Line 1, “The Republic”: It can mean several: Fenland, Élan-Verre."]


# Totals.


def test_a_difference_from_the_text_or_from_what_was_typed_is_told(world: World) -> None:
    text = (
        "Adopted by 3 votes to 1, with 2 abstentions.\n\nIn favour (2):\nArandia, Fenland\n\nAgainst:\nBorvia"
    )
    found = layout(subject(world, totals={Side.ABSENT: 4}, total=9), text)
    assert found.differences == [
        "Announced 4 absent or not voting (as you gave it), the list has 0.",
        "Announced 2 abstaining (line 1: “Adopted by 3 votes to 1, with 2 abstentions.”), the list has 0.",
        "Announced 3 in favour (line 1: “Adopted by 3 votes to 1, with 2 abstentions.”), the list has 2.",
        "You gave 9 in all, the list has 3.",
    ]
    assert not found.ready


def test_a_difference_passes_only_with_a_reason_that_is_kept(world: World) -> None:
    about = subject(world, totals={Side.FAVOUR: 3, Side.AGAINST: 1, Side.ABSTAINING: 1})
    assert not layout(about, reason="  ").ready
    found = layout(about, reason="The record lost a line.")
    assert found.ready
    assert found.acknowledged == (
        "Announced 3 in favour (as you gave it), the list has 2.\nReason: The record lost a line."
    )


def test_a_vote_without_announced_totals_is_told(world: World) -> None:
    found = layout(subject(world, totals={}), "In favour: Arandia")
    assert found.differences == ["No total is announced for in favour, the list has 1."]
    assert layout(joint_statement(world), "Arandia").differences == []


def test_who_is_recorded_with_the_same_act_already_is_told(world: World) -> None:
    about = subject(world)
    make.roll_call(
        {"support": [world.arandia]},
        date=about.date,
        forum=world.assembly,
        session=world.assembly_70,
        instrument=world.resolution,
    )
    make.draft(
        country=world.borvia,
        kind="vote",
        stance="abstain",
        date=about.date,
        forum=world.assembly,
        session=world.assembly_70,
    )
    assert layout(about).differences == [
        "2 of them are recorded with this act already: Arandia (published), Borvia (draft)."
    ]


# Groups, notes, dissociations.


def test_groups_are_matched_as_groups_and_speak_for_their_members(world: World) -> None:
    found = layout(joint_statement(world), "MU, Harbour League and Fenland")
    assert [(row.actor, row.members) for row in found.rows] == [
        (world.union, 2),  # Celmark had left
        (world.league, 2),
        (world.fenland, None),
    ]
    assert [("group" in plan.fields, "country" in plan.fields) for plan in found.plans()] == [
        (True, False),
        (True, False),
        (False, True),
    ]


def test_a_member_stands_aside_from_the_groups_it_belongs_to(world: World) -> None:
    about = joint_statement(world)
    for found in (
        layout(about, "MU and Harbour League", dissociated="Borvia"),
        layout(about, "MU\nHarbour League\nDissociated:\nBorvia"),
    ):
        assert [plan.dissociated for plan in found.plans()] == [[world.borvia], [world.borvia]]
        assert found.ready


def test_only_members_on_that_date_stand_aside(world: World) -> None:
    found = layout(joint_statement(world), "MU", dissociated="Celmark\nNowhere\nFenland")
    assert faults(found) == {
        "dissociated": [
            "Line 2, “Nowhere”: no country is called so.",
            "Celmark was a member of no group on this list on that date.",
            "Fenland was a member of no group on this list on that date.",
        ]
    }


def test_notes_of_single_states_go_to_their_summary_or_locator(world: World) -> None:
    found = layout(
        subject(world, locator="p. 12"),
        notes="Élan-Verre: It also spoke: at length.",
        locators="Fenland：p. 14",
    )
    by_name = {row.actor.name: row for row in found.rows}
    assert by_name["Élan-Verre"].summary.endswith("in the service of all”). It also spoke: at length.")
    assert by_name["Fenland"].locator == "p. 12; p. 14"
    assert by_name["Arandia"].locator == "p. 12"
    assert found.ready


def test_notes_that_are_not_understood_are_all_named(world: World) -> None:
    text = "Nowhere: x\nArandia\nCelmark: was away\nBorvia: one\nBorvia: two"
    assert faults(layout(subject(world), notes=text)) == {
        "notes": [
            "Line 1, “Nowhere”: no country or group is called so.",
            "Line 2, “Arandia”: write it as “Country: words”.",
            "Line 3, “Celmark”: Celmark takes no position by this list.",
            "Line 5, “Borvia”: Borvia has a line already.",
        ]
    }


# What no position may hold.


def test_faults_of_all_rows_are_told_once(world: World) -> None:
    found = layout(subject(world, date=date(2031, 5, 2), precision="month"))
    assert set(faults(found)) == {"date"}
    assert len(faults(found)["date"]) == 2


def test_a_date_far_from_the_session_is_told(world: World) -> None:
    assert "more than a week" in faults(layout(subject(world, date=date(2021, 1, 1))))["date"][0]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("  ", "Say in your own words what they did."),
        ("{code} agreed", "{code} stands for nothing; only {name} does."),
    ],
)
def test_each_stance_needs_its_words(world: World, text: str, sentence: str) -> None:
    assert faults(layout(subject(world), summaries={"oppose": text})) == {"summary-oppose": [sentence]}


def test_a_list_on_which_nobody_takes_a_position_is_refused(world: World) -> None:
    found = layout(subject(world, totals={}), "Absent:\nArandia")
    assert faults(found) == {"text": ["Nobody on the list takes a position by it."]}
    assert not found.ready


def test_an_alias_learnt_since_is_used_at_once(world: World) -> None:
    about, text = joint_statement(world), "The Fens"
    assert not layout(about, text).ready
    Alias.objects.create(country=world.fenland, name="Fens", language="en")
    assert layout(about, text).ready
