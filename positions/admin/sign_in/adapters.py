"""What django-allauth asks of the desk: nobody signs up, secrets are encrypted, the last factor stays."""

from __future__ import annotations

import base64
import logging
from functools import cache
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.contrib.auth.models import User
from django.core.cache import cache as guesses
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac

from positions.admin.sign_in.known import counted_as, remember
from positions.admin.sign_in.sessions import begin
from positions.models.accounts import had_to_wait, refused, signed_in
from positions.second_factors import FACTORS

SALT = "positions.admin.sign_in"

WAITING = 300
"""Seconds for which an account stays closed after wrong guesses (ACCOUNT_RATE_LIMITS)."""

log = logging.getLogger(__name__)


class Accounts(DefaultAccountAdapter):
    """Accounts are made by administrators, and their histories tell who came in, or tried to."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody makes an account for himself."""
        return False

    def login(self, request: HttpRequest, user: User) -> None:
        """After the last step of the way in."""
        super().login(request, user)
        begin(request)
        signed_in(user)

    def post_login(self, request: HttpRequest, user: User, **told: Any) -> HttpResponse:
        """On the way to the desk."""
        response: HttpResponse = super().post_login(request, user, **told)
        remember(response, user)
        return response

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """Under which name wrong guesses are counted; the library takes the host into it."""
        return counted_as(request, credentials.get("username", ""))

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Before the password is looked at. Raises ValidationError where too many were wrong."""
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError:
            name = credentials.get("username", "")
            # once for each time that it was closed: whoever goes on does not fill the history
            if guesses.add(f"{SALT}:waiting:{name}", True, WAITING):
                had_to_wait(name)
            raise

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """After a wrong password."""
        super().authentication_failed(request, **credentials)
        if not refused(credentials.get("username", "")):
            log.warning("Somebody gave a name that no account has.")


class SecondFactors(DefaultMFAAdapter):
    """Second factors, whose secrets a copy of the database does not betray."""

    def encrypt(self, text: str) -> str:
        """The secret as the database holds it: under the first of the site's keys."""
        return _ring().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """The secret, under whichever of the site's keys it lies. Raises InvalidToken under none."""
        return _ring().decrypt(encrypted_text.encode()).decode()

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Where the site asks for a second factor, the last one is replaced, never taken away."""
        if not settings.SECOND_FACTOR_REQUIRED or authenticator.type not in FACTORS:
            return True
        others = Authenticator.objects.filter(user=authenticator.user_id, type__in=FACTORS)
        return bool(others.exclude(pk=authenticator.pk).exists())


def _ring() -> MultiFernet:
    return _ring_of(settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)


@cache
def _ring_of(*secrets: str) -> MultiFernet:
    """Keys of 32 bytes, as Fernet wants them, from the site's own, the newest first."""
    digests = (salted_hmac(SALT, "", secret=one, algorithm="sha256").digest() for one in secrets)
    return MultiFernet([Fernet(base64.urlsafe_b64encode(one)) for one in digests])
