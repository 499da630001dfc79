"""The groups: members on the day, the group's own stances and positions."""

from datetime import date

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests import make
from tests.world import World

pytestmark = pytest.mark.django_db


def page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def test_the_list_counts_members_on_the_day_and_own_positions(client: Client, world: World) -> None:
    make.published(group=world.union)
    response = client.get("/groups/?format=csv&as_of=2021-01-31")
    assert b"mu,Meridian Union,MU,regional-organisation,3,0" in response.getvalue()
    response = client.get("/groups/?format=csv")
    assert b"mu,Meridian Union,MU,regional-organisation,2,1" in response.getvalue()
    assert "1 of 3 groups have taken positions" in page(client, "/groups/")


def test_members_are_those_of_the_day_with_the_former_apart(client: Client, world: World) -> None:
    members, former = page(client, "/groups/mu/").split("Former members")
    assert "Arandia" in members
    assert "since <time" in members
    assert "Celmark" not in members
    assert "1 Jan 2015 until" in former
    assert "Former members" not in page(client, "/groups/mu/?as_of=2021-01-31")


def test_the_latest_own_position_is_the_stance_of_the_group(client: Client, world: World) -> None:
    make.published(group=world.union, date=date(2021, 3, 1), stance="oppose")
    make.published(group=world.union, date=date(2022, 3, 1), summary="For it, first.")
    make.published(group=world.union, date=date(2023, 3, 1), summary="For it, again.")
    stances = page(client, "/groups/mu/").split("Members on")[0]
    assert "For it, again." in stances
    assert "For it, first." not in stances
    assert 'since <time datetime="2022-03-01">' in stances


def test_of_positions_of_one_date_the_higher_kind_is_the_stance(client: Client, world: World) -> None:
    make.published(group=world.union, kind="signature", summary="Signed.")
    make.published(group=world.union, kind="interview", stance="oppose", summary="Doubted in the press.")
    stances = page(client, "/groups/mu/").split("Members on")[0]
    assert "Signed." in stances
    assert "Doubted in the press." not in stances


def test_its_members_are_counted_by_stance_out_of_all_members(client: Client, world: World) -> None:
    make.published(group=world.union)
    make.published(country=world.borvia, stance="oppose")
    assert "2 of its 2 members hold a stance" in page(client, "/groups/mu/")
    assert "1 of its 2 members hold a stance by their own acts" in page(client, "/groups/mu/?basis=own")


def test_dissociated_members_are_named(client: Client, world: World) -> None:
    make.published(group=world.union, dissociated=[world.borvia])
    assert "Dissociated: <a" in page(client, "/groups/mu/")


def test_a_group_that_never_spoke_has_an_empty_state(client: Client, world: World) -> None:
    assert "No stance of its own" in page(client, "/groups/coast/")


def test_an_unknown_group_is_not_found(client: Client, world: World) -> None:
    assert client.get("/groups/nobody/").status_code == 404


@pytest.mark.parametrize(("address", "queries"), [("/groups/", 5), ("/groups/mu/", 26)])
def test_the_number_of_queries_does_not_grow(
    client: Client,
    world: World,
    django_assert_max_num_queries: DjangoAssertNumQueries,
    address: str,
    queries: int,
) -> None:
    make.published(group=world.union, official=world.vale)
    make.published(group=world.union, official=world.vale, date=date(2021, 2, 1))
    client.get(address)  # the first after a change reads the names
    with django_assert_max_num_queries(queries) as few:
        client.get(address)
    for year in range(2012, 2020):
        make.published(group=world.union, official=world.vale, date=date(year, 2, 1))
        make.published(group=world.union, date=date(year, 3, 1), proposition=world.control)
    client.get(address)
    with django_assert_max_num_queries(queries) as many:
        client.get(address)
    assert len(few) == len(many)
