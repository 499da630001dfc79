"""What the API says when it cannot answer: one shape for every error (RFC 9457).

A bad request names every fault of it at once: the parameter, the value, the reason and,
where that is a short list, what is allowed.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

import orjson
from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.core.signals import got_request_exception
from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpResponse
from rest_framework import exceptions

from positions.look import RETRY_AFTER, TOO_LONG, given_up
from positions.whole_lists import Taken

MEDIA_TYPE = "application/problem+json"
INVALID_PARAMETERS = "urn:positions:problem:invalid-parameters"
ECHOED = 100
"""Characters of a refused value that the answer repeats."""

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Fault:
    """What is wrong with one value of a request; ``allowed`` is None where it is no short list."""

    parameter: str
    value: str | None
    reason: str
    allowed: Sequence[str] | None = None

    def as_json(self) -> dict[str, Any]:
        """The entry in ``errors``."""
        value = self.value
        if value is not None and len(value) > ECHOED:
            value = f"{value[:ECHOED]}…"
        return {
            "parameter": self.parameter,
            "value": value,
            "reason": self.reason,
            "allowed": None if self.allowed is None else list(self.allowed),
        }


class Invalid(exceptions.APIException):
    """The request cannot be understood; ``faults`` holds every reason."""

    status_code = HTTPStatus.BAD_REQUEST

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = list(faults)
        super().__init__(" ".join(f"{fault.parameter}: {fault.reason}" for fault in self.faults))


class Gone(exceptions.APIException):
    """What the address meant is found elsewhere, or nowhere any more (None)."""

    status_code = HTTPStatus.GONE

    def __init__(self, detail: str, successor: str | None) -> None:
        self.successor = successor
        super().__init__(detail)


def problem(status: int, detail: str, faults: Sequence[Fault] = (), **members: Any) -> HttpResponse:
    """An error as the API sends it, with what else is known of it."""
    body: dict[str, Any] = {
        "type": INVALID_PARAMETERS if faults else "about:blank",
        "title": "Invalid parameters" if faults else HTTPStatus(status).phrase,
        "status": int(status),
        "detail": detail,
        **members,
    }
    if faults:
        body["errors"] = [fault.as_json() for fault in faults]
    # what is wrong or missing now may be right or there tomorrow
    headers = {"Cache-Control": "no-store"}
    return HttpResponse(orjson.dumps(body), status=status, content_type=MEDIA_TYPE, headers=headers)


def handle(error: Exception, context: dict[str, Any]) -> HttpResponse:
    """REST framework's exception handler: every error of a view becomes a problem."""
    if isinstance(error, Invalid):
        return problem(error.status_code, f"{_counted(len(error.faults))}; see errors.", error.faults)
    if isinstance(error, Gone):
        return problem(error.status_code, str(error.detail), successor=error.successor)
    if isinstance(error, Http404):
        return problem(HTTPStatus.NOT_FOUND, str(error) or "There is nothing at this address.")
    if isinstance(error, Taken):
        return later(str(error))
    if isinstance(error, exceptions.APIException):
        return problem(error.status_code, str(error.detail))
    if given_up(error):
        return later(TOO_LONG)
    if isinstance(error, OperationalError | InterfaceError):
        log.error("The database failed while %s was answered.", context["request"].path, exc_info=error)
        return later("The record cannot be read just now; ask again.")
    if isinstance(error, SuspiciousOperation | RequestDataTooBig):
        return problem(HTTPStatus.BAD_REQUEST, "The request is too large or malformed.")
    return _failed(error, context)


def later(detail: str) -> HttpResponse:
    """503, and when to ask again."""
    response = problem(HTTPStatus.SERVICE_UNAVAILABLE, detail)
    response["Retry-After"] = str(RETRY_AFTER)
    return response


def _failed(error: Exception, context: dict[str, Any]) -> HttpResponse:
    """Our own fault: told to the log and to those who listen, never to the client."""
    request = context["request"]
    got_request_exception.send(sender=type(context["view"]), request=request)
    log.error("%s failed", request.path, exc_info=error)
    return problem(
        HTTPStatus.INTERNAL_SERVER_ERROR, "The tracker failed to answer; the failure has been recorded."
    )


def _counted(number: int) -> str:
    return "One parameter is at fault" if number == 1 else f"{number} parameters are at fault"
