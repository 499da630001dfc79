"""Pictures to take away: they stand alone, say what the page says, and old links draw the same."""

from __future__ import annotations

import re
import struct
from datetime import date
from functools import partial
from xml.etree import ElementTree

import pytest
from django.test import Client, RequestFactory

from positions.models import Proposition
from positions.pages.kept import Kept
from positions.pages.question import moment_in_address
from tests import make
from tests.pages.reading import queries_for, text_of
from tests.world import World

PROPOSITION = "/propositions/binding-framework"
MAP, COURSE, BOARD = (f"{PROPOSITION}/{name}" for name in ("map", "course", "board"))
COUNTRY = "/countries/XAR/course"
PICTURES = [MAP, COURSE, BOARD, COUNTRY]
CARDS = ["/card.png", f"{PROPOSITION}/card.png", "/countries/XAR/card.png"]

SVG = "{http://www.w3.org/2000/svg}"


def drawn(client: Client, address: str) -> ElementTree.Element:
    """The picture at an address, read as XML."""
    response = client.get(address)
    assert response.status_code == 200
    assert response["Content-Type"].startswith("image/svg+xml")
    return ElementTree.fromstring(response.content)


def said(picture: ElementTree.Element) -> str:
    """What is written in a picture."""
    texts = ["".join(text.itertext()) for text in picture.iter(f"{SVG}text")]
    return " ".join(" ".join(texts).split())


def size_of(png: bytes) -> tuple[int, int]:
    """Width and height of a PNG, from its head."""
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">2L", png[16:24])
    return width, height


@pytest.fixture
def moved(world: World) -> World:
    """Arandia moved, Fenland opposes, Borvia holds through the Union, Dunmere was searched in vain."""
    make.published(stance="conditional", date=date(2021, 3, 1))
    make.published(date=date(2022, 3, 1))
    make.published(country=world.fenland, stance="oppose", date=date(2022, 3, 1))
    make.published(group=world.union, stance="undecided", date=date(2022, 2, 1))
    make.enquiry(world.dunmere, searched_on=date(2023, 1, 15))
    return world


def test_a_picture_needs_nothing_but_itself(moved: World, client: Client) -> None:
    for address in PICTURES:
        picture = drawn(client, f"{address}.svg")
        named = {f"#{one.get('id')}" for one in picture.iter()}
        for one in picture.iter():
            assert one.tag.removeprefix(SVG) not in {"use", "image", "script", "style", "foreignObject"}
            assert not [name for name in one.attrib if name.endswith("href") or name.startswith("on")]
            for value in one.attrib.values():
                assert set(re.findall(r"url\((.*?)\)", value)) <= named


def test_a_picture_says_day_state_of_the_record_credits_and_its_lasting_address(
    world: World, client: Client
) -> None:
    known = make.published(date=date(2022, 4, 1))
    moment = moment_in_address(known.published_at)
    for address in PICTURES:
        words = said(drawn(client, f"{address}.svg?as_of=2023-02-01&known_at={moment}"))
        assert "As of 1 February 2023, as known on" in words
        assert f"{known.published_at:%H:%M} UTC" in words
        assert "Positions on AI Governance." in words
        assert "United Nations Digital Library" in words
        assert f"?as_of=2023-02-01&known_at={moment}" in words.replace(" ", "")


def test_the_map_counts_as_the_page_does_and_says_out_of_how_many(moved: World, client: Client) -> None:
    words = said(drawn(client, f"{MAP}.svg"))
    page = text_of(client.get(f"{PROPOSITION}/"))
    for label, count in (("Support", 1), ("Conditional", 0), ("Undecided", 1), ("Abstain", 0), ("Oppose", 1)):
        assert f"{label} {count}" in words
        assert f"{label} {count}" in page
    assert "Searched, nothing found 1 (last on 15 January 2023) Not researched 2" in words
    assert "3 of 6 countries hold a stance; 1 of these through a group." in words
    assert "imply no opinion on the legal status" in words


def test_own_acts_alone_are_counted_where_they_are_asked_for(moved: World, client: Client) -> None:
    words = said(drawn(client, f"{MAP}.svg?basis=own"))
    assert "2 of 6 countries hold a stance." in words
    assert "own acts only" in words
    assert "takes in those that have no act of their own" in words
    assert "basis=own" in words


def test_the_course_has_a_column_for_each_year(moved: World, client: Client) -> None:
    words = said(drawn(client, f"{COURSE}.svg?as_of=2022-06-01"))
    assert "1 2021 1 2022" not in words
    assert "1 2021 3 2022" in words
    titles = [one.text for one in drawn(client, f"{COURSE}.svg?as_of=2022-06-01").iter(f"{SVG}title")]
    assert "2021: Conditional 1 of 6" in titles


def test_the_board_has_every_state_with_its_bands_in_words(moved: World, client: Client) -> None:
    picture = drawn(client, f"{BOARD}.svg?as_of=2023-02-01")
    words = said(picture)
    assert "Septentria: 2 of 3 hold a stance" in words
    assert "1 States and groups moved" in words
    assert "Searched, nothing found, 1 of 6: Dunmere (15 January 2023)." in words
    titles = [one.text or "" for one in picture.iter(f"{SVG}title")]
    assert any("moved from Conditional" in one for one in titles)
    assert any("through MU" in one for one in titles)


