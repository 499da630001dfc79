"""An article recorded as one occasion in a browser: seven positions, submitted, published, seen in public.

The article of the seed (design, “Data that ships”) is coded in the fixtures already; here the same coding
is entered anew, from an address of the test's own, into the real record.
"""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import Group, User
from django.core.management import call_command
from playwright.sync_api import Page, expect

from positions.models import Position, Source
from positions.roles import ANALYST, REVIEWER
from tests.browser.checks import check

SEED = "seed-pakistan-2023-11-26"
ADDRESS = "https://news.example/opinion/pakistan-and-ai"


@pytest.fixture
def coding(committed_real_record: None) -> list[dict[str, str]]:
    """The seven positions of the article, as the fixtures summarise them."""
    for name, role in (("ana", ANALYST), ("rev", REVIEWER)):
        user = User.objects.create_user(name, password="desk", is_staff=True)
        user.groups.add(Group.objects.get(name=role))
    with (Path(settings.BASE_DIR) / "fixtures" / "positions.csv").open(newline="") as file:
        return [line for line in csv.DictReader(file) if line["sources"] == SEED]


def sign_in(page: Page, name: str) -> None:
    page.context.clear_cookies()
    page.goto("/admin/login/")
    page.get_by_label("Username").fill(name)
    page.get_by_label("Password").fill("desk")
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_role("heading", name="Editorial desk")).to_be_visible()


def test_an_article_becomes_seven_positions_on_the_public_page(
    coding: list[dict[str, str]], page: Page
) -> None:
    assert len(coding) == 7
    sign_in(page, "ana")
    page.goto("/admin/occasion/")
    page.get_by_label("Address").fill(f"{ADDRESS}/?utm_source=feed#top")
    page.get_by_label("Title").fill("Opinion on a call for binding rules")
    page.get_by_label("Publisher").fill("A newspaper")
    page.get_by_label("Published on").fill("2023-11-26")
    page.get_by_label("Country or group").fill("pakis")
    page.get_by_label("Date *").fill("2023-11-26")
    page.get_by_label("Known to the").select_option("reported")
    page.get_by_label("Kind").select_option("statement")
    page.get_by_label("Forum").fill("CISS")
    page.get_by_label("Forum").blur()
    expect(page.get_by_label("Country or group")).to_have_value("Pakistan (PAK)")
    expect(page.get_by_label("Address")).to_have_value(f"{ADDRESS}/")
    page.get_by_label("Session").select_option(
        label="International security workshop of CISS and UNIDIR 2023 – CISS, 2023-11-22"
    )
    page.get_by_label("Official").select_option(
        label="Syrus Sajjad Qazi (Pakistan), Foreign Secretary, Ministry of Foreign Affairs of Pakistan"
    )
    for _ in range(2):
        page.get_by_role("button", name="Add rows").click()
    for place, line in enumerate(coding):
        row = page.locator(f"#row-{place + 1}")
        row.get_by_label("Proposition").select_option(line["proposition"])
        row.get_by_label("Stance").select_option(line["stance"])
        row.get_by_label("Summary").fill(line["summary"])
        row.get_by_label("Locator").fill(line["locator"])
        expect(row.get_by_label("Coding rules")).to_contain_text("Support")
    page.get_by_role("button", name="Save and submit").click()

    # the article is coded in the record already: the desk notices
    expect(page.locator("#cautions")).to_be_focused()
    expect(page.locator("#cautions")).to_contain_text("Likely a duplicate: Pakistan")
    assert not Source.objects.filter(url__startswith=ADDRESS).exists()
    page.get_by_role("button", name="Save and submit all the same").click()
    expect(page.get_by_text("7 positions submitted for review.")).to_be_visible()

    recorded = Position.objects.filter(author__username="ana").order_by("pk")
    assert [one.proposition.slug for one in recorded] == [line["proposition"] for line in coding]
    assert {one.citations.get().source.url for one in recorded} == {f"{ADDRESS}/"}
    assert {one.official.slug for one in recorded} == {"syrus-sajjad-qazi"}
    assert {one.session.slug for one in recorded} == {"ciss-unidir-2023"}

    page.get_by_role("link", name="Next from the same source").click()
    expect(page.locator("#known-source")).to_contain_text("Recorded already")
    expect(page.get_by_label("Country or group")).to_have_value("")
    expect(page.get_by_label("Forum")).to_have_value(
        "CISS: Center for International Strategic Studies, Islamabad"
    )

    sign_in(page, "rev")
    page.goto("/admin/positions/position/?desk=queue")
    page.locator("#action-toggle").check()
    page.locator("select[name=action]").select_option("publish")
    page.locator("button[name=index]").click()
    page.get_by_role("button", name="Publish all").click()
    expect(page.get_by_text("7 positions: published.")).to_be_visible()
    page.goto("/countries/PAK/")
    expect(page.locator(f"a[href='/positions/{recorded[0].pk}/']").first).to_be_attached()
    page.goto(f"/positions/{recorded[0].pk}/")
    expect(page.get_by_text(coding[0]["summary"]).first).to_be_visible()
    expect(page.get_by_role("link", name="Opinion on a call for binding rules").first).to_be_visible()
    call_command("check_record", stdout=io.StringIO())  # raises where the record contradicts itself


