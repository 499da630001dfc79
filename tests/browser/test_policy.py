"""Every kind of page in Chromium: none loads or runs what its Content-Security-Policy forbids."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Page

from positions.models import Position
from tests import make
from tests.addresses import addresses
from tests.world import build

HEARD = """
    window.heard = [];
    addEventListener("securitypolicyviolation", (event) =>
        heard.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}`));
"""
"""In every page before anything of its own."""

ABSENT = ("/nothing/", "/countries/xxx/", "/?as_of=never", "/admin/nothing/", "/api/docs/nothing/")
"""Pages that say what is wrong."""

ALIKE = re.compile(
    r"/admin/(positions|auth)/(?!position/|source/)\w+/.+|/(leave|logout|jsi18n|autocomplete|export|r)/"
)
"""The desk makes the forms of all tables in one way: those of two are shown. The others are no pages."""


@pytest.fixture
def position(transactional_db: None) -> Position:
    """A record with a little of everything, and an administrator who gave his password."""
    world = build()
    world.administrator.set_password("desk")
    world.administrator.save()
    make.published(stance="oppose", date=date(2021, 3, 1))
    make.roll_call({"support": [world.arandia], "oppose": [world.borvia]}, instrument=world.resolution)
    make.submitted(country=world.dunmere)
    make.draft(author=world.administrator)
    return make.published(official=world.okoye, forum=world.workshop)


def pages(position: Position) -> Iterator[str]:
    """An address of each kind of page, and some that are none."""
    for address in dict.fromkeys(addresses(position)):
        if address.endswith("/") and not address.startswith("/api/v1/") and not ALIKE.search(address):
            yield address
    yield from ABSENT


def test_no_page_does_what_its_policy_forbids(
    position: Position, page: Page, complaints: list[str], live_server: Any
) -> None:
    client = Client()
    client.post("/admin/login/", {"login": "administrator", "password": "desk"})
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    cookie: Any = {"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}
    page.context.add_cookies([cookie])
    page.add_init_script(HEARD)
    shown = set()
    for address in pages(position):
        answer = page.goto(address)
        assert answer is not None
        if "text/html" in answer.headers["content-type"]:
            shown.add(page.url.removeprefix(live_server.url))
            assert "default-src 'self'" in answer.headers["content-security-policy"], address
            assert page.evaluate("heard") == [], address
    for kind in ("/admin/account/factors/", "/admin/review/", "/embed/", "/api/docs/", "/about/design/"):
        assert any(one.startswith(kind) for one in shown), kind
    assert len(shown) > 50
    complaints[:] = [one for one in complaints if "the server responded with a status of 40" not in one]
    assert not complaints


def test_what_a_policy_forbids_is_heard(position: Position, page: Page, complaints: list[str]) -> None:
    page.add_init_script(HEARD)
    page.goto("/about/")
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<p style=\"color: red\">')")
    page.wait_for_function("heard.length > 0")
    assert page.evaluate("heard")[0].startswith("style-src-attr")
    complaints.clear()
