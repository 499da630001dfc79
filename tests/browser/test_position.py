"""The positions in a browser: accessible, filtered by a form that needs no script."""

import pytest
from playwright.sync_api import Page, expect

from positions.models import Position
from tests.browser.checks import check

pytestmark = pytest.mark.usefixtures("standing_real_record")


def seed() -> Position:
    """Pakistan's Foreign Secretary on a binding framework."""
    return Position.objects.get(
        country__iso3="PAK", proposition__slug="binding-ai-framework", date="2023-11-26"
    )


def test_the_pages_of_positions_are_accessible_in_light_and_dark_wide_and_narrow(page: Page) -> None:
    check(page, "/positions/?country=PAK&q=weapons")
    check(page, f"/positions/{seed().pk}/")


def test_a_form_filters_and_a_chip_takes_the_filter_away(page: Page) -> None:
    page.goto("/positions/")
    page.get_by_label("Country").select_option("Pakistan")
    page.get_by_label("Kind of act").select_option("Vote")
    page.get_by_role("button", name="Show").click()
    page.wait_for_url("**/positions/?country=PAK&kind=vote")
    expect(page.locator("tbody tr")).to_have_count(9)
    page.get_by_role("link", name="Remove the filter Kind of act: Vote").click()
    page.wait_for_url("**/positions/?country=PAK")


def test_the_list_leads_on_and_back(page: Page) -> None:
    page.goto("/positions/")
    first = page.locator("tbody tr").first.inner_text()
    page.get_by_role("link", name="Older positions").click()
    page.wait_for_url("**cursor=older**")
    assert page.locator("tbody tr").first.inner_text() != first
    page.get_by_role("link", name="Newer positions").click()
    page.wait_for_url("**cursor=newer**")
    assert page.locator("tbody tr").first.inner_text() == first
