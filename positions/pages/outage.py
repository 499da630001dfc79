"""What is said while the record cannot be read: 503, and when to ask again."""

from __future__ import annotations

import logging
from collections.abc import Callable
from http import HTTPStatus

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse

from positions.conditional import READING
from positions.hindrances import WAITED, hindrance
from positions.look import RETRY_AFTER, TOO_LONG, UNREACHABLE, given_up
from positions.pages.errors import answer, hindered, later

log = logging.getLogger(__name__)


class Outage:
    """Middleware: answers in place of every view while the database is gone, and where it goes in between."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """No view is asked that would only fail, or wait."""
        return unavailable(request) if UNREACHABLE in request.META else self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """A view that lost the database, or waited for it too long."""
        if given_up(exception):
            reads = request.method in READING
            return later(request, TOO_LONG) if reads else hindered(request, WAITED)
        if sentence := hindrance(exception):
            log.error("%s was hindered.", request.path, exc_info=exception)
            return hindered(request, sentence)
        if not isinstance(exception, OperationalError | InterfaceError):
            return None
        log.error("The database failed while %s was answered.", request.path, exc_info=exception)
        return unavailable(request)


def unavailable(request: HttpRequest) -> HttpResponse:
    """503: the record cannot be read just now."""
    response = answer(
        request,
        HTTPStatus.SERVICE_UNAVAILABLE,
        title="The record cannot be read just now",
        sentence="Nothing of the record is lost. Try again in a moment.",
    )
    response["Retry-After"] = str(RETRY_AFTER)
    response["Cache-Control"] = "no-store"
    return response
