"""The roll call of A/RES/79/62 in a real browser: pasted by an analyst, published as one by a reviewer."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group, User
from playwright.sync_api import Browser, Page, expect

from positions.models import Batch, Position, Source
from tests.browser.checks import overflow, violations
from tests.lists.real_texts import complete_roll_calls, record_text, un_names

SOURCE = "https://docs.un.org/en/A/79/PV.49"


@pytest.fixture
def desk(committed_real_record: None) -> None:
    """The record without its vote of 2 December 2024 on A/RES/79/62, and an analyst and a reviewer."""
    for name, role in (("ana", "Analyst"), ("rex", "Reviewer")):
        User.objects.create_user(name, password="desk", is_staff=True).groups.add(
            Group.objects.get(name=role)
        )


@pytest.fixture
def roll_call() -> str:
    [one] = [
        call
        for call in complete_roll_calls()
        if (call.instrument, call.date) == ("a-res-79-62", "2024-12-02")
    ]
    return record_text(one, un_names())


def sign_in(page: Page, name: str) -> None:
    page.context.clear_cookies()
    page.goto("/admin/")
    page.get_by_label("Username").fill(name)
    page.get_by_label("Password").fill("desk")
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_role("link", name="Enter a list")).to_be_visible()


def describe(page: Page, text: str) -> None:
    """The first page, filled in: another day of the same session, since that vote is on record."""
    page.get_by_label("What they did").select_option("vote")
    page.get_by_label("Date", exact=False).first.fill("2024-12-03")
    page.get_by_label("Instrument").fill("A/RES/79/62")
    page.get_by_label("Proposition", exact=False).select_option("laws-unga-track")
    page.get_by_label("Address of the source").fill(SOURCE)
    page.get_by_label("Title of the source").fill("Verbatim record of the 49th meeting")
    page.get_by_label("The list", exact=True).fill(text)


def looked_at(page: Page) -> None:
    """Nothing that a reader would stumble over, wide by day and narrow by night."""
    for theme, width in (("dark", 390), ("light", 1440)):
        page.emulate_media(color_scheme=theme)
        page.set_viewport_size({"width": width, "height": 900})
        assert overflow(page) <= 0
        assert not violations(page)


def test_a_roll_call_of_184_states_is_pasted_submitted_and_published_as_one(
    desk: None, page: Page, roll_call: str
) -> None:
    sign_in(page, "ana")
    page.get_by_role("link", name="Enter a list").click()
    looked_at(page)
    describe(page, roll_call)
    page.get_by_role("button", name="Read the list").click()

    expect(page.get_by_text("Every name is matched.")).to_be_visible()
    for side, number in (("In favour", "166"), ("Against", "3"), ("Abstaining", "15")):
        row = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name=side, exact=True))
        expect(row.get_by_role("cell", name=number, exact=True)).to_have_count(
            2
        )  # on the list, and announced
    looked_at(page)
    page.get_by_role("button", name="Look at the drafts").click()
    looked_at(page)
    page.get_by_role("button", name="Make 184 drafts").click()
    expect(page.get_by_text("184 drafts made, as one list.")).to_be_visible()
    looked_at(page)
    page.get_by_role("button", name="Submit for review").click()
    expect(page.get_by_text("184 positions submitted for review.")).to_be_visible()
    expect(page.get_by_role("button", name="Publish")).to_have_count(0)

    batch = Batch.objects.get()
    sign_in(page, "rex")
    page.goto(f"/admin/positions/batch/{batch.pk}/change/")
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_text("public and final")).to_be_visible()
    page.get_by_role("button", name="Publish all").click()
    expect(page.get_by_text("184 positions published.")).to_be_visible()

    published = Position.objects.filter(batch=batch, status="published")
    by_stance = {
        stance: published.filter(stance=stance).count() for stance in ("support", "oppose", "abstain")
    }
    assert by_stance == {"support": 166, "oppose": 3, "abstain": 15}
    assert set(published.values_list("reviewer__username", flat=True)) == {"rex"}
    assert Source.objects.get(url=SOURCE).citations.count() == 184
    page.goto("/instruments/a-res-79-62/")
    expect(page.get_by_text("3 December 2024").first).to_be_visible()


def test_a_name_that_fits_nobody_is_answered_without_scripts(
    desk: None, page: Page, browser: Browser
) -> None:
    sign_in(page, "ana")
    plain = browser.new_context(
        java_script_enabled=False, storage_state=page.context.storage_state()
    ).new_page()
    plain.goto(page.url.split("/admin/")[0] + "/admin/list/")
    describe(plain, "In favour (2): Japan, Korea")
    plain.get_by_role("button", name="Read the list").click()
    expect(plain.get_by_text("1 line needs an answer.")).to_be_visible()
    plain.get_by_role("button", name="Look at the drafts").click()
    expect(plain.get_by_role("alert")).to_contain_text("1 line needs an answer.")
    plain.get_by_label("“Korea” in line 1 means").select_option("KOR")
    plain.get_by_role("button", name="Look at the drafts").click()
    plain.get_by_role("button", name="Make 2 drafts").click()
    expect(plain.get_by_text("2 drafts made, as one list.")).to_be_visible()
    assert {one.country.iso3 for one in Batch.objects.get().positions.all()} == {"JPN", "KOR"}
    plain.context.close()
