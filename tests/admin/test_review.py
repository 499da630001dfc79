"""The review at the desk: the queue, the screens with all that is needed, and decisions that happen once."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from threading import Barrier, Thread
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from positions import editorial, record_check
from positions.models import Batch, Change, Position
from positions.vocabulary import Status
from tests import make
from tests.admin.conftest import SignIn, said, text
from tests.pages.reading import text_of
from tests.test_review import listed
from tests.world import World

QUEUE = reverse("admin:review")


def screen(what: Position | Batch) -> str:
    name = "review_batch" if isinstance(what, Batch) else "review_position"
    return reverse(f"admin:{name}", args=[what.pk])


def decide(
    client: Client, what: Position | Batch, decision: str, query: str = "", **words: str
) -> HttpResponse:
    """What the buttons of the screen do, on what it shows."""
    shown = client.get(screen(what))
    form = {"decision": decision, "seen": shown.context["seen"], "note": "", **words}
    return client.post(screen(what) + query, form)


def words(response: HttpResponse) -> str:
    return text_of(response)


def status(position: Position) -> str:
    return Position.objects.get(pk=position.pk).status


def clean() -> bool:
    return list(record_check.findings(today=timezone.now().date())) == []


# The queue.


def test_the_queue_shows_the_oldest_first_with_its_age(world: World, reviewer: Client) -> None:
    now = datetime(2024, 5, 8, 12, tzinfo=UTC)
    make.submitted(at=now - timedelta(days=1), country=world.borvia)
    make.submitted(at=now - timedelta(days=3), stance="oppose")
    with time_machine.travel(now, tick=False):
        page = words(reviewer.get(QUEUE))
    assert "2 entries wait, the oldest first." in page
    assert page.index("3 days") < page.index("Arandia") < page.index("1 day") < page.index("Borvia")


def test_a_list_is_one_line_with_counts_by_stance(world: World, reviewer: Client) -> None:
    batch = listed(world, {"support": [world.arandia, world.borvia], "oppose": [world.dunmere]})
    page = reviewer.get(QUEUE)
    assert screen(batch) in text(page)
    assert "Vote on A/X/70/1 List of 3 positions S Support 2 O Oppose 1" in words(page)
    assert "Not a UN member (1 of 3)" in words(page)


def test_the_queue_is_cut_by_topic_and_by_analyst(world: World, reviewer: Client) -> None:
    make.submitted(proposition=world.control)
    make.submitted(country=world.borvia, author=world.second_analyst)
    assert "Borvia" not in words(reviewer.get(QUEUE, {"topic": "weapons"}))
    page = reviewer.get(QUEUE, {"analyst": world.second_analyst.pk})
    assert "Borvia" in words(page)
    assert "Arandia" not in words(page)
    assert "Nothing waits for review in this part" in words(
        reviewer.get(QUEUE, {"topic": "weapons", "analyst": world.second_analyst.pk})
    )


def test_what_one_wrote_oneself_is_marked(world: World, reviewer: Client) -> None:
    make.submitted(author=world.reviewer)
    assert "You wrote it: somebody else has to review" in words(reviewer.get(QUEUE))


def test_who_has_no_role_does_not_see_the_queue(world: World, sign_in: SignIn) -> None:
    world.reader.is_staff = True
    world.reader.save()
    position = make.submitted()
    for place in (QUEUE, screen(position)):
        assert sign_in(world.reader).get(place).status_code == 403
        assert Client().get(place).status_code == 302


def test_the_queue_takes_a_fixed_number_of_queries(world: World, reviewer: Client) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            reviewer.get(QUEUE)
        return len(captured)

    make.submitted()
    listed(world, {"support": [world.arandia]})
    few = queries()
    make.submitted(country=world.borvia)
    listed(world, {"support": [world.celmark], "oppose": [world.elan]}, "Another vote")
    assert queries() == few


# The screen of one position.


def test_the_screen_shows_the_whole_record(world: World, reviewer: Client) -> None:
    position = make.submitted(
        country=world.dunmere,
        stance="conditional",
        date=date(2023, 5, 24),
        date_precision="reported",
        kind="interview",
        forum=world.workshop,
        session=world.workshop_2023,
        instrument=world.resolution,
        summary="Would support it if everybody did.",
        cites=[editorial.Cited(world.speech, "minute 12")],
    )
    page = reviewer.get(screen(position))
    for told in (
        "Dunmere (XDU) · Observer in the United Nations",
        "Adopt binding rules for machines",
        "Conditional",
        "reported 24 May 2023",
        "Interview",
        "Workshop on Machines",
        "Workshop 2023 24 May 2023 to 25 May 2023",
        "A/X/70/1 Machines in the service of all",
        "Would support it if everybody did.",
        "Where: minute 12",
        "A private copy that no reader ever sees.",
        "Not a UN member",
        "Says that this should be done.",
        "Says that this should not be done.",
        "Written by analyst",
    ):
        assert told in words(page), told
    assert 'href="https://arandia.example/speech"' in text(page)


def test_the_office_and_who_stood_aside_are_told(world: World, reviewer: Client) -> None:
    spoken = make.submitted(official=world.okoye)
    assert "Mira Ọkoye, Foreign Secretary, Ministry of Foreign Affairs" in words(reviewer.get(screen(spoken)))
    joint = make.submitted(group=world.union, dissociated=[world.borvia])
    assert "Dissociated Borvia" in words(reviewer.get(screen(joint)))


def test_the_screen_says_what_publishing_will_do(world: World, reviewer: Client) -> None:
    make.published(group=world.league, stance="undecided", date=date(2021, 5, 1))
    own = make.submitted(country=world.dunmere, date=date(2024, 5, 1))
    page = words(reviewer.get(screen(own)))
    assert (
        "What publishing will do Dunmere: undecided → support from 2024-05-01; "
        "ends the stance taken through Harbour League" in page
    )


def test_the_screen_says_when_nothing_changes(world: World, reviewer: Client) -> None:
    make.published(kind="vote")
    assert "No stance changes" in words(reviewer.get(screen(make.submitted())))


def test_a_reversal_is_marked_on_the_screen(world: World, reviewer: Client) -> None:
    make.published(date=date(2021, 1, 1))
    page = words(reviewer.get(screen(make.submitted(stance="oppose"))))
    assert "Reversal" in page
    assert "Arandia: support → oppose from 2022-03-01" in page


def test_a_correction_shows_what_it_changes_word_by_word(world: World, reviewer: Client) -> None:
    old = make.published(summary="Spoke for the rules.")
    new = editorial.correct(
        old,
        by=world.analyst,
        cause="correction",
        reason="Misheard.",
        stance="oppose",
        summary="Spoke against the rules.",
    )
    editorial.submit([new], by=world.analyst)
    page = reviewer.get(screen(new))
    assert "Correction: Misheard." in words(page)
    assert "Spoke <del>for</del> the rules." in text(page)
    assert "Spoke <ins>against</ins> the rules." in text(page)
    assert "<del>Support</del>" in text(page)
    assert "Alike in both: Actor, Proposition, Date, Kind of act, Sources." in words(page)
    assert "Arandia: support → oppose from 2022-03-01" in words(page)


def test_a_correction_that_comes_too_late_is_told(world: World, reviewer: Client) -> None:
    old = make.published()
    late = editorial.correct(old, by=world.analyst, cause="correction", reason="Misread.")
    editorial.submit([late], by=world.analyst)
    make.correction(old)
    assert "this correction cannot be published" in words(reviewer.get(screen(late)))
    response = decide(reviewer, late, "approve")
    assert "What it corrects is not in the public record any more." in words(response)


def test_the_screen_takes_a_fixed_number_of_queries(world: World, reviewer: Client) -> None:
    def queries(position: Position) -> int:
        with CaptureQueriesContext(connection) as captured:
            reviewer.get(screen(position))
        return len(captured)

    make.published(group=world.union, date=date(2021, 1, 1), stance="oppose")
    few = queries(make.submitted(group=world.union))
    for land in (world.dunmere, world.elan, world.fenland):
        make.membership(land, world.union)
    many = make.submitted(group=world.union, cites=[world.record, world.speech, world.article])
    assert queries(many) == few


# Decisions.


def test_approving_publishes_and_goes_on_to_the_next(world: World, reviewer: Client) -> None:
    first, second = make.submitted(), make.submitted(country=world.borvia)
    response = decide(reviewer, first, "approve")
    assert response.headers["Location"] == screen(second)
    assert "Published: Arandia: Support (1 March 2022)." in said(response)
    assert status(first) == Status.PUBLISHED
    response = decide(reviewer, second, "approve")
    assert response.headers["Location"] == QUEUE
    assert "Nothing else waits for you here." in said(response)
    assert clean()


def test_the_part_of_the_queue_is_kept_while_going_on(world: World, reviewer: Client) -> None:
    first = make.submitted(proposition=world.control)
    make.submitted(country=world.borvia)
    third = make.submitted(country=world.fenland, proposition=world.control)
    response = decide(reviewer, first, "approve", "?topic=weapons")
    assert response.headers["Location"] == f"{screen(third)}?topic=weapons"


def test_sending_back_needs_a_reason_and_goes_on(world: World, reviewer: Client) -> None:
    first, second = make.submitted(), make.submitted(country=world.borvia)
    assert "Say why it is sent back." in words(decide(reviewer, first, "send-back"))
    assert status(first) == Status.IN_REVIEW
    response = decide(reviewer, first, "send-back", note="Which page?")
    assert response.headers["Location"] == screen(second)
    first.refresh_from_db()
    assert (first.status, first.review_note) == (Status.DRAFT, "Which page?")


def test_nobody_approves_what_he_wrote(world: World, reviewer: Client) -> None:
    position = make.submitted(author=world.reviewer)
    page = reviewer.get(screen(position))
    assert "You wrote this: somebody else has to review it." in words(page)
    assert 'value="approve"' not in text(page)
    response = decide(reviewer, position, "approve")
    assert "The author of a position cannot publish it; somebody else has to." in words(response)
    assert status(position) == Status.IN_REVIEW


def test_an_analyst_looks_on(world: World, sign_in: SignIn) -> None:
    position = make.submitted()
    client = sign_in(world.second_analyst)
    assert 'value="approve"' not in text(client.get(screen(position)))
    response = decide(client, position, "approve")
    assert response.status_code == 403
    assert status(position) == Status.IN_REVIEW


# Two reviewers at once.


@pytest.mark.parametrize("decision", ["approve", "send-back"])
@pytest.mark.parametrize("first", ["approve", "send-back"])
def test_the_second_reviewer_sees_that_it_is_done_by_whom_and_when(
    world: World, sign_in: SignIn, first: str, decision: str
) -> None:
    position = make.submitted()
    one, other = sign_in(world.reviewer), sign_in(world.administrator)
    seen = other.get(screen(position)).context["seen"]
    later = timezone.now() + timedelta(hours=10)
    with time_machine.travel(later, tick=False):
        decide(one, position, first, note="Which page?" if first == "send-back" else "")
    entries = Change.objects.count()
    response = other.post(screen(position), {"decision": decision, "seen": seen, "note": "Why?"})
    done = "published" if first == "approve" else "sent back"
    assert f"Nothing was done: it was {done} by reviewer on " in said(response)
    page = words(other.get(response.headers["Location"]))
    assert f"This is done: {done} by reviewer on " in page
    # the history of a row takes the time of the database, which does not travel
    assert first == "send-back" or f"{later.day} {later:%B %Y, %H:%M} UTC" in page
    assert Change.objects.count() == entries
    position.refresh_from_db()
    assert position.review_note in ("", "Which page?")


def test_a_page_of_an_earlier_submission_decides_nothing(world: World, sign_in: SignIn) -> None:
    position = make.submitted()
    one, other = sign_in(world.reviewer), sign_in(world.administrator)
    seen = other.get(screen(position)).context["seen"]
    decide(one, position, "send-back", note="Which page?")
    editorial.submit([position], by=world.analyst)
    response = other.post(screen(position), {"decision": "approve", "seen": seen})
    assert "submitted anew since you opened this page" in words(response)
    assert status(position) == Status.IN_REVIEW


@pytest.mark.django_db(transaction=True)
def test_two_reviewers_at_the_same_moment_publish_once(world: World, sign_in: SignIn) -> None:
    batch = listed(world, {"support": [world.arandia, world.borvia]})
    clients = [sign_in(world.reviewer), sign_in(world.administrator)]
    seen = clients[0].get(screen(batch)).context["seen"]
    start, told = Barrier(2), []

    def approve(client: Client) -> None:
        start.wait(20)
        response = client.post(screen(batch), {"decision": "approve", "seen": seen})
        told.append(said(response))
        connection.close()

    desks = [Thread(target=approve, args=[client]) for client in clients]
    for desk in desks:
        desk.start()
    for desk in desks:
        desk.join(60)
    assert sorted(one.split(":")[0] for one in told) == ["Nothing was done", "Published"]
    assert Change.objects.filter(position__batch=batch).count() == 2
    assert clean()


# Lists.


def test_a_list_is_shown_by_stance_with_names_and_what_it_does(world: World, reviewer: Client) -> None:
    batch = listed(
        world, {"support": [world.borvia, world.arandia], "abstain": [world.dunmere], "oppose": [world.elan]}
    )
    page = words(reviewer.get(screen(batch)))
    assert "Adopt binding rules for machines: 4 positions Vote, 20 December 2022" in page
    assert "S Support 2 Arandia Borvia A Abstain 1 Dunmere Not a UN member O Oppose 1 Élan-Verre" in page
    assert "4 countries are shown with another stance" in page
    assert "2 countries: no stance → support from 2022-12-20 Arandia, Borvia" in page
    assert "Dunmere: no stance → abstain from 2022-12-20" in page
    assert "Cited by 4 of 4" in page


def test_a_list_is_published_as_one(world: World, reviewer: Client) -> None:
    batch = listed(world, {"support": [world.arandia], "oppose": [world.borvia]})
    after = make.submitted(country=world.fenland)
    response = decide(reviewer, batch, "approve")
    assert response.headers["Location"] == screen(after)
    assert "Published: Vote on A/X/70/1, 2 positions." in said(response)
    assert {one.status for one in batch.positions.all()} == {Status.PUBLISHED}
    assert clean()


def test_a_list_is_sent_back_as_one(world: World, reviewer: Client) -> None:
    batch = listed(world, {"support": [world.arandia], "oppose": [world.borvia]})
    decide(reviewer, batch, "send-back", note="The totals differ.")
    assert {one.status for one in batch.positions.all()} == {Status.DRAFT}
    assert "This is done: sent back by reviewer" in words(reviewer.get(screen(batch)))


def test_a_position_of_a_list_leads_to_the_list(world: World, reviewer: Client) -> None:
    batch = listed(world, {"support": [world.arandia]})
    response = reviewer.get(screen(batch.positions.get()))
    assert response.headers["Location"] == screen(batch)


def test_the_screen_of_a_list_takes_the_same_queries_however_long_it_is(
    world: World, reviewer: Client
) -> None:
    def queries(batch: Batch) -> int:
        with CaptureQueriesContext(connection) as captured:
            reviewer.get(screen(batch))
        return len(captured)

    few = queries(listed(world, {"support": [world.arandia]}))
    many: dict[str, Any] = {"support": [world.borvia, world.celmark], "oppose": [world.dunmere, world.elan]}
    assert queries(listed(world, many, "Another vote")) == few
