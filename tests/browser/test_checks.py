"""What the tests of all pages lean on: a fault is found also where it hides among many that are well."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.checks import violations

WELL = '<tr><td><a href="/">Well</a></td></tr>'

FAULTS = {
    "link-name": '<tr><td><a href="/"> </a></td></tr>',
    "color-contrast": '<tr><td><a href="/" style="color: #eee">Pale</a></td></tr>',
    "aria-roles": '<tr><td><a href="/" role="knob">Named</a></td></tr>',
    "image-alt": '<tr><td><img src="data:,"></td></tr>',
}


@pytest.mark.parametrize("between", ["", "</table><table>"], ids=["one table", "many tables"])
def test_each_faulty_row_among_many_is_found_and_nothing_else(page: Page, between: str) -> None:
    def shown(*faults: str) -> None:
        rows = between.join([*[WELL] * 20, *faults, *[WELL] * 20])
        whole = f'<html lang="en"><title>Rows</title><main><h1>Rows</h1><table>{rows}</table></main>'
        page.set_content(whole)

    shown()
    assert not violations(page)
    shown(*FAULTS.values())
    assert {found.split(":")[0] for found in violations(page)} == FAULTS.keys()
    assert page.locator("[data-alike]").count() == 37
