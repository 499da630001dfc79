"""The two hands of a data set: one writes its rows, the other reviews and publishes them.

Nobody can log in as either; they exist so that what came from files passes the same door,
with four eyes, as everything else.
"""

from __future__ import annotations

from django.contrib.auth.models import Group, User

from positions.roles import ANALYST, REVIEWER

AUTHOR = "data-set-author"
REVIEWER_NAME = "data-set-reviewer"


def author() -> User:
    """The account that writes what files say."""
    return _account(AUTHOR, ANALYST)


def reviewer() -> User:
    """The account that publishes it."""
    return _account(REVIEWER_NAME, REVIEWER)


def _account(username: str, role: str) -> User:
    user, created = User.objects.get_or_create(username=username)
    if created:
        user.set_unusable_password()
        user.save()
    user.groups.add(Group.objects.get(name=role))
    return user
