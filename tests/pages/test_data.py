"""What can be had, under which licences, and with which limits."""

from django.test import Client

from tests import make
from tests.pages.reading import text_of
from tests.world import World


def test_licences_and_credits_are_named(world: World, client: Client) -> None:
    words = text_of(client.get("/data/"))
    for credit in (
        "© United Nations",
        "Machine Politics (Walker Robinson, CC BY 4.0)",
        "Natural Earth",
        "CLDR",
    ):
        assert credit in words


def test_known_limits_are_said(world: World, client: Client) -> None:
    assert "Of the First Committee’s vote on 78/L.56 only noes and abstentions" in text_of(
        client.get("/data/")
    )


def test_figures_are_counted_and_the_state_of_the_record_is_named(world: World, client: Client) -> None:
    make.published()
    words = text_of(client.get("/data/"))
    assert "1 positions of 1 States and 0 groups, from 1 sources" in words
    assert "This page tells the record as it was known on" in words


def test_it_says_how_to_cite(world: World, client: Client) -> None:
    assert "Positions on AI Governance, “Data on positions" in text_of(client.get("/data/"))
