"""The editorial verbs at the desk: asked, done whole or not at all, every reason told."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from positions.models import Position
from positions.vocabulary import Status
from tests import make
from tests.admin.conftest import SignIn, address, do, said, text
from tests.world import World


def status(position: Position) -> str:
    return Position.objects.get(pk=position.pk).status


def buttons(client: Client, position: Position) -> set[str]:
    """The verbs that the position's page offers."""
    return {verb.slug for verb in client.get(address("position", "change", position.pk)).context["verbs"]}


@pytest.mark.parametrize(
    ("state", "cast", "offered"),
    [
        ("draft", "analyst", {"submit"}),
        ("draft", "second_analyst", set()),
        ("draft", "reviewer", set()),
        ("submitted", "analyst", {"take-back"}),
        ("submitted", "second_analyst", set()),
        ("submitted", "reviewer", {"publish", "send-back"}),
        ("submitted", "administrator", {"publish", "send-back"}),
        ("published", "analyst", {"correct"}),
        ("published", "reviewer", {"correct", "retract"}),
        ("retracted", "analyst", set()),
        ("retracted", "reviewer", set()),
    ],
)
def test_each_role_finds_the_verbs_that_it_may_do(
    world: World, sign_in: SignIn, state: str, cast: str, offered: set[str]
) -> None:
    assert buttons(sign_in(getattr(world, cast)), getattr(make, state)()) == offered


@pytest.mark.parametrize(
    ("state", "verb", "refused"),
    [
        ("draft", "submit", ["second_analyst", "reviewer", "administrator"]),
        ("submitted", "take-back", ["second_analyst"]),
        ("submitted", "publish", ["analyst", "second_analyst"]),
        ("submitted", "send-back", ["second_analyst"]),
        ("published", "retract", ["analyst", "second_analyst"]),
        ("published", "publish", ["reviewer"]),
        ("draft", "publish", ["reviewer"]),
    ],
)
def test_a_verb_that_is_not_offered_is_refused_when_posted(
    world: World, sign_in: SignIn, state: str, verb: str, refused: list[str]
) -> None:
    position = getattr(make, state)()
    before = status(position)
    for cast in refused:
        response = do(
            sign_in(getattr(world, cast)), verb, position, note="No.", cause="duplicate", reason="Twice."
        )
        assert response.status_code in (200, 403)
        assert "Nothing was done" in text(response)
    assert status(position) == before


def test_a_position_goes_from_draft_to_publication(world: World, analyst: Client, reviewer: Client) -> None:
    draft = make.draft()
    assert "submitted for review" in said(do(analyst, "submit", draft))
    assert status(draft) == Status.IN_REVIEW
    assert "published" in said(do(reviewer, "publish", draft))
    assert status(draft) == Status.PUBLISHED


def test_nobody_publishes_what_he_wrote(world: World, reviewer: Client) -> None:
    position = make.submitted(author=world.reviewer)
    assert buttons(reviewer, position) == {"take-back"}
    response = do(reviewer, "publish", position)
    assert "The author of a position cannot publish it" in text(response)
    assert status(position) == Status.IN_REVIEW


def test_one_bad_position_stops_the_whole_batch_and_is_named(world: World, analyst: Client) -> None:
    good, bad = make.draft(), make.draft(country=world.fenland, cites=[], summary="")
    page = text(do(analyst, "submit", good, bad))
    assert "Fenland: Support (1 March 2022)" in page
    assert "Nothing is published without a citation." in page
    assert "A summary in your own words is missing." in page
    assert (status(good), status(bad)) == (Status.DRAFT, Status.DRAFT)


