"""The history of an account: who came in and how, who tried, what was changed, and nothing that is secret."""

from __future__ import annotations

from io import StringIO
from typing import Any

from django.contrib.auth.models import Group as Role
from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import Client

from positions.history import Question, read, version_of
from positions.roles import REVIEWER
from positions.second_factors import forget_factors
from tests.admin.conftest import PHRASE, address, text
from tests.admin.test_sign_in import FACTORS, code, sign_in, with_codes
from tests.world import World


def history_of(user: User) -> list[tuple[str, str]]:
    """What the history of an account tells, the newest first: of what table, what happened."""
    return [(entry.table, entry.deed) for entry in read(Question(record=(User, user.pk))).entries]


def test_the_history_of_an_account_tells_who_came_in_and_who_tried(
    client: Client, analyst_account: User
) -> None:
    sign_in(client, analyst_account, password="guess")
    sign_in(client, analyst_account)
    assert history_of(analyst_account)[:2] == [("user", "signed in"), ("user", "refused at the way in")]


def test_the_history_of_an_account_tells_of_its_factors_and_not_their_secrets(
    administrator: Client, analyst_account: User
) -> None:
    secret = with_codes(analyst_account)
    forget_factors(analyst_account)
    told = [deed for table, deed in history_of(analyst_account) if table == "second factor"]
    assert told == ["deleted", "added"]
    page = text(administrator.get(address("user", "history", analyst_account.pk)))
    assert "Second factor deleted" in page
    assert secret not in page


def test_it_tells_with_which_second_factor_somebody_came_in_and_that_he_gave_a_wrong_one(
    client: Client, analyst_account: User
) -> None:
    secret = with_codes(analyst_account)
    sign_in(client, analyst_account)
    for given in ("00000", code(secret)):
        client.post(f"{FACTORS}authenticate/", {"code": given})
    assert history_of(analyst_account)[:3] == [
        ("user", "signed in"),
        ("second factor", "used (code of an app)"),
        ("user", "refused at the second factor"),
    ]


def test_it_tells_once_that_an_account_was_closed_for_some_minutes(analyst_account: User) -> None:
    for _ in range(8):
        sign_in(Client(), analyst_account, password="guess")
    acts = [deed for _, deed in history_of(analyst_account)]
    assert acts[:6] == ["had to wait at the way in", *["refused at the way in"] * 5]


def test_of_a_name_that_no_account_has_the_log_tells_that_it_was_given_and_not_which(
    client: Client, world: World, caplog: Any
) -> None:
    client.post("/admin/login/", {"login": "my pass phrase", "password": "guess"})
    assert "a name that no account has" in caplog.text
    assert "my pass phrase" not in caplog.text


def test_it_tells_who_set_a_new_password_and_not_which(
    client: Client, administrator: Client, analyst_account: User, monkeypatch: Any
) -> None:
    sign_in(client, analyst_account)
    new = {"old_password": PHRASE, "new_password1": "cornflower-7", "new_password2": "cornflower-7"}
    assert client.post("/admin/password_change/", new).status_code == 302
    set_for_him = {"password1": "larkspur-and-8", "password2": "larkspur-and-8", "usable_password": "true"}
    form = f"/admin/auth/user/{analyst_account.pk}/password/"
    assert administrator.post(form, set_for_him).status_code == 302
    monkeypatch.setattr("getpass.getpass", lambda prompt: "delphinium-9")
    call_command("changepassword", "analyst", stdout=StringIO())
    told = [
        (entry.by, entry.reason)
        for entry in read(Question(record=(User, analyst_account.pk))).entries
        if entry.deed == "given a new password"
    ]
    assert told[:3] == [("", "changepassword"), ("administrator", ""), ("analyst", "")]
    page = text(administrator.get(address("user", "history", analyst_account.pk)))
    assert "User given a new password" in page
    assert not [one for one in ("cornflower", "larkspur", "delphinium", "argon", "md5$") if one in page]


def test_it_tells_who_gave_and_took_a_role_and_closed_an_account(
    administrator: Client, analyst_account: User
) -> None:
    role = Role.objects.get(name=REVIEWER)
    form = {"username": "analyst", "is_active": "on", "is_staff": "on", "groups": [role.pk]}
    administrator.post(address("user", "change", analyst_account.pk), form)
    administrator.post(address("user", "change", analyst_account.pk), {"username": "analyst"})
    entries = read(Question(record=(User, analyst_account.pk))).entries
    told = [(entry.by, entry.table, entry.deed) for entry in entries[:4]]
    assert ("administrator", "role of an account", "added") in told
    assert ("administrator", "role of an account", "deleted") in told
    closed = next(entry for entry in entries if entry.table == "user" and entry.deed == "changed")
    assert {(one.name, one.after) for one in closed.changes} == {("is_active", "no"), ("is_staff", "no")}


def test_who_signs_in_meanwhile_makes_no_form_outdated(administrator: Client, analyst_account: User) -> None:
    before = version_of((User, analyst_account.pk))
    sign_in(Client(), analyst_account)
    assert version_of((User, analyst_account.pk)) == before
