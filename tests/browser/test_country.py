"""The countries in a browser: accessible, whole without scripts, quick with them."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.checks import check

pytestmark = pytest.mark.usefixtures("standing_real_record")


def test_the_pages_of_countries_are_accessible_in_light_and_dark_wide_and_narrow(page: Page) -> None:
    check(page, "/countries/")
    check(page, "/countries/PAK/?as_of=2023-11-26")
    check(page, "/countries/DEU/laws-binding-instrument/")


def test_the_day_and_the_switch_keep_each_other_in_the_address(page: Page) -> None:
    page.goto("/countries/PAK/?as_of=2023-11-26")
    page.get_by_label("Own acts only").check()
    page.wait_for_url("**basis=own**")
    assert "as_of=2023-11-26" in page.url
    page.get_by_role("link", name="Why this stance? On: Adopt a legally binding").click()
    expect(page.get_by_role("heading", name="What decides")).to_be_visible()
    assert "as_of=2023-11-26&basis=own" in page.url


def test_a_country_is_found_and_read_without_scripts(page: Page, browser: Browser) -> None:
    page.goto("/countries/")
    address = page.url
    plain = browser.new_context(java_script_enabled=False).new_page()
    plain.goto(address)
    plain.get_by_label("Find a country").fill("Pakistán")
    plain.get_by_role("button", name="Find").click()
    plain.get_by_role("link", name="Pakistan", exact=True).click()
    expect(plain.get_by_role("heading", name="Pakistan", exact=True)).to_be_visible()
    plain.context.close()
