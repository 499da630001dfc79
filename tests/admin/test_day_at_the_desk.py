"""A position's way through the desk in a real browser: written, submitted, published, seen in public."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect

from positions.models import Position
from tests.world import World, build


@pytest.fixture
def desk(transactional_db: None) -> World:
    """The world, with passwords."""
    world = build()
    for user in (world.analyst, world.reviewer):
        user.set_password("desk")
        user.save()
    return world


def sign_in(page: Page, user: User) -> None:
    page.context.clear_cookies()
    page.goto("/admin/")
    page.get_by_label("Username").fill(user.username)
    page.get_by_label("Password").fill("desk")
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_role("heading", name="Editorial desk")).to_be_visible()


def choose(page: Page, field: str, words: str, answer: str) -> None:
    """Choose from the suggestions, by keyboard."""
    page.locator(f"#id_{field} + .select2 .select2-selection").press("Enter")
    page.keyboard.type(words)
    expect(page.locator(".select2-results__option--highlighted", has_text=answer)).to_be_visible()
    page.keyboard.press("Enter")


def test_a_position_is_written_reviewed_and_seen_in_public(desk: World, page: Page) -> None:
    sign_in(page, desk.analyst)
    page.get_by_role("link", name="Record a position").click()
    choose(page, "country", "aran", "Arandia (XAR)")
    choose(page, "proposition", "binding rules", "Adopt binding rules for machines")
    page.get_by_label("Stance:").select_option("support")
    page.get_by_label("Kind:").select_option("statement")
    page.get_by_label("Summary:").fill("Asked for binding rules.")
    page.get_by_label("Date:").fill("2023-05-24")
    choose(page, "session", "2023", "Workshop 2023")
    choose(page, "citations-0-source", "speech", "Speech at the workshop")
    page.locator("#id_citations-0-locator").fill("minute 12")
    page.get_by_role("button", name="Save and continue editing").click()
    page.get_by_role("button", name="Submit for review").click()
    expect(page.get_by_text("submitted for review.")).to_be_visible()
    expect(page.get_by_role("button", name="Publish")).to_have_count(0)

    sign_in(page, desk.reviewer)
    page.get_by_role("link", name="Waiting for my review").click()
    page.get_by_role("link", name="Arandia").click()
    page.get_by_role("button", name="Approve").click()
    expect(page.get_by_text("Published:")).to_be_visible()

    position = Position.objects.get()
    assert (position.status, position.reviewer) == ("published", desk.reviewer)
    assert position.forum == desk.workshop
    page.goto(position.get_absolute_url())
    expect(page.get_by_text("Asked for binding rules.").first).to_be_visible()
