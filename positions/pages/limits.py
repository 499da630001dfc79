"""How many pages one client may have made: generously, and refused beyond.

Answers that lie finished are given before anybody is counted (``positions.front``), and who is told that he
holds the page already (304) is not counted either. Nothing of the count is told but its end: a page
is the same for all.
"""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse

from positions.pages.errors import answer
from positions.shares import Share


class PageLimit:
    """Middleware: counts the pages that are made for each client."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Let the request through while the client has some left."""
        share = Share.of_readers(request.META)
        if share is None:
            return self.get_response(request)
        if share.spent:
            return _refusal(request, share.left_of_window)
        response = self.get_response(request)
        if response.status_code != HTTPStatus.NOT_MODIFIED:
            share.spend()
        return response


def _refusal(request: HttpRequest, seconds: int) -> HttpResponse:
    response = answer(
        request,
        HTTPStatus.TOO_MANY_REQUESTS,
        title="Too many pages in a short time",
        sentence=f"From your address many pages were asked for; go on in {seconds} seconds. Whoever wants "
        "all of the record finds it as files on the page Data.",
    )
    response["Retry-After"] = str(seconds)
    response["Cache-Control"] = "no-store"
    return response
