"""The desk on a host of its own in a real browser: one signs in, and reads what is public elsewhere."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Page, expect

from tests import make
from tests.admin.conftest import PHRASE, address
from tests.world import build

DESK = "desk.localhost"


def test_who_signed_in_at_the_desks_host_is_known_at_no_other(
    transactional_db: None, page: Page, live_server: Any, settings: Any
) -> None:
    settings.DESK_HOST, settings.PUBLIC_HOST = DESK, "localhost"
    settings.ALLOWED_HOSTS = ["localhost", DESK]
    analyst = build().analyst
    analyst.set_password(PHRASE)
    analyst.save()
    position = make.published()
    port = urlsplit(live_server.url).port
    page.goto(f"http://{DESK}:{port}/admin/")
    page.get_by_label("Username").fill("analyst")
    page.get_by_label("Password").fill(PHRASE)
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_role("heading", name="Editorial desk")).to_be_visible()
    page.goto(f"http://{DESK}:{port}{address('position', 'change', position.pk)}")
    page.get_by_role("link", name="Public page").click()
    page.wait_for_url(f"http://localhost:{port}{position.get_absolute_url()}")
    cookies = {(one.get("name"), one.get("domain")) for one in page.context.cookies()}
    assert cookies == {("sessionid", DESK), ("csrftoken", DESK), ("known", DESK)}
