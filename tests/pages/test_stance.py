"""Why a stance is what it is: the page that argues one country on one proposition on a day."""

from datetime import date

import pytest
from django.test import Client

from tests import make
from tests.world import World

pytestmark = pytest.mark.django_db
ADDRESS = "/countries/XAR/binding-framework/"


def page(client: Client, query: str = "", address: str = ADDRESS) -> str:
    response = client.get(address + query)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def test_the_title_says_the_fact(client: Client, world: World) -> None:
    make.published()
    html = page(client)
    assert "<title>Arandia supports ‘Adopt binding rules for machines’, since 1 March 2022" in html


def test_what_decides_stands_apart_from_what_was_overruled_and_why(client: Client, world: World) -> None:
    make.published(date=date(2021, 3, 1), stance="oppose", summary="An older act.")
    make.published(group=world.union, date=date(2022, 5, 1), summary="An act of the Union.")
    make.published(summary="The act that decides.")
    before, after = page(client).split("What does not decide, and why")
    assert "The act that decides." in before
    assert "An older act." not in before
    assert "2 other acts by this day" in after
    assert "Superseded." in after
    assert "The country&#x27;s own act prevails." in after


def test_a_stance_through_a_group_says_by_which_rule(client: Client, world: World) -> None:
    make.published(group=world.union)
    html = page(client)
    assert "has no act of its own on this proposition by this day" in html
    assert "Meridian Union" in html


def test_a_later_act_is_told_but_does_not_decide(client: Client, world: World) -> None:
    make.published()
    html = page(client, "?as_of=2022-02-28")
    assert "1 act is dated after 28 February 2022" in html
    assert "Why there is no stance" in html


def test_with_own_acts_only_a_group_does_not_count(client: Client, world: World) -> None:
    make.published(group=world.union, summary="An act of the Union.")
    html = page(client, "?basis=own")
    assert "Why there is no stance" in html
    assert "An act of the Union." not in html


def test_a_dissociation_is_named_as_the_reason(client: Client, world: World) -> None:
    make.published(group=world.union, dissociated=[world.arandia])
    html = page(client)
    assert "Dissociated." in html
    assert "Why there is no stance" in html


def test_searches_that_found_nothing_say_where_and_in_which_languages(client: Client, world: World) -> None:
    make.enquiry(world.arandia, searched_on=date(2023, 1, 15), languages=["en", "fr"])
    html = page(client)
    assert "in en, fr: Archive of the ministry." in html
    assert "Searched, nothing found" in html
    assert "None is on record." in page(client, "?as_of=2023-01-14")


def test_unknown_countries_and_propositions_are_not_found(client: Client, world: World) -> None:
    assert client.get("/countries/ZZZ/binding-framework/").status_code == 404
    assert client.get("/countries/XAR/nothing/").status_code == 404


def test_a_code_in_lower_case_leads_to_the_page(client: Client, world: World) -> None:
    response = client.get("/countries/xar/audits/?basis=own")
    assert response["Location"] == "/countries/XAR/audits/?basis=own"
