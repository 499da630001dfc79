"""The history of the desk's people: who could do what, and who allowed it.

Django keeps the accounts themselves, django-allauth the second factors; passwords and secrets
leave no trace here.
"""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from django.contrib.auth.models import User

from positions.models.history import kept, tell

SIGNED_IN, REFUSED = "signed in", "refused at the way in"
WRONG_FACTOR, HAD_TO_WAIT = "refused at the second factor", "had to wait at the way in"
SIGNED_OUT = "signed out everywhere"
"""What happens to an account without changing it."""

USED = {
    Authenticator.Type.TOTP: "used (code of an app)",
    Authenticator.Type.WEBAUTHN: "used (passkey)",
    Authenticator.Type.RECOVERY_CODES: "used (recovery code)",
}
"""What happens to a second factor, by its type."""


@kept(
    without=("password", "last_login"),
    told=(SIGNED_IN, REFUSED, WRONG_FACTOR, HAD_TO_WAIT, SIGNED_OUT),
    noticed={"password": "given a new password"},
)
class Account(User):
    """Somebody who may sign in."""

    class Meta:
        proxy = True
        default_permissions = ()


def signed_in(user: User) -> None:
    """Enter into the history of an account that somebody came in with it."""
    tell(Account.objects.get(pk=user.pk), SIGNED_IN)


def signed_out(user: User) -> None:
    """Enter that somebody else ended all sessions of an account."""
    tell(Account.objects.get(pk=user.pk), SIGNED_OUT)


def refused(username: str) -> bool:
    """Enter that somebody tried to come in with an account and did not know its password, if there is one."""
    return _told_of(username, REFUSED)


def had_to_wait(username: str) -> bool:
    """Enter that an account was closed for some minutes after wrong guesses, if there is one."""
    return _told_of(username, HAD_TO_WAIT)


def _told_of(username: str, what: str) -> bool:
    account = Account.objects.filter(username=username).first()
    if account is not None:
        tell(account, what)
    return account is not None


def refused_factor(user: User) -> None:
    """Enter that somebody came as far as the second factor of an account and did not have it."""
    tell(Account.objects.get(pk=user.pk), WRONG_FACTOR)


def used(factor: Authenticator) -> None:
    """Enter with which second factor somebody showed who he is."""
    tell(SecondFactor.objects.get(pk=factor.pk), USED[Authenticator.Type(factor.type)])


@kept(without=("data", "last_used_at"), told=tuple(USED.values()))
class SecondFactor(Authenticator):
    """What an account is asked for beside its password."""

    class Meta:
        proxy = True
        default_permissions = ()
        verbose_name = "second factor"
        verbose_name_plural = "second factors"


@kept()
class AccountRole(User.groups.through):  # type: ignore[name-defined]  # Django makes it on the fly
    """That somebody bears a role."""

    class Meta:
        proxy = True
        default_permissions = ()
        verbose_name = "role of an account"
        verbose_name_plural = "roles of accounts"
