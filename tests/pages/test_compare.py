"""Countries and groups side by side: where they differ, where they agree, and how the choice is made."""

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


def test_differences_come_first_and_are_counted_out_of_all_on_which_both_hold_a_stance(
    compared: World, client: Client
) -> None:
    words = text_of(client.get("/compare/?countries=XAR,XBO"))
    assert (
        "Both hold a stance on 2 of 3 propositions: the same on 1 of these 2, different ones on 1." in words
    )
    differ, agree = words.index("Where they differ"), words.index("Where they agree")
    alone = words.index("Where only one holds a stance")
    assert differ < words.index("Adopt binding rules for machines") < agree
    assert agree < words.index("Have machines audited from outside") < alone
    assert alone < words.index("Keep humans in control of weapons") < words.index("Where none holds a stance")


def test_it_says_since_when_they_differ_and_agree_and_since_when_each_stands_so(
    compared: World, client: Client
) -> None:
    words = text_of(client.get("/compare/?countries=XAR,XBO"))
    assert "Adopt binding rules for machines They differ since 2 April 2022" in words
    assert "Have machines audited from outside They agree since 3 May 2022" in words
    assert "S Support since 1 March 2021 · why Arandia" in words


def test_each_stance_leads_to_its_explanation_on_the_same_day(compared: World, client: Client) -> None:
    make.published(group=compared.union, date=date(2022, 1, 1))
    source = client.get("/compare/?countries=XAR&groups=mu&as_of=2023-01-01").content.decode()
    assert 'href="/countries/XAR/binding-framework/?as_of=2023-01-01">why' in source
    assert 'href="/groups/mu/binding-framework/?as_of=2023-01-01">why' in source


def test_a_stance_held_through_a_group_says_so_and_own_acts_only_leaves_it_out(
    compared: World, client: Client
) -> None:
    make.published(group=compared.league, proposition=compared.control, date=date(2022, 1, 1))
    words = text_of(client.get("/compare/?countries=XDU,XAR"))
    assert "Support through Harbour League since 1 January 2022" in words
    own = text_of(client.get("/compare/?countries=XDU,XAR&basis=own"))
    assert "through Harbour League" not in own
    assert "There is no proposition of the 3 on which both hold a stance" in own


def test_a_group_is_shown_by_its_own_positions_and_not_as_a_gap_in_research(
    compared: World, client: Client
) -> None:
    make.published(group=compared.union, stance="oppose", date=date(2022, 1, 1))
    words = text_of(client.get("/compare/?countries=XAR&groups=mu"))
    assert "Arandia and Meridian Union" in words
    assert "O Oppose since 1 January 2022" in words
    assert "No position of its own" in words


def test_three_are_compared_two_by_two_as_well(compared: World, client: Client) -> None:
    response = client.get("/compare/?countries=XAR,XBO,XCE&as_of=2023-01-01")
    assert "Arandia · 1 of 2 0 of 0 Borvia 1 of 2 · 0 of 0" in text_of(response)
    assert 'href="/compare/?countries=XAR,XBO&amp;as_of=2023-01-01"' in response.content.decode()


def test_the_title_says_the_fact(compared: World, client: Client) -> None:
    title = title_of(client.get("/compare/?countries=XAR,XBO&as_of=2023-01-01"))
    assert title.startswith(
        "Arandia and Borvia: the same stance on 1 of 2 propositions on AI, on 1 January 2023"
    )


def test_a_day_before_has_another_answer(compared: World, client: Client) -> None:
    words = text_of(client.get("/compare/?countries=XAR,XBO&as_of=2022-04-01"))
    assert "There is no proposition of the 3 on which both hold a stance" in words


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("côte d'elan", "countries=XAR,XEL"),
        ("harbour league", "countries=XAR&groups=harbour-league"),
        ("MU", "countries=XAR&groups=mu"),
        ("Borvia, MU, Côte d’Élan", "countries=XAR,XBO,XEL&groups=mu"),
        ("Arandia", "countries=XAR"),
        ("Borvi", "countries=XAR,XBO"),
    ],
)
def test_an_actor_is_added_by_any_of_its_names(
    compared: World, client: Client, typed: str, address: str
) -> None:
    response = client.get("/compare/", {"countries": "XAR", "add": typed, "as_of": "2022-04-01"})
    assert response["Location"] == f"/compare/?{address}&as_of=2022-04-01"


