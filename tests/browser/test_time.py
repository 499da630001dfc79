"""The slider in a small world: its buttons, the form that does the same, a course that cannot be had."""

from datetime import date

import pytest
from playwright.sync_api import Browser, Page, expect

from tests import make
from tests.world import build

PROPOSITION = "/propositions/binding-framework/"


@pytest.fixture(autouse=True)
def moved(transactional_db: None) -> None:
    """Arandia moves from support to oppose."""
    build()
    make.published(date=date(2020, 1, 1))
    make.published(date=date(2022, 1, 1), stance="oppose")


def test_the_buttons_beside_the_slider_go_from_change_to_change(page: Page) -> None:
    page.goto(f"{PROPOSITION}?as_of=2023-03-01")
    shown = page.locator(".time__day")
    expect(shown).to_have_text("1 March 2023")
    page.get_by_role("button", name="The change before").click()
    expect(shown).to_have_text("1 January 2022")
    page.get_by_role("button", name="The change before").click()
    expect(shown).to_have_text("1 January 2020")
    page.get_by_role("button", name="The change after").click()
    expect(shown).to_have_text("1 January 2022")
    page.wait_for_url("**as_of=2022-01-01")
    expect(page.locator("table.stances-table tbody tr")).to_contain_text("Oppose")


def test_without_scripts_the_date_form_does_what_the_slider_does(page: Page, browser: Browser) -> None:
    page.goto(PROPOSITION)
    plain = browser.new_context(java_script_enabled=False).new_page()
    plain.goto(page.url)
    expect(plain.get_by_label("Move through time")).to_have_count(0)
    plain.get_by_label("Day", exact=True).fill("2021-01-01")
    plain.locator("form.as-of").get_by_role("button", name="Show").click()
    assert "as_of=2021-01-01" in plain.url
    expect(plain.locator("table.stances-table tbody tr")).to_contain_text("Support")
    plain.context.close()


def test_where_the_course_is_not_to_be_had_the_page_follows_all_the_same(
    page: Page, complaints: list[str]
) -> None:
    page.route("**/course.json*", lambda route: route.abort())
    page.goto(f"{PROPOSITION}?as_of=2023-03-01")
    page.get_by_label("Move through time").focus()
    for _ in range(16):
        page.keyboard.press("PageDown")
    page.wait_for_url("**as_of=2021-11-01")
    expect(page.locator("table.stances-table tbody tr")).to_contain_text("Support")
    assert {one.split(" (")[0] for one in complaints} == {"Failed to load resource: net::ERR_FAILED"}
    complaints.clear()
