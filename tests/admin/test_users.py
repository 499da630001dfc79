"""The people of the desk: kept by administrators, who do not rise above themselves."""

from __future__ import annotations

from django.contrib.auth.models import Group, User
from django.test import Client

from positions.roles import REVIEWER
from tests import make
from tests.admin.conftest import address, text
from tests.world import World


def test_an_administrator_gives_roles(world: World, administrator: Client) -> None:
    role = Group.objects.get(name=REVIEWER)
    form = {"username": "analyst", "is_active": "on", "is_staff": "on", "groups": [role.pk]}
    response = administrator.post(address("user", "change", world.analyst.pk), form)
    assert response.status_code == 302
    assert list(world.analyst.groups.all()) == [role]


def test_an_administrator_cannot_give_himself_all_rights(world: World, administrator: Client) -> None:
    form = {"username": "administrator", "is_active": "on", "is_staff": "on", "is_superuser": "on"}
    administrator.post(address("user", "change", world.administrator.pk), form)
    world.administrator.refresh_from_db()
    assert not world.administrator.is_superuser


def test_who_has_all_rights_is_out_of_an_administrators_reach(world: World, administrator: Client) -> None:
    root = User.objects.create_superuser("root")
    assert administrator.post(address("user", "change", root.pk), {"username": "fallen"}).status_code == 403
    assert administrator.post(address("user", "delete", root.pk), {"post": "yes"}).status_code == 403
    password = f"/admin/auth/user/{root.pk}/password/"
    assert administrator.get(password).status_code == 403


def test_somebody_who_wrote_positions_is_not_deleted(world: World, administrator: Client) -> None:
    make.published()
    response = administrator.post(address("user", "delete", world.analyst.pk), {"post": "yes"})
    assert "1 position" in text(response)
    assert User.objects.filter(username="analyst").exists()


def test_nobody_deletes_his_own_account(world: World, administrator: Client) -> None:
    page = address("user", "delete", world.administrator.pk)
    assert administrator.post(page, {"post": "yes"}).status_code == 403
