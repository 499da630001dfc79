"""Sessions of the desk: they end at last, get new names, and can be ended."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import User
from django.test import Client

from positions.admin.sign_in.signed_in import places
from positions.history import Question, read
from tests.admin.conftest import PHRASE, address, text
from tests.admin.test_sign_in import FACTORS, at_the_desk, sign_in, with_codes
from tests.world import World


def test_a_session_ends_twelve_hours_after_the_way_in_however_busy_somebody_is(
    client: Client, analyst_account: User
) -> None:
    with time_machine.travel(datetime(2026, 11, 1, 6, tzinfo=UTC), tick=False) as clock:
        sign_in(client, analyst_account)
        for _ in range(2):
            clock.shift(6 * 3600 - 1)
            assert at_the_desk(client)
            written = client.session
            written["busy"] = True
            written.save()
        clock.shift(2)
        assert not at_the_desk(client)


def test_a_session_gets_a_new_name_when_the_password_is_asked_for_again(
    client: Client, analyst_account: User
) -> None:
    sign_in(client, analyst_account)
    thief = Client()
    thief.cookies["sessionid"] = client.cookies["sessionid"].value
    assert at_the_desk(thief)
    client.post(f"/admin/account/confirm/?next={FACTORS}", {"password": PHRASE})
    assert at_the_desk(client)
    assert client.get(f"{FACTORS}totp/activate/").status_code == 200  # it was asked for, and is not again
    assert not at_the_desk(thief)


def test_whoever_takes_a_second_factor_away_is_signed_in_nowhere_else(
    client: Client, analyst_account: User
) -> None:
    sign_in(client, analyst_account)
    sign_in(elsewhere := Client(), analyst_account)
    with_codes(analyst_account)
    client.post(f"/admin/account/confirm/?next={FACTORS}", {"password": PHRASE})
    client.post(f"{FACTORS}totp/deactivate/")
    assert not Authenticator.objects.filter(user=analyst_account).exists()
    assert at_the_desk(client)
    assert not at_the_desk(elsewhere)


@pytest.fixture
def sign_out(administrator: Client) -> Any:
    """Has an administrator sign somebody out; what he is told."""

    def signed_out(user: User) -> str:
        chosen = {"action": "sign_out", "_selected_action": [user.pk]}
        return text(administrator.post(address("user", "changelist"), chosen, follow=True))

    return signed_out


def test_an_administrator_signs_somebody_out_everywhere_and_it_is_told(
    client: Client, reviewer: Client, analyst_account: User, sign_out: Any
) -> None:
    sign_in(client, analyst_account)
    assert "signed out everywhere" in sign_out(analyst_account)
    assert not at_the_desk(client)
    assert at_the_desk(reviewer)
    told = read(Question(record=(User, analyst_account.pk))).entries[0]
    assert (told.by, told.deed) == ("administrator", "signed out everywhere")


def test_an_administrator_does_not_sign_out_who_has_all_rights(
    client: Client, world: World, sign_out: Any
) -> None:
    owner = User.objects.create_superuser("owner")
    client.force_login(owner)
    assert "ask an equal" in sign_out(owner)
    assert at_the_desk(client)


SESSIONS = "/admin/account/sessions/"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
EDGE = "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0"


@pytest.fixture
def browsers(analyst_account: User) -> list[Client]:
    """Three in which the analyst is signed in; in the first he gave his password again."""
    browsers = [Client(headers={"User-Agent": FIREFOX}), Client(headers={"User-Agent": EDGE}), Client()]
    for one in browsers:
        sign_in(one, analyst_account)
    browsers[0].post(f"/admin/account/confirm/?next={SESSIONS}", {"password": PHRASE})
    return browsers


def test_one_sees_where_one_is_signed_in_and_no_key_of_a_session(
    browsers: list[Client], reviewer: Client
) -> None:
    page = text(browsers[0].get(SESSIONS))
    assert page.index("Firefox, Linux") < page.index("This browser") < page.index("Edge, Windows")
    assert "unknown browser" in page
    assert page.count("Sign out there") == 2
    for one in browsers:
        assert one.cookies["sessionid"].value not in page
    assert "Sign out everywhere else" in page
    alone = text(reviewer.get(SESSIONS))
    assert "Sign out there" not in alone
    assert "Sign out everywhere else" not in alone


def test_one_ends_any_session_of_ones_own_and_nobody_elses(
    browsers: list[Client], reviewer: Client, world: World
) -> None:
    mine, edge, unknown = browsers
    here, *others = places(world.analyst, mine.cookies["sessionid"].value)
    [reviewers] = places(world.reviewer, None)
    for sign in (reviewers.sign, here.sign, "nonsense", "a\0b"):
        mine.post(SESSIONS, {"session": sign})
    assert all(map(at_the_desk, [*browsers, reviewer]))
    [sign] = [one.sign for one in others if one.browser == "unknown browser"]
    mine.post(SESSIONS, {"session": sign})
    assert [at_the_desk(one) for one in (mine, edge, unknown)] == [True, True, False]


def test_one_signs_out_everywhere_else_and_it_is_told(browsers: list[Client], reviewer: Client) -> None:
    assert "2 sessions have ended" in text(browsers[0].post(SESSIONS, {}, follow=True))
    assert [at_the_desk(one) for one in [*browsers, reviewer]] == [True, False, False, True]
    told = read(Question(record=(User, User.objects.get(username="analyst").pk))).entries[0]
    assert (told.by, told.deed) == ("analyst", "signed out everywhere")


def test_whoever_sits_at_an_open_session_ends_no_other_without_a_factor(browsers: list[Client]) -> None:
    with time_machine.travel(datetime.now(UTC) + timedelta(hours=1)):
        asked = browsers[0].post(SESSIONS, {}).headers["Location"]
        assert asked.startswith("/admin/account/confirm/")
        assert all(map(at_the_desk, browsers))
        browsers[0].post(asked, {"password": PHRASE})
        assert [at_the_desk(one) for one in browsers] == [True, False, False]
