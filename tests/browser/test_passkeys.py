"""Passkeys in a real browser, with a key that Chromium plays: signed in with, refused where it is none."""

from __future__ import annotations

import base64
import re
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from django.contrib.auth.models import User
from playwright.sync_api import CDPSession, Page, expect

from positions.history import Question, read
from tests.admin.conftest import PHRASE
from tests.admin.test_sign_in import with_codes
from tests.world import build

USB_KEY = {
    "protocol": "ctap2",
    "transport": "usb",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def analyst(transactional_db: None, settings: Any) -> User:
    """Of a site that asks for second factors."""
    settings.SECOND_FACTOR_REQUIRED = True
    analyst: User = build().analyst
    analyst.set_password(PHRASE)
    analyst.save()
    return analyst


@pytest.fixture
def keys(page: Page) -> CDPSession:
    """The browser's ear for keys; none is plugged in."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    return session


def plug_in(keys: CDPSession) -> str:
    """A key that holds nothing yet; how the browser calls it."""
    return str(keys.send("WebAuthn.addVirtualAuthenticator", {"options": USB_KEY})["authenticatorId"])


def another_secret() -> str:
    """A private key, as browsers take it."""
    made = ec.generate_private_key(ec.SECP256R1())
    form = serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    return base64.b64encode(made.private_bytes(*form)).decode()


def give_the_password(page: Page) -> None:
    page.goto("/admin/login/")
    page.get_by_label("Username").fill("analyst")
    page.get_by_label("Password").fill(PHRASE)
    page.get_by_role("button", name="Log in").click()


def touch(page: Page) -> None:
    page.get_by_role("button", name="Use a security key").click()


@pytest.fixture
def key(analyst: User, page: Page, keys: CDPSession) -> str:
    """A key with which the analyst signs in from now on; he has left the desk."""
    plugged = plug_in(keys)
    give_the_password(page)
    page.get_by_role("link", name="Add", exact=True).click()
    page.get_by_label("Password").fill(PHRASE)
    page.get_by_role("button", name="Confirm").click()
    page.get_by_label("Name").fill("The key on my ring")
    page.get_by_role("button", name="Add").click()
    expect(page.get_by_text(re.compile(r"\b\d{8}\b")).first).to_be_visible()  # recovery codes
    page.get_by_role("button", name="Log out").click()
    return plugged


@pytest.mark.usefixtures("key")
def test_who_set_up_a_passkey_signs_in_with_it(analyst: User, page: Page) -> None:
    give_the_password(page)
    page.goto("/admin/")  # the password alone opens nothing
    page.wait_for_url("**/authenticate/")
    touch(page)
    expect(page.get_by_role("heading", name="Editorial desk")).to_be_visible()
    told = [entry.deed for entry in read(Question(record=(User, analyst.pk))).entries]
    assert told[:2] == ["signed in", "used (passkey)"]


def test_a_forged_key_and_a_removed_one_are_refused(
    analyst: User, page: Page, keys: CDPSession, key: str
) -> None:
    def hold(credential: dict[str, Any]) -> None:
        keys.send("WebAuthn.clearCredentials", {"authenticatorId": key})
        keys.send("WebAuthn.addCredential", {"authenticatorId": key, "credential": credential})

    with_codes(analyst)  # the way in goes on asking when the passkey is removed
    [held] = keys.send("WebAuthn.getCredentials", {"authenticatorId": key})["credentials"]
    give_the_password(page)
    hold({**held, "privateKey": another_secret()})
    touch(page)
    expect(page.get_by_text("Incorrect code")).to_be_visible()
    hold(held)
    Authenticator.objects.get(user=analyst, type=Authenticator.Type.WEBAUTHN).delete()
    page.evaluate("document.querySelector('.errorlist').remove()")  # the word for the key before
    touch(page)
    expect(page.get_by_text("Incorrect code")).to_be_visible()
    page.goto("/admin/")
    page.wait_for_url("**/authenticate/")
    told = [entry.deed for entry in read(Question(record=(User, analyst.pk))).entries]
    assert told.count("refused at the second factor") == 2
