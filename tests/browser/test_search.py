"""The search in a browser, from the box in the head of every page."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.checks import check

pytestmark = pytest.mark.usefixtures("standing_real_record")


def test_results_and_their_absence_are_accessible_in_light_and_dark_wide_and_narrow(page: Page) -> None:
    check(page, "/search/?q=Pakist%C3%A1n&stance=support")
    check(page, "/search/?q=autonomus+wepons")


def test_filters_are_put_on_and_taken_off_without_scripts(page: Page, browser: Browser) -> None:
    page.goto("/search/?q=human+control")
    plain = browser.new_context(java_script_enabled=False).new_page()
    plain.goto(page.url)
    plain.get_by_role("complementary", name="Narrow down").get_by_role("link", name="Oppose").click()
    assert plain.url.endswith("/search/?q=human+control&stance=oppose")
    shown = plain.locator(".passage .stance")
    assert {"Oppose" in text for text in shown.all_inner_texts()} == {True}
    plain.get_by_role("link", name="Remove the filter Stance: Oppose").click()
    assert plain.url == page.url
    plain.context.close()


def test_a_slip_leads_to_what_was_meant(page: Page) -> None:
    page.goto("/search/?q=autonomus+wepons")
    page.get_by_role("link", name="autonomous weapons").click()
    expect(page.get_by_role("heading", name="Results for “autonomous weapons”")).to_be_visible()
    assert page.locator(".passage mark").count() > 0


@pytest.mark.parametrize(
    ("words", "link"),
    [
        ("Pakistán", "Pakistan"),
        ("Islamabad workshop", "Center for International Strategic Studies, Islamabad"),
        ("79/62", "A/RES/79/62"),
    ],
)
def test_the_box_in_the_head_finds_it(page: Page, words: str, link: str) -> None:
    page.goto("/about/")
    page.get_by_label("Search the record").fill(words)
    page.get_by_label("Search the record").press("Enter")
    expect(page.locator("ul.found").get_by_role("link", name=link, exact=True)).to_be_visible()
