"""What holds for pages of every type: small windows, either direction, paper, stillness, no scripts."""

from __future__ import annotations

from datetime import date

import pytest
from playwright.sync_api import Browser, Page, expect

from positions.models import Official
from tests import make
from tests.browser.checks import check, overflow
from tests.world import World, build

ARABIC = "دعا الوفد إلى قواعد ملزمة للآلات (AI) قبل نهاية عام 2026."

PAGES = [
    "/",
    "/propositions/",
    "/propositions/binding-framework/",
    "/propositions/binding-framework/board/",
    "/countries/",
    "/countries/XAR/",
    "/countries/XAR/binding-framework/",
    "/countries/XFE/audits/",
    "/groups/",
    "/groups/mu/",
    "/groups/mu/binding-framework/",
    "/officials/",
    "/officials/amina/",
    "/forums/",
    "/forums/workshop/",
    "/instruments/",
    "/instruments/a-x-70-1/",
    "/positions/",
    "/compare/?countries=XAR,XBO,XDU",
    "/search/?q=machines",
    "/changes/",
    "/changes/corrections/",
    "/data/",
    "/about/",
    "/about/design/",
]


@pytest.fixture
def record(transactional_db: None) -> World:
    """Every kind of ground and gap: own and group acts, a move, an overruled act, a correction, a search."""
    world = build()
    amina = Official.objects.create(slug="amina", name="أمينة عبد الرحمن", country=world.arandia)
    source = make.source("arabic", title="بيان الوفد", language="ar", url="https://arandia.example/ar")
    make.published(date=date(2021, 3, 1), stance="oppose")
    make.published(
        summary=ARABIC,
        official=amina,
        forum=world.workshop,
        session=world.workshop_2023,
        date=date(2023, 5, 24),
        cites=[source],
    )
    make.published(group=world.union, date=date(2022, 1, 1), dissociated=[world.borvia])
    make.roll_call(
        {"support": [world.arandia, world.borvia], "abstain": [world.dunmere]},
        instrument=world.resolution,
        proposition=world.audits,
        date=date(2022, 12, 20),
    )
    wrong = make.published(country=world.dunmere, proposition=world.control)
    make.correction(wrong, stance="oppose")
    make.enquiry(world.fenland, world.audits)
    return world


def test_reasons_design_and_corrections_are_accessible(record: World, page: Page) -> None:
    check(page, "/about/design/")
    check(page, "/groups/mu/binding-framework/")
    check(page, "/countries/XAR/binding-framework/")
    check(page, "/changes/corrections/")


def test_every_page_fits_a_window_of_320_pixels_in_both_directions(record: World, page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    wide = []
    for address in PAGES:
        page.goto(address)
        for direction in ("ltr", "rtl"):
            page.evaluate("direction => { document.documentElement.dir = direction }", direction)
            if overflow(page) > 0:
                wide.append((address, direction))
    assert not wide


def test_free_text_keeps_its_own_direction_in_either_page(record: World, page: Page) -> None:
    for address in (
        "/countries/XAR/",
        "/officials/amina/",
        "/countries/XAR/binding-framework/",
        "/positions/",
    ):
        page.goto(address)
        summary = page.get_by_text(ARABIC).first
        assert summary.evaluate("one => getComputedStyle(one).direction") == "rtl", address
    page.goto("/groups/mu/")
    page.evaluate("document.documentElement.dir = 'rtl'")
    english = page.get_by_text("Spoke for it, in words made up for a test.").first
    assert english.evaluate("one => getComputedStyle(one).direction") == "ltr"
    page.goto("/officials/amina/")
    assert page.locator("h1 bdi").evaluate("one => getComputedStyle(one).unicodeBidi") == "plaintext"


def test_paper_shows_the_addresses_of_sources_and_nothing_to_click(record: World, page: Page) -> None:
    page.set_viewport_size({"width": 680, "height": 960})
    page.emulate_media(media="print", color_scheme="dark")
    page.goto("/countries/XAR/binding-framework/")
    for hidden in (".site-menu", ".as-of__fields", ".breadcrumbs", ".take-away", ".cite .button"):
        assert not page.locator(hidden).first.is_visible(), hidden
    printed = page.locator(".citations a").first.evaluate("one => getComputedStyle(one, '::after').content")
    assert "arandia.example/ar" in printed
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(255, 255, 255)"
    assert page.locator("table.weighed thead").evaluate("one => getComputedStyle(one).display") == (
        "table-header-group"
    )


def test_nothing_moves_for_those_who_ask_for_stillness(record: World, page: Page) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto("/countries/XAR/")
    assert page.locator("main a").first.evaluate("one => getComputedStyle(one).transitionDuration") == "0s"


def test_without_scripts_a_reason_is_found_and_groups_are_left_out(
    record: World, page: Page, browser: Browser
) -> None:
    page.goto("/groups/mu/")
    plain = browser.new_context(java_script_enabled=False).new_page()
    plain.goto(page.url)
    plain.get_by_role("link", name="Why this stance, and which members hold it?").first.click()
    plain.get_by_role("link", name="Why: Arandia").click()
    expect(plain.get_by_role("heading", name="What decides")).to_be_visible()
    plain.get_by_label("Own acts only").check()
    plain.get_by_role("button", name="Show").click()
    expect(plain).to_have_url(
        f"{page.url.split('/groups')[0]}/countries/XAR/binding-framework/?as_of={today(plain)}&basis=own"
    )
    expect(plain.get_by_text("The country's own act prevails.")).to_have_count(0)
    plain.context.close()


def today(page: Page) -> str:
    """The day in the form of the page."""
    return page.get_by_label("Day").input_value()