def test_the_board_is_drawn_in_the_order_and_of_the_region_that_are_asked_for(
    moved: World, client: Client
) -> None:
    words = said(drawn(client, f"{BOARD}.svg?sort=stance&region=Meridia"))
    assert "1 of 3 countries hold a stance" in words
    assert "Arandia" not in words
    assert "sort=stance&region=Meridia" in words
    assert client.get(f"{BOARD}.svg?sort=size").status_code == 400
    assert client.get(f"{BOARD}.svg?region=Atlantis").status_code == 400


def test_a_country_is_drawn_on_every_proposition_with_its_gaps(moved: World, client: Client) -> None:
    words = said(drawn(client, f"{COUNTRY}.svg"))
    assert "A stance on 1 of 3 propositions." in words
    assert "Rules for machines" in words
    assert words.count("Not researched") == 3  # two rows and the key


def test_a_png_is_twice_as_large_for_print(moved: World, client: Client) -> None:
    for address in PICTURES:
        response = client.get(f"{address}.png")
        assert response["Content-Type"] == "image/png"
        size = drawn(client, f"{address}.svg").attrib
        assert size_of(response.content) == (2 * int(size["width"]), 2 * int(size["height"]))


def test_a_card_has_the_size_that_shared_addresses_want(moved: World, client: Client) -> None:
    for address in CARDS:
        assert size_of(client.get(address).content) == (1200, 630)


def test_a_file_is_called_by_what_it_shows_and_the_day(world: World, client: Client) -> None:
    name = client.get(f"{MAP}.svg?as_of=2022-06-01")["Content-Disposition"]
    assert name == 'inline; filename="binding-framework-map-2022-06-01.svg"'
    assert "XAR-course-2022-06-01.svg" in client.get(f"{COUNTRY}.svg?as_of=2022-06-01")["Content-Disposition"]


def test_an_old_link_draws_the_same_bytes_after_a_later_publication(moved: World, client: Client) -> None:
    last = make.published(country=moved.elan, date=date(2022, 5, 1))
    known = f"&known_at={moment_in_address(last.published_at)}"
    pictures = [f"{one}.svg?as_of=2023-02-01" for one in PICTURES] + [f"{MAP}.png?as_of=2023-02-01"]
    before = {one: client.get(one + known).content for one in pictures}
    make.published(country=moved.celmark, stance="oppose", date=date(2022, 6, 1))
    make.published(stance="oppose", date=date(2022, 7, 1))
    assert {one: client.get(one + known).content for one in pictures} == before
    assert all(client.get(one).content != before[one] for one in pictures)


def test_a_title_in_any_script_and_with_any_sign_is_drawn(moved: World, client: Client) -> None:
    title = "اعتماد قواعد ملزمة 通过具有约束力的规则 <&\"'> " + "规" * 80
    Proposition.objects.filter(slug="binding-framework").update(title=title)
    words = said(drawn(client, f"{MAP}.svg"))
    assert "اعتماد قواعد ملزمة" in words
    assert "<&\"'>" in words
    width, _ = size_of(client.get(f"{PROPOSITION}/card.png").content)
    assert width == 1200


NOWHERE = [
    "/propositions/nothing/map.svg",
    "/propositions/nothing/board.png",
    "/countries/XXX/course.svg",
    "/countries/XXX/card.png",
    "/card.png?proposition=nothing",
    f"{MAP}.gif",
]


def test_what_is_not_there_has_no_picture(world: World, client: Client) -> None:
    assert [client.get(address).status_code for address in NOWHERE] == [404] * len(NOWHERE)


def test_a_parameter_that_means_nothing_is_refused_by_name(world: World, client: Client) -> None:
    for parameter in ("as_of=yesterday", "as_of=2999-01-01", "known_at=once", "basis=all"):
        response = client.get(f"{MAP}.svg?{parameter}")
        assert response.status_code == 400
        assert parameter.partition("=")[0] in text_of(response)


def test_a_picture_takes_as_many_queries_however_much_is_on_record(moved: World, client: Client) -> None:
    addresses = [f"{one}?as_of=2024-01-01" for one in (*(f"{one}.svg" for one in PICTURES), *CARDS)]
    few = {one: queries_for(client, one) for one in addresses}
    make.published(country=moved.elan, date=date(2022, 5, 1))
    make.published(country=moved.celmark, stance="oppose", date=date(2022, 6, 1))
    make.published(group=moved.league, stance="abstain", date=date(2022, 6, 1))
    assert {one: queries_for(client, one) for one in addresses} == few
    # Drawn once for each state of the record: after that only the data version is asked.
    assert {queries_for(client, one) for one in addresses} == {1}


def test_the_shelf_of_kept_pictures_is_bounded(world: World, rf: RequestFactory) -> None:
    shelf = Kept(most=2)
    made: list[str] = []

    def make_for(path: str) -> bytes:
        made.append(path)
        return path.encode()

    for path in ("/a", "/b", "/c", "/c", "/a"):
        assert shelf(rf.get(path), date(2023, 1, 1), partial(make_for, path)) == path.encode()
    assert made == ["/a", "/b", "/c", "/a"]
