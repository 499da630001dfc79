"""The one address of each page for search engines and shared links, and its twin for programs.

Of all addresses that show the same, the canonical one carries no default and nothing that is
unknown, and its parameters in one order.
"""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils import timezone

PARAMETERS = (
    "countries",
    "groups",
    "q",
    "country",
    "group",
    "region",
    "topic",
    "proposition",
    "stance",
    "kind",
    "forum",
    "session",
    "official",
    "instrument",
    "date_from",
    "date_to",
    "as_of",
    "known_at",
    "basis",
    "before",
    "after",
    "cursor",
)
"""What decides which facts a page shows, in the order of canonical addresses."""

TWINS = {
    "positions": "/api/v1/positions/",
    "position": "/api/v1/positions/{number}/",
    "countries": "/api/v1/countries/",
    "country": "/api/v1/countries/{iso3}/",
    "stance": "/api/v1/stances/{iso3}/{slug}/explain/",
    "groups": "/api/v1/groups/",
    "group": "/api/v1/groups/{slug}/",
    "officials": "/api/v1/officials/",
    "official": "/api/v1/officials/{slug}/",
    "forums": "/api/v1/forums/",
    "forum": "/api/v1/forums/{slug}/",
    "instruments": "/api/v1/instruments/",
    "instrument": "/api/v1/instruments/{slug}/",
    "propositions": "/api/v1/propositions/",
    "proposition": "/api/v1/propositions/{slug}/",
    "changes": "/api/v1/changes/",
}
"""What the programming interface offers for the same, by the name of the page's address."""


def canonical(request: HttpRequest) -> str:
    """The whole canonical address of the page."""
    today = timezone.now().date().isoformat()
    kept = [
        (name, value)
        for name in PARAMETERS
        for value in request.GET.getlist(name)
        if value and (name, value) != ("as_of", today)
    ]
    query = f"?{urlencode(kept, safe=',:')}" if kept else ""
    return request.build_absolute_uri(f"{request.path}{query}")


def twin(request: HttpRequest) -> str:
    """The address of the programming interface for the same subject, or nothing."""
    found = request.resolver_match
    if found is None or found.url_name not in TWINS:
        return ""
    return TWINS[found.url_name].format(**found.kwargs)
