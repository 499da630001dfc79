"""The front page of the desk: what waits, what contradicts itself, what grows old, where the gaps are."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from positions import editorial
from positions.admin.front_page import age
from tests import make
from tests.admin.conftest import SignIn, text
from tests.world import World

MOST = 15
"""Queries of the page, however much lies on the desk."""


def front(client: Client) -> str:
    """The page as words."""
    return " ".join(re.sub(r"<[^>]+>", " ", text(client.get(reverse("admin:index")))).split())


def cost(client: Client) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(reverse("admin:index")).status_code == 200
    return len(queries)


def test_an_analyst_finds_drafts_returns_and_what_waits(world: World, analyst: Client) -> None:
    make.draft(proposition=world.audits)
    returned = make.submitted(country=world.borvia)
    editorial.send_back([returned], by=world.reviewer, note="The day is doubtful.")
    make.submitted(country=world.elan)
    page = front(analyst)
    assert "Returned to me 1 Borvia" in page
    assert "The day is doubtful." in page
    assert "My drafts 1 Arandia" in page
    assert "Mine, waiting for review 1 Élan-Verre" in page


def test_a_reviewer_finds_what_others_submitted_with_its_age(world: World, reviewer: Client) -> None:
    make.submitted(country=world.elan)
    with time_machine.travel(datetime.now(UTC).replace(hour=12) + timedelta(days=3)):
        reviewer.force_login(world.reviewer)
        page = front(reviewer)
    assert "Waiting for review 1 Élan-Verre" in page
    assert "waits 3 days by analyst" in page


def test_contradictions_lead_to_each_of_the_positions(world: World, analyst: Client) -> None:
    numbers = [make.published().pk, make.published(stance="oppose", kind="interview").pk]
    page = text(analyst.get(reverse("admin:index")))
    assert "Contradictions" in page
    for number in numbers:
        assert reverse("admin:positions_position_change", args=[number]) in page


def test_an_old_stance_leads_to_the_list_where_a_check_is_recorded(world: World, analyst: Client) -> None:
    make.published(at=datetime(2030, 1, 1, tzinfo=UTC))
    with time_machine.travel(datetime(2031, 6, 1, tzinfo=UTC)):
        analyst.force_login(world.analyst)
        page = text(analyst.get(reverse("admin:index")))
    assert "last checked 1 Jan 2030" in page
    assert (
        f"{reverse('admin:coverage_cell', args=['binding-framework'])}?region=Septentria&amp;country=XAR"
        in page
    )


def test_every_cell_of_the_matrix_counts_with_its_whole_and_opens_its_list(
    world: World, analyst: Client
) -> None:
    make.published()
    make.enquiry(world.fenland)
    page = text(analyst.get(reverse("admin:index")))
    assert f"{reverse('admin:coverage_cell', args=['binding-framework'])}?region=Meridia" in page
    words = front(analyst)
    assert (
        "Septentria: 1 own act, 0 through a group, 0 searched, nothing found, 2 never researched, of 3"
        in words
    )
    assert (
        "Meridia: 0 own act, 0 through a group, 1 searched, nothing found, 2 never researched, of 3" in words
    )
    assert (
        "All regions: 1 own act, 0 through a group, 1 searched, nothing found, 4 never researched, of 6"
        in words
    )


def test_the_tables_stay_within_reach(world: World, analyst: Client) -> None:
    page = text(analyst.get(reverse("admin:index")))
    assert page.index("Where the gaps are") < page.index("All tables") < page.index("Reference sources")


def test_the_page_costs_the_same_however_much_lies_on_the_desk(world: World, reviewer: Client) -> None:
    few = cost(reviewer)
    for country in (world.arandia, world.borvia, world.elan):
        make.published(country=country)
        make.published(country=country, stance="oppose", kind="interview")
        make.submitted(country=country, proposition=world.audits)
        make.draft(author=world.reviewer, country=country)
        make.enquiry(country, world.control)
    assert cost(reviewer) == few <= MOST


def test_an_account_without_a_role_finds_nothing(world: World, sign_in: SignIn) -> None:
    world.reader.is_staff = True
    world.reader.save()
    page = front(sign_in(world.reader))
    assert "Where the gaps are" not in page
    assert "bears no role" in page


@pytest.mark.parametrize("days", [0, 1, 2, 400])
def test_an_age_is_told_in_whole_days(days: int) -> None:
    now = datetime(2024, 5, 1, 0, 5, tzinfo=UTC)
    words = {0: "today", 1: "1 day", 2: "2 days", 400: "400 days"}
    assert age(now - timedelta(days=days), now) == words[days]
