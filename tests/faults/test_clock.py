"""The machine's clock jumps: what is recorded stays in order, nothing is lost, and readers are served.

The tracker's clock is moved; PostgreSQL's own, where it counts, is set in what it wrote.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from positions import record_check
from positions.enquiries import withdraw_enquiry
from positions.memberships import replace_memberships
from positions.models import Change, DataVersion, Membership, Position
from positions.releases import building, shelf
from tests import make
from tests.world import World

NOON = datetime(2024, 5, 6, 12, tzinfo=UTC)
JUMPS = {
    "an hour back": NOON - timedelta(hours=1),
    "a day back": NOON - timedelta(days=1),
    "three years forward": NOON.replace(year=2027),
    "to where it was": NOON,
}
"""In this order."""


@pytest.mark.django_db
def test_the_ledger_rises_and_every_moment_of_it_can_be_asked_for_again(world: World, client: Client) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        old, term = make.published(), make.membership(world.fenland, world.coalition, date(2001, 1, 1))
        searched = [make.enquiry(world.elan, places=f"Archive {number}") for number, _ in enumerate(JUMPS)]
        for moment in JUMPS.values():
            another = make.published(country=world.fenland)
            clock.move_to(moment)
            make.retracted(another)
            old = make.correction(old, stance="support" if old.stance == "oppose" else "oppose")
            new = Membership(country=world.fenland, group=world.coalition, start=term.start, end=term.end)
            [term] = replace_memberships([term], [new], by=world.reviewer)
            withdraw_enquiry(searched.pop(), by=world.analyst)
        known = list(Change.objects.order_by("number").values_list("at", flat=True))
        assert known == sorted(known)
        assert list(record_check.findings(today=timezone.now().date())) == []
        clock.move_to(NOON.replace(year=2030))
        for moment in known:
            public = Position.objects.known_at(moment).count()
            asked = client.get("/api/v1/positions/", {"known_at": moment.isoformat(), "count": "true"})
            assert asked.json()["count"] == public


@pytest.mark.django_db
@pytest.mark.parametrize("jump", JUMPS)
def test_readers_are_served_whatever_the_clock_says(world: World, client: Client, jump: str) -> None:
    position = make.published(at=NOON)
    with time_machine.travel(JUMPS[jump], tick=False):
        for page in ("/", "/positions/", "/changes/", "/countries/XAR/", "/api/v1/stances/", "/data/"):
            assert client.get(page).status_code == 200
        assert f"/positions/{position.pk}/" in client.get("/positions/").content.decode()


@pytest.mark.django_db
def test_whoever_holds_a_page_learns_of_a_change_made_after_the_clock_went_back(
    world: World, client: Client
) -> None:
    later = timezone.now() + timedelta(hours=1)
    DataVersion.objects.update(changed_at=later)
    with time_machine.travel(later + timedelta(hours=1)):
        held = client.get("/positions/").headers["Last-Modified"]
        assert client.get("/positions/", headers={"If-Modified-Since": held}).status_code == 304
    make.published()
    assert client.get("/positions/", headers={"If-Modified-Since": held}).status_code == 200


def test_releases_stay_in_the_order_in_which_they_were_made(world: World, root: Path) -> None:
    def build(day: date) -> str | None:
        made = building.build(root, day=day, say=lambda line: None)
        return made.name if made else None

    make.published()
    assert build(date(2031, 1, 1)) == "2031-01-01"
    make.published(country=world.fenland)
    assert build(date(2026, 11, 24)) == "2031-01-01.2"
    assert build(date(2026, 11, 25)) is None, "nothing changed since"
    assert [one.name for one in shelf.releases(root)] == ["2031-01-01.2", "2031-01-01"]


@pytest.mark.django_db
def test_people_sign_in_and_work_whatever_the_clock_says(world: World, client: Client) -> None:
    world.reviewer.set_password("correct horse battery staple")
    world.reviewer.save()
    words = {"login": "reviewer", "password": "correct horse battery staple"}
    with time_machine.travel(NOON, tick=False) as clock:
        for moment in [NOON, *JUMPS.values()]:
            clock.move_to(moment)
            position = make.submitted()
            page = reverse("admin:review_position", args=[position.pk])
            if client.get(page).status_code == 302:
                client.post(reverse("account_login"), words)
            form = {"decision": "approve", "seen": client.get(page).context["seen"]}
            assert client.post(page, form).status_code == 302
            position.refresh_from_db()
            assert position.status == "published"
    assert list(record_check.findings(today=date(2030, 1, 1))) == []
