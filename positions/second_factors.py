"""Who has a second factor, who has to have one, and taking away one that was lost."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.models import AnonymousUser, User
from django.contrib.sessions.models import Session
from django.db import transaction

FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
"""What counts as a second factor; recovery codes only stand in for one."""


def has_factor(user: User) -> bool:
    """Whether signing in asks the user for more than the password."""
    return bool(Authenticator.objects.filter(user=user, type__in=FACTORS).exists())


def lacks_factor(user: User | AnonymousUser) -> bool:
    """Whether somebody is signed in whom this site lets in no further without a second factor."""
    return settings.SECOND_FACTOR_REQUIRED and isinstance(user, User) and not has_factor(user)


@transaction.atomic
def forget_factors(user: User) -> int:
    """Take away all second factors of somebody who lost them, and return how many there were.

    The next sign-in asks for the password alone and then for a new factor. Whoever is signed in to
    the account is out. The history of the account keeps that it happened.
    """
    end_sessions(user)
    found = list(Authenticator.objects.select_for_update().filter(user=user))
    for one in found:
        one.delete()
    return len(found)


def end_sessions(user: User, *, but: str | None = None) -> None:
    """Sign the user out everywhere ``but`` in the session of this key.

    Who came in with the password alone, before there was a second factor, is out when there is one.
    """
    for session in Session.objects.exclude(session_key=but).iterator():
        if session.get_decoded().get(SESSION_KEY) == str(user.pk):
            session.delete()
