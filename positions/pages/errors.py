"""What readers see when something cannot be shown: what is wrong, in a sentence, and where to go.

Programs (addresses under /api/) are answered in their own shape, RFC 9457.
"""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string

from positions.pages.question import BadParameter

NOT_OURS = ("/admin/", "/api/", "/static/")
"""Addresses whose faces have error pages of their own."""

Exceptional = Callable[[HttpRequest], HttpResponse]


class ErrorPages:
    """Middleware: a bad parameter becomes a 400 page, and what is not there the site's own 404 page.

    The latter in the local mode too, where Django would show its page for programmers.
    """

    def __init__(self, get_response: Exceptional) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Let the request through; what found no page is answered by the site's own."""
        response = self.get_response(request)
        if settings.DEBUG and response.status_code == HTTPStatus.NOT_FOUND:
            return response if request.path.startswith(NOT_OURS) else not_found(request)
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer for a parameter that means nothing; leave everything else to Django."""
        if isinstance(exception, BadParameter):
            return refused(request, exception)
        return None


def refused(request: HttpRequest, error: BadParameter) -> HttpResponse:
    """400: names the parameter and says what it takes."""
    return _answer(
        request,
        HTTPStatus.BAD_REQUEST,
        title="This address cannot be answered",
        sentence=error.sentence,
        parameter=error.parameter,
    )


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400 of Django's own: a malformed request."""
    return _answer(
        request,
        HTTPStatus.BAD_REQUEST,
        title="This request cannot be answered",
        sentence="Something in it has a form that no page understands.",
    )


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: somebody asks for what is not his."""
    return _answer(
        request,
        HTTPStatus.FORBIDDEN,
        title="This is not public",
        sentence="You need an account with the right to see it.",
    )


def not_found(request: HttpRequest, exception: Http404 | None = None) -> HttpResponse:
    """404: nothing lies at this address, and nothing ever did; what was public stays at its address."""
    return _answer(
        request,
        HTTPStatus.NOT_FOUND,
        title="There is no page at this address",
        sentence="Perhaps it was cut off when it was copied. What was once public stays at its "
        "address, marked if it was retracted; so nothing was taken away.",
    )


def gone(request: HttpRequest) -> HttpResponse:
    """410: something that was here and is offered no longer."""
    return _answer(
        request,
        HTTPStatus.GONE,
        title="This is no longer offered",
        sentence="It was here once and was given up. The record itself is complete: look for it below.",
    )


def failed(request: HttpRequest) -> HttpResponse:
    """500: our fault. Rests on nothing that may have failed: no database, no context."""
    return _answer(
        request,
        HTTPStatus.INTERNAL_SERVER_ERROR,
        title="Something went wrong on our side",
        sentence="The fault is ours, not yours. Try again in a moment.",
    )


def _answer(
    request: HttpRequest, status: HTTPStatus, *, title: str, sentence: str, parameter: str = ""
) -> HttpResponse:
    if request.path.startswith("/api/"):
        problem = {"type": "about:blank", "title": status.phrase, "status": status, "detail": sentence}
        return JsonResponse(problem, status=status, content_type="application/problem+json")
    context = {
        "title": title,
        "sentence": sentence,
        "parameter": parameter,
        "status": status.value,
        "value": request.GET.get(parameter, "") if parameter else "",
        "section": "",
        "search_words": "",
    }
    return HttpResponse(render_to_string("positions/error.html", context), status=status)
