"""Why a group's own stance is what it is, and how its members stand on the same proposition."""

from datetime import date

import pytest
from django.test import Client

from tests import make
from tests.pages.reading import queries_for, text_of
from tests.world import World

pytestmark = pytest.mark.django_db
ADDRESS = "/groups/mu/binding-framework/"


def page(client: Client, query: str = "") -> str:
    response = client.get(ADDRESS + query)
    assert response.status_code == 200
    return text_of(response)


def test_the_latest_act_of_the_group_decides_and_the_others_are_argued(client: Client, world: World) -> None:
    make.published(group=world.union, date=date(2021, 3, 1), stance="oppose", summary="Against, first.")
    make.published(group=world.union, date=date(2022, 3, 1), summary="For it, then.")
    make.published(group=world.union, date=date(2023, 3, 1), summary="For it, again.")
    before, after = page(client).split("What does not decide, and why")
    assert "For it, again." in before
    assert "since 1 March 2022, by its own act" in before
    assert "Against, first." in after
    assert "A later act prevails: the statement of MU, 1 March 2023." in after
    assert "1 act is dated after 1 January 2023" in page(client, "?as_of=2023-01-01")


def test_members_are_listed_by_stance_each_with_the_way_to_its_reason(client: Client, world: World) -> None:
    make.published(group=world.union)
    make.published(country=world.borvia, stance="oppose")
    words = page(client)
    assert "2 of 2 hold a stance: 1 by their own acts, 1 through this group." in words
    html = client.get(ADDRESS + "?as_of=2023-01-01").content.decode()
    assert '<a href="/countries/XAR/binding-framework/?as_of=2023-01-01">' in html
    assert "1 of 2 hold a stance: 1 by their own acts." in page(client, "?basis=own")


def test_a_member_that_dissociated_itself_is_named(client: Client, world: World) -> None:
    make.published(group=world.union, dissociated=[world.borvia])
    assert "Dissociated from this act: Borvia. It does not speak for them." in page(client)


def test_a_group_that_never_spoke_to_it_holds_nothing(client: Client, world: World) -> None:
    make.published(country=world.arandia)
    words = page(client)
    assert "No stance of its own" in words
    assert "Last evidence: none Last checked: never" in words
    assert "What its members hold is not ascribed to the group." in words


def test_what_the_group_had_taken_back_is_named(client: Client, world: World) -> None:
    make.retracted(make.published(group=world.union), reason="Another body said so.")
    assert "Another body said so." in page(client)


def test_its_page_leads_here_from_every_stance(client: Client, world: World) -> None:
    make.published(group=world.union)
    html = client.get("/groups/mu/?as_of=2023-01-01").content.decode()
    assert 'href="/groups/mu/binding-framework/?as_of=2023-01-01"' in html


def test_unknown_groups_and_propositions_are_not_found(client: Client, world: World) -> None:
    assert client.get("/groups/nobody/binding-framework/").status_code == 404
    assert client.get("/groups/mu/nothing/").status_code == 404


def test_the_number_of_queries_does_not_grow(client: Client, world: World) -> None:
    make.published(group=world.union)
    make.published(group=world.union, date=date(2021, 2, 1))
    few = queries_for(client, ADDRESS)
    for year in range(2012, 2018):
        make.published(group=world.union, date=date(year, 2, 1))
        make.published(country=world.borvia, date=date(year, 2, 1))
    assert queries_for(client, ADDRESS) == few
