"""The page of the search; what is found is tested in tests/test_search.py."""

import html
import re
from datetime import date
from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client

from tests import make
from tests.pages.reading import queries_for, rows_of, text_of
from tests.world import World


def test_results_are_grouped_by_what_they_are(world: World, client: Client) -> None:
    make.published(summary="Arandia wants inspectors for every machine.")
    words = text_of(client.get("/search/?q=Arandie"))
    assert "Countries Arandia Septentria; called Arandie" in words
    assert "Positions 1 found, best first Arandia S Support" in words


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


def test_a_slip_in_a_word_is_answered_with_how_the_record_spells_it(world: World, client: Client) -> None:
    response = client.get("/search/?q=bindng+machnes")
    assert "Did you mean binding machines" in text_of(response)
    assert 'href="/search/?q=binding%20machines"' in response.content.decode()


def test_the_words_of_a_question_that_do_stand_in_the_record_are_told(world: World, client: Client) -> None:
    make.published(summary="Wants inspectors.")
    words = text_of(client.get("/search/?q=inspectors+xyzzyplugh"))
    assert "These words do stand in the record: inspectors." in words


def test_names_that_are_near_are_offered(world: World, client: Client) -> None:
    words = text_of(client.get("/search/?q=Arxandxia"))
    assert "Names that are near: Arandia" in words


def test_an_empty_search_explains_itself(world: World, client: Client) -> None:
    assert "Type the name of a country" in text_of(client.get("/search/"))


# Filters with counts.


@pytest.fixture
def inspected(world: World) -> World:
    """Three speak of inspectors: Arandia and Borvia for rules, Dunmere against them and on weapons."""
    say = {"summary": "Spoke of inspectors."}
    make.published(date=date(2021, 3, 1), **say)
    make.published(country=world.borvia, date=date(2022, 3, 1), kind="interview", **say)
    make.published(
        country=world.dunmere, proposition=world.control, stance="oppose", date=date(2022, 4, 1), **say
    )
    return world


def facet(response: Any, name: str) -> dict[str, str]:
    """The values of a facet as the page shows them, with the address of each."""
    source = response.content.decode()
    part = source[source.index(f'id="facet-{name}"') :]
    part = part[: part.index("</section>")]
    found = re.findall(r'<a href="([^"]+)"[^>]*>(.*?)</a>', part, flags=re.DOTALL)
    return {
        " ".join(html.unescape(re.sub(r"<[^>]+>", " ", words)).split()): html.unescape(address)
        for address, words in found
    }


def test_each_filter_says_how_many_matches_it_has(inspected: World, client: Client) -> None:
    response = client.get("/search/?q=inspectors")
    assert "Positions 3 found, best first" in text_of(response)
    assert list(facet(response, "stance")) == ["Support 2", "Oppose 1"]
    assert list(facet(response, "year")) == ["2022 2", "2021 1"]
    assert list(facet(response, "topic")) == ["Rules for machines 2", "Machines in war 1"]
    assert list(facet(response, "region")) == ["Septentria 2", "Meridia 1"]
    assert list(facet(response, "country")) == ["Arandia 1", "Borvia 1", "Dunmere 1"]


def test_a_filter_is_put_on_by_its_link_and_taken_off_again(inspected: World, client: Client) -> None:
    address = facet(client.get("/search/?q=inspectors&page=1"), "stance")["Support 2"]
    assert address == "?q=inspectors&stance=support"
    narrowed = client.get(f"/search/{address}")
    assert "2 found" in text_of(narrowed)
    assert facet(narrowed, "stance")["Support (on; remove) 2 ×"] == "?q=inspectors"
    assert "Remove the filter Stance: Support" in text_of(narrowed)


def test_a_facet_counts_what_another_choice_would_give_and_the_others_what_is_left(
    inspected: World, client: Client
) -> None:
    response = client.get("/search/?q=inspectors&stance=support")
    assert facet(response, "stance").keys() == {"Support (on; remove) 2 ×", "Oppose 1"}
    assert facet(response, "year").keys() == {"2022 1", "2021 1"}


def test_two_values_of_a_filter_mean_either_and_two_filters_both(inspected: World, client: Client) -> None:
    assert "3 found" in text_of(client.get("/search/?q=inspectors&stance=support&stance=oppose"))
    assert "1 found" in text_of(client.get("/search/?q=inspectors&stance=support&year=2022"))


def test_filters_that_leave_nothing_say_so(inspected: World, client: Client) -> None:
    words = text_of(client.get("/search/?q=inspectors&stance=abstain"))
    assert "No position meets these filters" in words


