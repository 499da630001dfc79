"""The propositions in a browser: accessible, and the table sorts."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.checks import check

pytestmark = pytest.mark.usefixtures("committed_real_record")


def test_the_pages_of_propositions_are_accessible_in_light_and_dark_wide_and_narrow(page: Page) -> None:
    check(page, "/propositions/")
    check(page, "/propositions/laws-binding-instrument/?region=Oceania")


def test_the_table_sorts_by_a_head_and_shows_one_region(page: Page) -> None:
    page.goto("/propositions/laws-binding-instrument/?as_of=2025-01-01")
    page.get_by_label("Region").select_option("Oceania")
    page.wait_for_url("**region=Oceania**")
    assert "as_of=2025-01-01" in page.url
    names = page.locator("table.stances-table tbody th")
    assert "Pakistan" not in names.all_inner_texts()
    by_name = names.all_inner_texts()
    page.get_by_role("button", name="Country").click()
    page.get_by_role("button", name="Country").click()
    assert names.all_inner_texts() == by_name[::-1]


def test_the_course_has_a_table_twin(page: Page) -> None:
    page.goto("/propositions/laws-binding-instrument/?as_of=2025-01-01")
    page.get_by_text("The same as a table").click()
    twin = page.get_by_role("region", name="Countries by stance over time")
    expect(twin.get_by_role("row", name="1 January 2025")).to_be_visible()