def test_an_occasion_is_recorded_by_keyboard_alone(coding: list[dict[str, str]], page: Page) -> None:
    sign_in(page, "ana")
    page.goto("/admin/occasion/")
    write = page.keyboard
    expect(page.get_by_label("Address")).to_be_focused()
    # a recorded address in another spelling: its description is not asked for
    write.type("http://kbc.co.ke/kenya-unveils-a-diplomats-playbook-on-ai-governance#top")
    write.press("Enter")
    expect(page.locator("#known-source")).to_contain_text("Recorded already")
    expect(page.get_by_label("Title")).to_be_hidden()
    reach(page, "actor")
    write.type("keny")
    reach(page, "date")
    write.type("02022025")  # the same in every order that a browser may ask for
    reach(page, "kind")
    expect(page.get_by_label("Country or group")).to_have_value("Kenya (KEN)")
    write.type("interv")
    reach(page, "row-0-proposition")
    write.type("Ground AI")
    expect(page.locator("#row-1").get_by_label("Coding rules")).to_contain_text("human dignity")
    reach(page, "row-0-stance")
    write.type("cond")
    reach(page, "row-0-summary")
    write.type("Welcomed ethics as a ground for rules, in words made up for a test.")
    reach(page, "row-0-locator")
    write.type("paragraph 3")
    reach(page, "submit")
    write.press("Enter")
    expect(page.get_by_text("1 position submitted for review.")).to_be_visible()
    position = Position.objects.get(author__username="ana")
    assert (position.country.iso3, position.stance, position.kind) == ("KEN", "conditional", "interview")
    assert position.proposition.slug == "ai-ethics-human-rights"
    assert position.date.isoformat() == "2025-02-02"
    assert position.citations.get().source.slug == "kbc-2024-12-07"


def reach(page: Page, name: str) -> None:
    """Go on by the Tab key until the field of that name has the focus."""
    for _ in range(80):
        if page.evaluate("document.activeElement.name") == name:
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"The Tab key never came to {name}.")


def test_a_mistake_leads_to_its_field_and_loses_nothing(coding: list[dict[str, str]], page: Page) -> None:
    sign_in(page, "ana")
    page.goto("/admin/occasion/")
    page.get_by_label("Country or group").fill("Korea")
    page.locator("#row-2").get_by_label("Summary").fill("Said much.")
    page.get_by_role("button", name="Save as drafts").click()
    expect(page.locator("#objections")).to_be_focused()
    page.get_by_role("link", name="Row 2, stance").click()
    expect(page.locator("#row-2").get_by_label("Stance")).to_be_focused()
    expect(page.get_by_text("“Korea”")).not_to_have_count(0)
    expect(page.locator("#row-2").get_by_label("Summary")).to_have_value("Said much.")


def test_writing_that_was_not_saved_comes_back_with_all_its_rows(
    coding: list[dict[str, str]], page: Page
) -> None:
    sign_in(page, "ana")
    page.goto("/admin/occasion/")
    page.get_by_label("Country or group").fill("Kenya")
    for _ in range(2):
        page.get_by_role("button", name="Add rows").click()
    page.locator("#row-7").get_by_label("Summary").fill("Said much.")
    page.wait_for_timeout(800)  # it is kept a moment after the last letter
    page.reload()
    page.get_by_role("button", name="Restore").click()
    expect(page.locator("#row-7").get_by_label("Summary")).to_have_value("Said much.")
    expect(page.get_by_label("Country or group")).to_have_value("Kenya (KEN)")


def test_the_screen_is_accessible_in_light_and_dark_wide_and_narrow(
    coding: list[dict[str, str]], page: Page
) -> None:
    sign_in(page, "ana")
    seed = Position.objects.filter(citations__source__slug=SEED)[0]
    check(page, f"/admin/occasion/?after={seed.pk}")
