"""What a correction changes, field by field, and the words of it."""

from __future__ import annotations

from datetime import date

import pytest

from positions.corrections import chain
from positions.differences import Piece, compared, differences, same_fields
from positions.editorial import Cited
from positions.models import Position
from tests import make
from tests.world import World

pytestmark = pytest.mark.django_db


def between(old: Position, new: Position) -> dict[str, tuple[str, str]]:
    both = Position.objects.with_labels().in_bulk([old.pk, new.pk])
    return {one.field: (one.before, one.after) for one in differences(both[old.pk], both[new.pk])}


def test_only_what_differs_is_told(world: World) -> None:
    old, new = make.draft(), make.draft(stance="oppose")
    assert between(old, new) == {"stance": ("Support", "Oppose")}
    assert same_fields(old, new) == ["Actor", "Proposition", "Date", "Kind of act", "Summary", "Sources"]


def test_every_field_is_compared_in_the_words_of_the_pages(world: World) -> None:
    old = make.draft()
    new = make.draft(
        country=None,
        group=world.union,
        proposition=world.control,
        stance="conditional",
        date=date(2023, 5, 1),
        date_precision="month",
        kind="interview",
        official=world.vale,
        forum=world.workshop,
        session=world.undated,
        instrument=world.resolution,
        summary="Spoke against it.",
        cites=[Cited(world.speech, "p. 2"), Cited(world.article)],
        dissociated=[world.borvia],
    )
    assert between(old, new) == {
        "actor": ("Arandia", "Meridian Union"),
        "proposition": ("Adopt binding rules for machines", "Keep humans in control of weapons"),
        "stance": ("Support", "Conditional"),
        "date": ("1 March 2022", "May 2023"),
        "kind": ("Statement", "Interview"),
        "official": ("", "Jon Vale"),
        "forum": ("", "Workshop on Machines"),
        "session": ("", "A workshop nobody dated"),
        "instrument": ("", "A/X/70/1"),
        "summary": ("Spoke for it, in words made up for a test.", "Spoke against it."),
        "sources": (
            "Voting record of the Assembly (https://assembly.example/record)",
            "Speech at the workshop, p. 2 (https://arandia.example/speech); An article on paper",
        ),
        "dissociated": ("", "Borvia"),
    }


def test_a_date_that_is_known_less_exactly_differs(world: World) -> None:
    old, new = make.draft(), make.draft(date_precision="reported")
    assert between(old, new) == {"date": ("1 March 2022", "reported 1 March 2022")}


def test_documents_of_one_title_are_told_apart(world: World) -> None:
    twin = make.source("twin", title=world.record.title, url="https://assembly.example/other")
    assert list(between(make.draft(), make.draft(cites=[twin]))) == ["sources"]


def test_the_words_that_went_and_came_are_marked() -> None:
    before, after = compared("Spoke for the rules.", "Spoke at length against the rules.")
    same, rest, blank = Piece("Spoke ", False), Piece("the rules.", False), Piece(" ", False)
    assert before == [same, Piece("for", True), blank, rest]
    assert after == [same, Piece("at length against", True), blank, rest]


def test_a_sign_behind_a_word_does_not_change_the_word() -> None:
    _, after = compared("Spoke for rules.", "Spoke for rules, on conditions.")
    assert [one.text for one in after if one.changed] == [", on conditions"]


def test_a_text_of_thousands_of_words_is_marked_in_whole() -> None:
    long = "word " * 1001
    assert compared(long, "short") == ([Piece(long, True)], [Piece("short", True)])


def test_the_pieces_make_up_the_texts() -> None:
    old, new = " One two\nthree  four", "one two three five\n"
    before, after = compared(old, new)
    assert ("".join(one.text for one in before), "".join(one.text for one in after)) == (old, new)


# Chains.


def test_a_chain_is_the_same_from_each_of_its_links(world: World) -> None:
    first = make.published()
    second = make.correction(first, stance="oppose")
    third = make.correction(second, stance="abstain")
    make.published(country=world.borvia)
    for link in (first, second, third):
        assert list(chain(link)) == [first, second, third]


def test_drafts_belong_to_the_chain_at_the_desk_and_not_in_public(world: World) -> None:
    first = make.published()
    second = make.correction(first, stance="oppose")
    draft = make.draft(corrects=second, correction_cause="recode", correction_reason="Anew.")
    other = make.draft(corrects=second, correction_cause="recode", correction_reason="Anew.")
    assert list(chain(draft)) == [first, second, draft, other]
    assert list(chain(first).public()) == [first, second]


def test_a_position_that_was_never_corrected_stands_alone(world: World) -> None:
    position = make.published()
    assert list(chain(position)) == [position]


def test_a_chain_takes_one_query(world: World, django_assert_num_queries: object) -> None:
    first = make.published()
    last = make.correction(make.correction(first, stance="oppose"), stance="abstain")
    with django_assert_num_queries(1):  # type: ignore[operator]
        assert [str(one.actor) for one in chain(last)] == ["Arandia"] * 3
