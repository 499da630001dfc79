"""Atom feeds of the record, of its nouns, of a search, of the changes."""

from datetime import date
from xml.etree import ElementTree

import pytest
from django.test import Client

from tests import make
from tests.world import World

ATOM = "{http://www.w3.org/2005/Atom}"


def titles(client: Client, address: str) -> list[str]:
    response = client.get(address)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    feed = ElementTree.fromstring(response.content)
    own = [link.get("href") for link in feed.findall(f"{ATOM}link") if link.get("rel") == "self"]
    assert own == [f"http://testserver{address}"]
    return [entry.findtext(f"{ATOM}title") or "" for entry in feed.findall(f"{ATOM}entry")]


def test_an_entry_says_who_holds_what_since_when(world: World, client: Client) -> None:
    make.published(stance="oppose")
    assert titles(client, "/positions/feed.atom") == [
        "Arandia opposes ‘Adopt binding rules for machines’, on 1 March 2022"
    ]


def test_what_was_published_last_comes_first(world: World, client: Client) -> None:
    make.published(date=date(2022, 3, 1))
    make.published(date=date(2020, 3, 1), stance="undecided")
    assert ["undecided" in title for title in titles(client, "/positions/feed.atom")] == [True, False]


@pytest.mark.parametrize(
    "address",
    [
        "/countries/XBO/feed.atom",
        "/propositions/human-control/feed.atom",
        "/officials/ines-brandt/feed.atom",
        "/forums/workshop/feed.atom",
        "/instruments/a-x-70-1/feed.atom",
        "/search/feed.atom?q=inspectors",
    ],
)
def test_a_feed_holds_what_it_is_about_and_nothing_else(world: World, client: Client, address: str) -> None:
    make.published()
    make.published(
        country=world.borvia,
        proposition=world.control,
        official=world.brandt,
        forum=world.workshop,
        instrument=world.resolution,
        summary="Wants inspectors.",
    )
    [title] = titles(client, address)
    assert title.startswith("Borvia supports")


def test_a_group_has_a_feed(world: World, client: Client) -> None:
    make.published(group=world.union)
    [title] = titles(client, "/groups/mu/feed.atom")
    assert title.startswith("Meridian Union supports")


def test_retracted_positions_leave_the_feed_and_enter_that_of_changes(world: World, client: Client) -> None:
    make.retracted(reason="Recorded twice.")
    assert titles(client, "/positions/feed.atom") == []
    retracted, published = titles(client, "/changes/feed.atom")
    assert retracted.startswith("Retracted: Arandia")
    assert published.startswith("Published: Arandia")
    assert "Recorded twice." in client.get("/changes/feed.atom").content.decode()


def test_a_subject_that_is_unknown_has_no_feed(world: World, client: Client) -> None:
    assert client.get("/countries/QQQ/feed.atom").status_code == 404
