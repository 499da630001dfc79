"""A list at the desk: seen as one, moved as one, each verb offered to whom it is for."""

from __future__ import annotations

from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from positions import editorial
from positions.batches import draft_batch, standing
from positions.editorial import Cited, Plan
from positions.models import Batch, Position
from positions.vocabulary import Status
from tests.admin.conftest import SignIn, address, said, text
from tests.world import World


def batch_in(world: World, state: str, **values: Any) -> Batch:
    """Arandia in favour, Fenland against: `draft`, `submitted`, `published` or `retracted`."""
    plans = [
        Plan(
            {
                "country": country,
                "proposition": world.framework,
                "stance": stance,
                "kind": "vote",
                "date": world.resolution.adopted_on,
                "summary": "Voted.",
                "instrument": world.resolution,
                **values,
            },
            [Cited(world.record)],
        )
        for country, stance in ((world.arandia, "support"), (world.fenland, "oppose"))
    ]
    batch = draft_batch(
        title="Vote: A/X/70/1",
        plans=plans,
        author=world.analyst,
        pasted="In favour: Arandia <b>",
        acknowledged="Announced 3.\nReason: A slip.",
    )
    if state != "draft":
        editorial.submit(standing(batch, Status.DRAFT), by=world.analyst)
    if state in ("published", "retracted"):
        editorial.publish(standing(batch, Status.IN_REVIEW), by=world.reviewer)
    if state == "retracted":
        editorial.retract(
            standing(batch, Status.PUBLISHED), by=world.reviewer, cause="duplicate", reason="Twice."
        )
    return batch


def do(client: Client, verb: str, batch: Batch, **words: str) -> HttpResponse:
    """A verb, its question answered with `words`."""
    return client.post(
        reverse("admin:positions_batch_verb", args=[batch.pk, verb]), {"confirmed": "yes", **words}
    )


def states(batch: Batch) -> set[str]:
    return set(Position.objects.filter(batch=batch).values_list("status", flat=True))


def buttons(client: Client, batch: Batch) -> set[str]:
    return {verb.slug for verb in client.get(address("batch", "change", batch.pk)).context["verbs"]}


@pytest.mark.parametrize(
    ("state", "cast", "offered"),
    [
        ("draft", "analyst", {"submit", "discard"}),
        ("draft", "second_analyst", set()),
        ("draft", "reviewer", set()),
        ("submitted", "analyst", {"take-back"}),
        ("submitted", "second_analyst", set()),
        ("submitted", "reviewer", {"publish", "send-back"}),
        ("submitted", "administrator", {"publish", "send-back"}),
        ("published", "analyst", set()),
        ("published", "reviewer", {"retract"}),
        ("retracted", "reviewer", set()),
    ],
)
def test_each_role_finds_the_verbs_that_it_may_do(
    world: World, sign_in: SignIn, state: str, cast: str, offered: set[str]
) -> None:
    assert buttons(sign_in(getattr(world, cast)), batch_in(world, state)) == offered


@pytest.mark.parametrize(
    ("state", "verb", "refused"),
    [
        ("draft", "submit", ["second_analyst", "reviewer"]),
        ("draft", "discard", ["second_analyst", "reviewer", "administrator"]),
        ("submitted", "publish", ["analyst", "second_analyst"]),
        ("submitted", "send-back", ["second_analyst"]),
        ("published", "retract", ["analyst", "second_analyst"]),
    ],
)
def test_a_verb_that_is_not_offered_is_refused_when_posted(
    world: World, sign_in: SignIn, state: str, verb: str, refused: list[str]
) -> None:
    batch = batch_in(world, state)
    before = states(batch)
    for cast in refused:
        response = do(
            sign_in(getattr(world, cast)), verb, batch, note="No.", cause="duplicate", reason="Twice."
        )
        assert "Nothing was done" in text(response)
    assert states(batch) == before


def test_a_list_goes_from_drafts_to_publication_and_out_of_the_record(
    world: World, analyst: Client, reviewer: Client
) -> None:
    batch = batch_in(world, "draft")
    assert "2 positions submitted for review" in said(do(analyst, "submit", batch))
    question = reviewer.post(reverse("admin:positions_batch_verb", args=[batch.pk, "publish"]))
    assert "public and final" in text(question)
    assert states(batch) == {"in-review"}
    assert "2 positions published" in said(do(reviewer, "publish", batch))
    assert states(batch) == {"published"}
    assert text(do(reviewer, "retract", batch)).count("This field is required") == 2
    do(reviewer, "retract", batch, cause="published-in-error", reason="Another vote.")
    assert states(batch) == {"retracted"}


