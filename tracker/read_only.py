"""The public reads; only the desk takes anything."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed

READING = ("GET", "HEAD", "OPTIONS")
OTHERS = ("/admin/", "/api/")
"""The desk, and the programming interface, which says the same in its own words."""


class ReadOnly:
    """Middleware: refuses what is sent to a public page (405), whatever the page would make of it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The page, to who reads."""
        if request.method in READING or request.path_info.startswith(OTHERS):
            return self.get_response(request)
        return HttpResponseNotAllowed(READING)
