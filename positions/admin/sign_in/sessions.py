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
