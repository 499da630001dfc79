"""The review: the queue in its order, the marks, and decisions that are taken once and on what was seen."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext

from positions import batches, editorial, review
from positions.editorial import Cited, Plan
from positions.models import Batch, Country, Position
from positions.refusals import Refused
from positions.review import Mark
from positions.vocabulary import Status
from tests import make
from tests.test_editorial import sentences
from tests.world import World

pytestmark = pytest.mark.django_db

MONDAY, TUESDAY, WEDNESDAY = (datetime(2024, 5, day, 9, tzinfo=UTC) for day in (6, 7, 8))


def listed(world: World, votes: dict[str, list[Country]], title: str = "Vote on A/X/70/1") -> Batch:
    """A list in review."""
    plans = [
        Plan(
            {
                "country": one,
                "proposition": world.framework,
                "stance": stance,
                "kind": "vote",
                "date": date(2022, 12, 20),
                "summary": "Voted.",
            },
            [Cited(world.record)],
        )
        for stance, countries in votes.items()
        for one in countries
    ]
    batch = batches.draft_batch(title=title, plans=plans, author=world.analyst)
    editorial.submit(batch.positions.all(), by=world.analyst)
    return batch


def queue(**part: Any) -> list[review.Entry]:
    return review.entries(list(review.waiting(**part)))


def marks(position: Position) -> list[Mark]:
    [found] = review.marked(Position.objects.filter(pk=position.pk).select_related("country"))
    return review.marks_of(found)


# The queue.


def test_the_oldest_waits_at_the_head(world: World) -> None:
    later = make.submitted(at=TUESDAY)
    earlier = make.submitted(at=MONDAY, country=world.borvia)
    assert [entry.position for entry in queue()] == [earlier, later]


def test_what_was_submitted_again_waits_from_then_on(world: World) -> None:
    first = make.submitted(at=MONDAY)
    second = make.submitted(at=TUESDAY, country=world.borvia)
    editorial.send_back([first], by=world.reviewer, note="Which page?")
    editorial.submit([first], by=world.analyst)
    assert [entry.position for entry in queue()] == [second, first]


def test_only_what_is_in_review_waits(world: World) -> None:
    make.draft()
    make.published(country=world.borvia)
    make.retracted(country=world.fenland)
    assert queue() == []


def test_a_list_is_one_entry_with_counts_by_stance(world: World) -> None:
    batch = listed(
        world,
        {"oppose": [world.fenland], "support": [world.arandia, world.borvia], "abstain": [world.celmark]},
    )
    single = make.submitted()
    first, second = queue()
    assert (first.batch, first.size) == (batch, 4)
    assert list(first.counts.items()) == [("support", 2), ("abstain", 1), ("oppose", 1)]
    assert (second.batch, second.position, second.counts) == (None, single, {"support": 1})


def test_the_queue_can_be_cut_to_a_topic_or_an_analyst(world: World) -> None:
    weapons = make.submitted(proposition=world.control)
    theirs = make.submitted(author=world.second_analyst, country=world.borvia)
    assert [entry.position for entry in queue(topic="weapons")] == [weapons]
    assert [entry.position for entry in queue(author=world.second_analyst.pk)] == [theirs]
    assert queue(topic="weapons", author=world.second_analyst.pk) == []


def test_a_list_is_counted_whole_in_a_topic_of_one_of_its_positions(world: World) -> None:
    plans = [
        Plan(
            {
                "country": world.arandia,
                "proposition": about,
                "stance": "support",
                "kind": "joint-statement",
                "date": date(2022, 3, 1),
                "summary": "Joined.",
            },
            [Cited(world.record)],
        )
        for about in (world.framework, world.control)
    ]
    batch = batches.draft_batch(title="Joint statement", plans=plans, author=world.analyst)
    editorial.submit(batch.positions.all(), by=world.analyst)
    [entry] = queue(topic="weapons")
    assert entry.size == 2


def test_the_number_of_queries_does_not_grow_with_the_queue(world: World) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            queue()
        return len(captured)

    make.submitted()
    listed(world, {"support": [world.arandia]})
    few = queries()
    make.submitted(country=world.borvia)
    listed(world, {"support": [world.celmark], "oppose": [world.dunmere, world.elan]}, "Another vote")
    assert queries() == few


# Going on.


def test_after_one_comes_the_next_and_after_the_last_the_first(world: World) -> None:
    first = make.submitted(at=MONDAY)
    second = make.submitted(at=TUESDAY, country=world.borvia)
    third = make.submitted(at=WEDNESDAY, country=world.fenland)

    def after(position: Position) -> int | None:
        row = review.following(review.place_of([position]), by=world.reviewer)
        return row and row["alone"]

    assert [after(one) for one in (first, second, third)] == [second.pk, third.pk, first.pk]


def test_ones_own_are_passed_over(world: World) -> None:
    first = make.submitted(at=MONDAY)
    make.submitted(at=TUESDAY, country=world.borvia, author=world.reviewer)
    assert review.following(review.place_of([first]), by=world.reviewer) is None


# Marks.


@pytest.mark.parametrize(
    ("present", "new", "turns"),
    [
        ("support", "oppose", True),
        ("conditional", "oppose", True),
        ("oppose", "support", True),
        ("oppose", "conditional", True),
        ("support", "conditional", False),
        ("undecided", "oppose", False),
        ("abstain", "support", False),
        ("support", "abstain", False),
        ("oppose", "oppose", False),
    ],
)
def test_a_reversal_goes_from_support_to_opposition_or_back(
    world: World, present: str, new: str, turns: bool
) -> None:
    make.published(stance=present, date=date(2021, 1, 1))
    make.submitted(stance=new, date=date(2024, 1, 1))
    [entry] = queue()
    assert (Mark.REVERSAL in entry.marks) is turns
    assert (marks(entry.position) == [Mark.REVERSAL]) is turns


def test_a_stance_taken_through_a_group_can_be_reversed(world: World) -> None:
    make.published(group=world.union, date=date(2021, 1, 1))
    assert marks(make.submitted(stance="oppose")) == [Mark.REVERSAL]


def test_a_group_reverses_its_own_latest_position(world: World) -> None:
    make.published(group=world.union, date=date(2021, 1, 1))
    make.published(group=world.union, date=date(2021, 1, 1), kind="vote", stance="oppose")
    assert marks(make.submitted(group=world.union, stance="oppose")) == []
    assert marks(make.submitted(group=world.union, stance="support")) == [Mark.REVERSAL]


def test_what_is_held_on_another_proposition_is_no_reversal(world: World) -> None:
    make.published(proposition=world.control, date=date(2021, 1, 1))
    assert marks(make.submitted(stance="oppose")) == []


def test_a_correction_is_marked(world: World) -> None:
    old = make.published()
    new = editorial.correct(old, by=world.analyst, cause="recode", reason="The codebook changed.")
    assert marks(new) == [Mark.CORRECTION]


def test_observers_and_others_are_marked_and_members_and_groups_are_not(world: World) -> None:
    found = {
        one.name: marks(make.submitted(country=one)) for one in (world.arandia, world.dunmere, world.fenland)
    }
    contested = [Mark.CONTESTED]
    assert found == {"Arandia": [], "Dunmere": contested, "Fenland": contested}
    assert marks(make.submitted(group=world.union)) == []


def test_a_list_tells_how_many_of_it_bear_a_mark(world: World) -> None:
    make.published(date=date(2021, 1, 1))
    listed(world, {"oppose": [world.arandia, world.dunmere], "support": [world.fenland]})
    [entry] = queue()
    assert entry.marks == {Mark.REVERSAL: 1, Mark.CONTESTED: 2}


# Decisions.


def test_what_was_seen_is_published(world: World) -> None:
    position = make.submitted()
    review.approve([position], by=world.reviewer, seen=review.stamp([position]))
    position.refresh_from_db()
    assert (position.status, position.reviewer) == (Status.PUBLISHED, world.reviewer)
    done = review.outcome(position)
    assert done is not None
    assert (done.words, done.by, done.at) == ("published", world.reviewer, position.published_at)


def test_what_was_submitted_anew_since_it_was_seen_is_not_decided_on(world: World) -> None:
    position = make.submitted()
    seen = review.stamp([position])
    editorial.send_back([position], by=world.administrator, note="Which page?")
    Position.objects.filter(pk=position.pk).update(summary="Something else.")
    editorial.submit([position], by=world.analyst)
    for decide in (
        lambda: review.approve([position], by=world.reviewer, seen=seen),
        lambda: review.return_to_author([position], by=world.reviewer, seen=seen, note="Why?"),
    ):
        with pytest.raises(Refused) as refusal:
            decide()
        assert sentences(refusal) == [
            "It was sent back and submitted anew since you opened this page: look at it again."
        ]
    position.refresh_from_db()
    assert position.status == Status.IN_REVIEW


def test_what_is_done_is_refused_the_second_time(world: World) -> None:
    position = make.submitted()
    seen = review.stamp([position])
    review.approve([position], by=world.reviewer, seen=seen)
    with pytest.raises(Refused) as refusal:
        review.approve([position], by=world.administrator, seen=seen)
    assert sentences(refusal) == [
        "Only a position that is in review can be moved by “publish”; this one is published."
    ]


def test_nobody_approves_what_he_wrote_and_analysts_approve_nothing(world: World) -> None:
    position = make.submitted(author=world.reviewer)
    with pytest.raises(Refused):
        review.approve([position], by=world.reviewer, seen=review.stamp([position]))
    with pytest.raises(PermissionDenied):
        review.approve([position], by=world.second_analyst, seen=review.stamp([position]))


def test_a_list_is_published_as_one_or_not_at_all(world: World) -> None:
    batch = listed(world, {"support": [world.arandia, world.borvia]})
    rows = list(batch.positions.all())
    with pytest.raises(Refused):
        review.approve(rows[:1], by=world.reviewer, seen=review.stamp(rows))
    assert {one.status for one in batch.positions.all()} == {Status.IN_REVIEW}
    review.approve(rows, by=world.reviewer, seen=review.stamp(rows))
    assert {one.status for one in batch.positions.all()} == {Status.PUBLISHED}
    assert len({one.published_at for one in batch.positions.all()}) == 1


def test_the_outcome_tells_who_retracted_it_since(world: World) -> None:
    done = review.outcome(make.retracted(by=world.administrator))
    assert done is not None
    assert (done.words, done.by) == ("published and since retracted", world.administrator)


def test_what_waits_and_what_never_waited_has_no_outcome(world: World) -> None:
    assert review.outcome(make.submitted()) is None
    assert review.outcome(make.draft()) is None
