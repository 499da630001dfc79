"""Which role may look at, add, change and delete which table."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.test import Client, RequestFactory

from positions.admin import desk
from tests import make
from tests.admin.conftest import SignIn, address, rows
from tests.models.below import sql
from tests.world import World

READ = "view"
KEEP = "view add change"
ALL = "view add change delete"
NOTHING = ""

MATRIX = {
    # table: (analyst, reviewer, administrator)
    "position": (ALL, ALL, ALL),
    "batch": (READ, READ, READ),  # entered on its own screen, moved by its verbs
    "enquiry": ("view add delete", "view add delete", "view add delete"),
    "source": (KEEP, KEEP, ALL),
    "official": (KEEP, KEEP, ALL),
    "forum": (KEEP, KEEP, ALL),
    "session": (KEEP, KEEP, ALL),
    "instrument": (KEEP, KEEP, ALL),
    "country": (READ, READ, ALL),
    "alias": (READ, READ, ALL),
    "group": (READ, READ, ALL),
    "membership": (READ, ALL, ALL),
    "topic": (READ, READ, ALL),
    "proposition": (READ, READ, ALL),
    "referencesource": (READ, READ, ALL),
    "stanceperiod": (READ, READ, READ),
    "change": (READ, READ, READ),
    "dataversion": (READ, READ, READ),
    "user": (NOTHING, NOTHING, ALL),
}


def test_the_matrix_names_every_table() -> None:
    assert set(MATRIX) == {model._meta.model_name for model in desk._registry}


@pytest.mark.parametrize(("place", "cast"), [(0, "analyst"), (1, "reviewer"), (2, "administrator")])
def test_a_role_has_exactly_its_rights(world: World, rf: RequestFactory, place: int, cast: str) -> None:
    request = rf.get("/")
    request.user = getattr(world, cast)
    held = {
        str(model._meta.model_name): {action for action, may in admin.get_model_perms(request).items() if may}
        for model, admin in desk._registry.items()
    }
    assert held == {table: set(rights[place].split()) for table, rights in MATRIX.items()}


@pytest.mark.parametrize("table", ["stanceperiod", "change", "dataversion"])
def test_what_is_derived_is_written_by_nobody(world: World, sign_in: SignIn, table: str) -> None:
    world.administrator.is_superuser = True
    world.administrator.save()
    make.published()
    client = sign_in(world.administrator)
    row = next(
        admin.model for model, admin in desk._registry.items() if model._meta.model_name == table
    )._default_manager.first()
    assert client.get(address(table, "add")).status_code == 403
    assert client.post(address(table, "change", row.pk), {"start": "2020-01-01"}).status_code == 403
    assert client.post(address(table, "delete", row.pk), {"post": "yes"}).status_code == 403


def test_the_codebook_is_closed_to_analysts_when_posted(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.analyst)
    page = address("proposition", "change", world.framework.pk)
    assert client.get(page).status_code == 200
    assert client.post(page, {"title": "Something else"}).status_code == 403
    world.framework.refresh_from_db()
    assert world.framework.title == "Adopt binding rules for machines"


@pytest.mark.parametrize("page", ["changelist", "add"])
def test_analysts_and_reviewers_see_no_users(world: World, sign_in: SignIn, page: str) -> None:
    for user in (world.analyst, world.reviewer):
        assert sign_in(user).get(address("user", page)).status_code == 403


def test_reference_data_that_published_positions_rest_on_cannot_be_deleted(
    world: World, administrator: Client
) -> None:
    make.published(
        official=world.okoye,
        forum=world.workshop,
        session=world.workshop_2023,
        date=date(2023, 5, 24),
        instrument=world.resolution,
        cites=[world.speech],
    )
    make.published(group=world.union, dissociated=[world.borvia])
    needed = {
        "country": world.arandia,
        "group": world.union,
        "official": world.okoye,
        "forum": world.workshop,
        "session": world.workshop_2023,
        "instrument": world.resolution,
        "source": world.speech,
        "proposition": world.framework,
        "topic": world.rules,
        "user": world.analyst,
    }
    for table, row in needed.items():
        answer = administrator.post(address(table, "delete", row.pk), {"post": "yes"})
        assert answer.status_code in (200, 403)
        assert type(row)._base_manager.filter(pk=row.pk).exists(), table
        with pytest.raises((ProtectedError, IntegrityError)), transaction.atomic():
            row.delete()
        label = "auth" if table == "user" else "positions"
        with pytest.raises(IntegrityError), transaction.atomic():
            # the foreign keys wait for the end of the transaction: here it is
            sql(f"DELETE FROM {label}_{table} WHERE id = %s; SET CONSTRAINTS ALL IMMEDIATE", row.pk)


def test_changes_of_reference_data_under_published_positions_are_kept(world: World, analyst: Client) -> None:
    make.published(official=world.okoye)
    form = {"name": "Mira A. Ọkoye", "slug": world.okoye.slug, "country": world.arandia.pk, "group": ""}
    tenure = world.okoye.tenures.get()
    offices = {
        "0-id": tenure.pk,
        "0-official": world.okoye.pk,
        "0-title": "Secretary",
        "0-start": tenure.start,
    }
    offices |= {"TOTAL_FORMS": 1, "INITIAL_FORMS": 1, "0-body": tenure.body, "0-end": tenure.end}
    page = address("official", "change", world.okoye.pk)
    assert analyst.post(page, {**form, **rows("tenures", offices)}).status_code == 302
    shown = analyst.get(address("official", "history", world.okoye.pk))
    told = {
        (one.entry.by, change.before, change.after)
        for one in shown.context["entries"]
        for change in one.entry.changes
        if one.entry.deed == "changed"
    }
    assert told == {
        ("analyst", "Mira Ọkoye", "Mira A. Ọkoye"),
        ("analyst", "Foreign Secretary", "Secretary"),
    }


def test_a_reader_without_a_role_stays_outside(world: World, sign_in: SignIn) -> None:
    assert sign_in(world.reader).get(address("position", "changelist")).status_code == 302
