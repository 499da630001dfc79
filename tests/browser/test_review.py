"""The review in a browser: one key each, refused to the author, whole without scripts; a correction."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from positions import record_check
from positions.models import Position
from positions.vocabulary import Status
from tests import make
from tests.browser.checks import check
from tests.test_review import listed
from tests.world import World, build

QUEUE = "/admin/review/"


@pytest.fixture
def world(transactional_db: None) -> World:
    """The invented world, committed, so that a live server sees it."""
    return build()


def sign_in(page: Page, user: User) -> None:
    """Go on as somebody of the desk."""
    client = Client()
    client.force_login(user)
    page.goto("/about/")
    address = "/".join(page.url.split("/")[:3])
    cookie: Any = {
        "name": settings.SESSION_COOKIE_NAME,
        "value": client.cookies[settings.SESSION_COOKIE_NAME].value,
        "url": address,
    }
    page.context.add_cookies([cookie])


def ready(page: Page) -> None:
    """Wait until keys count: not in the first moment of a page."""
    expect(page.locator("form[data-review=ready]")).to_be_visible()


def status(position: Position) -> str:
    return Position.objects.get(pk=position.pk).status


def is_clean() -> bool:
    return list(record_check.findings(today=timezone.now().date())) == []


def test_a_reviewer_works_through_the_queue_by_keys(world: World, page: Page) -> None:
    make.published(group=world.league, stance="undecided", date=date(2021, 5, 1))
    first = make.submitted(country=world.dunmere, date=date(2024, 5, 1))
    second, third = make.submitted(), make.submitted(country=world.borvia, stance="oppose")
    sign_in(page, world.reviewer)
    page.goto(QUEUE)
    page.get_by_role("link", name="Dunmere").click()
    expect(page.locator(".review__move")).to_have_text(
        "Dunmere: undecided → support from 2024-05-01; ends the stance taken through Harbour League"
    )
    ready(page)
    page.keyboard.press("a")
    page.wait_for_url(f"**/review/position/{second.pk}/")
    assert status(first) == Status.PUBLISHED
    ready(page)
    page.keyboard.press("s")
    note = page.get_by_label("Reason for sending it back")
    expect(note).to_be_focused()
    page.keyboard.type("a page is asked for, as always")
    expect(note).to_have_value("a page is asked for, as always")
    page.keyboard.press("Escape")
    page.keyboard.press("a")  # whoever has written a reason does not mean to approve
    expect(note).to_be_focused()
    assert status(second) == Status.IN_REVIEW
    page.keyboard.press("Control+Enter")
    page.wait_for_url(f"**/review/position/{third.pk}/")
    assert status(second) == Status.DRAFT
    ready(page)
    page.keyboard.press("Control+a")
    page.keyboard.press("a")
    page.wait_for_url(f"**{QUEUE}")
    expect(page.get_by_text("Nothing else waits for you here.")).to_be_visible()
    page.goto(first.get_absolute_url())
    expect(page.get_by_role("heading", name="Dunmere supports")).to_be_visible()
    assert is_clean()


def test_keys_can_be_turned_off_and_stay_off(world: World, page: Page) -> None:
    position = make.submitted()
    sign_in(page, world.reviewer)
    page.goto(f"/admin/review/position/{position.pk}/")
    ready(page)
    page.get_by_label("Single keys").uncheck()
    page.reload()
    ready(page)
    expect(page.get_by_label("Single keys")).not_to_be_checked()
    page.keyboard.press("s")
    page.keyboard.press("a")
    expect(page.get_by_label("Reason for sending it back")).not_to_be_focused()
    assert status(position) == Status.IN_REVIEW


def test_the_review_works_without_scripts(world: World, page: Page, browser: Browser) -> None:
    batch = listed(world, {"support": [world.arandia, world.borvia], "oppose": [world.elan]})
    sign_in(page, world.reviewer)
    plain = browser.new_context(
        java_script_enabled=False, storage_state=page.context.storage_state()
    ).new_page()
    plain.goto(page.url.replace("/about/", QUEUE))
    plain.get_by_role("link", name="Vote on A/X/70/1").click()
    expect(plain.get_by_text("2 countries: no stance → support from 2022-12-20")).to_be_visible()
    plain.get_by_role("button", name="Approve all 3 and next").click()
    expect(plain.get_by_text("Published: Vote on A/X/70/1, 3 positions.")).to_be_visible()
    assert {one.status for one in batch.positions.all()} == {Status.PUBLISHED}
    plain.context.close()
    assert is_clean()


def test_nobody_publishes_what_he_wrote(world: World, page: Page) -> None:
    position = make.submitted(author=world.reviewer)
    sign_in(page, world.reviewer)
    page.goto(QUEUE)
    expect(page.get_by_text("You wrote it: somebody else has to review")).to_be_visible()
    page.get_by_role("link", name="Arandia").click()
    expect(page.get_by_text("You wrote this: somebody else has to review it.")).to_be_visible()
    expect(page.get_by_role("button", name="Approve")).to_have_count(0)
    page.keyboard.press("a")
    # by the list of all positions he gets no further
    page.goto("/admin/positions/position/")
    page.locator(f"input[name=_selected_action][value='{position.pk}']").check()
    page.locator("select[name=action]").select_option("publish")
    page.get_by_role("button", name="Go").click()
    page.get_by_role("button", name="Publish").click()
    expect(
        page.get_by_text("The author of a position cannot publish it; somebody else has to.")
    ).to_be_visible()
    assert status(position) == Status.IN_REVIEW


def test_a_correction_goes_from_the_published_position_to_the_public_register(
    world: World, page: Page
) -> None:
    old = make.published(summary="Spoke for the rules.")
    sign_in(page, world.analyst)
    page.goto(f"/admin/positions/position/{old.pk}/change/")
    page.get_by_role("button", name="Correct").click()
    page.get_by_label("Correction: It was recorded wrongly").check()
    page.get_by_label("Public reason").fill("The speech was misheard.")
    page.get_by_role("button", name="Correct").click()
    expect(page.get_by_text(f"It says the same as position {old.pk} in every field.")).to_be_visible()
    page.get_by_label("Stance").select_option("oppose")
    page.get_by_label("Summary").fill("Spoke against the rules.")
    page.get_by_role("button", name="Save and continue editing").click()
    expect(page.locator(".differences ins").filter(has_text="against")).to_be_visible()
    page.get_by_role("button", name="Submit for review").click()
    new = Position.objects.get(corrects=old)
    sign_in(page, world.reviewer)
    page.goto(f"/admin/review/position/{new.pk}/")
    expect(page.locator(".review__move")).to_have_text("Arandia: support → oppose from 2022-03-01")
    expect(page.locator(".review-marks")).to_contain_text("Correction")
    ready(page)
    page.keyboard.press("a")
    page.wait_for_url(f"**{QUEUE}")
    for address in (
        old.get_absolute_url(),
        new.get_absolute_url(),
        f"/admin/positions/position/{old.pk}/change/",
    ):
        page.goto(address)
        chain = page.get_by_role("list").filter(has_text=f"Correction of position {old.pk}")
        expect(chain.last).to_contain_text("The speech was misheard.")
    page.goto("/changes/")
    page.get_by_role("link", name="all corrections, before and after").click()
    row = page.get_by_role("article", name="Arandia: Support")
    expect(row).to_contain_text("The speech was misheard.")
    expect(row.locator("ins").filter(has_text="against")).to_be_visible()
    assert is_clean()


def test_the_pages_are_accessible_in_light_and_dark_wide_and_narrow(world: World, page: Page) -> None:
    old = make.published(date=date(2021, 1, 1))
    new = make.correction(old, stance="oppose", summary="Spoke against it.")
    single = make.submitted(country=world.dunmere, cites=[world.speech])
    batch = listed(world, {"support": [world.arandia, world.borvia], "oppose": [world.fenland]})
    check(page, "/changes/corrections/")
    check(page, new.get_absolute_url())
    sign_in(page, world.reviewer)
    check(page, QUEUE)
    check(page, f"/admin/review/position/{single.pk}/")
    check(page, f"/admin/review/batch/{batch.pk}/")
