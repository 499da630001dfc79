"""A release in a browser: readable by everybody, and its lines copied with one press."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.checks import check
from tests.released import Releases

ADDRESS = "/data/releases/2026-11-23.2/"


@pytest.fixture(autouse=True)
def _served(released: Releases, settings) -> None:
    settings.RELEASES_DIR = released.root


def test_a_release_is_accessible_in_light_and_dark_wide_and_narrow(page: Page) -> None:
    check(page, ADDRESS)


def test_a_file_is_downloaded_and_a_line_copied(page: Page, released: Releases, tmp_path: Path) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(ADDRESS)
    with page.expect_download() as download:
        page.get_by_role("link", name="topics.csv").click()
    download.value.save_as(tmp_path / "topics.csv")
    assert (tmp_path / "topics.csv").read_bytes() == (released.second.folder / "topics.csv").read_bytes()
    line = page.get_by_role("region", name="positions.csv in pandas")
    page.locator(".snippet", has=line).get_by_role("button", name="Copy").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == line.text_content()
