"""What can be had of the record, under which licences, and with which limits."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from positions import extent
from positions.pages.citing import work
from positions.pages.naming import state_seen
from positions.pages.question import question
from positions.pages.releases import shown
from positions.pages.showing import show
from positions.releases import shelf


def data(request: HttpRequest) -> HttpResponse:
    """The newest release with its files, those before it, and the other ways to take the data away."""
    asked = question(request)
    found = shelf.releases(settings.RELEASES_DIR)
    title = "Data on positions of States and groups on AI"
    return show(
        request,
        "positions/data.html",
        {
            "section": "data",
            "title": title,
            "asked": asked,
            "coverage": extent.by(
                asked.as_of, seen=state_seen(request), known_at=asked.known_at, basis=asked.basis
            ),
            "newest": shown(request, found[0]) if found else None,
            "earlier": found[1:],
            "work": work(request, title, asked),
        },
    )
