"""Takes the pictures of the documents with Chromium into docs/pictures/: those of docs/editing.md on the
invented world, those of the README on the real record.

No test of the suite: pytest looks for no such name. Run it by name, after a screen has changed:

    .venv/bin/python -m pytest tests/pictures.py
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect

from positions import editorial
from positions.exchange.tables import POSITIONS
from positions.models import Position
from tests import make
from tests.world import World, build

PICTURES = Path(settings.BASE_DIR) / "docs" / "pictures"
LARGEST = 250_000
"""Bytes of a picture: the repository keeps every version of it."""

Shoot = Callable[[str], None]


@pytest.fixture
def desk(transactional_db: None) -> World:
    """The world with something on every heap: drafts, a return, a queue, a contradiction, gaps."""
    world = build()
    for user in (world.analyst, world.reviewer, world.administrator):
        user.set_password("desk")
        user.save()
    make.published()
    make.published(stance="conditional", kind="interview", summary="Asked for exceptions, the same day.")
    make.published(group=world.union, date=date(2022, 2, 1), summary="The Union joined the call.")
    make.published(country=world.dunmere, proposition=world.control, stance="oppose")
    make.enquiry(world.fenland, places="Site and archive of the ministry.")
    make.draft(country=world.elan, proposition=world.audits, stance="conditional")
    returned = make.submitted(country=world.borvia, date=date(2023, 5, 24))
    note = "The source is of 25 May and says “yesterday”. Is the day known, or only reported?"
    editorial.send_back([returned], by=world.reviewer, note=note)
    make.submitted(
        country=world.arandia, proposition=world.framework, stance="oppose", date=date(2023, 5, 24)
    )
    make.submitted(country=world.elan, author=world.second_analyst)
    return world


@pytest.fixture
def shoot(page: Page) -> Shoot:
    """Take what the window shows."""
    page.set_viewport_size({"width": 1180, "height": 760})

    def taken(name: str) -> None:
        file = PICTURES / f"{name}.png"
        page.evaluate("document.activeElement?.blur()")
        page.screenshot(path=file)
        assert file.stat().st_size <= LARGEST, f"{file.name} is too large for the repository"

    return taken


def sign_in(page: Page, user: User) -> None:
    page.context.clear_cookies()
    page.goto("/admin/")
    page.get_by_label("Username").fill(user.username)
    page.get_by_label("Password").fill("desk")
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_role("heading", name="Editorial desk")).to_be_visible()


def test_the_analysts_screens(desk: World, page: Page, shoot: Shoot, tmp_path: Path) -> None:
    sign_in(page, desk.analyst)
    shoot("desk-front")

    page.goto("/admin/occasion/")
    page.get_by_label("Address").fill("https://arandia.example/speech")
    page.get_by_label("Country or group").fill("Arandia")
    page.get_by_label("Date *").fill("2023-05-24")
    page.get_by_label("Kind").select_option("statement")
    page.locator("#row-1").get_by_label("Proposition").select_option(str(desk.audits.slug))
    page.locator("#row-1").get_by_label("Stance").select_option("support")
    page.locator("#row-1").get_by_label("Summary").fill("Asked for audits by a body of its own.")
    page.locator("#row-1").scroll_into_view_if_needed()
    shoot("desk-occasion")

    page.goto("/admin/list/")
    page.get_by_label("Date", exact=False).first.fill("2022-12-20")
    page.get_by_label("Instrument").fill("A/X/70/1")
    page.get_by_label("Proposition", exact=False).select_option(desk.framework.slug)
    page.get_by_label("Address of the source").fill("https://assembly.example/record")
    page.get_by_label("The list", exact=True).fill(
        "In favour: Arandia, Borvia, Côte d’Élan\nAgainst: Dunmere\nAbstaining: Fenlnd"
    )
    page.get_by_role("button", name="Read the list").click()
    page.get_by_role("button", name="Discard").or_(page.get_by_text("What was read")).first.click()
    shoot("desk-list")

    page.goto("/admin/coverage/binding-framework/?region=Meridia")
    page.get_by_label("Choose all that are listed").check()
    page.get_by_label("Élan-Verre").uncheck()
    shoot("desk-gaps")

    old = Position.objects.published().get(country=desk.dunmere)
    file = tmp_path / "positions.csv"
    rows = [
        "XDU,human-control,conditional,2022-03-01,day,statement,,,,,Opposed it for some.,voting-record,",
        "XEL,binding-framework,support,2023-01-01,month,interview,,,,,Called for a treaty.,article,p. 4",
    ]
    file.write_text("\n".join([",".join(POSITIONS.required), *rows, ""]))
    page.goto("/admin/import/positions/")
    page.get_by_label("CSV or XLSX file").set_input_files(file)
    page.get_by_role("button", name="Look at what it does").click()
    expect(page.get_by_text(f"position {old.pk}")).to_be_visible()
    shoot("desk-import")


def test_the_reviewers_screens(desk: World, page: Page, shoot: Shoot) -> None:
    position = Position.objects.get(country=desk.arandia, stance="oppose")
    sign_in(page, desk.reviewer)
    page.goto("/admin/review/")
    shoot("desk-queue")
    page.goto(f"/admin/review/position/{position.pk}/")
    shoot("desk-review")

    page.goto(f"/admin/positions/source/{desk.speech.pk}/change/")
    page.get_by_label("Title").fill("Speech at the opening of the workshop")
    page.get_by_role("button", name="Save and continue editing").click()
    page.goto(f"/admin/positions/source/{desk.speech.pk}/history/")
    shoot("desk-history")


@pytest.mark.usefixtures("committed_real_record")
@pytest.mark.parametrize(
    ("name", "address", "below"),
    [
        ("home", "/", 420),
        ("board", "/propositions/laws-binding-instrument/board/?sort=moved", 640),
        ("country", "/countries/PAK/?as_of=2023-11-26", 110),
        ("compare", "/compare/?countries=PAK,IND,CHN,USA", 480),
    ],
)
def test_the_public_pages(page: Page, shoot: Shoot, name: str, address: str, below: int) -> None:
    page.goto(address)
    page.evaluate("below => window.scrollTo(0, below)", below)
    shoot(name)
