"""Browsers in which somebody signed in before: who guesses elsewhere does not keep him out of them.

Five wrong guesses close an account for minutes, and whoever goes on guessing keeps it closed. So who came in
leaves with a cookie that only this site can sign, and what is guessed in such a browser is counted by
itself, as OWASP's "device cookies" have it. The cookie opens nothing: password and second factor are
asked for all the same.
"""

from __future__ import annotations

import secrets

from django.conf import settings
from django.contrib.auth.models import User
from django.core import signing
from django.http import HttpRequest, HttpResponse

SALT = "positions.admin.sign_in.known"
AGE = 180 * 24 * 3600
"""Seconds after which a browser is strange again."""


def cookie() -> str:
    """Its name, which browsers hold to this host where there is HTTPS."""
    return "__Host-known" if settings.SESSION_COOKIE_SECURE else "known"


def remember(response: HttpResponse, user: User) -> None:
    """Give the browser its mark."""
    response.set_cookie(
        cookie(),
        signing.dumps([user.username.lower(), secrets.token_urlsafe(16)], salt=SALT),
        max_age=AGE,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def counted_as(request: HttpRequest, username: str) -> str:
    """Under which name guesses are counted: the account's, or its own in a browser that is known to it.

    The host is no part of it, which whoever guesses could name in many ways.
    """
    name = username.lower()
    try:
        known, mark = signing.loads(request.COOKIES.get(cookie(), ""), salt=SALT, max_age=AGE)
    except signing.BadSignature:
        return name
    return f"{name} {mark}" if known == name else name
