"""The history of the desk's people: who could do what, and who allowed it.

Django keeps the accounts themselves, django-allauth the second factors; passwords and secrets
leave no trace here.
"""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from django.contrib.auth.models import User

from positions.models.history import kept, tell

SIGNED_IN, REFUSED = "signed in", "refused at the way in"
"""What happens to an account without changing it."""


@kept(without=("password", "last_login"), told=(SIGNED_IN, REFUSED))
class Account(User):
    """Somebody who may sign in."""

    class Meta:
        proxy = True
        default_permissions = ()


def signed_in(user: User) -> None:
    """Enter into the history of an account that somebody came in with it."""
    tell(Account.objects.get(pk=user.pk), SIGNED_IN)


def refused(username: str) -> None:
    """Enter that somebody tried to come in with an account and did not know its password or factor."""
    account = Account.objects.filter(username=username).first()
    if account is not None:
        tell(account, REFUSED)


@kept(without=("data", "last_used_at"))
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