def test_a_list_is_sent_back_with_a_note_that_its_author_reads(
    world: World, analyst: Client, reviewer: Client
) -> None:
    batch = batch_in(world, "submitted")
    do(reviewer, "send-back", batch, note="Which record?")
    assert states(batch) == {"draft"}
    page = text(analyst.get(address("batch", "change", batch.pk)))
    assert page.count("Which record?") == 1


def test_a_list_is_taken_back_and_discarded_by_its_author(world: World, analyst: Client) -> None:
    batch = batch_in(world, "submitted")
    do(analyst, "take-back", batch)
    assert states(batch) == {"draft"}
    assert "2 positions discarded" in said(do(analyst, "discard", batch))
    assert (Batch.objects.count(), Position.objects.count()) == (0, 0)


def test_a_list_with_one_bad_position_is_not_submitted_and_the_reasons_are_told(
    world: World, analyst: Client
) -> None:
    batch = batch_in(world, "draft", summary="")
    page = text(do(analyst, "submit", batch))
    assert "Arandia: Support (20 December 2022): A summary in your own words is missing." in page
    assert "Fenland: Oppose (20 December 2022): A summary in your own words is missing." in page
    assert states(batch) == {"draft"}


def test_the_second_reviewer_is_told_that_it_is_done(world: World, reviewer: Client) -> None:
    batch = batch_in(world, "published")
    assert "Nothing was done: no position of this list is in review any more." in said(
        do(reviewer, "publish", batch)
    )


def test_a_verb_is_only_ever_posted_and_unknown_ones_are_not_found(world: World, reviewer: Client) -> None:
    batch = batch_in(world, "submitted")
    where = reverse("admin:positions_batch_verb", args=[batch.pk, "publish"])
    assert reviewer.get(where, {"confirmed": "yes"}).status_code == 302
    assert states(batch) == {"in-review"}
    assert reviewer.post(reverse("admin:positions_batch_verb", args=[batch.pk, "correct"])).status_code == 404
    assert reviewer.post(reverse("admin:positions_batch_verb", args=[0, "publish"])).status_code == 404


def test_its_page_shows_the_text_and_what_was_passed_over(world: World, reviewer: Client) -> None:
    batch = batch_in(world, "submitted")
    page = text(reviewer.get(address("batch", "change", batch.pk)))
    assert "Reason: A slip." in page
    assert "In favour: Arandia &lt;b&gt;" in page
    assert reverse("admin:review_batch", args=[batch.pk]) in page
    assert "Reason: A slip." in text(reviewer.get(reverse("admin:review_batch", args=[batch.pk])))


def test_nobody_adds_changes_or_deletes_a_list_by_hand(world: World, administrator: Client) -> None:
    batch = batch_in(world, "draft")
    assert administrator.get(address("batch", "add")).status_code == 403
    assert administrator.post(address("batch", "change", batch.pk), {"title": "x"}).status_code == 403
    assert administrator.post(address("batch", "delete", batch.pk), {"post": "yes"}).status_code == 403
    assert Batch.objects.get().title == "Vote: A/X/70/1"


def test_its_author_enters_the_text_anew(world: World, analyst: Client, reviewer: Client) -> None:
    batch = batch_in(world, "draft")
    anew = analyst.get(address("batch", "change", batch.pk)).context["anew"]
    page = analyst.post(reverse("admin:list"), {**anew, "step": "describe"})
    form = page.context["form"]
    assert (form["text"].value(), form["kind"].value()) == ("In favour: Arandia <b>", "vote")
    assert (
        analyst.post(reverse("admin:list"), {**anew, "step": "read"}).context["layout"].subject.source
        == world.record
    )
    assert reviewer.get(address("batch", "change", batch.pk)).context["anew"] == {}


def test_the_list_of_lists_counts_states(
    world: World, analyst: Client, django_assert_max_num_queries: Any
) -> None:
    for state in ("draft", "submitted", "published"):
        batch_in(world, state)
    analyst.get(address("batch", "changelist"))
    with django_assert_max_num_queries(12):
        page = text(analyst.get(address("batch", "changelist")))
    for label in ("Draft", "In review", "Published"):
        assert label in page
