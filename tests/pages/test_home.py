"""The first page: the world on one proposition, what is new, who moved, all propositions."""

from datetime import date

from django.test import Client

from tests import make
from tests.pages.reading import queries_for, text_of, title_of
from tests.world import World


def test_an_empty_record_has_a_first_page(db: None, client: Client) -> None:
    words = text_of(client.get("/"))
    assert "0 dated positions" in words
    assert "No proposition yet" in words


def test_the_map_and_its_table_show_the_first_proposition(world: World, client: Client) -> None:
    make.published(stance="oppose")
    response = client.get("/")
    assert "Adopt binding rules for machines" in text_of(response)
    assert "1 of 6 countries hold a stance" in text_of(response)
    assert "Arandia: Oppose since 1 March 2022 (own act)" in response.content.decode()
    assert "Arandia Oppose 1 March 2022" in text_of(response)


def test_another_proposition_can_be_chosen(world: World, client: Client) -> None:
    make.published(proposition=world.audits)
    words = text_of(client.get("/?proposition=audits"))
    assert "Have machines audited from outside, in all countries." in words
    assert "Arandia Support 1 March 2022" in words


def test_a_proposition_that_is_unknown_is_refused_by_name(world: World, client: Client) -> None:
    response = client.get("/?proposition=nonsense")
    assert response.status_code == 400
    assert "proposition" in text_of(response)


def test_the_day_asked_for_decides_what_is_shown(world: World, client: Client) -> None:
    make.published(date=date(2022, 3, 1))
    assert "0 of 6 countries hold a stance" in text_of(client.get("/?as_of=2022-02-28"))
    assert "1 of 6 countries hold a stance" in text_of(client.get("/?as_of=2022-03-01"))


def test_the_state_of_the_page_stays_in_its_links(world: World, client: Client) -> None:
    make.published()
    source = client.get("/?as_of=2022-03-01&basis=own").content.decode()
    assert 'href="/countries/XAR/?as_of=2022-03-01&amp;basis=own"' in source
    assert 'href="/propositions/audits/?as_of=2022-03-01&amp;basis=own"' in source


def test_own_acts_only_leaves_groups_out_and_counts_anew(world: World, client: Client) -> None:
    make.published(group=world.union)
    assert "2 of 6 countries hold a stance; 2 of these through a group" in text_of(client.get("/"))
    own = text_of(client.get("/?basis=own"))
    assert "0 of 6 countries hold a stance" in own
    assert "0 dated positions" in own


def test_a_search_that_found_nothing_is_told_from_neglect(world: World, client: Client) -> None:
    make.enquiry(world.arandia, searched_on=date(2023, 1, 15))
    words = text_of(client.get("/"))
    assert "Arandia Searched, nothing found 15 January 2023" in words
    assert "Borvia Not researched" in words


def test_a_move_is_news(world: World, client: Client) -> None:
    make.published(stance="support", date=date(2022, 3, 1))
    make.published(stance="abstain", date=date(2023, 4, 2))
    words = text_of(client.get("/"))
    assert "2 April 2023 Arandia" in words[words.index("Moved") :]


def test_figures_are_counted(world: World, client: Client) -> None:
    make.published()
    make.published(group=world.union)
    words = text_of(client.get("/"))
    assert "2 dated positions of 1 States and 1 groups, from 1 sources" in words


def test_the_page_is_dated_and_can_be_cited(world: World, client: Client) -> None:
    make.published()
    words = text_of(client.get("/?as_of=2022-03-01"))
    assert "Cite this page" in words
    assert "as of 1 March 2022" in words
    assert "as_of=2022-03-01&known_at=" in words


def test_the_title_says_what_the_site_is_for(world: World, client: Client) -> None:
    assert title_of(client.get("/")).startswith("Who holds which position on the governance of AI")


def test_the_number_of_queries_does_not_grow_with_the_record(world: World, client: Client) -> None:
    for stance, day in (("support", date(2022, 3, 1)), ("oppose", date(2022, 4, 1))):
        make.published(stance=stance, date=day)
    few = queries_for(client, "/")
    for country in (world.borvia, world.celmark, world.dunmere, world.elan):
        make.published(country=country, date=date(2022, 5, 1))
        make.published(country=country, stance="oppose", date=date(2022, 6, 1), cites=[world.speech])
        make.enquiry(country, world.audits)
    assert queries_for(client, "/") == few


def test_the_table_of_the_map_can_be_taken_away(world: World, client: Client) -> None:
    make.published()
    lines = b"".join(client.get("/?proposition=binding-framework&format=csv")).decode().splitlines()
    assert lines[0].startswith("iso3,country,region,as_of,stance,since")
    assert len(lines) == 7
    assert "XAR,Arandia" in lines[1]
