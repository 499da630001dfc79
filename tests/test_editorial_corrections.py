"""Corrections: a new position takes the place of a published one, for a cause and a reason."""

from __future__ import annotations

import pytest

from positions import editorial
from positions.editorial import Cited
from positions.models import Position
from positions.refusals import Refused
from tests import make
from tests.test_editorial import kinds, sentences
from tests.world import World


def test_a_correction_is_a_draft_like_the_old_with_the_changes_made(world: World):
    old = make.published(
        group=world.union,
        official=world.vale,
        forum=world.workshop,
        session=world.undated,
        cites=[Cited(world.speech, "p. 2"), world.record],
        dissociated=[world.borvia],
    )
    new = editorial.correct(
        old, by=world.second_analyst, cause="recode", reason="The codebook changed.", stance="conditional"
    )
    same = set(editorial.CORRECTABLE) - {"stance"}
    assert {name: getattr(new, name) for name in same} == {name: getattr(old, name) for name in same}
    assert (new.stance, new.status, new.author, new.corrects) == (
        "conditional",
        "draft",
        world.second_analyst,
        old,
    )
    assert [(one.source, one.locator) for one in new.citations.all()] == [
        (world.speech, "p. 2"),
        (world.record, ""),
    ]
    assert [one.country for one in new.dissociations.all()] == [world.borvia]
    old.refresh_from_db()
    assert old.status == "published"


def test_citations_and_dissociations_of_a_correction_can_be_others(world: World):
    old = make.published(group=world.union, dissociated=[world.borvia])
    new = editorial.correct(
        old,
        by=world.analyst,
        cause="correction",
        reason="Misread.",
        cites=[Cited(world.speech)],
        dissociated=[],
    )
    assert [one.source for one in new.citations.all()] == [world.speech]
    assert not new.dissociations.exists()


def test_publishing_a_correction_retracts_the_old_position_at_the_same_moment(world: World):
    old = make.published()
    new = make.correction(old, cause="recode", reason="The codebook changed.", stance="oppose")
    old.refresh_from_db()
    assert (old.status, old.retraction_cause, old.retraction_reason) == (
        "retracted",
        "recode",
        "The codebook changed.",
    )
    assert old.retracted_at == new.published_at
    assert old.successor == new
    assert kinds() == ["published", "retracted", "published"]


def test_a_correction_can_be_corrected(world: World):
    first = make.published()
    second = make.correction(first, stance="oppose")
    third = make.correction(second, stance="abstain")
    statuses = [Position.objects.get(pk=one.pk).status for one in (first, second, third)]
    assert statuses == ["retracted", "retracted", "published"]
    assert Position.objects.get(pk=first.pk).successor == second


def test_a_correction_wants_a_published_position_a_fitting_cause_and_a_reason(world: World):
    with pytest.raises(Refused) as refusal:
        editorial.correct(make.draft(), by=world.analyst, cause="duplicate", reason="")
    assert sentences(refusal) == [
        "Only a published position can be corrected.",
        "A correction is a correction or a recode.",
        "Give the reason; it becomes public.",
    ]


def test_the_second_correction_of_the_same_position_comes_too_late(world: World):
    old = make.published()
    late = editorial.correct(old, by=world.analyst, cause="correction", reason="Misread.")
    editorial.submit([late], by=world.analyst)
    make.correction(old)
    with pytest.raises(Refused) as refusal:
        editorial.publish([late], by=world.reviewer)
    assert sentences(refusal) == ["What it corrects is not in the public record any more."]


def test_two_corrections_of_the_same_position_are_not_published_together(world: World):
    old = make.published()
    both = [
        editorial.correct(old, by=world.analyst, cause="correction", reason=reason) for reason in ("A", "B")
    ]
    editorial.submit(both, by=world.analyst)
    with pytest.raises(Refused) as refusal:
        editorial.publish(both, by=world.reviewer)
    assert sentences(refusal) == ["Two of these positions correct the same one."]


def test_the_words_of_a_published_position_are_changed_by_a_correction_only(world: World):
    old = make.published(summary="Spoke for it.")
    new = make.correction(old, summary="Spoke for it, with a reservation.")
    old.refresh_from_db()
    assert (old.summary, new.summary) == ("Spoke for it.", "Spoke for it, with a reservation.")
