"""A list goes through its life as one: drafted, submitted, reviewed, published, retracted."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from positions import editorial
from positions.batches import discard_batch, draft_batch, standing
from positions.editorial import Cited, Plan
from positions.models import Batch, Position, StancePeriod
from positions.models.history import event_tables
from positions.refusals import Refused
from positions.vocabulary import Status
from tests import make
from tests.world import World


@pytest.fixture
def batch(world: World) -> Batch:
    """Arandia and Borvia in favour, Fenland against; all drafts of the analyst."""
    return make_batch(world, {"XAR": "support", "XBO": "support", "XFE": "oppose"})


def make_batch(world: World, stances: dict[str, str], **fields: object) -> Batch:
    countries = {one.iso3: one for one in (world.arandia, world.borvia, world.fenland)}
    plans = [
        Plan(
            {
                "country": countries[code],
                "proposition": world.framework,
                "stance": stance,
                "kind": "vote",
                "date": world.assembly_70.ends_on,
                "summary": "Voted.",
                **fields,
            },
            [Cited(world.record)],
        )
        for code, stance in stances.items()
    ]
    return draft_batch(
        title="A vote", plans=plans, author=world.analyst, pasted="In favour: …", acknowledged="One name."
    )


def states(batch: Batch) -> set[str]:
    return set(batch.positions.values_list("status", flat=True))


def test_a_batch_keeps_its_text_and_what_was_passed_over(batch: Batch) -> None:
    batch.refresh_from_db()
    assert (batch.pasted, batch.acknowledged) == ("In favour: …", "One name.")
    event = event_tables()[Batch].objects.get(pgh_label="insert")
    assert event.acknowledged == "One name."


def test_a_batch_is_published_and_retracted_as_one(world: World, batch: Batch) -> None:
    editorial.submit(standing(batch, Status.DRAFT), by=world.analyst)
    editorial.publish(standing(batch, Status.IN_REVIEW), by=world.reviewer)
    assert states(batch) == {"published"}
    assert StancePeriod.objects.count() == 3
    assert len(set(batch.positions.values_list("published_at", flat=True))) == 1
    editorial.retract(
        standing(batch, Status.PUBLISHED), by=world.reviewer, cause="published-in-error", reason="Wrong vote."
    )
    assert states(batch) == {"retracted"}
    assert StancePeriod.objects.count() == 0


def test_no_part_of_a_batch_moves_alone(world: World, batch: Batch) -> None:
    drafts = standing(batch, Status.DRAFT)
    with pytest.raises(Refused, match="moves as a whole"):
        editorial.submit(drafts[:2], by=world.analyst)
    assert states(batch) == {"draft"}
    editorial.submit(drafts, by=world.analyst)
    with pytest.raises(Refused, match="moves as a whole"):
        editorial.publish(drafts[:1], by=world.reviewer)
    with pytest.raises(Refused, match="moves as a whole"):
        editorial.send_back(drafts[1:], by=world.reviewer, note="Why?")
    assert states(batch) == {"in-review"}


def test_single_acts_of_a_published_batch_can_be_retracted_and_then_the_rest(
    world: World, batch: Batch
) -> None:
    editorial.publish(editorial.submit(standing(batch, Status.DRAFT), by=world.analyst), by=world.reviewer)
    first = standing(batch, Status.PUBLISHED)[0]
    editorial.retract([first], by=world.reviewer, cause="published-in-error", reason="Misread.")
    rest = standing(batch, Status.PUBLISHED)
    assert len(rest) == 2
    editorial.retract(rest, by=world.reviewer, cause="published-in-error", reason="All of it.")
    assert states(batch) == {"retracted"}


def test_its_author_does_not_publish_a_batch(world: World) -> None:
    plans = [
        Plan(
            {
                "country": world.arandia,
                "proposition": world.framework,
                "stance": "support",
                "kind": "vote",
                "date": world.assembly_70.ends_on,
                "summary": "Voted.",
            },
            [Cited(world.record)],
        )
    ]
    batch = draft_batch(title="Mine", plans=plans, author=world.reviewer)
    editorial.submit(standing(batch, Status.DRAFT), by=world.reviewer)
    with pytest.raises(Refused):
        editorial.publish(standing(batch, Status.IN_REVIEW), by=world.reviewer)
    assert states(batch) == {"in-review"}


def test_an_empty_batch_is_refused(world: World) -> None:
    with pytest.raises(Refused, match="The list is empty"):
        draft_batch(title="Nothing", plans=[], author=world.analyst)


def test_a_batch_without_a_title_or_with_one_too_long_is_refused(world: World) -> None:
    plans = [Plan({"country": world.arandia, "proposition": world.framework})]
    for title in ("", "x" * 201):
        with pytest.raises(ValidationError):
            draft_batch(title=title, plans=plans, author=world.analyst)
    assert Batch.objects.count() == 0


def test_who_may_not_draft_leaves_no_batch_behind(world: World) -> None:
    plans = [Plan({"country": world.arandia, "proposition": world.framework})]
    with pytest.raises(PermissionDenied):
        draft_batch(title="A vote", plans=plans, author=world.reader)
    assert Batch.objects.count() == 0


def test_a_batch_of_drafts_is_discarded_by_its_author_alone(world: World, batch: Batch) -> None:
    with pytest.raises(Refused, match="Only its author"):
        discard_batch(batch, by=world.second_analyst)
    with pytest.raises(PermissionDenied):
        discard_batch(batch, by=world.reader)
    assert Position.objects.count() == 3
    discard_batch(batch, by=world.analyst)
    assert (Batch.objects.count(), Position.objects.count()) == (0, 0)


def test_what_left_the_draft_is_not_discarded(world: World, batch: Batch) -> None:
    editorial.submit(standing(batch, Status.DRAFT), by=world.analyst)
    with pytest.raises(Refused, match="Only a list of drafts"):
        discard_batch(batch, by=world.analyst)
    assert Position.objects.count() == 3


def test_positions_entered_alone_are_in_no_batch(world: World) -> None:
    assert make.published().batch is None
