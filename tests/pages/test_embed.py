"""Pages for frames: anybody may frame them, and nothing else; they say what the full page says."""

from __future__ import annotations

import re
from datetime import date
from html import unescape

import pytest
from django.test import Client
from django.urls import resolve

from positions.pages.question import moment_in_address
from tests import make
from tests.pages.reading import queries_for, text_of
from tests.world import World

MAP = "/embed/propositions/binding-framework/map/"
BOARD = "/embed/propositions/binding-framework/board/"
COUNTRY = "/embed/countries/XAR/"
FULL = {
    MAP: "/propositions/binding-framework/",
    BOARD: "/propositions/binding-framework/board/",
    COUNTRY: "/countries/XAR/",
}


@pytest.fixture
def spoken(world: World) -> World:
    """Arandia supports, Fenland opposes, Borvia holds through the Union, Dunmere was searched in vain."""
    make.published()
    make.published(country=world.fenland, stance="oppose")
    make.published(group=world.union, stance="undecided", date=date(2022, 2, 1))
    make.enquiry(world.dunmere, searched_on=date(2023, 1, 15))
    return world


def test_anybody_may_frame_it(world: World, client: Client) -> None:
    for address in FULL:
        response = client.get(address)
        assert response.status_code == 200
        assert "frame-ancestors *" in response["Content-Security-Policy"]
        assert response["Cross-Origin-Resource-Policy"] == "cross-origin"
        assert "X-Frame-Options" not in response


@pytest.mark.parametrize(
    "address",
    [
        "/",
        *FULL.values(),
        "/propositions/binding-framework/map.svg",
        "/embed/countries/XXX/",
        f"{MAP}?as_of=never",
        "/api/v1/countries/",
        "/admin/login/",
    ],
)
def test_nothing_else_may_be_framed(world: World, client: Client, address: str) -> None:
    response = client.get(address)
    assert "frame-ancestors 'none'" in response["Content-Security-Policy"]
    assert response["X-Frame-Options"] == "DENY"


def test_it_leads_to_the_full_page_of_the_same_day_outside_of_the_frame(world: World, client: Client) -> None:
    for address, page in FULL.items():
        words = client.get(f"{address}?as_of=2023-02-01&basis=own").content.decode()
        assert f'<a href="{page}?as_of=2023-02-01&amp;basis=own">' in words
        assert '<base target="_blank">' in words
        assert f'<a href="{page}">' in client.get(address).content.decode()


def test_legend_and_denominators_are_those_of_the_page(spoken: World, client: Client) -> None:
    legend = (
        "S Support 1 C Conditional 0 U Undecided 1 A Abstain 0 O Oppose 1 "
        "Searched, nothing found 1 Not researched 2 "
        "3 of 6 countries hold a stance; 1 of these through a group, drawn muted with a dotted edge."
    )
    assert legend in text_of(client.get(MAP))
    assert legend in text_of(client.get(BOARD))
    full = re.sub(r" last on [\w ]*?(?= Not researched)", "", text_of(client.get(FULL[MAP])))
    assert legend in full


def test_the_board_has_the_row_of_every_state_and_group(spoken: World, client: Client) -> None:
    words = text_of(client.get(BOARD))
    assert "Septentria 2 of 3 hold a stance" in words
    assert "Support from 1 March 2022, own acts; moved from Undecided" in words
    assert "Groups Meridian Union Undecided from 1 February 2022" in words


def test_a_country_tells_each_stance_since_when_and_by_whom_and_each_gap(
    spoken: World, client: Client
) -> None:
    words = text_of(client.get(COUNTRY))
    assert "1 of 3 propositions on the governance of AI with a stance; 2 not researched." in words
    assert "Adopt binding rules for machines S Support since 1 March 2022" in words
    through = text_of(client.get("/embed/countries/XBO/"))
    assert "U Undecided through MU since 1 February 2022" in through
    assert "1 of these through a group" in through
    assert "Searched, nothing found on 15 January 2023" in text_of(client.get("/embed/countries/XDU/"))


def test_a_day_and_a_state_of_the_record_stay_as_they_were(spoken: World, client: Client) -> None:
    last = make.published(stance="conditional", date=date(2022, 5, 1))
    asked = f"?as_of=2023-02-01&known_at={moment_in_address(last.published_at)}"
    before = {address: client.get(address + asked).content for address in FULL}
    make.published(stance="oppose", date=date(2022, 6, 1))
    for address in FULL:
        assert client.get(address + asked).content == before[address]
        assert b"Oppose" in client.get(f"{address}?as_of=2023-02-01").content != before[address]


def test_it_takes_as_many_queries_however_much_is_on_record(spoken: World, client: Client) -> None:
    few = [queries_for(client, address) for address in FULL]
    make.published(country=spoken.elan, date=date(2022, 5, 1))
    make.published(group=spoken.league, stance="abstain", date=date(2022, 6, 1))
    assert [queries_for(client, address) for address in FULL] == few


@pytest.mark.parametrize(("embed", "page"), FULL.items())
def test_the_page_offers_the_code_for_the_present_day_and_for_this_one(
    world: World, client: Client, embed: str, page: str
) -> None:
    make.published()
    source = client.get(f"{page}?as_of=2023-02-01").content.decode()
    present, fixed = (unescape(code) for code in re.findall(r"<textarea[^>]*>(.*?)</textarea>", source))
    assert f'src="http://testserver{embed}"' in present
    for code in (present, fixed):
        assert re.search(r' title="[^"]+" width="100%" height="\d+" loading="lazy"', code)
    found = re.search(r'src="([^"]*)"', fixed)
    assert found
    address = unescape(found[1]).removeprefix("http://testserver")
    assert address.startswith(f"{embed}?as_of=2023-02-01&known_at=")
    framed = client.get(address).content.decode()
    assert 'datetime="2023-02-01"' in framed
    assert ", as known on" in framed


def test_the_page_offers_its_pictures_of_the_day_that_it_shows(world: World, client: Client) -> None:
    make.published()
    offered = {
        "/": ["map"],
        FULL[MAP]: ["map", "course"],
        FULL[BOARD]: ["board"],
        FULL[COUNTRY]: ["course"],
    }
    for page, names in offered.items():
        source = client.get(f"{page}?as_of=2023-02-01").content.decode()
        for name in names:
            for form in ("svg", "png"):
                [address] = re.findall(rf'href="([^"]*/{name}\.{form}[^"]*)" download', source)
                assert address.endswith("?as_of=2023-02-01")
                assert resolve(address.partition("?")[0])
