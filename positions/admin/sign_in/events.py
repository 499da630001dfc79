"""What follows where django-allauth tells that something happened at the way in."""

from __future__ import annotations

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added
from django.contrib.auth.models import User
from django.dispatch import receiver
from django.http import HttpRequest

from positions.second_factors import end_sessions, spend


@receiver(authenticator_added)
def set_up(request: HttpRequest, user: User, authenticator: Authenticator, **told: Any) -> None:
    """Whoever sets up a second factor is from then on signed in nowhere else; the code he gave is spent."""
    end_sessions(user, but=request.session.session_key)
    if authenticator.type == Authenticator.Type.TOTP:
        spend(authenticator, request.POST["code"])
