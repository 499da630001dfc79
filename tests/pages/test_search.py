"""The page of the search; what is found is tested in tests/test_search.py."""

from django.test import Client

from tests import make
from tests.pages.reading import rows_of, text_of
from tests.world import World


def test_results_are_grouped_by_what_they_are(world: World, client: Client) -> None:
    make.published(summary="Arandia wants inspectors for every machine.")
    words = text_of(client.get("/search/?q=Arandie"))
    assert "Countries Arandia Septentria; called Arandie" in words
    assert "Positions 1 found Arandia S Support" in words


def test_matches_are_highlighted_and_nothing_else_is_marked_up(world: World, client: Client) -> None:
    make.published(summary="Wants <b>inspectors</b> for all.")
    source = client.get("/search/?q=inspector").content.decode()
    assert "Wants &lt;b&gt;<mark>inspectors</mark>&lt;/b&gt; for all." in source


def test_what_was_typed_stays_in_the_boxes_and_is_never_markup(world: World, client: Client) -> None:
    source = client.get("/search/?q=%3Cscript%3E").content.decode()
    assert "<script>" not in source
    assert source.count('value="&lt;script&gt;"') == 2


def test_a_search_without_result_helps_on(world: World, client: Client) -> None:
    words = text_of(client.get("/search/?q=xyzzyplugh"))
    assert "Nothing in the record answers to “xyzzyplugh”" in words
    assert "Try fewer words" in words


def test_an_empty_search_explains_itself(world: World, client: Client) -> None:
    assert "Type the name of a country" in text_of(client.get("/search/"))


def test_the_positions_found_can_be_taken_away(world: World, client: Client) -> None:
    position = make.published(summary="=Wants inspectors.")
    head, line = rows_of(client.get("/search/?q=inspectors&format=csv"))
    found = dict(zip(head, line, strict=True))
    assert found["position"] == str(position.pk)
    assert found["summary"] == "'=Wants inspectors."


def test_a_very_long_question_is_cut(world: World, client: Client) -> None:
    assert client.get("/search/", {"q": "word " * 2000}).status_code == 200
