"""Published positions are final, with their citations and dissociations, whatever path a write takes."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import product

import pytest
from django.db import connection, models
from django.db.models import ProtectedError
from django.utils import timezone

from positions.models import Change, Citation, Dissociation, Position
from positions.vocabulary import ChangeKind, Status
from tests import make
from tests.models.below import past_triggers, refused, sql
from tests.models.breaches import update
from tests.world import World

COLUMNS = [
    field.attname
    for field in Position._meta.concrete_fields
    if not isinstance(field, models.GeneratedField) and not field.primary_key
]
WORKFLOW = {
    "status",
    "submitted_at",
    "review_note",
    "reviewer_id",
    "published_at",
    "retracted_at",
    "retracted_by_id",
    "retraction_cause",
    "retraction_reason",
    "changed_at",
}
CONTENT = sorted(set(COLUMNS) - WORKFLOW)
OTHER_VALUES = {
    models.DateField: date(2001, 1, 1),
    models.DateTimeField: timezone.now(),
    models.ForeignKey: 999_999,
}


def other_value(column: str, row: Position) -> object:
    """A value that the column does not hold."""
    field = next(one for one in Position._meta.concrete_fields if one.attname == column)
    if field.null and getattr(row, column) is not None:
        return None
    return next(
        (value for kind, value in OTHER_VALUES.items() if type(field) is kind),
        f"{getattr(row, column)}x"[-field.max_length :] if field.max_length else "Other words.",
    )


# Every column, every path.


def test_no_column_of_a_published_position_changes(world: World):
    position = make.published(official=world.okoye, forum=world.workshop)
    for column in COLUMNS:
        with refused("lifecycle"):
            update(position, **{column: other_value(column, position)})


def test_no_column_of_a_retracted_position_changes(world: World):
    position = make.retracted()
    for column in COLUMNS:
        with refused("lifecycle"):
            update(position, **{column: other_value(column, position)})


def test_what_is_under_review_does_not_change(world: World):
    position = make.submitted()
    for column in CONTENT:
        with refused("lifecycle"):
            update(position, **{column: other_value(column, position)})


def test_the_number_of_a_published_position_does_not_change(world: World):
    with refused("lifecycle"):
        sql("UPDATE positions_position SET id = id + 1000 WHERE id = %s", make.published().pk)


def test_a_published_position_cannot_be_saved_with_other_words(world: World):
    position = make.published()
    position.summary = "Spoke against it."
    with refused("lifecycle"):
        position.save()


def test_a_published_position_cannot_be_changed_in_bulk(world: World):
    position = make.published()
    position.stance = "oppose"
    with refused("lifecycle"):
        Position.objects.bulk_update([position], ["stance"])


def test_a_published_position_cannot_be_replaced_by_an_upsert(world: World):
    position = make.published()
    position.stance = "oppose"
    with refused("lifecycle"):
        Position.objects.bulk_create(
            [position], update_conflicts=True, update_fields=["stance"], unique_fields=["id"]
        )


def test_a_published_position_cannot_be_changed_by_raw_sql(world: World):
    with refused("lifecycle"):
        sql("UPDATE positions_position SET date = '2001-01-01' WHERE id = %s", make.published().pk)


@pytest.mark.parametrize("maker", [make.submitted, make.published, make.retracted])
def test_only_a_draft_can_be_deleted(maker, world: World):
    position = maker()
    with refused("lifecycle"):
        sql("DELETE FROM positions_position WHERE id = %s", position.pk)


def test_a_published_position_cannot_be_deleted_with_its_rows(world: World):
    position = make.published()
    with pytest.raises(ProtectedError):
        position.delete()


def test_no_cascade_reaches_a_published_position(world: World):
    make.published()
    for owner in (world.arandia, world.framework, world.record, world.analyst):
        with pytest.raises(ProtectedError):
            owner.delete()


@pytest.mark.parametrize("table", ["position", "citation", "dissociation", "change", "membership", "enquiry"])
def test_no_table_of_the_record_can_be_emptied_at_one_stroke(table: str, world: World):
    connection.check_constraints()
    with refused("refuse_truncate"):
        sql(f"TRUNCATE positions_{table} CASCADE")


def test_a_draft_can_be_changed_and_deleted_with_its_rows(world: World):
    position = make.draft(group=world.union, dissociated=[world.borvia])
    update(position, stance="oppose")
    position.delete()
    assert not Citation.objects.exists()
    assert not Dissociation.objects.exists()


def test_an_update_that_changes_nothing_is_let_through(world: World):
    position = make.published()
    assert update(position, stance=position.stance) == 1


# The life of a position.

MOVES = {
    ("draft", "in-review"),
    ("in-review", "draft"),
    ("in-review", "published"),
    ("published", "retracted"),
}


def test_a_position_moves_only_as_its_life_goes(world: World):
    makers = {
        "draft": make.draft,
        "in-review": make.submitted,
        "published": make.published,
        "retracted": make.retracted,
    }
    for before, after in sorted(set(product(Status.values, Status.values)) - MOVES):
        position = makers[before]()
        if before == after:
            assert update(position, status=after) == 1
        else:
            with refused("lifecycle"):
                update(position, status=after)


@pytest.mark.parametrize("status", ["in-review", "published", "retracted"])
def test_a_position_begins_as_a_draft(status: str, world: World):
    draft = make.draft()
    draft.pk, draft.status = None, status
    with refused("lifecycle"):
        draft.save(force_insert=True)


def test_nothing_is_slipped_in_while_publishing(world: World):
    position = make.submitted(official=world.okoye)
    publication = {"status": "published", "reviewer": world.reviewer, "published_at": timezone.now()}
    for column in set(CONTENT) - {"country_id", "group_id"}:  # for another actor she does not speak
        with refused("lifecycle"):
            update(position, **publication, **{column: other_value(column, position)})


def test_nothing_is_slipped_in_while_retracting(world: World):
    position = make.published()
    retraction = {"retracted_at": timezone.now(), "retracted_by": world.reviewer, **RETRACTION}
    for column in [*CONTENT, "published_at", "reviewer_id", "submitted_at", "review_note"]:
        with refused("lifecycle"):
            update(position, **retraction, **{column: other_value(column, position)})


RETRACTION = {"status": "retracted", "retraction_cause": "duplicate", "retraction_reason": "Twice."}


# Evidence.

MOMENT = datetime(2030, 1, 1, tzinfo=UTC)


def publish_from_below(position: Position, world: World) -> None:
    update(position, status="published", reviewer=world.reviewer, published_at=MOMENT)


def in_review(**fields) -> Position:
    """In review, although no verb would have let it in."""
    draft = make.draft(**fields)
    update(draft, status="in-review")
    return draft


UNPROVEN = {
    "evidence_citation": lambda world: {"cites": []},
    "evidence_date": lambda world: {"date": date(2999, 1, 1)},
    "evidence_session": lambda world: {"forum": world.assembly, "session": world.undated},
    "evidence_session_date": lambda world: {
        "forum": world.workshop,
        "session": world.workshop_2023,
        "date": date(2023, 6, 2),
    },
    "evidence_official": lambda world: {"official": world.brandt},
}


@pytest.mark.parametrize("name", UNPROVEN)
def test_the_database_publishes_nothing_without_its_evidence(name: str, world: World):
    position = in_review(**UNPROVEN[name](world))
    with refused(name):
        publish_from_below(position, world)


@pytest.mark.parametrize(
    ("day", "refusal"), [(date(2023, 5, 16), True), (date(2023, 5, 17), False), (date(2023, 6, 1), False)]
)
def test_a_day_lies_within_a_week_of_the_session(day: date, refusal: bool, world: World):
    position = in_review(forum=world.workshop, session=world.workshop_2023, date=day)
    if refusal:
        with refused("evidence_session_date"):
            publish_from_below(position, world)
    else:
        publish_from_below(position, world)
        enter(position, world)


def enter(position: Position, world: World) -> None:
    """Enter what was published from below in the ledger, as the deferred guard wants it."""
    Change.objects.append(ChangeKind.PUBLISHED, positions=[position.pk], at=MOMENT, by=world.reviewer)


OFFICIALS = {
    "of the group itself": ("vale", date(2022, 3, 1), False),
    "of a member": ("brandt", date(2022, 3, 1), False),
    "of a country before it was a member": ("brandt", date(2014, 12, 31), True),
}


@pytest.mark.parametrize(("official", "day", "refusal"), OFFICIALS.values(), ids=OFFICIALS)
def test_for_a_group_speaks_an_official(official: str, day: date, refusal: bool, world: World):
    position = in_review(group=world.union, official=getattr(world, official), date=day)
    if refusal:
        with refused("evidence_official"):
            publish_from_below(position, world)
    else:
        publish_from_below(position, world)
        enter(position, world)


def test_an_official_of_a_group_does_not_speak_for_a_country(world: World):
    position = in_review(official=world.vale)
    with refused("evidence_official"):
        publish_from_below(position, world)


def test_a_withdrawn_membership_lets_nobody_speak_for_the_group(world: World):
    make.withdrawn(world.borvia.memberships.get(group=world.union))
    position = in_review(group=world.union, official=world.brandt)
    with refused("evidence_official"):
        publish_from_below(position, world)


def test_what_is_corrected_stands_in_the_public_record(world: World):
    old = make.retracted()
    position = make.draft()
    update(position, corrects=old, correction_cause="recode")
    update(position, status="in-review")
    with refused("evidence_corrects"):
        publish_from_below(position, world)


# What has to be whole at the end of a transaction.


def test_a_publication_without_its_entry_in_the_ledger_does_not_last(world: World):
    position = make.submitted()
    with refused("whole_ledger"):
        publish_from_below(position, world)


def test_a_publication_at_another_moment_than_the_ledger_says_does_not_last(world: World):
    position = make.submitted()
    with refused("whole_ledger"):
        publish_from_below(position, world)
        Change.objects.append(
            ChangeKind.PUBLISHED,
            positions=[position.pk],
            at=MOMENT + timedelta(microseconds=1),
            by=world.reviewer,
        )


def test_a_retraction_without_its_entry_in_the_ledger_does_not_last(world: World):
    position = make.published()
    with refused("whole_ledger"):
        update(position, **RETRACTION, retracted_at=timezone.now(), retracted_by=world.reviewer)


def test_a_correction_that_leaves_the_old_position_standing_does_not_last(world: World):
    position = make.draft()
    update(position, corrects=make.published(), correction_cause="recode")
    update(position, status="in-review")
    with refused("whole_correction"):
        publish_from_below(position, world)
        enter(position, world)


# Citations and dissociations.


def cited_row(position: Position, world: World) -> models.Model:
    return position.citations.get()


def aside_row(position: Position, world: World) -> models.Model:
    return position.dissociations.get()


@pytest.mark.parametrize("row_of", [cited_row, aside_row])
@pytest.mark.parametrize("maker", [make.submitted, make.published, make.retracted])
def test_what_belongs_to_a_position_changes_only_while_it_is_a_draft(maker, row_of, world: World):
    position = maker(group=world.union, dissociated=[world.borvia])
    row = row_of(position, world)
    table = row._meta.db_table
    other = {"locator": "p. 2"} if isinstance(row, Citation) else {"country": world.arandia}
    with refused("only_with_draft"):
        row.delete()
    with refused("only_with_draft"):
        update(row, **other)
    with refused("only_with_draft"):
        row.save()
    with refused("only_with_draft"):
        type(row)._default_manager.bulk_update([row], list(other))
    with refused("only_with_draft"):
        sql(f"DELETE FROM {table} WHERE id = %s", row.pk)


def test_nothing_is_added_to_a_published_position(world: World):
    position = make.published(group=world.union)
    with refused("only_with_draft"):
        Citation.objects.create(position=position, source=world.speech)
    with refused("only_with_draft"):
        Dissociation.objects.bulk_create([Dissociation(position=position, country=world.borvia)])


def test_nothing_is_moved_from_a_draft_to_a_published_position_or_back(world: World):
    position, draft = make.published(), make.draft(cites=[world.speech])
    with refused("only_with_draft"):
        update(draft.citations.get(), position=position)
    with refused("only_with_draft"):
        update(position.citations.get(), position=draft)


def test_constraints_stand_even_where_triggers_are_silent(world: World):
    position = make.published()
    with refused("position_published_whole"), past_triggers():
        update(position, published_at=None)