def test_an_earlier_day_finds_what_was_said_by_then(inspected: World, client: Client) -> None:
    assert "1 found, best first, dated 31 December 2021 or earlier" in text_of(
        client.get("/search/?q=inspectors&as_of=2021-12-31")
    )


@pytest.mark.parametrize(
    ("query", "parameter"),
    [("stance=loud", "stance"), ("page=0", "page"), ("page=9", "page"), ("year=1", "year")],
)
def test_what_cannot_be_asked_is_refused_by_name(
    inspected: World, client: Client, query: str, parameter: str
) -> None:
    response = client.get(f"/search/?q=inspectors&{query}")
    assert response.status_code == 400
    assert f"The trouble is with {parameter}" in text_of(response)


def test_of_too_many_matches_the_newest_are_ranked_and_counted_and_the_page_says_so(
    inspected: World, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (
        "positions.search.newest",
        "positions.search.facets",
        "positions.search",
        "positions.pages.search",
    ):
        monkeypatch.setattr(f"{module}.MOST", 2)
    response = client.get("/search/?q=inspectors")
    assert "Positions The newest 2 matches, best first" in text_of(response)
    assert "Counted over the newest 2 matches." in text_of(response)
    assert list(facet(response, "country")) == ["Borvia 1", "Dunmere 1"]
    assert len(rows_of(client.get("/search/?q=inspectors&format=csv"))) == 1 + 2


def test_further_matches_are_on_further_pages(
    inspected: World, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("positions.pages.search.LENGTH", 2)
    first = client.get("/search/?q=inspectors")
    assert "3 found, 1 to 2 shown" in text_of(first)
    assert 'href="?q=inspectors&amp;page=2"' in first.content.decode()
    second = client.get("/search/?q=inspectors&page=2")
    assert "3 found, 3 to 3 shown" in text_of(second)
    assert 'href="?q=inspectors"' in second.content.decode()


def test_all_positions_found_can_be_taken_away_with_the_filters_that_are_on(
    inspected: World, client: Client
) -> None:
    head, *lines = rows_of(client.get("/search/?q=inspectors&stance=support&format=csv"))
    assert [dict(zip(head, line, strict=True))["actor"] for line in lines] == ["XBO", "XAR"]


def test_what_a_spreadsheet_would_run_is_defused(world: World, client: Client) -> None:
    make.published(summary="=Wants inspectors.")
    head, line = rows_of(client.get("/search/?q=inspectors&format=csv"))
    assert dict(zip(head, line, strict=True))["summary"] == "'=Wants inspectors."


def test_the_feed_follows_the_search_with_its_filters(inspected: World, client: Client) -> None:
    assert (
        'href="/search/feed.atom?q=inspectors&amp;stance=oppose"'
        in client.get("/search/?q=inspectors&stance=oppose").content.decode()
    )
    feed = client.get("/search/feed.atom?q=inspectors&stance=oppose").content.decode()
    assert feed.count("<entry>") == 1
    assert "Dunmere" in feed
    assert client.get("/search/feed.atom").content.decode().count("<entry>") == 0


HOSTILE = {
    "operators": "& | ! <-> :* ( ) -- OR AND NOT",
    "open quotes": '"\'“„ "never closed',
    "ten thousand letters": "word " * 2000,
    "ten thousand letters without a blank": "x" * 10_000,
    "a null character": "in\0spectors",
    "controls of direction": "\u202einspectors\u2066\u200f",
    "only controls": "\u202e\u2066\0\x02\x03",
    "Arabic": "نزع السلاح",
    "Chinese": "致命自主武器系统",
    "a lone surrogate": "\ud800",
    "the signs of a pattern": "%_\\",
}


@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE)
def test_whatever_is_typed_gets_a_clear_answer(inspected: World, client: Client, words: str) -> None:
    query = urlencode({"q": words.encode("utf-8", "surrogatepass")})
    for form in ("", "&format=csv"):
        assert client.get(f"/search/?{query}{form}").status_code == 200
    assert client.get(f"/search/feed.atom?{query}").status_code == 200


def test_controls_of_direction_neither_reach_the_page_nor_hinder_the_search(
    inspected: World, client: Client
) -> None:
    response = client.get("/search/", {"q": "\u202einspectors\u2066"})
    assert "Results for “inspectors”" in text_of(response)
    assert "3 found" in text_of(response)
    assert not set("\u202e\u2066") & set(response.content.decode())


def test_the_number_of_queries_does_not_grow_with_what_is_found(inspected: World, client: Client) -> None:
    few = queries_for(client, "/search/?q=inspectors")
    for country in (inspected.fenland, inspected.elan, inspected.celmark):
        make.published(country=country, official=None, kind="vote", summary="Spoke of inspectors.")
    assert queries_for(client, "/search/?q=inspectors") == few
