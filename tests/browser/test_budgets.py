"""Light pages on the real record: what a first view costs, compressed, and that nothing in it jumps."""

from __future__ import annotations

import gzip
from typing import Any

import pytest
from playwright.sync_api import Browser, Response

from positions.models import Position

pytestmark = pytest.mark.usefixtures("standing_real_record")

PAGE, WHOLE = 30_000, 120_000
"""Bytes of a page's HTML, and of all that its first view fetches, after compression."""

JUMP = 0.005
"""A cumulative layout shift below it is told as 0.00: nobody sees a pixel move while a row is being read."""

PACKED = ("image/png", "font/")

SHIFT = """() => new Promise((tell) => {
  let sum = 0;
  new PerformanceObserver((list) => list.getEntries().forEach((one) => { sum += one.value; }))
    .observe({ type: "layout-shift", buffered: true });
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => tell(sum), 50)));
})"""

ADDRESSES = (
    "/",
    "/propositions/",
    "/propositions/laws-binding-instrument/",
    "/propositions/laws-binding-instrument/board/",
    "/countries/",
    "/countries/USA/",
    "/countries/PAK/binding-ai-framework/",
    "/groups/eu/",
    "/groups/eu/laws-binding-instrument/",
    "/officials/",
    "/forums/ccw-gge-laws/",
    "/instruments/",
    "/instruments/a-res-78-241/",
    "/positions/",
    "/compare/?countries=USA,CHN,RUS,GBR,FRA,IND,PAK,BRA",
    "/search/?q=weapons",
    "/changes/",
    "/data/",
    "/about/",
    "/about/design/",
)
"""Every page type, in its heaviest example; the many propositions differ by little."""


def fetched(browser: Browser, live_server: Any, address: str, width: int) -> tuple[int, int, float]:
    """The bytes of the page and of its whole first view with nothing kept, and how far its layout shifted."""
    context = browser.new_context(base_url=live_server.url, viewport={"width": width, "height": 900})
    page = context.new_page()
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))  # Playwright marks its listeners
    page.goto(address, wait_until="networkidle")
    shift: float = page.evaluate(SHIFT)
    sizes = [_size(one) for one in answers if one.status == 200]
    context.close()
    return sizes[0], sum(sizes), shift


def _size(answer: Response) -> int:
    body = answer.body()
    packed = answer.headers.get("content-type", "").startswith(PACKED)
    return len(body) if packed else len(gzip.compress(body, 6))


def test_every_page_type_is_light_and_nothing_in_it_jumps(browser: Browser, live_server: Any) -> None:
    position = Position.objects.published().newest_first()[0].get_absolute_url()
    found = {address: fetched(browser, live_server, address, 1440) for address in (*ADDRESSES, position)}
    assert not {address: cost for address, cost in found.items() if cost[0] > PAGE}
    assert not {address: cost for address, cost in found.items() if cost[1] > WHOLE}
    assert not {address: cost for address, cost in found.items() if cost[2] >= JUMP}


def test_nothing_jumps_on_a_narrow_screen_either(browser: Browser, live_server: Any) -> None:
    pages = ("/", "/propositions/laws-binding-instrument/", "/countries/USA/", "/positions/")
    found = {address: fetched(browser, live_server, address, 390)[2] for address in pages}
    assert not {address: shift for address, shift in found.items() if shift >= JUMP}