def test_a_name_in_doubt_is_asked_back(compared: World, client: Client) -> None:
    make.country("XAY", "Arandistan", iso2="XY").aliases.create(name="Arandistan", language="en")
    response = client.get("/compare/?countries=XBO&add=Arand")
    assert "Whom do you mean by “Arand”? Arandia Arandistan" in text_of(response)
    assert 'href="/compare/?countries=XBO,XAY"' in response.content.decode()


def test_an_actor_can_be_left_out_by_a_link(compared: World, client: Client) -> None:
    source = client.get("/compare/?countries=XAR,XBO&groups=mu").content.decode()
    assert 'href="/compare/?countries=XBO&amp;groups=mu" aria-label="Leave out Arandia"' in source
    assert 'href="/compare/?countries=XAR,XBO" aria-label="Leave out Meridian Union"' in source


def test_codes_are_read_in_any_case_by_comma_or_repeated(compared: World, client: Client) -> None:
    one = text_of(client.get("/compare/?countries=xar&countries=XBO&groups=MU"))
    assert "Arandia, Borvia and Meridian Union" in one


EIGHT = "countries=AAA,BBB,CCC,DDD,EEE,FFF,GGG,HHH"


@pytest.mark.parametrize(
    ("query", "parameter", "said"),
    [
        ("countries=QQQ", "countries", "No country has the code QQQ"),
        ("countries=\0", "countries", "No country has the code"),
        ("countries=XAR,XBO,xar", "countries", "XAR stands here twice"),
        ("groups=nobody", "groups", "No group has the code nobody"),
        ("groups=mu,mu", "groups", "mu stands here twice"),
        (f"{EIGHT},III", "countries", "At most 8 countries and groups"),
        (f"{EIGHT}&groups=mu", "countries", "At most 8 countries and groups"),
        ("groups=a,b,c,d,e,f,g,h,i", "groups", "At most 8 countries and groups"),
        ("countries=XAR&add=Zzyzx", "add", "“Zzyzx” names no country or group of the record"),
    ],
)
def test_what_cannot_be_compared_is_refused_by_name(
    compared: World, client: Client, query: str, parameter: str, said: str
) -> None:
    response = client.get(f"/compare/?{query}")
    assert response.status_code == 400
    assert f"The trouble is with {parameter}" in text_of(response)
    assert said in text_of(response)


def test_without_a_choice_the_page_offers_countries_and_groups(world: World, client: Client) -> None:
    response = client.get("/compare/")
    assert "Choose 2 to 8 countries and groups" in text_of(response)
    assert '<option value="Arandia">' in response.content.decode()
    assert '<option value="Harbour League">' in response.content.decode()


def test_the_comparison_can_be_taken_away_as_it_is_shown(compared: World, client: Client) -> None:
    make.enquiry(compared.borvia, compared.control)
    address = "/compare/?countries=XBO,XAR&groups=mu&as_of=2023-02-01&format=csv"
    head, *lines = rows_of(client.get(address))
    rows = [dict(zip(head, line, strict=True)) for line in lines]
    assert [(row["relation"], row["proposition"], row["since"]) for row in rows] == [
        ("differ", "binding-framework", "2022-04-02"),
        ("agree", "audits", "2022-05-03"),
        ("alone", "human-control", ""),
    ]
    assert (rows[0]["XBO"], rows[0]["XBO_since"], rows[0]["as_of"]) == ("oppose", "2022-04-02", "2023-02-01")
    assert (rows[2]["XBO"], rows[2]["XBO_since"], rows[2]["mu"]) == ("searched", "2023-01-15", "")


@pytest.mark.parametrize("address", ["/countries/XAR/", "/groups/mu/"])
def test_every_country_and_group_leads_here(compared: World, client: Client, address: str) -> None:
    source = client.get(f"{address}?as_of=2023-01-01").content.decode()
    chosen = "countries=XAR" if "countries" in address else "groups=mu"
    assert f'href="/compare/?{chosen}&amp;as_of=2023-01-01"' in source


def test_the_number_of_queries_does_not_grow_with_the_actors(compared: World, client: Client) -> None:
    few = queries_for(client, "/compare/?countries=XAR,XBO&groups=mu")
    every = "/compare/?countries=XAR,XBO,XCE,XDU,XEL,XFE&groups=mu,coast"
    assert queries_for(client, every) == few
