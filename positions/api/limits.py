"""How often one client may ask the API: generously, told in every answer, and refused beyond.

Who is told that he holds the answer already (304) is not counted: asking again costs next to
nothing. The headers are those of the IETF's draft on rate limits.
"""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse

from positions.api.problems import problem
from positions.shares import Share


class RateLimit:
    """Middleware: counts the requests of each client to the API."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Let the request through while the client has some left; say how many."""
        share = Share.of_programs(request.META)
        if share is None:
            return self.get_response(request)
        if share.spent:
            response = refusal(share.left_of_window)
        else:
            response = self.get_response(request)
            if response.status_code != HTTPStatus.NOT_MODIFIED:
                share.spend()
        for name, value in share.headers():
            response.headers[name] = value
        return response


def refusal(seconds: int) -> HttpResponse:
    """429: when to come back."""
    response = problem(
        HTTPStatus.TOO_MANY_REQUESTS,
        f"This address has asked too often; ask again in {seconds} seconds. For all rows of a list at "
        "once there is page_size=all, for everything /data/.",
    )
    response["Retry-After"] = str(seconds)
    return response
