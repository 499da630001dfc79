"""The search in a browser, from the box in the head of every page."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.checks import check

pytestmark = pytest.mark.usefixtures("committed_real_record")


def test_results_and_their_absence_are_accessible_in_light_and_dark_wide_and_narrow(page: Page) -> None:
    check(page, "/search/?q=Pakist%C3%A1n")
    check(page, "/search/?q=xyzzyplugh")


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
