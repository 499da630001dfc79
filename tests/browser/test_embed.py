"""Frames in a browser: another site shows the map, the board and a country, and no page beside these."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests import make
from tests.browser.checks import overflow, violations
from tests.world import World, build

EMBEDS = [
    "/embed/propositions/binding-framework/map/",
    "/embed/propositions/binding-framework/board/",
    "/embed/countries/XAR/",
]


@pytest.fixture
def spoken(transactional_db: None) -> World:
    """Arandia moved, Borvia holds through the Union, Dunmere was searched in vain."""
    world = build()
    make.published(stance="conditional", date=date(2021, 3, 1))
    make.published()
    make.published(group=world.union, date=date(2022, 2, 1))
    make.enquiry(world.dunmere, searched_on=date(2023, 1, 15))
    return world


@pytest.fixture
def elsewhere(live_server: Any) -> Iterator[str]:
    """The address of another site, whose page frames a page for frames and a full page."""
    frames = {"embed": EMBEDS[0], "full": "/propositions/binding-framework/"}
    body = "".join(
        f'<iframe name="{name}" src="{live_server.url}{at}"></iframe>' for name, at in frames.items()
    )

    class News(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(
                f'<!doctype html><link rel="icon" href="data:,"><title>News</title>{body}'.encode()
            )

        def log_message(self, *words: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("localhost", 0), News) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://localhost:{server.server_port}/"
        server.shutdown()


def test_another_site_can_frame_the_map_and_its_links_open_outside(
    spoken: World, page: Page, elsewhere: str, complaints: list[str]
) -> None:
    page.goto(elsewhere)
    framed = page.frame_locator("iframe[name=embed]")
    expect(framed.get_by_text("2 of 6 countries hold a stance")).to_be_visible()
    with page.expect_popup() as opened:
        framed.get_by_role("link", name="country by country").click()
    assert opened.value.url.endswith("/propositions/binding-framework/")
    complaints.clear()  # the other frame was refused


def test_another_site_cannot_frame_any_other_page(
    spoken: World, page: Page, elsewhere: str, complaints: list[str]
) -> None:
    page.goto(elsewhere)
    expect(page.frame_locator("iframe[name=embed]").get_by_role("heading")).to_be_visible()
    assert any("frame-ancestors 'none'" in one for one in complaints)
    complaints.clear()
    expect(page.frame_locator("iframe[name=full]").get_by_role("heading")).to_have_count(0)


def test_a_frame_is_accessible_and_fits_from_320_to_1200_pixels_by_day_and_by_night(
    spoken: World, page: Page
) -> None:
    for address in EMBEDS:
        for width, scheme in ((320, "dark"), (1200, "light")):
            page.emulate_media(color_scheme=scheme)
            page.set_viewport_size({"width": width, "height": 560})
            page.goto(address)
            assert overflow(page) <= 0, (address, width)
            found = violations(page)
            assert not found, (address, width, found)
