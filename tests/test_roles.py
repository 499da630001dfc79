"""Who may do what: the three roles of the desk."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group, Permission

from positions.models.history import record_tables
from positions.roles import ADMINISTRATOR, ANALYST, REVIEWER, codenames
from tests.world import World

ROLES = [ANALYST, REVIEWER, ADMINISTRATOR]


@pytest.mark.parametrize("role", ROLES)
def test_every_permission_of_a_role_exists_and_is_granted(role: str, db):
    granted = Group.objects.get(name=role).permissions.filter(content_type__app_label="positions")
    assert set(granted.values_list("codename", flat=True)) == codenames(role)
    known = Permission.objects.filter(content_type__app_label="positions")
    assert codenames(role) <= set(known.values_list("codename", flat=True))


def test_each_role_may_do_what_the_one_before_may():
    assert codenames(ANALYST) < codenames(REVIEWER) < codenames(ADMINISTRATOR)


@pytest.mark.parametrize("role", ROLES)
def test_every_table_can_be_seen(role: str):
    tables = {model._meta.model_name for model in record_tables()}
    assert {f"view_{table}" for table in tables} <= codenames(role)


@pytest.mark.parametrize("role", ROLES)
def test_nobody_writes_what_the_verbs_write(role: str):
    derived = ("stanceperiod", "change", "dataversion")
    writing = {f"{action}_{table}" for action in ("add", "change", "delete") for table in derived}
    assert not writing & codenames(role)


def test_analysts_submit_and_only_reviewers_and_administrators_review():
    assert all("submit_position" in codenames(role) for role in ROLES)
    assert [role for role in ROLES if "review_position" in codenames(role)] == [REVIEWER, ADMINISTRATOR]


def test_only_administrators_change_the_codebook_and_delete_reference_data():
    changing = {f"change_{table}" for table in ("country", "group", "topic", "proposition")}
    deleting = {f"delete_{table}" for table in ("official", "source", "forum", "session", "instrument")}
    assert [role for role in ROLES if changing & codenames(role)] == [ADMINISTRATOR]
    assert [role for role in ROLES if deleting & codenames(role)] == [ADMINISTRATOR]


def test_only_administrators_keep_the_accounts(world: World):
    assert world.administrator.has_perm("auth.add_user")
    assert not world.reviewer.has_perm("auth.add_user")
    assert not world.analyst.has_perm("auth.view_user")


def test_a_reader_bears_no_permission(world: World):
    assert not world.reader.get_all_permissions()
