"""The instruments: each vote and each list told apart, with every name."""

from datetime import date

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from positions import labels
from tests import make
from tests.world import World

pytestmark = pytest.mark.django_db
ADDRESS = "/instruments/a-x-70-1/"


def page(client: Client, address: str = ADDRESS) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def plenary(world: World) -> None:
    make.roll_call(
        {"support": [world.arandia], "oppose": [world.borvia], "abstain": [world.celmark]},
        instrument=world.resolution,
        forum=world.assembly,
        session=world.assembly_70,
        date=date(2022, 12, 20),
    )


def committee(world: World) -> None:
    make.roll_call(
        {"support": [world.arandia, world.borvia]},
        instrument=world.resolution,
        forum=world.committee,
        session=world.committee_70,
        date=date(2022, 11, 3),
    )


def test_two_votes_are_told_apart_and_never_added_up(client: Client, world: World) -> None:
    plenary(world)
    committee(world)
    html = page(client)
    first, second = html.split("Vote, Assembly, 70th session")[1].split("Vote, Committee, 70th session")
    assert "1 in favour, 1 against, 1 abstaining" in first
    assert "2 in favour, 0 against, 0 abstaining" in second
    assert "3 in favour" not in html


def test_every_name_leads_to_the_position(client: Client, world: World) -> None:
    plenary(world)
    position = world.borvia.positions.get()
    assert f'<a href="/positions/{position.pk}/">Borvia</a>' in page(client)


def test_members_on_no_list_hold_no_position(client: Client, world: World) -> None:
    plenary(world)
    html = page(client)
    silent = html.split("not voting or not recorded: no position")[1]
    assert "1 members" in html.split("not voting or not recorded: no position")[0][-40:]
    assert "Élan-Verre" in silent.split("</ul>")[0]
    assert "Dunmere" not in silent.split("</ul>")[0]  # an observer does not vote


def test_signatures_are_a_list_of_names(client: Client, world: World) -> None:
    make.published(instrument=world.convention, kind="signature")
    html = page(client, "/instruments/convention-on-machines/")
    assert "Signature" in html
    assert "1 support" in html
    assert "in favour" not in html
    assert "not voting" not in html


def test_what_the_text_is_stands_beside(client: Client, world: World) -> None:
    html = page(client, "/instruments/convention-on-machines/")
    assert "<dt>Binds in law</dt><dd>Yes</dd>" in html.replace("> <", "><")
    assert "No act on this text by this day" in html


def test_a_vote_after_the_day_asked_for_is_left_out(client: Client, world: World) -> None:
    plenary(world)
    committee(world)
    html = page(client, f"{ADDRESS}?as_of=2022-12-19")
    assert "Vote, Committee" in html
    assert "Vote, Assembly" not in html


def test_a_vote_is_told_as_it_was_known(client: Client, world: World) -> None:
    plenary(world)
    assert "No act on this text by this day" in page(client, f"{ADDRESS}?known_at=2001-01-01")


def test_the_longest_list_comes_first(client: Client, world: World) -> None:
    make.published(instrument=world.convention, kind="statement", date=date(2023, 1, 1))
    for signatory in (world.arandia, world.borvia):
        make.published(country=signatory, instrument=world.convention, kind="signature")
    assert "2 actors by signature." in page(client, "/instruments/convention-on-machines/")


def test_the_list_can_be_narrowed_to_a_kind(client: Client, world: World) -> None:
    html = page(client, "/instruments/?kind=treaty")
    assert "Convention on Machines" in html
    assert "Machines in the service of all" not in html


def test_an_unknown_instrument_is_not_found(client: Client, world: World) -> None:
    assert client.get("/instruments/nothing/").status_code == 404


@pytest.mark.parametrize("address", ["/instruments/", ADDRESS])
def test_the_number_of_queries_does_not_grow(
    client: Client, world: World, django_assert_max_num_queries: DjangoAssertNumQueries, address: str
) -> None:
    committee(world)
    labels.current()  # what every process has at hand
    with django_assert_max_num_queries(12) as few:
        client.get(address)
    plenary(world)
    labels.current()
    with django_assert_max_num_queries(12) as many:
        client.get(address)
    assert len(few) == len(many)
