"""The propositions in a browser: accessible, and the table sorts."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.checks import check

pytestmark = pytest.mark.usefixtures("standing_real_record")


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


BINDING = "/propositions/laws-binding-instrument/"


def land(page: Page, code: str) -> Locator:
    """A country of the map."""
    return page.locator(f"[data-world] a:has(use[href$='#{code}'])")


def count_of(page: Page, value: str) -> str:
    """A figure of the legend."""
    return page.locator(f".world__legend .is-{value} .legend__count").inner_text()


def words_of(page: Page) -> str:
    """All that depends on the day, legend and table included."""
    return page.locator("main [data-dated]").evaluate_all("all => all.map(one => one.innerText).join()")


def rested(page: Page, day: str) -> None:
    """Wait until address and page both show the day, however busy the machine is."""
    page.wait_for_url(re.compile(f"as_of={day}"))
    page.locator("main:not([data-moving])").wait_for()


def test_the_slider_moves_map_counts_table_and_address_and_back_returns(page: Page) -> None:
    page.goto(f"{BINDING}?as_of=2024-04-01")
    before = [page.title(), count_of(page, "oppose")]
    expect(land(page, "FRA")).to_have_attribute("aria-label", re.compile("France: Conditional since"))
    slider = page.get_by_label("Move through time")
    with page.expect_response("**/course.json"):
        slider.focus()
    assert slider.get_attribute("aria-valuetext") == "1 April 2024"
    page.keyboard.press("PageDown")
    page.keyboard.press("PageDown")
    expect(slider).to_have_attribute("aria-valuetext", "1 February 2024")
    expect(land(page, "FRA")).to_have_attribute("aria-label", re.compile("France: Oppose since"))
    rested(page, "2024-02-01")
    assert "(1 February 2024)" in page.title()
    rows = page.locator("table.stances-table tbody tr")
    expect(rows.filter(has_text="France").first).to_contain_text("Oppose")
    expect(page.locator("#as-of")).to_have_value("2024-02-01")
    reason = "/countries/FRA/laws-binding-instrument/?as_of=2024-02-01"
    expect(land(page, "FRA")).to_have_attribute("href", reason)
    followed = words_of(page)
    page.reload()
    assert words_of(page) == followed
    page.go_back()
    rested(page, "2024-04-01")
    expect(land(page, "FRA")).to_have_attribute("aria-label", re.compile("France: Conditional since"))
    assert [page.title(), count_of(page, "oppose")] == before


def test_while_the_slider_is_dragged_the_map_follows_without_asking_the_server(page: Page) -> None:
    page.goto(f"{BINDING}?as_of=2025-01-01&basis=own")
    slider = page.get_by_label("Move through time")
    with page.expect_response("**/course.json?basis=own"):
        slider.hover()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    box = slider.bounding_box()
    assert box
    held = count_of(page, "support")
    page.mouse.move(box["x"] + box["width"] - 12, box["y"] + box["height"] / 2)
    page.mouse.down()
    for share in (0.8, 0.6, 0.4):
        page.mouse.move(box["x"] + share * box["width"], box["y"] + box["height"] / 2)
    expect(page.locator(".world__legend .is-support .legend__count")).not_to_have_text(held)
    assert [url for url in asked if "/static/" not in url] == []
    day = page.locator("#as-of").input_value()
    page.mouse.up()
    rested(page, day)
    assert "basis=own" in page.url
    assert [url for url in asked if "course.json" in url] == []
    page.go_back()
    rested(page, "2025-01-01")
    expect(page.locator(".world__legend .is-support .legend__count")).to_have_text(held)
