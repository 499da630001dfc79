"""The ledger, which only grows, and the number that rises with every change the public can see."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from positions import editorial
from positions.models import Change, DataVersion, Position, StancePeriod
from positions.models.history import record_tables
from positions.vocabulary import ChangeKind
from tests import make
from tests.models.below import refused, sql
from tests.models.breaches import update
from tests.world import World

PRIVATE = {"position", "citation", "dissociation", "batch", "dataversion"}
"""Tables of which a row is no visible change by itself: what is published of them enters the ledger."""
VISIBLE = [model for model in record_tables() if model._meta.model_name not in PRIVATE]


def version() -> int:
    return DataVersion.current().number


# The ledger.


def test_entries_are_numbered_without_gaps_in_the_order_of_what_happened(world: World):
    begun = Change.objects.latest("number").number
    first = make.published()
    make.correction(first, stance="oppose")
    found = list(Change.objects.after(begun).values_list("number", "kind", "position"))
    last = Position.objects.latest("id").pk
    assert found == [
        (begun + 1, "published", first.pk),
        (begun + 2, "retracted", first.pk),
        (begun + 3, "published", last),
    ]


def test_an_entry_neither_changes_nor_goes(world: World):
    make.published()
    entry = Change.objects.first()
    assert entry is not None
    for column in ("at", "kind", "by_id", "position_id", "membership_id"):
        with refused("append_only"):
            sql(f"UPDATE positions_change SET {column} = {column} WHERE number = %s", entry.number)
    with refused("append_only"):
        entry.save()
    with refused("append_only"):
        Change.objects.bulk_update([entry], ["at"])
    with refused("append_only"):
        entry.delete()
    with refused("append_only"):
        Change.objects.all().delete()


def test_the_moments_of_the_ledger_rise_even_where_the_clock_goes_back(world: World):
    ahead = datetime(2040, 1, 1, tzinfo=UTC)
    make.published(at=ahead)
    late = make.published(country=world.borvia, at=datetime(2039, 1, 1, tzinfo=UTC))
    assert late.published_at == ahead + timedelta(microseconds=1)
    assert Change.objects.next_moment(ahead + timedelta(days=1)) == ahead + timedelta(days=1)


def test_an_empty_ledger_begins_now_and_with_one(db):
    now = datetime(2040, 1, 1, tzinfo=UTC)
    assert Change.objects.next_moment(now) == now
    Change.objects.append(ChangeKind.PUBLISHED, at=now, by=None)
    assert not Change.objects.exists()


def test_an_entry_says_what_it_is(world: World):
    make.published()
    entry = Change.objects.first()
    assert str(entry) == f"{entry.number}: Published"
    assert str(DataVersion.current()) == str(version())


# The data version.


@pytest.mark.parametrize("model", VISIBLE, ids=lambda model: model._meta.model_name)
def test_every_write_of_a_visible_table_raises_the_data_version(model, world: World):
    for statement in (
        "DELETE FROM {} WHERE false",
        "UPDATE {0} SET {1} = {1} WHERE false",
        "INSERT INTO {0} SELECT * FROM {0} WHERE false",
    ):
        if "INSERT" in statement and model._meta.model_name == "alias":
            statement = "INSERT INTO {0} (name) SELECT name FROM {0} WHERE false"
        before = version()
        sql(statement.format(model._meta.db_table, model._meta.pk.column))
        assert version() == before + 1


def test_a_draft_its_review_and_its_end_are_no_visible_change(world: World):
    before = version()
    make.submitted()
    draft = make.draft(group=world.union, dissociated=[world.borvia])
    update(draft, stance="oppose")
    draft.delete()
    assert version() == before


def test_publishing_and_retracting_raise_the_data_version(world: World):
    position = make.submitted()
    before = version()
    editorial.publish([position], by=world.reviewer)
    after = version()
    assert after > before
    make.retracted(position)
    assert version() > after


def test_a_publication_that_moves_no_period_raises_the_data_version_too(world: World):
    make.published(kind="vote")
    position = make.submitted(kind="interview")
    periods = list(StancePeriod.objects.values())
    before = version()
    editorial.publish([position], by=world.reviewer)
    assert list(StancePeriod.objects.values()) == periods
    assert version() > before


def test_memberships_and_enquiries_raise_the_data_version(world: World):
    before = version()
    make.enquiry(world.fenland)
    between = version()
    make.membership(world.fenland, world.union)
    assert before < between < version()


def test_the_moment_of_the_data_version_moves_with_it(world: World):
    before = DataVersion.current()
    make.enquiry(world.fenland)
    assert DataVersion.current().changed_at > before.changed_at
