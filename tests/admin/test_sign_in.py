"""Signing in: a password, then a second factor where the site asks for one; guessing is slow."""

from __future__ import annotations

import re
import secrets
from datetime import UTC, datetime
from io import StringIO
from typing import Any

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from allauth.mfa.utils import decrypt
from django.contrib.auth.models import User
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.http import HttpResponse
from django.test import Client

from positions.admin.sign_in.adapters import SecondFactors
from positions.second_factors import forget_factors
from tests.admin.conftest import PHRASE, address, draft_form, text
from tests.admin.test_no_lost_work import Fields
from tests.world import World

FACTORS = "/admin/account/factors/"


@pytest.fixture
def site(settings) -> None:
    """As a site is set, not one's own machine."""
    settings.SECOND_FACTOR_REQUIRED = True


def sign_in(client: Client, user: User, *, password: str = PHRASE, **more: str) -> HttpResponse:
    """What the way in answers to a name and a password."""
    return client.post("/admin/login/", {"login": user.username, "password": password, **more})


def with_codes(user: User) -> str:
    """Give the user an app that makes codes; its secret."""
    secret = generate_totp_secret()
    TOTP.activate(user, secret)
    return secret


def code(secret: str) -> str:
    """What the app shows now."""
    _, now, _ = yield_hotp_counters_from_time()
    return format_hotp_value(hotp_value(secret, now))


def set_up_a_factor(client: Client) -> HttpResponse:
    """Confirm the password, and have an app make codes from now on; the page with the recovery codes."""
    client.post(f"/admin/account/confirm/?next={FACTORS}totp/activate/", {"password": PHRASE})
    form = text(client.get(f"{FACTORS}totp/activate/"))
    secret = re.search(r'id="authenticator_secret"[^>]*value="(\w+)"', form)
    assert secret is not None
    return client.post(f"{FACTORS}totp/activate/", {"code": code(secret[1])}, follow=True)


def at_the_desk(client: Client) -> bool:
    """Whether the browser is let in."""
    return client.get("/admin/").status_code == 200


def test_on_ones_own_machine_a_password_is_enough(client: Client, analyst_account: User) -> None:
    assert sign_in(client, analyst_account, next="/admin/").headers["Location"] == "/admin/"
    assert at_the_desk(client)


@pytest.mark.usefixtures("site")
def test_a_site_leads_to_a_second_factor_before_anything_else(client: Client, analyst_account: User) -> None:
    sign_in(client, analyst_account)
    for page in ("/admin/", address("position", "add"), address("source", "changelist")):
        assert client.get(page).headers["Location"] == FACTORS
    assert client.post(address("position", "add"), {}).headers["Location"] == FACTORS
    assert client.get(FACTORS).status_code == 200
    assert client.post("/admin/logout/").status_code == 200


@pytest.mark.usefixtures("site")
def test_who_has_a_second_factor_gives_it_after_the_password(client: Client, analyst_account: User) -> None:
    secret = with_codes(analyst_account)
    assert sign_in(client, analyst_account).headers["Location"] == f"{FACTORS}authenticate/"
    assert not at_the_desk(client)
    wrong = client.post(f"{FACTORS}authenticate/", {"code": "000000"})
    assert "Incorrect code" in text(wrong)
    assert not at_the_desk(client)
    client.post(f"{FACTORS}authenticate/", {"code": code(secret)})
    assert at_the_desk(client)


def test_a_code_counts_once_for_as_long_as_the_clocks_let_it_count_and_whatever_is_forgotten(
    analyst_account: User,
) -> None:
    secret = with_codes(analyst_account)

    def entered(given: str) -> bool:
        browser = Client()
        sign_in(browser, analyst_account)
        browser.post(f"{FACTORS}authenticate/", {"code": given})
        cache.clear()  # the next process knows what the database knows
        return at_the_desk(browser)

    first = datetime(2026, 11, 1, 12, tzinfo=UTC)
    with time_machine.travel(first, tick=False) as clock:
        before = code(secret)
        clock.shift(30)
        used = code(secret)
        assert entered(used)
        assert not entered(before)
        clock.shift(59)  # the last second in which it could count
        assert not entered(used)
        assert entered(code(secret))


@pytest.mark.usefixtures("site")
def test_the_code_with_which_an_app_was_set_up_is_spent(
    client: Client, analyst_account: User, django_capture_on_commit_callbacks: Any
) -> None:
    with time_machine.travel(datetime(2026, 11, 1, 12, tzinfo=UTC), tick=False):
        sign_in(client, analyst_account)
        with django_capture_on_commit_callbacks(execute=True):
            set_up_a_factor(client)
        secret = decrypt(Authenticator.objects.get(user=analyst_account, type="totp").data["secret"])
        cache.clear()
        sign_in(browser := Client(), analyst_account)
        assert "Incorrect code" in text(browser.post(f"{FACTORS}authenticate/", {"code": code(secret)}))


def test_a_recovery_code_stands_in_for_a_lost_telephone_and_counts_once(
    client: Client, analyst_account: User
) -> None:
    with_codes(analyst_account)
    spare = RecoveryCodes.activate(analyst_account).get_unused_codes()[0]
    for entered in (True, False):
        browser = Client()
        sign_in(browser, analyst_account)
        browser.post(f"{FACTORS}authenticate/", {"code": spare})
        assert at_the_desk(browser) is entered


