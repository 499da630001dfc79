"""The history of the desk's people: who could do what, and who allowed it.

Django keeps the accounts themselves; passwords and the moment of the last sign-in leave no
trace here.
"""

from __future__ import annotations

from django.contrib.auth.models import User

from positions.models.history import kept


@kept(without=("password", "last_login"))
class Account(User):
    """Somebody who may sign in."""

    class Meta:
        proxy = True
        default_permissions = ()


@kept()
class AccountRole(User.groups.through):  # type: ignore[name-defined]  # Django makes it on the fly
    """That somebody bears a role."""

    class Meta:
        proxy = True
        default_permissions = ()
        verbose_name = "role of an account"
        verbose_name_plural = "roles of accounts"
