"""The comparison in a browser: accessible, and made without scripts."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.checks import check

pytestmark = pytest.mark.usefixtures("committed_real_record")


def test_the_comparison_is_accessible_in_light_and_dark_wide_and_narrow(page: Page) -> None:
    check(page, "/compare/")
    check(page, "/compare/?countries=USA,CHN,RUS,GBR,FRA")


def test_countries_are_chosen_without_scripts(page: Page, browser: Browser) -> None:
    page.goto("/compare/")
    plain = browser.new_context(java_script_enabled=False).new_page()
    plain.goto(page.url)
    for name in ("Pakistán", "India"):
        plain.get_by_label("Add a country").fill(name)
        plain.get_by_role("button", name="Add").click()
    assert plain.url.endswith("/compare/?countries=PAK,IND")
    expect(plain.get_by_role("heading", name="Where they differ")).to_be_visible()
    plain.get_by_role("link", name="Leave out Pakistan").click()
    assert plain.url.endswith("/compare/?countries=IND")
    plain.context.close()
