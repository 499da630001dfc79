"""The verbs of the editorial desk: what each does, whom it refuses and in which words."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from positions import editorial
from positions.editorial import Cited, Plan
from positions.models import Change, Position
from positions.refusals import Refused
from positions.vocabulary import RetractionCause
from tests import make
from tests.world import World


def sentences(refusal: pytest.ExceptionInfo[Refused]) -> list[str]:
    return [one.sentence for one in refusal.value.objections]


def kinds() -> list[str]:
    return list(Change.objects.exclude(position=None).order_by("number").values_list("kind", flat=True))


# Draft.


def test_a_draft_may_still_lack_its_evidence(world: World):
    position = editorial.draft(
        author=world.analyst,
        country=world.arandia,
        proposition=world.framework,
        stance="support",
        kind="statement",
        date=date(2022, 3, 1),
    )
    assert (position.status, position.author, position.summary) == ("draft", world.analyst, "")
    assert kinds() == []


def test_a_draft_keeps_its_citations_in_order_and_who_stands_aside(world: World):
    position = make.draft(
        group=world.union,
        cites=[Cited(world.speech, "p. 2"), world.record],
        dissociated=[world.borvia],
    )
    found = [(one.source, one.locator, one.order) for one in position.citations.all()]
    assert found == [(world.speech, "p. 2", 0), (world.record, "", 1)]
    assert [one.country for one in position.dissociations.all()] == [world.borvia]


def test_a_draft_with_values_that_no_position_can_have_is_refused_with_all_of_them(world: World):
    with pytest.raises(ValidationError) as refusal:
        make.draft(stance="maybe", kind="rumour")
    assert set(refusal.value.message_dict) >= {"stance", "kind"}
    assert not Position.objects.exists()


# Submit.


def test_submitting_hands_a_draft_to_review(world: World):
    draft = make.draft()
    moment = datetime(2040, 1, 1, tzinfo=UTC)
    with make._desk_at(moment):
        [position] = editorial.submit([draft], by=world.analyst)
    draft.refresh_from_db()
    assert (draft.status, draft.submitted_at, draft.review_note) == ("in-review", moment, "")
    assert (position.status, position.submitted_at) == ("in-review", moment)


def test_submitting_wants_the_evidence_whole_and_tells_all_faults_of_all_positions(world: World):
    first = make.draft(cites=[], summary="")
    second = make.draft(official=world.brandt, country=world.arandia)
    with pytest.raises(Refused) as refusal:
        editorial.submit([first, second], by=world.analyst)
    found = [(one.position, one.field, one.sentence) for one in refusal.value.objections]
    assert found == [
        (first, "sources", "Nothing is published without a citation."),
        (first, "summary", "A summary in your own words is missing."),
        (second, "official", "The official does not speak for this actor."),
    ]
    assert str(refusal.value.objections[0]) == (
        "Arandia: Support (1 March 2022): Nothing is published without a citation."
    )
    assert "A summary in your own words is missing. Arandia" in str(refusal.value)


def test_only_the_author_submits(world: World):
    with pytest.raises(Refused) as refusal:
        editorial.submit([make.draft()], by=world.second_analyst)
    assert sentences(refusal) == ["Only its author can submit a position."]


def test_what_is_in_review_is_not_submitted_again(world: World):
    with pytest.raises(Refused) as refusal:
        editorial.submit([make.submitted()], by=world.analyst)
    assert sentences(refusal) == [
        "Only a position that is draft can be moved by “submit”; this one is in review."
    ]


def test_the_date_is_compared_with_the_day_that_is_given(world: World):
    draft = make.draft(date=date(2022, 3, 1))
    with pytest.raises(Refused) as refusal:
        editorial.submit([draft], by=world.analyst, today=date(2022, 2, 28))
    assert sentences(refusal) == ["The date lies in the future."]
    editorial.submit([draft], by=world.analyst, today=date(2022, 3, 1))


# Send back.


def test_a_reviewer_sends_back_with_a_note_and_the_author_submits_again(world: World):
    position = make.submitted()
    editorial.send_back([position], by=world.reviewer, note="Which paragraph?")
    position.refresh_from_db()
    assert (position.status, position.review_note) == ("draft", "Which paragraph?")
    editorial.submit([position], by=world.analyst)
    position.refresh_from_db()
    assert (position.status, position.review_note) == ("in-review", "")


def test_an_author_takes_back_what_he_submitted(world: World):
    [position] = editorial.send_back([make.submitted()], by=world.analyst, note="A typing error.")
    assert position.status == "draft"


def test_an_analyst_does_not_send_back_what_another_submitted(world: World):
    with pytest.raises(PermissionDenied):
        editorial.send_back([make.submitted()], by=world.second_analyst, note="No.")


def test_sending_back_says_why(world: World):
    with pytest.raises(Refused) as refusal:
        editorial.send_back([make.submitted()], by=world.reviewer, note=" ")
    assert sentences(refusal) == ["Say why it is sent back."]


def test_only_what_is_in_review_is_sent_back(world: World):
    with pytest.raises(Refused) as refusal:
        editorial.send_back([make.published()], by=world.reviewer, note="Too late.")
    assert sentences(refusal) == [
        "Only a position that is in review can be moved by “send back”; this one is published."
    ]


# Publish.


def test_publishing_enters_the_public_record_and_the_ledger(world: World):
    moment = datetime(2040, 1, 1, tzinfo=UTC)
    position = make.published(at=moment)
    assert (position.status, position.reviewer, position.published_at) == (
        "published",
        world.reviewer,
        moment,
    )
    entry = Change.objects.latest("number")
    assert (entry.kind, entry.position, entry.at, entry.by) == ("published", position, moment, world.reviewer)


def test_nobody_publishes_what_he_wrote(world: World):
    position = make.submitted(author=world.reviewer)
    with pytest.raises(Refused) as refusal:
        editorial.publish([position], by=world.reviewer)
    assert sentences(refusal) == ["The author of a position cannot publish it; somebody else has to."]
    assert editorial.publish([position], by=world.administrator)[0].status == "published"


def test_a_draft_is_not_published(world: World):
    with pytest.raises(Refused) as refusal:
        editorial.publish([make.draft()], by=world.reviewer)
    assert sentences(refusal) == [
        "Only a position that is in review can be moved by “publish”; this one is draft."
    ]


def test_evidence_that_was_lost_under_review_is_missed(world: World):
    position = make.submitted(group=world.union, official=world.brandt)
    make.withdrawn(world.borvia.memberships.get(group=world.union))
    with pytest.raises(Refused) as refusal:
        editorial.publish([position], by=world.reviewer)
    assert sentences(refusal) == ["The official does not speak for this actor."]


def test_positions_are_published_all_or_none(world: World):
    good, bad = make.submitted(), make.draft()
    with pytest.raises(Refused):
        editorial.publish([good, bad], by=world.reviewer)
    good.refresh_from_db()
    assert good.status == "in-review"
    assert kinds() == []


def test_a_position_named_twice_is_published_once(world: World):
    position = make.submitted()
    assert editorial.publish([position, position], by=world.reviewer) == [position]
    assert kinds() == ["published"]


def test_a_position_that_is_gone_is_named(world: World):
    position = make.draft()
    number = position.pk
    gone = Position(pk=number, country=world.arandia)
    position.delete()
    for verb, by in ((editorial.submit, world.analyst), (editorial.publish, world.reviewer)):
        with pytest.raises(Refused) as refusal:
            verb([gone], by=by)
        assert sentences(refusal) == [f"There is no position {number} any more."]


def test_positions_enter_the_ledger_in_the_order_in_which_they_are_given(world: World):
    late, early = make.submitted(date=date(2022, 5, 1)), make.submitted(date=date(2020, 1, 1))
    assert editorial.publish(iter([early, late]), by=world.reviewer) == [early, late]
    assert [entry.position for entry in Change.objects.exclude(position=None).order_by("number")] == [
        early,
        late,
    ]


# Retract.


def test_retracting_keeps_cause_reason_and_who(world: World):
    moment = datetime(2040, 1, 1, tzinfo=UTC)
    position = make.published()
    make.retracted(position, cause="duplicate", reason="Recorded twice.", at=moment)
    position.refresh_from_db()
    assert (
        position.status,
        position.retraction_cause,
        position.retraction_reason,
        position.retracted_by,
        position.retracted_at,
    ) == ("retracted", "duplicate", "Recorded twice.", world.reviewer, moment)
    assert kinds() == ["published", "retracted"]


@pytest.mark.parametrize("cause", RetractionCause.values)
def test_every_cause_of_the_list_retracts(cause: str, world: World):
    assert make.retracted(cause=cause).retraction_cause == cause


def test_a_retraction_wants_a_cause_of_the_list_and_a_reason_and_says_both_at_once(world: World):
    with pytest.raises(Refused) as refusal:
        editorial.retract([make.draft()], by=world.reviewer, cause="shame", reason="\n")
    assert sentences(refusal) == [
        "Only a position that is published can be moved by “retract”; this one is draft.",
        "Choose one of: correction, recode, duplicate, withdrawn-by-actor, published-in-error.",
        "Give the reason; it becomes public.",
    ]


def test_a_reviewer_may_retract_what_he_wrote_himself(world: World):
    position = make.published(author=world.reviewer, reviewer=world.administrator)
    assert make.retracted(position, by=world.reviewer).status == "retracted"


# Many at once.


def test_many_positions_are_drafted_with_what_they_cite(world: World):
    plans = [
        Plan(
            {
                "group": world.union,
                "proposition": world.audits,
                "stance": "support",
                "kind": "statement",
                "date": date(2022, 1, 1),
                "summary": "Spoke for it.",
            },
            cites=[Cited(world.record)],
            dissociated=[world.borvia],
        )
    ]
    [position] = editorial.draft_many(plans, author=world.analyst)
    assert position.citations.count() == position.dissociations.count() == 1


def test_batches_are_published_at_one_moment_and_numbered_in_their_order(world: World):
    rows = [make.submitted(country=one) for one in (world.borvia, world.arandia, world.fenland)]
    assert editorial.publish_batches([rows[:2], rows[2:]], by=world.reviewer) == 3
    moments = {Position.objects.get(pk=row.pk).published_at for row in rows}
    assert len(moments) == 1
    entries = Change.objects.exclude(position=None).order_by("number")
    assert [entry.position_id for entry in entries] == [row.pk for row in rows]
