"""Work that is not lost: two windows on one form, and a session that ends while somebody writes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect

from positions.models import Position, Source
from tests import make
from tests.browser import checks
from tests.world import World, build

PHRASE = "a long pass phrase"


@pytest.fixture
def desk(transactional_db: None, live_server: Any) -> World:
    """The invented world, in a database that the server sees, and an analyst who can sign in."""
    world = build()
    for user in (world.analyst, world.administrator):
        user.set_password(PHRASE)
        user.save()
    return world


@pytest.fixture
def signed_in(page: Page, desk: World) -> Iterator[Page]:
    page.goto("/admin/login/")
    sign_in(page, desk.analyst)
    return page


def sign_in(page: Page, user: User) -> None:
    page.get_by_label("Username").fill(user.username)
    page.get_by_label("Password").fill(PHRASE)
    page.get_by_role("button", name="Log in").click()


def test_the_second_of_two_windows_shows_both_versions(signed_in: Page, desk: World) -> None:
    address = f"/admin/positions/source/{desk.speech.pk}/change/"
    signed_in.goto(address)
    other = signed_in.context.new_page()
    other.goto(address)
    other.get_by_label("Publisher").fill("The other window")
    other.get_by_role("button", name="Save", exact=True).click()
    expect(other.locator(".messagelist .success")).to_be_visible()

    signed_in.get_by_label("Publisher").fill("This window")
    signed_in.get_by_role("button", name="Save", exact=True).click()
    stale = signed_in.get_by_role("region", name="Changed since you opened this form")
    expect(stale.get_by_role("row", name="Publisher The other window This window")).to_be_visible()
    expect(stale).to_contain_text("analyst")
    expect(signed_in.get_by_label("Publisher")).to_have_value("This window")
    assert Source.objects.get(pk=desk.speech.pk).publisher == "The other window"

    stale.get_by_label("Save mine over it").check()
    signed_in.get_by_role("button", name="Save", exact=True).click()
    expect(signed_in.locator(".messagelist .success")).to_be_visible()
    assert Source.objects.get(pk=desk.speech.pk).publisher == "This window"
    signed_in.goto(address)
    expect(signed_in.get_by_role("region", name="Unsaved writing")).to_have_count(0)


def test_a_session_that_ends_while_writing_gives_the_text_back(
    signed_in: Page, desk: World, complaints: list[str]
) -> None:
    draft = make.draft(cites=[desk.record])
    address = f"/admin/positions/position/{draft.pk}/change/"
    signed_in.goto(address)
    signed_in.get_by_label("Summary").fill("Hours of work.")
    signed_in.locator("#citations-group .add-row a").click()
    signed_in.get_by_role("textbox", name="Locator").last.fill("p. 12")
    signed_in.context.clear_cookies(name="sessionid")
    signed_in.wait_for_timeout(500)

    # closed without saving, and opened again after signing in
    signed_in.goto(address)
    sign_in(signed_in, desk.analyst)
    offer = signed_in.get_by_role("region", name="Unsaved writing")
    expect(offer).to_contain_text(re.compile(r"You were writing here at \d\d:\d\d"))
    expect(signed_in.get_by_label("Summary")).not_to_have_value("Hours of work.")
    offer.get_by_role("button", name="Restore").click()
    expect(signed_in.get_by_label("Summary")).to_have_value("Hours of work.")
    expect(signed_in.get_by_role("textbox", name="Locator").last).to_have_value("p. 12")

    # ended between writing and saving: it is carried through the login form
    signed_in.context.clear_cookies(name="sessionid")
    signed_in.locator("#citations-group .dynamic-citations .inline-deletelink").last.click()
    signed_in.get_by_role("button", name="Save", exact=True).click()
    expect(signed_in.get_by_role("status")).to_contain_text("nothing is lost")
    complaints.clear()  # the browser notes the refusal
    sign_in(signed_in, desk.analyst)
    expect(signed_in.get_by_label("Summary")).to_have_value("Hours of work.")
    signed_in.get_by_role("button", name="Send it now").click()
    expect(signed_in.locator(".messagelist .success")).to_be_visible()
    assert Position.objects.get(pk=draft.pk).summary == "Hours of work."
    signed_in.goto(address)
    expect(signed_in.get_by_role("region", name="Unsaved writing")).to_have_count(0)


def test_what_is_discarded_or_another_persons_is_not_offered(signed_in: Page, desk: World) -> None:
    address = "/admin/positions/source/add/"
    signed_in.goto(address)
    signed_in.get_by_label("Title").fill("Half a title")
    signed_in.wait_for_timeout(500)
    signed_in.get_by_role("button", name="Log out").click()
    signed_in.goto(address)
    sign_in(signed_in, desk.administrator)
    offer = signed_in.get_by_role("region", name="Unsaved writing")
    expect(signed_in.get_by_label("Title")).to_be_visible()
    signed_in.wait_for_timeout(300)
    expect(offer).to_have_count(0)
    signed_in.get_by_role("button", name="Log out").click()
    signed_in.goto(address)
    sign_in(signed_in, desk.analyst)
    offer.get_by_role("button", name="Discard").click()
    signed_in.reload()
    signed_in.wait_for_timeout(300)
    expect(offer).to_have_count(0)


def test_no_password_is_ever_kept(page: Page, desk: World) -> None:
    page.goto("/admin/login/")
    sign_in(page, desk.administrator)
    page.goto("/admin/auth/user/add/")
    page.get_by_label("Username").fill("somebody")
    page.locator("input[name=password1]").fill("never to be kept")
    page.wait_for_timeout(500)
    assert "never to be kept" not in page.evaluate("JSON.stringify(localStorage)")


def test_the_pages_of_the_history_are_for_everybody(page: Page, desk: World) -> None:
    make.published()
    page.goto("/admin/login/")
    sign_in(page, desk.administrator)
    checks.check(page, f"/admin/positions/official/{desk.okoye.pk}/history/")
    checks.check(page, "/admin/history/?words=okoye")
