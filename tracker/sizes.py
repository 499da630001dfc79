"""How much may be sent at once: more is refused before a byte of it is read."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse

MOST = 20_000_000
"""Bytes of a request: more than any list or form of the desk takes. nginx is told the same (deploy/)."""


class Sizes:
    """Middleware: 413 for what is larger than anything that is taken here."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The request, if its size is known and bearable; one without a size is read as empty by Django."""
        said = request.META.get("CONTENT_LENGTH") or "0"
        if not said.isascii() or not said.isdigit():
            return _refused(HTTPStatus.BAD_REQUEST, "Content-Length must be a number.")
        if int(said[:20]) > MOST:
            return _refused(
                HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
                f"At most {MOST // 1_000_000} megabytes are taken at once.",
            )
        return self.get_response(request)


def _refused(status: HTTPStatus, sentence: str) -> HttpResponse:
    return HttpResponse(f"{sentence}\n", content_type="text/plain; charset=utf-8", status=status)
