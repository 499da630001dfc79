"""The propositions in a browser: accessible, and the table sorts."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

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


def test_the_slider_moves_map_counts_table_and_address_and_back_returns(page: Page) -> None:
    page.goto(f"{BINDING}?as_of=2025-01-01")
    today = [page.title(), count_of(page, "oppose"), land(page, "FRA").get_attribute("aria-label")]
    slider = page.get_by_label("Move through time")
    with page.expect_response("**/course.json"):
        slider.focus()
    assert slider.get_attribute("aria-valuetext") == "1 January 2025"
    for _ in range(25):
        page.keyboard.press("PageDown")
    expect(slider).to_have_attribute("aria-valuetext", "1 December 2022")
    expect(land(page, "FRA")).to_have_attribute("aria-label", re.compile("France: Oppose since"))
    page.wait_for_url("**as_of=2022-12-01")
    expect(page).to_have_title(re.compile(r"\(1 December 2022\)"))
    rows = page.locator("table.stances-table tbody tr")
    expect(rows.filter(has_text="France").first).to_contain_text("Oppose")
    expect(page.locator("#as-of")).to_have_value("2022-12-01")
    expect(land(page, "FRA")).to_have_attribute(
        "href", "/countries/FRA/laws-binding-instrument/?as_of=2022-12-01"
    )
    expect(page.locator("main[data-moving]")).to_have_count(0)
    followed = words_of(page)
    page.reload()
    assert words_of(page) == followed
    page.go_back()
    page.wait_for_url("**as_of=2025-01-01")
    expect(page).to_have_title(today[0])
    expect(land(page, "FRA")).to_have_attribute("aria-label", today[2] or "")
    assert count_of(page, "oppose") == today[1]


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
    page.wait_for_url(re.compile(rf"\?(?=.*as_of={day})(?=.*basis=own)"))
    expect(page.locator("main[data-moving]")).to_have_count(0)
    assert [url for url in asked if "course.json" in url] == []
    page.go_back()
    page.wait_for_url("**as_of=2025-01-01&basis=own")
    expect(page.locator(".world__legend .is-support .legend__count")).to_have_text(held)


def test_the_buttons_beside_the_slider_go_from_change_to_change(page: Page) -> None:
    page.goto(f"{BINDING}?as_of=2024-03-01")
    shown = page.locator(".time__day")
    page.get_by_role("button", name="The change before").click()
    expect(shown).not_to_have_text("1 March 2024")
    before = shown.inner_text()
    page.get_by_role("button", name="The change after").click()
    expect(shown).not_to_have_text(before)
