"""A list entered: one batch of drafts with its text, whole or not at all."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Permission
from django.core.exceptions import PermissionDenied

from positions.lists.entering import NotReady, enter
from positions.lists.headings import Side
from positions.lists.subject import Answers
from positions.models import Batch, Position, Source
from positions.record_check import findings
from tests.lists.making import ROLL_CALL, TODAY, joint_statement, subject
from tests.world import World


def entered(world: World, about=None, text: str = ROLL_CALL, **answers: object) -> Batch:
    return enter(about or subject(world), text, Answers(**answers), author=world.analyst, today=TODAY)


def test_a_list_becomes_one_batch_of_drafts_with_its_text(world: World) -> None:
    batch = entered(world)
    assert (batch.title, batch.author, batch.pasted, batch.acknowledged) == (
        "Vote: A/X/70/1",
        world.analyst,
        ROLL_CALL,
        "",
    )
    drafts = list(batch.positions.order_by("pk"))
    assert [(str(one.actor), one.stance, one.status) for one in drafts] == [
        ("Arandia", "support", "draft"),
        ("Élan-Verre", "support", "draft"),
        ("Fenland", "oppose", "draft"),
        ("Borvia", "abstain", "draft"),
    ]
    assert {one.citations.get().source for one in drafts} == {world.record}
    assert all(one.summary for one in drafts)


def test_dissociations_and_the_reason_are_kept(world: World) -> None:
    about = joint_statement(world, total=5)
    batch = entered(world, about, "MU", dissociated="Borvia", reason="Others signed later.")
    assert [one.country for one in batch.positions.get().dissociations.all()] == [world.borvia]
    assert batch.acknowledged == "You gave 5 in all, the list has 1.\nReason: Others signed later."


def test_a_list_that_is_not_ready_leaves_nothing_behind(world: World) -> None:
    source = Source(title="New", url="https://new.example/", language="en")
    about = subject(world, source=source, totals={Side.FAVOUR: 9})
    with pytest.raises(NotReady) as refused:
        entered(world, about, "In favour: Arandia, Nowhere")
    assert len(refused.value.layout.questions) == 1
    assert refused.value.layout.differences
    assert (Batch.objects.count(), Position.objects.count()) == (0, 0)
    assert not Source.objects.filter(title="New").exists()


def test_a_new_source_is_saved_with_a_code_of_its_own(world: World) -> None:
    Source.objects.create(slug="new-record", title="Other", language="en")
    about = subject(world, source=Source(title="New record", url="https://new.example/", language="en"))
    batch = entered(world, about)
    source = batch.positions.first().citations.get().source
    assert (source.slug, source.url) == ("new-record-2", "https://new.example/")


def test_the_same_list_is_not_entered_twice_silently(world: World) -> None:
    entered(world)
    with pytest.raises(NotReady) as refused:
        entered(world)
    assert "4 of them are recorded with this act already" in refused.value.layout.differences[0]
    assert Batch.objects.count() == 1


def test_who_may_not_add_sources_enters_no_list_with_a_new_one(world: World) -> None:
    world.reader.user_permissions.add(Permission.objects.get(codename="add_position"))
    about = subject(world, source=Source(title="New", url="https://new.example/", language="en"))
    with pytest.raises(PermissionDenied):
        enter(about, ROLL_CALL, Answers(), author=world.reader, today=TODAY)
    assert (Batch.objects.count(), Source.objects.filter(title="New").count()) == (0, 0)


def test_who_may_not_draft_enters_no_list(world: World) -> None:
    with pytest.raises(PermissionDenied):
        enter(subject(world), ROLL_CALL, Answers(), author=world.reader, today=TODAY)
    assert Batch.objects.count() == 0


def test_the_record_stays_clean(world: World) -> None:
    entered(world)
    assert list(findings(today=TODAY)) == []
