"""What follows where django-allauth tells that something happened at the way in."""

from __future__ import annotations

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authentication_failed, authenticator_added, authenticator_used
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


@receiver(authenticator_used)
def came_in(authenticator: Authenticator, **told: Any) -> None:
    """The history of an account tells which factor was given."""
    used(authenticator)


@receiver(authentication_failed)
def was_refused(user: User, **told: Any) -> None:
    """It tells of wrong ones too."""
    refused_factor(user)
