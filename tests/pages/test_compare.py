"""Countries side by side: where they differ, where they agree, and how the choice is made."""

from datetime import date

import pytest
from django.test import Client

from tests import make
from tests.pages.reading import queries_for, rows_of, text_of, title_of
from tests.world import World


@pytest.fixture
def compared(world: World) -> World:
    """Arandia and Borvia differ on the framework, agree on audits; on control only one has a stance."""
    make.published(stance="support", date=date(2021, 3, 1))
    make.published(country=world.borvia, stance="oppose", date=date(2022, 4, 2))
    for country in (world.arandia, world.borvia):
        make.published(country=country, proposition=world.audits, date=date(2022, 5, 3))
    make.published(proposition=world.control)
    return world


def test_differences_come_first_and_are_counted(compared: World, client: Client) -> None:
    words = text_of(client.get("/compare/?countries=XAR,XBO"))
    assert "They differ on 1 and agree on 1 of 3 propositions; on 1 fewer than two" in words
    differ, agree = words.index("Where they differ"), words.index("Where they agree")
    assert differ < words.index("Adopt binding rules for machines") < agree
    assert agree < words.index("Have machines audited from outside")


def test_since_when_they_stand_so_is_the_day_of_the_last_of_them(compared: World, client: Client) -> None:
    words = text_of(client.get("/compare/?countries=XAR,XBO"))
    assert "since 1 March 2021" in words
    assert "O Oppose since 2 April 2022 · why Borvia oppose" in words
    assert "Adopt binding rules for machines 2 April 2022" in words


def test_the_title_names_the_countries(compared: World, client: Client) -> None:
    assert title_of(client.get("/compare/?countries=XAR,XBO,XCE")).startswith("Arandia, Borvia and Celmark")


def test_a_day_before_has_another_answer(compared: World, client: Client) -> None:
    words = text_of(client.get("/compare/?countries=XAR,XBO&as_of=2022-04-01"))
    assert "They differ on 0 and agree on 0 of 3 propositions" in words


def test_a_country_is_added_by_any_of_its_names(compared: World, client: Client) -> None:
    response = client.get("/compare/?countries=XAR&add=côte d'elan&as_of=2022-04-01")
    assert response["Location"] == "/compare/?countries=XAR,XEL&as_of=2022-04-01"


def test_a_country_can_be_left_out_by_a_link(compared: World, client: Client) -> None:
    source = client.get("/compare/?countries=XAR,XBO").content.decode()
    assert 'href="/compare/?countries=XBO" aria-label="Leave out Arandia"' in source


def test_codes_are_read_in_any_case_repeated_or_by_comma(compared: World, client: Client) -> None:
    one = text_of(client.get("/compare/?countries=xar&countries=XBO,XAR"))
    assert "They differ on 1 and agree on 1 of 3 propositions" in one


@pytest.mark.parametrize(
    ("query", "parameter", "said"),
    [
        ("countries=QQQ", "countries", "No country has the code QQQ"),
        ("countries=\0", "countries", "No country has the code"),
        ("countries=AAA,BBB,CCC,DDD,EEE,FFF,GGG,HHH,III", "countries", "At most 8 countries"),
        ("countries=XAR&add=Nowhere", "add", "This names no country of the record"),
    ],
)
def test_what_cannot_be_compared_is_refused_by_name(
    compared: World, client: Client, query: str, parameter: str, said: str
) -> None:
    response = client.get(f"/compare/?{query}")
    assert response.status_code == 400
    assert f"The trouble is with {parameter}" in text_of(response)
    assert said in text_of(response)


def test_without_a_choice_the_page_offers_one(world: World, client: Client) -> None:
    response = client.get("/compare/")
    assert "Choose up to 8 countries" in text_of(response)
    assert '<option value="Arandia">' in response.content.decode()


def test_the_comparison_can_be_taken_away_as_it_is_shown(compared: World, client: Client) -> None:
    head, *lines = rows_of(client.get("/compare/?countries=XBO,XAR&as_of=2022-04-01&format=csv"))
    assert head == ["proposition", "XBO", "XAR", "as_of"]
    assert lines[0] == ["binding-framework", "unresearched", "support", "2022-04-01"]


def test_the_number_of_queries_does_not_grow_with_the_countries(compared: World, client: Client) -> None:
    few = queries_for(client, "/compare/?countries=XAR,XBO")
    assert queries_for(client, "/compare/?countries=XAR,XBO,XCE,XDU,XEL,XFE") == few
