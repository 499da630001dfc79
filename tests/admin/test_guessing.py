"""Guessing at the way in: slow in all processes together, and nobody who may come in is kept out for ever."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from typing import Any

import time_machine
from django.conf import settings as ours
from django.contrib.auth.models import User
from django.core.cache import caches as known
from django.db import connection
from django.test import Client, override_settings

from tests.admin.conftest import PHRASE, text
from tests.admin.test_sign_in import sign_in
from tests.project.shell import ROOT, environment
from tests.project.site import of_the_tests
from tests.world import World, build
from tracker.caches import caches

NOBODY_LISTENS = "redis://127.0.0.1:9/0"
WITH_THE_RIGHT_PASSWORD = f"""
import django
django.setup()
from django.test import Client
answer = Client(SERVER_NAME="localhost").post("/admin/login/", {{"login": "analyst", "password": {PHRASE!r}}})
assert answer.status_code in (200, 302), answer
print("Too many failed" in answer.content.decode())
"""


def test_guessing_an_account_is_stopped_for_minutes_and_not_for_ever(
    analyst_account: User, world: World
) -> None:
    for _ in range(5):
        assert sign_in(Client(), analyst_account, password="guess").status_code == 200
    refused = sign_in(Client(), analyst_account)
    assert "Too many failed" in text(refused)
    world.reviewer.set_password(PHRASE)
    world.reviewer.save()
    assert sign_in(Client(), world.reviewer).status_code == 302  # the others are not concerned
    with time_machine.travel(datetime.now(UTC) + timedelta(minutes=6)):
        assert sign_in(Client(), analyst_account).status_code == 302


def test_who_keeps_guessing_does_not_keep_the_owner_out_of_a_browser_that_he_used_before(
    analyst_account: User, world: World
) -> None:
    own, others = Client(), Client()
    sign_in(own, analyst_account)
    own.post("/admin/logout/")
    world.reviewer.set_password(PHRASE)
    world.reviewer.save()
    sign_in(others, world.reviewer)
    others.post("/admin/logout/")
    for port in range(5):  # by whatever name he calls the host
        sign_in(Client(SERVER_NAME=f"testserver:{port}"), analyst_account, password="guess")
    forged = Client()
    forged.cookies["known"] = own.cookies["known"].value[:-1]
    for stranger in (Client(), others, forged):
        assert "Too many failed" in text(sign_in(stranger, analyst_account))
    assert sign_in(own, analyst_account).status_code == 302
    own.post("/admin/logout/")
    for _ in range(5):  # a thief of the cookie guesses no more than others
        sign_in(own, analyst_account, password="guess")
    assert "Too many failed" in text(sign_in(own, analyst_account))


def test_nobody_learns_whether_an_account_exists(client: Client, analyst_account: User) -> None:
    pages = [
        text(client.post("/admin/login/", {"login": name, "password": "guess"}))
        for name in (analyst_account.username, "nobody-at-all")
    ]
    known, unknown = (re.sub(r'value="[^"]*"', "", page) for page in pages)
    assert known == unknown


def test_the_old_password_is_guessed_as_slowly_by_who_sits_at_a_session(
    client: Client, analyst_account: User
) -> None:
    sign_in(client, analyst_account)
    wrong = {"old_password": "guess", "new_password1": "larkspur-and-8", "new_password2": "larkspur-and-8"}
    page = "/admin/password_change/"
    assert [client.post(page, wrong).status_code for _ in range(6)] == [200] * 5 + [429]
    assert client.post(page, {**wrong, "old_password": PHRASE}).status_code == 429
    assert client.get(page).status_code == 200


def test_the_mark_of_a_browser_is_for_this_host_and_no_script(
    client: Client, analyst_account: User, settings: Any
) -> None:
    settings.SESSION_COOKIE_SECURE = True  # as a site has it
    mark = sign_in(client, analyst_account).cookies["__Host-known"]
    assert (mark["secure"], mark["httponly"], mark["domain"], mark["path"]) == (True, True, "", "/")
    assert mark["samesite"] == "Lax"


def test_a_process_knows_what_was_guessed_in_another(transactional_db: None) -> None:
    analyst = build().analyst
    analyst.set_password(PHRASE)
    analyst.save()
    for _ in range(5):
        sign_in(Client(), analyst, password="guess")
    told = environment(
        DEBUG="1",
        DJANGO_SETTINGS_MODULE="tests.settings",
        DATABASE_URL=of_the_tests(),
        SECRET_KEY=ours.SECRET_KEY,
        ALLOWED_HOSTS="localhost",
    )
    another = [sys.executable, "-c", WITH_THE_RIGHT_PASSWORD]
    assert subprocess.check_output(another, cwd=ROOT, env=told, text=True).split()[-1] == "True"


def test_one_signs_in_while_the_shared_cache_is_gone(client: Client, analyst_account: User) -> None:
    with override_settings(CACHES=caches(NOBODY_LISTENS)):
        assert sign_in(client, analyst_account).status_code == 302
        for _ in range(5):
            sign_in(Client(), analyst_account, password="guess")
        refused = sign_in(Client(), analyst_account)
        known.close_all()
    assert "Too many failed" in text(refused)


def test_the_database_does_not_tell_who_guessed_and_from_where(analyst_account: User) -> None:
    sign_in(Client(), analyst_account, password="guess")
    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key FROM cache")
        keys = [key for (key,) in cursor]
    assert keys
    assert all(re.fullmatch("[0-9a-f]{64}", key) for key in keys)
