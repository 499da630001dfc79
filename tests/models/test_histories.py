"""Every change is kept by the database itself, whatever path it took, and what is kept stays."""

from __future__ import annotations

import pghistory
import pytest
from allauth.mfa.totp.internal.auth import TOTP
from django.contrib.auth.models import Group as Role
from django.db.models import Model
from pghistory.models import Context

from positions.models import Citation, Forum, Position, Source
from positions.models.history import event_tables, record_tables
from positions.record_check.columns import broken_columns
from tests import make
from tests.models.below import refused, sql
from tests.world import World

DERIVED = {"stanceperiod", "change", "dataversion"}
"""Tables that follow from others, or are a history themselves."""
HISTORIES = sorted(event_tables().items(), key=lambda one: one[0]._meta.label)


def acts(row: Model) -> list[str]:
    """What was done to the row, the oldest first."""
    events = event_tables()[type(row)]._base_manager.filter(pgh_obj=row.pk)
    return list(events.order_by("pgh_id").values_list("pgh_label", flat=True))


def test_every_table_that_people_write_has_a_history():
    kept = {model._meta.model_name for model, _ in HISTORIES}
    written = {model._meta.model_name for model in record_tables()} - DERIVED
    assert kept == written | {"user", "user_groups", "authenticator"}


@pytest.mark.parametrize(
    "change",
    [
        lambda row: Forum(pk=row.pk, slug=row.slug, name="Other", kind=row.kind).save(),
        lambda row: Forum.objects.filter(pk=row.pk).update(name="Other"),
        lambda row: Forum.objects.bulk_update([Forum(pk=row.pk, name="Other")], ["name"]),
        lambda row: sql("UPDATE positions_forum SET name = 'Other' WHERE id = %s", row.pk),
    ],
    ids=["save", "update", "bulk_update", "raw SQL"],
)
def test_a_change_is_kept_whatever_path_it_took(change, world: World):
    change(world.workshop)
    events = event_tables()[Forum]._base_manager.filter(pgh_obj=world.workshop.pk).order_by("pgh_id")
    assert [(one.pgh_label, one.name) for one in events] == [
        ("insert", "Workshop on Machines"),
        ("update", "Other"),
    ]


def test_what_is_written_in_bulk_or_goes_with_another_row_is_kept(world: World):
    draft = make.draft(cites=[world.speech])
    citation = draft.citations.get()
    draft.delete()
    assert acts(Citation(pk=citation.pk)) == ["insert", "delete"]
    assert acts(world.speech) == ["insert"]
    [source] = Source.objects.bulk_create([Source(slug="bulk", title="Bulk", language="en")])
    sql("DELETE FROM positions_source WHERE id = %s", source.pk)
    assert acts(source) == ["insert", "delete"]


def test_a_verb_leaves_every_step_in_the_history(world: World):
    position = make.retracted()
    events = event_tables()[Position]._base_manager.filter(pgh_obj=position.pk).order_by("pgh_id")
    assert [one.status for one in events] == ["draft", "in-review", "published", "retracted"]


@pytest.mark.parametrize(("model", "events"), HISTORIES, ids=lambda one: one._meta.model_name)
def test_no_history_is_changed_deleted_or_emptied(model, events, world: World):
    make.draft(group=world.union, dissociated=[world.borvia])
    make.enquiry(world.arandia)
    make.source()
    TOTP.activate(world.analyst, "A" * 32)
    sql(
        "INSERT INTO positions_batch (title, author_id, created_at, pasted, acknowledged) "
        "VALUES ('List', %s, now(), '', '')",
        world.analyst.pk,
    )
    sql(
        'INSERT INTO positions_referencesource ("table", key, covers, source_id) '
        "VALUES ('countries', '', '', %s)",
        world.record.pk,
    )
    table = events._meta.db_table
    assert events._base_manager.exists()
    for statement in (
        f"UPDATE {table} SET pgh_label = 'nothing'",
        f"DELETE FROM {table}",
    ):
        with refused("append_only"):
            sql(statement)
    with refused("refuse_truncate"):
        sql(f"TRUNCATE {table}")
    with refused("append_only"):
        events._base_manager.all().delete()


def test_who_changed_what_is_never_altered(world: World):
    with pghistory.context(user=world.analyst.pk, url="/admin/"):
        make.source()
    occasion = Context.objects.get()
    with refused("only_completed"):
        Context.objects.update(metadata={"user": world.reviewer.pk, "url": "/admin/"})
    with refused("only_completed"):
        occasion.delete()
    with refused("refuse_truncate"):
        sql("TRUNCATE pghistory_context")


def test_what_becomes_known_of_an_occasion_is_added(world: World):
    with pghistory.context(user=None, url="/admin/login/"):
        make.source("first")
        pghistory.context(user=world.analyst.pk)
        make.source("second")
    assert Context.objects.get().metadata == {"user": world.analyst.pk, "url": "/admin/login/"}


def test_roles_given_and_taken_are_kept_and_passwords_are_not(world: World):
    world.reader.groups.add(Role.objects.get(name="Analyst"))
    world.reader.groups.clear()
    world.reader.set_password("something new")
    world.reader.is_active = False
    world.reader.save()
    assert acts(world.reader) == ["insert", "given a new password", "update"]
    roles = next(events for model, events in HISTORIES if model._meta.model_name == "user_groups")
    of_reader = roles._base_manager.filter(user=world.reader.pk).order_by("pgh_id")
    assert list(of_reader.values_list("pgh_label", flat=True)) == ["insert", "delete"]
    columns = {one.name for one in event_tables()[type(world.reader)]._meta.fields}
    assert not columns & {"password", "last_login"}


def test_a_deleted_row_in_a_history_is_no_finding_of_the_check(world: World):
    draft = make.draft(cites=[world.speech])
    draft.delete()
    assert list(broken_columns()) == []
