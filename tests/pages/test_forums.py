"""The forums: their parts and sessions, and what was said at each."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils.text import slugify
from pytest_django import DjangoAssertNumQueries

from positions import labels
from positions.models import Forum
from tests import make
from tests.world import World

pytestmark = pytest.mark.django_db


def page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def test_the_list_counts_sessions_and_positions(client: Client, world: World) -> None:
    make.published(forum=world.workshop)
    response = client.get("/forums/?format=csv")
    lines = response.getvalue().decode().splitlines()
    assert "workshop,Workshop on Machines,WM,workshop,,2,1,2022-03-01" in lines
    assert "committee,Committee of the Assembly,,un-organ,assembly,1,0," in lines
    assert "part of The Assembly" in page(client, "/forums/")


def test_a_session_has_its_days_city_host_and_place_on_the_page(client: Client, world: World) -> None:
    make.published(
        forum=world.workshop,
        session=world.workshop_2023,
        date=date(2023, 5, 24),
        summary="Said at the workshop.",
    )
    html = page(client, "/forums/workshop/")
    for part in ('id="workshop-2023"', "24 May 2023", "Port Aran", "Said at the workshop.", "days unknown"):
        assert part in html


def test_positions_that_name_no_session_stand_apart(client: Client, world: World) -> None:
    make.published(forum=world.workshop, summary="Said at some workshop.")
    assert "Said at some workshop." in page(client, "/forums/workshop/").split("Outside any session")[1]


def test_parts_and_parent_lead_to_each_other(client: Client, world: World) -> None:
    assert 'href="/forums/committee/"' in page(client, "/forums/assembly/")
    assert 'href="/forums/assembly/"' in page(client, "/forums/committee/")


def test_instruments_adopted_there_are_listed_once_adopted(client: Client, world: World) -> None:
    assert "A/X/70/1" in page(client, "/forums/assembly/")
    assert "A/X/70/1" not in page(client, "/forums/assembly/?as_of=2022-12-19")


def test_of_a_large_session_the_page_shows_some_and_leads_to_all(client: Client, world: World) -> None:
    countries = [world.arandia, world.borvia, world.celmark, world.dunmere]
    make.roll_call(
        {"support": countries}, forum=world.assembly, session=world.assembly_70, date=date(2022, 12, 20)
    )
    html = page(client, "/forums/assembly/")
    assert html.count(">Evidence<span") == 3
    assert 'href="/positions/?forum=assembly&amp;session=assembly-70">All 4 positions' in html


def test_forums_of_a_kind_are_listed_by_name(client: Client, world: World) -> None:
    for name in ("Zonal talks", "Meeting of experts", "Annual dialogue"):
        Forum.objects.create(slug=slugify(name), name=name, kind=world.workshop.kind)
    html = page(client, "/forums/")
    places = [html.index(name) for name in ("Annual dialogue", "Meeting of experts", "Zonal talks")]
    assert places == sorted(places)


def test_an_unknown_forum_is_not_found(client: Client, world: World) -> None:
    assert client.get("/forums/nowhere/").status_code == 404


@pytest.mark.parametrize("address", ["/forums/", "/forums/workshop/"])
def test_the_number_of_queries_does_not_grow(
    client: Client, world: World, django_assert_max_num_queries: DjangoAssertNumQueries, address: str
) -> None:
    make.published(forum=world.workshop, official=world.okoye)
    labels.current()  # what every process has at hand
    with django_assert_max_num_queries(20) as few:
        client.get(address)
    for days in range(8):
        day = date(2023, 5, 20) + timedelta(days)
        make.published(forum=world.workshop, session=world.workshop_2023, date=day, official=world.okoye)
    labels.current()
    with django_assert_max_num_queries(20) as many:
        client.get(address)
    assert len(few) == len(many)
