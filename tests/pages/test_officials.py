"""The officials: whom they spoke for, in which office, and what they said."""

from datetime import date

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from positions import labels
from tests import make
from tests.world import World

pytestmark = pytest.mark.django_db


def page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


@pytest.mark.parametrize("words", ["okoye", "Ọkoye", "Arandia"])
def test_an_official_is_found_with_or_without_accents_and_by_country(
    client: Client, world: World, words: str
) -> None:
    html = page(client, f"/officials/?q={words}")
    assert "Mira Ọkoye" in html
    assert "Jon Vale" not in html


def test_the_list_says_whom_each_spoke_for_and_how_often(client: Client, world: World) -> None:
    make.published(official=world.okoye, date=date(2022, 1, 1), date_precision="year")
    response = client.get("/officials/?format=csv")
    text = response.getvalue().decode()
    assert (
        'mira-okoye,Mira Ọkoye,Arandia,"Foreign Secretary, Ministry of Foreign Affairs",1,2022-01-01' in text
    )
    assert "(year known)" in page(client, "/officials/")


def test_the_page_has_the_offices_and_every_position(client: Client, world: World) -> None:
    make.published(official=world.okoye, summary="Said one thing.")
    make.published(official=world.okoye, proposition=world.audits, summary="Said another.")
    html = page(client, "/officials/mira-okoye/")
    for part in ("Foreign Secretary", "Said one thing.", "Said another.", "2 positions on 2 propositions"):
        assert part in html


def test_what_was_said_later_is_left_out(client: Client, world: World) -> None:
    make.published(official=world.okoye, summary="Said one thing.")
    assert "Nothing by this day" in page(client, "/officials/mira-okoye/?as_of=2022-02-28")


def test_an_official_of_a_group_leads_to_the_group(client: Client, world: World) -> None:
    assert 'href="/groups/mu/"' in page(client, "/officials/jon-vale/")


def test_an_unknown_official_is_not_found(client: Client, world: World) -> None:
    assert client.get("/officials/nobody/").status_code == 404


@pytest.mark.parametrize("address", ["/officials/", "/officials/mira-okoye/"])
def test_the_number_of_queries_does_not_grow(
    client: Client, world: World, django_assert_max_num_queries: DjangoAssertNumQueries, address: str
) -> None:
    make.published(official=world.okoye)
    labels.current()  # what every process has at hand
    with django_assert_max_num_queries(14) as few:
        client.get(address)
    for year in range(2012, 2020):
        make.published(official=world.okoye, date=date(year, 2, 1))
        make.published(official=world.brandt, country=world.borvia, date=date(year, 2, 1))
    labels.current()
    with django_assert_max_num_queries(14) as many:
        client.get(address)
    assert len(few) == len(many)
