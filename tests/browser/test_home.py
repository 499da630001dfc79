"""The first page in a browser: the map, the day and the proposition, with scripts and without."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.checks import check

pytestmark = pytest.mark.usefixtures("standing_real_record")


def test_the_first_page_is_accessible_in_light_and_dark_wide_and_narrow(page: Page) -> None:
    check(page, "/")


def test_the_map_shows_every_country_and_tells_its_stance(page: Page) -> None:
    page.goto("/?as_of=2025-01-01")
    picture = page.locator("[data-world] svg.world__picture")
    expect(picture).to_be_visible()
    expect(picture.locator("a")).to_have_count(198)
    expect(picture.locator("a[aria-label^='Pakistan: Support since']")).to_have_count(1)


def test_a_choice_changes_the_map_and_the_address_and_back_brings_it_back(page: Page) -> None:
    page.goto("/?as_of=2025-01-01")
    page.get_by_label("Proposition", exact=True).select_option("binding-ai-framework")
    page.wait_for_url("**proposition=binding-ai-framework**")
    assert "as_of=2025-01-01" in page.url
    heading = page.get_by_role("heading", name="Adopt a legally binding international framework for AI")
    expect(heading).to_be_visible()
    page.get_by_label("Own acts only").check()
    page.wait_for_url("**basis=own**")
    assert "proposition=binding-ai-framework" in page.url
    page.go_back()
    expect(page.get_by_label("Own acts only")).not_to_be_checked()


def test_the_page_is_whole_without_scripts(page: Page, browser: Browser) -> None:
    page.goto("/")
    plain = browser.new_context(java_script_enabled=False).new_page()
    plain.goto(page.url)
    plain.get_by_label("Day", exact=True).fill("2023-11-26")
    plain.locator("form.as-of").get_by_role("button", name="Show").click()
    assert "as_of=2023-11-26" in plain.url
    expect(plain.get_by_text("As of 26 November 2023").first).to_be_visible()
    plain.get_by_text("The map as a table").click()
    expect(plain.get_by_role("region", name="Stances of all countries")).to_be_visible()
    plain.context.close()
