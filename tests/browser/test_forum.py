"""The forums in a browser: accessible in light and dark, wide and narrow."""

import pytest
from playwright.sync_api import Page

from tests.browser.checks import check

pytestmark = pytest.mark.usefixtures("standing_real_record")


def test_the_pages_of_forums_are_accessible_in_light_and_dark_wide_and_narrow(page: Page) -> None:
    check(page, "/forums/")
    check(page, "/forums/unga-first-committee/")
