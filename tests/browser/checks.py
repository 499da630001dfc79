"""What every public page has to stand: axe finds nothing in light and dark, and nothing scrolls sideways."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

LOOKS = ((1440, "light"), (390, "dark"))
"""Width and theme: what axe finds depends on either, not on their combination."""


def check(page: Page, address: str) -> None:
    """Open the page wide in light and narrow in dark, and fail for what a reader would stumble over."""
    for width, theme in LOOKS:
        page.emulate_media(color_scheme=theme)
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(address)
        assert overflow(page) <= 0, f"{address} scrolls sideways at {width}"
        found = [
            f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in Axe().run(page).response["violations"]
        ]
        assert not found, f"{address} ({theme}, {width}): {found}"


def overflow(page: Page) -> int:
    """By how many pixels the page is wider than the window."""
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