@pytest.mark.usefixtures("site")
def test_enrolling_asks_for_the_password_again_and_shows_the_codes_once(
    client: Client, analyst_account: User
) -> None:
    client.force_login(analyst_account)
    page = client.get(f"{FACTORS}totp/activate/", follow=True)
    assert page.redirect_chain[0][0].startswith("/admin/account/confirm/")
    done = set_up_a_factor(client)
    assert re.search(r"\b\d{8}\b", text(done))
    assert at_the_desk(client)
    assert not re.search(r"\b\d{8}\b", text(client.get(FACTORS)))


@pytest.mark.usefixtures("site")
def test_who_came_in_with_the_password_alone_is_out_once_its_owner_has_a_second_factor(
    client: Client, analyst_account: User, django_capture_on_commit_callbacks: Any
) -> None:
    thief = Client()
    assert sign_in(thief, analyst_account).status_code == 302
    sign_in(client, analyst_account)
    with django_capture_on_commit_callbacks(execute=True):
        set_up_a_factor(client)
    assert at_the_desk(client)
    assert not at_the_desk(thief)


def test_whoever_is_signed_in_is_out_when_the_factors_are_forgotten(
    client: Client, analyst_account: User
) -> None:
    with_codes(analyst_account)
    client.force_login(analyst_account)
    assert at_the_desk(client)
    forget_factors(analyst_account)
    assert not at_the_desk(client)


@pytest.mark.usefixtures("site")
def test_the_last_factor_is_not_taken_away(client: Client, analyst_account: User) -> None:
    with_codes(analyst_account)
    only = Authenticator.objects.get(user=analyst_account)
    assert not SecondFactors().can_delete_authenticator(only)


def test_a_copy_of_the_database_does_not_betray_the_secret(analyst_account: User) -> None:
    secret = with_codes(analyst_account)
    kept = Authenticator.objects.get(user=analyst_account).data
    assert secret not in str(kept)


def test_secrets_outlive_a_new_key_of_the_site(analyst_account: User, settings) -> None:
    kept = SecondFactors().encrypt("secret")
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = secrets.token_hex(40)
    assert SecondFactors().decrypt(kept) == "secret"


def test_who_does_not_work_at_the_desk_does_not_come_in(client: Client, world: World) -> None:
    outsider = User.objects.create_user("outsider", password=PHRASE)
    assert "does not work at the desk" in text(sign_in(client, outsider))
    assert not at_the_desk(client)


def test_who_left_the_desk_while_signed_in_is_out_at_once(client: Client, analyst_account: User) -> None:
    sign_in(client, analyst_account)
    User.objects.filter(pk=analyst_account.pk).update(is_staff=False)
    assert not at_the_desk(client)
    assert client.get("/admin/", follow=True).status_code == 200  # the way in, and no circle


def test_a_session_gets_a_new_name_at_the_way_in_and_ends_with_the_password(
    client: Client, analyst_account: User
) -> None:
    client.get("/admin/login/")
    session = client.session
    session["before"] = True
    session.save()
    before = session.session_key
    sign_in(client, analyst_account)
    assert client.session.session_key != before
    analyst_account.set_password("another pass phrase")
    analyst_account.save()
    assert not at_the_desk(client)


@pytest.mark.usefixtures("site")
def test_what_was_written_comes_back_after_the_second_factor(
    client: Client, analyst_account: User, world: World
) -> None:
    secret = with_codes(analyst_account)
    page = client.post(address("position", "add"), draft_form(world, summary="Hours of work."))
    form = Fields(text(page)).values | {"login": analyst_account.username, "password": PHRASE}
    client.post("/admin/login/", form)
    done = client.post(f"{FACTORS}authenticate/", {"code": code(secret)}, follow=True)
    assert "Hours of work." in text(done)


def test_nobody_makes_an_account_for_himself(client: Client, world: World) -> None:
    for page in ("/admin/account/signup/", "/admin/signup/", "/accounts/signup/"):
        assert client.get(page).status_code in (302, 404)


def test_an_administrator_lets_in_again_who_lost_his_telephone(
    administrator: Client, analyst_account: User
) -> None:
    with_codes(analyst_account)
    chosen = {"action": "forget_second_factors", "_selected_action": [analyst_account.pk]}
    assert "new second factor" in text(administrator.post(address("user", "changelist"), chosen, follow=True))
    assert not Authenticator.objects.filter(user=analyst_account).exists()
    assert sign_in(Client(), analyst_account, next="/admin/").headers["Location"] == "/admin/"


def test_an_administrator_does_not_disarm_who_has_all_rights(administrator: Client, world: World) -> None:
    owner = User.objects.create_superuser("owner", password=PHRASE)
    with_codes(owner)
    chosen = {"action": "forget_second_factors", "_selected_action": [owner.pk]}
    assert "ask an equal" in text(administrator.post(address("user", "changelist"), chosen, follow=True))
    assert Authenticator.objects.filter(user=owner).exists()


def test_an_analyst_forgets_nobodys_factors(analyst: Client, world: World) -> None:
    with_codes(world.reviewer)
    chosen = {"action": "forget_second_factors", "_selected_action": [world.reviewer.pk]}
    assert analyst.post(address("user", "changelist"), chosen).status_code == 403
    assert Authenticator.objects.filter(user=world.reviewer).exists()


def test_the_command_lets_the_last_administrator_in_again(analyst_account: User) -> None:
    with_codes(analyst_account)
    call_command("forget_second_factors", "analyst", stdout=StringIO())
    assert not Authenticator.objects.filter(user=analyst_account).exists()
    with pytest.raises(CommandError, match="no account 'nobody'"):
        call_command("forget_second_factors", "nobody")
