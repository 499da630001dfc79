"""From a cell of the coverage matrix to the public page: a search in vain, recorded in one step."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect

from tests.browser.checks import check
from tests.world import World, build


@pytest.fixture
def desk(transactional_db: None) -> World:
    """The world, with passwords."""
    world = build()
    world.analyst.set_password("desk")
    world.analyst.save()
    return world


def sign_in(page: Page, user: User) -> None:
    page.goto("/admin/")
    page.get_by_label("Username").fill(user.username)
    page.get_by_label("Password").fill("desk")
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_role("heading", name="Editorial desk")).to_be_visible()


def test_a_search_in_vain_goes_from_the_matrix_to_the_public_page(desk: World, page: Page) -> None:
    sign_in(page, desk.analyst)
    row = page.get_by_role("row", name="Adopt binding rules for machines")
    row.get_by_role("link", name="Meridia").click()
    page.get_by_label("Choose all that are listed").check()
    page.get_by_label("Élan-Verre").uncheck()
    page.get_by_label("Languages").fill("en, fr")
    page.get_by_label("Places").fill("The site of the ministry and its archive.")
    page.get_by_label("Searched on").fill("2024-05-01")
    page.get_by_role("button", name="Record for 2 countries").click()
    expect(page.get_by_text("Recorded for 2 countries (Dunmere, Fenland)")).to_be_visible()
    expect(page.get_by_role("link", name="Searched, nothing found 2 of 3")).to_be_visible()

    page.goto("/countries/XFE/")
    expect(page.get_by_text("1 of 3 was searched and nothing found.")).to_be_visible()
    line = page.get_by_role("heading", name="Adopt binding rules for machines").locator("xpath=..")
    expect(line).to_contain_text("Searched, nothing found")
    expect(line).to_contain_text("1 May 2024")
    page.goto("/countries/XEL/")
    expect(page.get_by_text("3 of 3 are not researched yet.")).to_be_visible()


def test_the_desk_and_the_list_of_a_cell_are_accessible(desk: World, page: Page) -> None:
    sign_in(page, desk.analyst)
    check(page, "/admin/")
    check(page, "/admin/coverage/binding-framework/?region=Meridia")
    check(page, "/admin/import/positions/")
