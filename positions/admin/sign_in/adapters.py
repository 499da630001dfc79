"""What django-allauth asks of the desk: nobody signs up, secrets are encrypted, the last factor stays."""

from __future__ import annotations

import base64
from functools import cache
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.contrib.auth.models import User
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from positions.models.accounts import refused, signed_in
from positions.second_factors import FACTORS

SALT = "positions.admin.sign_in"


class Accounts(DefaultAccountAdapter):
    """Accounts are made by administrators, and their histories tell who came in, or tried to."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody makes an account for himself."""
        return False

    def login(self, request: HttpRequest, user: User) -> None:
        """After the last step of the way in."""
        super().login(request, user)
        signed_in(user)

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """After a wrong password."""
        super().authentication_failed(request, **credentials)
        refused(credentials.get("username", ""))


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
