"""What follows where django-allauth tells that something happened at the way in."""

from __future__ import annotations

from typing import Any

from allauth.account.signals import authentication_step_completed
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import (
    authentication_failed,
    authenticator_added,
    authenticator_removed,
    authenticator_used,
)
from django.contrib.auth.models import User
from django.dispatch import receiver
from django.http import HttpRequest

from positions.models.accounts import refused_factor, used
from positions.second_factors import end_sessions, spend


@receiver(authenticator_added)
def set_up(request: HttpRequest, user: User, authenticator: Authenticator, **told: Any) -> None:
    """Whoever sets up a second factor is from then on signed in nowhere else; the code he gave is spent."""
    end_sessions(user, but=request.session.session_key)
    if authenticator.type == Authenticator.Type.TOTP:
        spend(authenticator, request.POST["code"])


@receiver(authenticator_removed)
def taken_away(request: HttpRequest, user: User, **told: Any) -> None:
    """Whoever takes one away ends what began with it elsewhere."""
    end_sessions(user, but=request.session.session_key)


@receiver(authentication_step_completed)
def confirmed(request: HttpRequest, reauthenticated: bool = False, **told: Any) -> None:
    """A session in which somebody showed again who he is gets a new name; the old one opens nothing."""
    if reauthenticated:
        request.session.cycle_key()


@receiver(authenticator_used)
def came_in(authenticator: Authenticator, **told: Any) -> None:
    """The history of an account tells which factor was given."""
    used(authenticator)


@receiver(authentication_failed)
def was_refused(user: User, **told: Any) -> None:
    """It tells of wrong ones too."""
    refused_factor(user)
