"""Changes, data, about and the error pages in a browser."""

import pytest
from playwright.sync_api import Page

from tests.browser.checks import check

pytestmark = pytest.mark.usefixtures("standing_real_record")


@pytest.mark.parametrize("address", ["/changes/", "/data/", "/about/"])
def test_they_are_accessible_in_light_and_dark_wide_and_narrow(page: Page, address: str) -> None:
    check(page, address)


@pytest.mark.parametrize("address", ["/nothing-here/", "/compare/?countries=QQQ"])
def test_so_are_the_error_pages(page: Page, complaints: list[str], address: str) -> None:
    check(page, address)
    assert all("the server responded with a status of 40" in one for one in complaints)
    complaints.clear()
