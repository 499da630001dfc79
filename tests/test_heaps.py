"""What lies on an analyst's desk: each heap with its count, in the order in which it is to be worked off."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

from positions import batches, editorial, heaps
from positions.editorial import Cited, Plan
from positions.enquiries import withdraw_enquiry
from positions.models import Position
from tests import make
from tests.world import World


def sent_back(position: Position, world: World, note: str) -> Position:
    return editorial.send_back([position], by=world.reviewer, note=note)[0]


def numbers(heap: heaps.Heap[Position]) -> list[int]:
    return [one.pk for one in heap.rows]


def a_list(world: World) -> list[Plan]:
    fields = {"proposition": world.framework, "stance": "support", "kind": "vote", "date": date(2022, 12, 20)}
    return [
        Plan({**fields, "country": voter, "summary": "Voted for it."}, [Cited(world.record)])
        for voter in (world.arandia, world.borvia)
    ]


def test_drafts_are_ones_own_and_the_last_changed_comes_first(world: World) -> None:
    first, second = make.draft(), make.draft(proposition=world.audits)
    make.draft(author=world.second_analyst)
    first.save()
    assert numbers(heaps.own_drafts(world.analyst)) == [first.pk, second.pk]


def test_what_was_sent_back_lies_apart_with_its_note(world: World) -> None:
    position = sent_back(make.submitted(), world, "Which day?")
    [found] = list[Any](heaps.returned(world.analyst).rows)
    assert (found, found.review_note) == (position, "Which day?")
    assert heaps.own_drafts(world.analyst).total == 0
    assert heaps.returned(world.second_analyst).total == 0


def test_what_its_author_took_back_is_no_return(world: World) -> None:
    position = editorial.send_back([make.submitted()], by=world.analyst, note=heaps.TAKEN_BACK)[0]
    assert heaps.returned(world.analyst).total == 0
    assert numbers(heaps.own_drafts(world.analyst)) == [position.pk]


def test_what_waits_is_shown_to_others_oldest_first(world: World) -> None:
    later = make.submitted(at=datetime(2024, 3, 2, tzinfo=UTC))
    older = make.submitted(at=datetime(2024, 3, 1, tzinfo=UTC), proposition=world.audits)
    assert numbers(heaps.waiting(world.reviewer)) == [older.pk, later.pk]
    assert heaps.waiting(world.analyst).total == 0
    assert numbers(heaps.waiting(world.analyst, own=True)) == [older.pk, later.pk]


def test_a_list_is_one_thing_on_the_desk(world: World) -> None:
    batch = batches.draft_batch(title="Vote", plans=a_list(world), author=world.analyst)
    assert heaps.own_drafts(world.analyst).total == 0
    [found] = list[Any](heaps.batches().rows)
    assert (found, found.size, found.drafts, found.in_review) == (batch, 2, 2, 0)
    editorial.submit(batch.positions.all(), by=world.analyst)
    [found] = list[Any](heaps.batches().rows)
    assert (found.drafts, found.in_review, found.waits_since is not None) == (0, 2, True)
    assert heaps.waiting(world.reviewer).total == 0
    editorial.publish(batch.positions.all(), by=world.reviewer)
    assert heaps.batches().total == 0


def test_a_heap_shows_its_top_and_counts_the_rest_in_one_query(world: World) -> None:
    for _ in range(3):
        make.draft()
    with CaptureQueriesContext(connection) as queries:
        heap = heaps.own_drafts(world.analyst, limit=2)
    assert (len(heap.rows), heap.total, heap.left, len(queries)) == (2, 3, 1, 1)


def test_different_stances_of_one_actor_on_one_date_contradict(world: World) -> None:
    one = make.published(stance="support")
    two = make.published(stance="oppose", kind="interview")
    make.published(stance="oppose", date=date(2022, 3, 2))
    make.published(stance="oppose", country=world.borvia)
    make.published(stance="oppose", proposition=world.audits)
    make.draft(stance="abstain")
    [found] = list[Any](heaps.contradictions().rows)
    assert (found.actor, found.proposition, found.date) == ("Arandia", str(world.framework), date(2022, 3, 1))
    assert [(said.number, said.stance, str(said.kind.label)) for said in found.said] == [
        (one.pk, "support", "Statement"),
        (two.pk, "oppose", "Interview"),
    ]


def test_the_same_stance_twice_and_a_retracted_one_are_no_contradiction(world: World) -> None:
    make.published()
    make.published(kind="interview")
    make.retracted(stance="oppose")
    assert heaps.contradictions().total == 0


def test_groups_contradict_themselves_too(world: World) -> None:
    make.published(group=world.union)
    make.published(group=world.union, stance="oppose")
    assert [one.actor for one in heaps.contradictions().rows] == ["Meridian Union"]


def test_a_stance_is_due_a_year_after_it_was_published(world: World) -> None:
    make.published(at=datetime(2030, 1, 10, 12, tzinfo=UTC))
    assert heaps.unchecked_stances(date(2031, 1, 10)).total == 0
    [found] = list[Any](heaps.unchecked_stances(date(2031, 1, 11)).rows)
    assert (found.country, found.checked_on) == (world.arandia, date(2030, 1, 10))


def test_a_search_in_vain_counts_as_a_check_until_it_is_withdrawn(world: World) -> None:
    make.published(at=datetime(2030, 1, 10, 12, tzinfo=UTC))
    searched = make.enquiry(
        world.arandia, searched_on=date(2030, 8, 1), at=datetime(2030, 8, 1, 12, tzinfo=UTC)
    )
    assert heaps.unchecked_stances(date(2031, 6, 1)).total == 0
    [found] = list[Any](heaps.unchecked_stances(date(2031, 9, 1)).rows)
    assert found.checked_on == date(2030, 8, 1)
    withdraw_enquiry(searched, by=world.analyst)
    [found] = list[Any](heaps.unchecked_stances(date(2031, 6, 1)).rows)
    assert found.checked_on == date(2030, 1, 10)


def test_the_longest_unchecked_stance_comes_first(world: World) -> None:
    make.published(at=datetime(2030, 1, 11, 12, tzinfo=UTC), country=world.elan)
    make.published(at=datetime(2030, 2, 10, 12, tzinfo=UTC))
    make.published(at=datetime(2030, 3, 10, 12, tzinfo=UTC), country=world.fenland)
    heap = heaps.unchecked_stances(date(2032, 1, 1), limit=2)
    assert ([one.country for one in heap.rows], heap.total) == ([world.elan, world.arandia], 3)
