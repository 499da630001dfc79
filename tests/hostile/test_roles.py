"""What a form does not show cannot be set by it, and what is another's cannot be reached by its number."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import User
from django.test import Client

from positions.models import Position
from tests import make
from tests.addresses import addresses
from tests.admin.conftest import SignIn, address, draft_form
from tests.world import World

FORGED = {
    **dict.fromkeys(("author", "author_id", "reviewer", "batch", "corrects", "id", "pk", "analyst"), "1"),
    **dict.fromkeys(("groups", "user_permissions", "merged_into", "retracted_by"), "1"),
    **dict.fromkeys(("published_at", "published_at_0", "created_at", "submitted_at"), "2020-01-01"),
    **dict.fromkeys(("recorded_at", "withdrawn_at", "retracted_at"), "2020-01-01"),
    **dict.fromkeys(("is_superuser", "is_staff"), "on"),
    "status": "published",
    "retraction_cause": "duplicate",
    "retraction_reason": "x",
    "review_note": "x",
}
"""Columns that no form of the desk has, in every spelling in which a form could."""


def test_a_draft_is_its_writers_and_a_draft_whatever_else_is_sent(world: World, analyst: Client) -> None:
    before = datetime.now(UTC)
    response = analyst.post(address("position", "add"), draft_form(world, **FORGED))
    assert response.status_code == 302
    drafted = Position.objects.get()
    assert (drafted.status, drafted.author, drafted.reviewer) == ("draft", world.analyst, None)
    assert (drafted.published_at, drafted.retraction_cause, drafted.review_note) == (None, "", "")
    assert (drafted.batch, drafted.corrects, drafted.submitted_at) == (None, None, None)
    assert drafted.created_at > before
    assert drafted.pk != 1 or not Position.objects.filter(pk__gt=1).exists()


def test_a_change_of_a_draft_changes_what_its_form_shows(world: World, analyst: Client) -> None:
    draft = make.draft()
    response = analyst.post(
        address("position", "change", draft.pk), draft_form(world, summary="Other words.", **FORGED)
    )
    assert response.status_code == 302
    draft.refresh_from_db()
    assert (draft.summary, draft.status, draft.author) == ("Other words.", "draft", world.analyst)


def test_nobody_gives_himself_rights(world: World, sign_in: SignIn) -> None:
    for person in (world.analyst, world.reviewer, world.reader):
        client = sign_in(person)
        for page in (address("user", "change", person.pk), address("user", "add"), "/admin/password_change/"):
            client.post(page, {"username": "forged", **FORGED})
        person.refresh_from_db()
        assert not person.is_superuser
    assert not User.objects.filter(username="forged").exists()
    assert {role.name for role in world.analyst.groups.all()} == {"Analyst"}


def test_an_analyst_neither_sees_nor_changes_the_draft_of_another(world: World, sign_in: SignIn) -> None:
    draft = make.draft(summary="Not yet for other eyes.")
    client = sign_in(world.second_analyst)
    client.post(address("position", "change", draft.pk), draft_form(world, summary="Mine now."))
    client.post(address("position", "delete", draft.pk), {"post": "yes"})
    draft.refresh_from_db()
    assert draft.summary == "Not yet for other eyes."


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_stranger_and_a_reader_learn_nothing_of_the_desk(
    world: World, sign_in: SignIn, client: Client, method: str
) -> None:
    position = make.draft(summary="Not yet for other eyes.")
    desk = [one for one in dict.fromkeys(addresses(position)) if one.startswith("/admin/")]
    assert len(desk) > 100
    for person in (client, sign_in(world.reader)):
        for one in desk:
            if re.search("/(login|logout|leave|account)/", one):
                continue
            response = getattr(person, method)(one)
            assert response.status_code in (302, 403, 404, 405), (one, response.status_code)
            assert "other eyes" not in response.getvalue().decode()


@pytest.mark.parametrize("person", ["analyst", "reviewer"])
def test_accounts_are_the_administrators(world: World, sign_in: SignIn, person: str) -> None:
    client = sign_in(getattr(world, person))
    for one in User.objects.all():
        for page in (
            f"{one.pk}/change/",
            f"{one.pk}/password/",
            f"{one.pk}/delete/",
            f"{one.pk}/history/",
            "",
        ):
            answers = [
                client.get(f"/admin/auth/user/{page}"),
                client.post(f"/admin/auth/user/{page}", FORGED),
            ]
            assert {answer.status_code for answer in answers} <= {403, 404}, page
