"""Who has a second factor, who has to have one, and taking away one that was lost."""

from __future__ import annotations

from collections.abc import Iterator

from allauth.core.internal.cryptokit import compare_user_code
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from allauth.mfa.utils import decrypt
from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.models import AnonymousUser, User
from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils import timezone

FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
"""What counts as a second factor; recovery codes only stand in for one."""

SPENT = "spent"
"""Where an app's row says which step of time the last code was of that counted."""


def has_factor(user: User) -> bool:
    """Whether signing in asks the user for more than the password."""
    return bool(Authenticator.objects.filter(user=user, type__in=FACTORS).exists())


def lacks_factor(user: User | AnonymousUser) -> bool:
    """Whether somebody is signed in whom this site lets in no further without a second factor."""
    return settings.SECOND_FACTOR_REQUIRED and isinstance(user, User) and not has_factor(user)


@transaction.atomic
def spend(app: Authenticator, code: str) -> bool:
    """Whether the code of an app counts: it does once, and after it none that the app showed before.

    The database remembers the step of time that was spent, as RFC 6238 has it: so it holds for every
    process, and for as long as the code could count. django-allauth forgets it after half a minute.
    """
    kept = Authenticator.objects.select_for_update().get(pk=app.pk)
    secret = decrypt(kept.data["secret"])
    shown = [
        step
        for step in yield_hotp_counters_from_time()
        if compare_user_code(actual=code, expected=format_hotp_value(hotp_value(secret, step)))
    ]
    if not shown or shown[-1] <= kept.data.get(SPENT, 0):
        return False
    kept.data[SPENT] = shown[-1]
    kept.save(update_fields=["data"])
    return True


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
    for session in sessions_of(user):
        if session.session_key != but:
            session.delete()


def sessions_of(user: User) -> Iterator[Session]:
    """Wherever the user is signed in."""
    for session in Session.objects.filter(expire_date__gt=timezone.now()).iterator():
        if session.get_decoded().get(SESSION_KEY) == str(user.pk):
            yield session