def test_the_list_submits_and_publishes_many_together(
    world: World, analyst: Client, reviewer: Client
) -> None:
    drafts = [make.draft(), make.draft(country=world.borvia)]
    chosen = [position.pk for position in drafts]
    analyst.post(address("position", "changelist"), {"action": "submit", "_selected_action": chosen})
    assert {status(position) for position in drafts} == {Status.IN_REVIEW}
    page = reviewer.post(address("position", "changelist"), {"action": "publish", "_selected_action": chosen})
    assert "Publish: 2 positions" in text(page)
    assert {status(position) for position in drafts} == {Status.IN_REVIEW}
    numbers = page.context["numbers"]
    reviewer.post(
        reverse("admin:positions_position_verb", args=["publish"]), {"numbers": numbers, "confirmed": "yes"}
    )
    assert {status(position) for position in drafts} == {Status.PUBLISHED}


def test_a_role_finds_only_its_actions_in_the_list(world: World, analyst: Client, reviewer: Client) -> None:
    make.draft()
    offered = text(analyst.get(address("position", "changelist")))
    assert 'value="submit"' in offered
    assert 'value="publish"' not in offered
    assert 'value="retract"' in text(reviewer.get(address("position", "changelist")))


def test_sending_back_needs_a_note_that_the_author_reads(
    world: World, analyst: Client, reviewer: Client
) -> None:
    position = make.submitted()
    assert "This field is required" in text(do(reviewer, "send-back", position, note=" "))
    do(reviewer, "send-back", position, note="Which page?")
    assert status(position) == Status.DRAFT
    assert "Which page?" in text(analyst.get(address("position", "change", position.pk)))


def test_an_author_takes_back_what_waits_for_review(world: World, analyst: Client) -> None:
    position = make.submitted()
    do(analyst, "take-back", position)
    assert status(position) == Status.DRAFT


def test_retracting_asks_for_cause_and_public_reason(world: World, reviewer: Client) -> None:
    position = make.published()
    question = do(reviewer, "retract", position)
    assert text(question).count("This field is required") == 2
    do(reviewer, "retract", position, cause="duplicate", reason="The same speech is recorded twice.")
    position.refresh_from_db()
    assert (position.status, position.retraction_cause) == (Status.RETRACTED, "duplicate")
    assert position.retraction_reason == "The same speech is recorded twice."


def test_correcting_opens_a_draft_like_the_published_position(world: World, analyst: Client) -> None:
    old = make.published(summary="As first read.")
    response = do(analyst, "correct", old, cause="correction", reason="Misread.")
    draft = Position.objects.get(corrects=old)
    assert response.headers["Location"] == address("position", "change", draft.pk)
    assert (draft.summary, draft.author, draft.citations.count()) == ("As first read.", world.analyst, 1)
    assert status(old) == Status.PUBLISHED


def test_the_second_reviewer_is_told_that_it_is_done(world: World, reviewer: Client) -> None:
    position = make.submitted()
    do(reviewer, "publish", position)
    assert "this one is published" in text(do(reviewer, "publish", position))


def test_a_verb_asks_before_it_is_done(world: World, reviewer: Client) -> None:
    position = make.submitted()
    response = reviewer.post(
        reverse("admin:positions_position_verb", args=["publish"]), {"numbers": str(position.pk)}
    )
    assert "public and final" in text(response)
    assert status(position) == Status.IN_REVIEW


def test_a_position_that_is_gone_is_told(world: World, analyst: Client) -> None:
    draft = make.draft()
    number = draft.pk
    draft.delete()
    response = analyst.post(reverse("admin:positions_position_verb", args=["submit"]), {"numbers": number})
    assert "any more" in said(response)


def test_a_verb_is_only_ever_posted(world: World, reviewer: Client) -> None:
    position = make.submitted()
    address_of_verb = reverse("admin:positions_position_verb", args=["publish"])
    assert reviewer.get(address_of_verb, {"numbers": position.pk, "confirmed": "yes"}).status_code == 302
    assert status(position) == Status.IN_REVIEW
    unknown = reverse("admin:positions_position_verb", args=["forget"])
    assert reviewer.post(unknown, {"numbers": position.pk}).status_code == 404
