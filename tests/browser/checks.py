"""What every public page has to stand: axe finds nothing in light and dark, and nothing scrolls sideways."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

LOOKS = ((1440, "light"), (390, "dark"))
"""Width and theme: what axe finds depends on either, not on their combination."""

OPTIONS = {"resultTypes": ["violations"], "preload": False}
"""No style sheet is fetched a second time: only a rule that is off by itself would read it."""

MARK_WHAT_IS_ALIKE = """() => {
  const telling = new Set(["class", "dir", "lang", "role", "scope", "style", "type"]);
  const alone = new Map();
  const whole = new Map();
  const shape = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return node.data.trim() ? "words" : "";
    if (node.nodeType !== Node.ELEMENT_NODE) return "";
    node.removeAttribute("data-alike");
    const mark = (one) => (telling.has(one.name) ? `${one.name}=${one.value}` : one.name);
    alone.set(node, `${node.localName}[${[...node.attributes].map(mark)}]`);
    whole.set(node, `${alone.get(node)}(${[...node.childNodes].map(shape).join()})`);
    return whole.get(node);
  };
  const times = new Map();
  const markBelow = (parent, way) => {
    for (const child of parent.children) {
      const like = `${way}>${whole.get(child)}`;
      times.set(like, (times.get(like) ?? 0) + 1);
      if (times.get(like) > 3) child.setAttribute("data-alike", "");
      else markBelow(child, `${way}>${alone.get(child)}`);
    }
  };
  shape(document.body);
  markBelow(document.body, "");
}"""
"""Marks the fourth and later of one build in places of one build: same tags, classes and names of attributes,
from the body down to all that is in it.

What axe finds in the two hundredth row of a table it finds in the first three of that build, sooner; so it
does in the tenth of several tables.
"""


def check(page: Page, address: str) -> None:
    """Open the page wide in light and narrow in dark, and fail for what a reader would stumble over."""
    for width, theme in LOOKS:
        page.emulate_media(color_scheme=theme)
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(address)
        assert overflow(page) <= 0, f"{address} scrolls sideways at {width}"
        found = violations(page)
        assert not found, f"{address} ({theme}, {width}): {found}"


def violations(page: Page) -> list[str]:
    """What axe objects to in the page as it is shown, each with the first place of it."""
    page.evaluate(MARK_WHAT_IS_ALIKE)
    found = Axe().run(page, {"exclude": ["[data-alike]"]}, OPTIONS).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found]


def overflow(page: Page) -> int:
    """By how many pixels the page is wider than the window."""
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
