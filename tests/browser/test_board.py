"""The trajectory board in a browser: accessible, walked with keys, told in words, whole without scripts."""

from datetime import date

import pytest
from playwright.sync_api import Browser, Page, expect

from tests import make
from tests.browser.checks import check
from tests.world import World, build

BOARD = "/propositions/binding-framework/board/"


@pytest.fixture
def moved(transactional_db: None) -> World:
    """The world after Arandia moved from support to oppose; the Union and Fenland spoke too."""
    world = build()
    make.published(group=world.union, date=date(2019, 1, 1), stance="conditional")
    make.published(date=date(2020, 1, 1))
    make.published(date=date(2022, 1, 1), stance="oppose")
    make.published(country=world.fenland, date=date(2021, 1, 1), stance="abstain")
    return world


def test_the_board_is_accessible_in_light_and_dark_wide_and_narrow(moved: World, page: Page) -> None:
    check(page, f"{BOARD}?as_of=2023-01-01")


def test_arrow_keys_go_through_rows_and_time_and_enter_opens_the_reason(moved: World, page: Page) -> None:
    page.goto(f"{BOARD}?as_of=2023-01-01&sort=moved")
    bands = page.locator(".trajectories svg a")
    expect(page.locator(".trajectories svg a[tabindex='0']")).to_have_count(1)
    bands.first.focus()
    focused = page.locator(":focus")
    expect(focused).to_have_accessible_name(
        "Conditional from 1 January 2019 until 1 January 2020, through MU"
    )
    expect(page.locator(".tip")).to_have_text(
        "Conditional from 1 January 2019 until 1 January 2020, through MU"
    )
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(focused).to_have_accessible_name("Oppose from 1 January 2022, own acts; moved from Support")
    page.keyboard.press("ArrowDown")
    expect(focused).to_have_accessible_name("Conditional from 1 January 2019, through MU")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    page.wait_for_url("**/countries/XAR/binding-framework/?as_of=2022-01-01")
    expect(page.get_by_role("heading", name="What decides")).to_be_visible()


def test_the_board_is_sorted_and_told_in_words_without_scripts(
    moved: World, page: Page, browser: Browser
) -> None:
    page.goto(BOARD)
    plain = browser.new_context(java_script_enabled=False).new_page()
    plain.goto(f"{page.url}?as_of=2023-01-01")
    plain.get_by_label("Sorted by").select_option("moved")
    plain.locator("form.filters").get_by_role("button", name="Show").click()
    assert "sort=moved" in plain.url
    assert "as_of=2023-01-01" in plain.url
    expect(plain.locator(".trajectories tbody th[scope=row]").first).to_have_text("Arandia")
    words = plain.get_by_role("link", name="Oppose from 1 January 2022, own acts; moved from Support")
    expect(words).to_have_count(1)  # the band
    plain.get_by_label("Say each row in words").check()
    expect(words).to_have_count(2)
    plain.context.close()
