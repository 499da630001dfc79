"""Sessions in the database that end at last: twelve hours after the way in, however busy somebody is.

Django counts from when a session was last written to. Named by SESSION_ENGINE.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.contrib.sessions.backends.db import SessionStore as DatabaseSessions
from django.http import HttpRequest
from django.utils import timezone

BEGAN = "began"
"""Where a session says when its owner came in."""

BROWSER = "browser"
"""Where it says with which browser, in two words, by which its owner tells them apart."""

BROWSERS = {
    "Edg": "Edge",
    "OPR/": "Opera",
    "Firefox/": "Firefox",
    "Chrom": "Chrome",
    "Safari/": "Safari",
}
SYSTEMS = {
    "Android": "Android",
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Windows": "Windows",
    "Mac OS": "macOS",
    "Linux": "Linux",
}
"""What browsers say of themselves, the telling one first, since most name others too."""


class SessionStore(DatabaseSessions):
    """A session that cannot be drawn out."""

    def get_expiry_date(self, **told: Any) -> datetime:
        """When it ends: as Django says, but not later than its age allows."""
        end: datetime = super().get_expiry_date(**told)
        began = self.get(BEGAN)
        if began is None:
            return end
        return min(end, datetime.fromisoformat(began) + timedelta(seconds=self.get_session_cookie_age()))


def begin(request: HttpRequest) -> None:
    """From now on the session's time runs."""
    request.session[BEGAN] = timezone.now().isoformat()
    request.session[BROWSER] = browser_of(request.headers.get("User-Agent", ""))


def browser_of(agent: str) -> str:
    """What a browser says of itself, in two words such as “Firefox, Linux”."""
    named = [
        next((word for sign, word in words.items() if sign in agent), "") for words in (BROWSERS, SYSTEMS)
    ]
    return ", ".join(filter(None, named)) or "unknown browser"
