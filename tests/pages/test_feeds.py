"""Atom feeds of the record, of its nouns, of a search, of the changes."""

from datetime import UTC, date, datetime
from xml.etree import ElementTree

import pytest
from django.test import Client

from positions.models import DataVersion
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


def test_every_entry_has_what_atom_asks_for_and_ids_that_stay(world: World, client: Client) -> None:
    make.published(summary="Said: 1 < 2 & more.", at=datetime(2035, 1, 10, 12, tzinfo=UTC))
    make.retracted(country=world.borvia, at=datetime(2035, 2, 10, 12, tzinfo=UTC))
    for address in ("/positions/feed.atom", "/changes/feed.atom", "/countries/XAR/feed.atom"):
        feed = ElementTree.fromstring(client.get(address).content)
        entries = feed.findall(f"{ATOM}entry")
        dates = [entry.findtext(f"{ATOM}updated") or "" for entry in entries]
        assert feed.findtext(f"{ATOM}updated") == max(dates)
        assert feed.findtext(f"{ATOM}author/{ATOM}name")
        ids = [entry.findtext(f"{ATOM}id") or "" for entry in entries]
        assert len(set(ids)) == len(ids)
        assert all(ids)
        again = ElementTree.fromstring(client.get(address).content)
        assert [entry.findtext(f"{ATOM}id") for entry in again.findall(f"{ATOM}entry")] == ids
    [entry] = ElementTree.fromstring(client.get("/countries/XAR/feed.atom").content).findall(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}summary") == "Said: 1 &lt; 2 &amp; more."  # as HTML, which it is said to be


def test_an_empty_feed_is_valid_and_as_old_as_the_record(world: World, client: Client) -> None:
    feed = ElementTree.fromstring(client.get("/countries/XEL/feed.atom").content)
    changed = DataVersion.current().changed_at.replace(microsecond=0)
    assert datetime.fromisoformat(feed.findtext(f"{ATOM}updated") or "").replace(microsecond=0) == changed
    assert feed.findtext(f"{ATOM}id") == "http://testserver/countries/XEL/"
    assert feed.findtext(f"{ATOM}title")


def test_a_feed_that_has_not_changed_is_not_sent_again(world: World, client: Client) -> None:
    tag = client.get("/countries/XAR/feed.atom")["ETag"]
    assert client.get("/countries/XAR/feed.atom", headers={"if-none-match": tag}).status_code == 304
    make.published()
    assert client.get("/countries/XAR/feed.atom", headers={"if-none-match": tag}).status_code == 200


def test_characters_that_no_xml_may_hold_do_not_break_the_feed_of_a_search(
    world: World, client: Client
) -> None:
    response = client.get("/search/feed.atom?q=a%01b")
    assert response.status_code in (200, 400)
    if response.status_code == 200:
        ElementTree.fromstring(response.content)
