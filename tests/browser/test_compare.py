"""The comparison in a browser: accessible, chosen from without scripts and quicker with them."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.checks import check

pytestmark = pytest.mark.usefixtures("standing_real_record")


def test_the_comparison_is_accessible_in_light_and_dark_wide_and_narrow(page: Page) -> None:
    check(page, "/compare/")
    check(page, "/compare/?countries=USA,CHN,RUS,GBR,FRA&groups=eu,nam")


def test_countries_and_groups_are_chosen_without_scripts(page: Page, browser: Browser) -> None:
    page.goto("/compare/")
    plain = browser.new_context(java_script_enabled=False).new_page()
    plain.goto(page.url)
    for name in ("Pakistán", "India, European Union"):
        plain.get_by_label("Add a country").fill(name)
        plain.get_by_role("button", name="Add").click()
    assert plain.url.endswith("/compare/?countries=PAK,IND&groups=eu")
    expect(plain.get_by_role("heading", name="Where they differ")).to_be_visible()
    plain.get_by_role("link", name="Leave out European Union").click()
    assert plain.url.endswith("/compare/?countries=PAK,IND")
    expect(plain.get_by_text("Both hold a stance on")).to_be_visible()
    plain.context.close()


def test_a_name_picked_from_the_list_is_added_at_once(page: Page) -> None:
    page.goto("/countries/PAK/?as_of=2024-01-01")
    page.get_by_role("link", name="Compare with others").click()
    field = page.get_by_label("Add a country")
    field.evaluate("field => { field.value = 'India'; field.dispatchEvent(new Event('input')); }")
    page.wait_for_url("**/compare/?countries=PAK,IND&as_of=2024-01-01")
    expect(field).to_be_focused()
    why = page.get_by_role("link", name="why Pakistan").first
    why.click()
    assert "/countries/PAK/" in page.url
    assert page.url.endswith("?as_of=2024-01-01")
