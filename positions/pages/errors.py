"""What readers see when something cannot be shown: what is wrong, in a sentence, and where to go.

Programs (addresses under /api/) are answered in their own shape, RFC 9457.
"""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import Callable
from http import HTTPStatus
from urllib.parse import unquote

from django.conf import settings
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect, JsonResponse
from django.template.loader import render_to_string

from positions.dates import written
from positions.former import Former, bearer
from positions.hindrances import NO_ROOM, hindrance
from positions.look import RETRY_AFTER
from positions.models import Country, Forum, Group, Instrument, Official, Proposition
from positions.pages.question import BadParameter
from positions.vocabulary import Precision
from positions.whole_lists import Taken

NOT_OURS = ("/admin/", "/api/", "/static/")
"""Addresses whose faces have error pages of their own."""

NOUNS: dict[str, tuple[type[Model], str]] = {
    "country": (Country, "iso3"),
    "group": (Group, "slug"),
    "official": (Official, "slug"),
    "forum": (Forum, "slug"),
    "instrument": (Instrument, "slug"),
    "proposition": (Proposition, "slug"),
}
"""The pages whose addresses hold a code that the record once gave: by name, what bears it, and the field."""

BARE = """<!doctype html>
<html lang="en-GB"><title>Something went wrong on our side</title>
<main>
<h1>Something went wrong on our side</h1>
<p>The fault is ours, not yours. Try again in a moment, or begin at the <a href="/">first page</a>.</p>
</main>
</html>
"""
"""What is left to say when not even a template can be rendered."""

logger = logging.getLogger(__name__)

Exceptional = Callable[[HttpRequest], HttpResponse]


class ErrorPages:
    """Middleware: a bad parameter becomes a 400 page, and what is not there the site's own 404 page.

    The latter in the local mode too, where Django would show its page for programmers. Where the
    address meant something once, it leads to what that is called now, or a 410 page says that it left.
    """

    def __init__(self, get_response: Exceptional) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Let the request through; what found no page is answered by the site's own."""
        response = self.get_response(request)
        if response.status_code != HTTPStatus.NOT_FOUND or request.path.startswith(NOT_OURS):
            return response
        former = _former(request)
        if former is None:
            return not_found(request) if settings.DEBUG else response
        if former.successor is None or former.merged:
            return gone(request, former)
        query = f"?{request.GET.urlencode()}" if request.GET else ""
        return HttpResponsePermanentRedirect(f"{former.successor.get_absolute_url()}{query}")  # type: ignore[attr-defined]  # every noun has a page

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer for a parameter that means nothing, or while all places are taken; leave the rest."""
        if isinstance(exception, BadParameter):
            return refused(request, exception)
        return later(request, str(exception)) if isinstance(exception, Taken) else None


def refused(request: HttpRequest, error: BadParameter) -> HttpResponse:
    """400: names the parameter and says what it takes."""
    return answer(
        request,
        HTTPStatus.BAD_REQUEST,
        title="This address cannot be answered",
        sentence=error.sentence,
        parameter=error.parameter,
    )


def later(request: HttpRequest, sentence: str) -> HttpResponse:
    """503: too many ask for what takes long; it is to be had in a moment."""
    response = answer(
        request, HTTPStatus.SERVICE_UNAVAILABLE, title="Too much is asked for just now", sentence=sentence
    )
    response["Retry-After"] = str(RETRY_AFTER)
    response["Cache-Control"] = "no-store"
    return response


def hindered(request: HttpRequest, sentence: str) -> HttpResponse:
    """507 where there is no room for what was sent, else 503: nothing was done, and it can be done again."""
    full = sentence == NO_ROOM and request.method not in ("GET", "HEAD")
    response = answer(
        request,
        HTTPStatus.INSUFFICIENT_STORAGE if full else HTTPStatus.SERVICE_UNAVAILABLE,
        title="This could not be done just now",
        sentence=sentence,
    )
    response["Retry-After"] = str(RETRY_AFTER)
    response["Cache-Control"] = "no-store"
    return response


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400 of Django's own: a malformed request."""
    return answer(
        request,
        HTTPStatus.BAD_REQUEST,
        title="This request cannot be answered",
        sentence="Something in it has a form that no page understands.",
    )


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: somebody asks for what is not his."""
    return answer(
        request,
        HTTPStatus.FORBIDDEN,
        title="This is not public",
        sentence="You need an account with the right to see it.",
    )


def not_found(request: HttpRequest, exception: Http404 | None = None) -> HttpResponse:
    """404: nothing lies at this address, and nothing ever did; what was public stays at its address."""
    return answer(
        request,
        HTTPStatus.NOT_FOUND,
        title="There is no page at this address",
        sentence="Perhaps it was cut off when it was copied. What was once public stays at its "
        "address, marked if it was retracted; so nothing was taken away.",
        search_for=" ".join(re.findall(r"[^\W_]+", unquote(request.path.rstrip("/").rpartition("/")[2]))[:8]),
    )


def _former(request: HttpRequest) -> Former | None:
    """What the address meant that was asked for, if it ever meant anything."""
    found = request.resolver_match
    if found is None or found.url_name not in NOUNS:
        return None
    model, field = NOUNS[found.url_name]
    return bearer(model, field, str(found.kwargs[field]))


def gone(request: HttpRequest, former: Former) -> HttpResponse:
    """410: something that was here and left the record, or was found to be recorded twice."""
    if former.successor is not None:
        return answer(
            request,
            HTTPStatus.GONE,
            title=f"{former.name} was recorded twice",
            sentence=f"This was one of two records of the same; since {written(former.until, Precision.DAY)} "
            "everything about it is on the other’s page.",
            search_for=former.name,
            successor=former.successor,
        )
    return answer(
        request,
        HTTPStatus.GONE,
        title=f"{former.name} is no longer in the record",
        sentence=f"It was taken out on {written(former.until, Precision.DAY)}; no published position rested "
        "on it, for what a position rests on cannot leave. Perhaps it is recorded under another name.",
        search_for=former.name,
    )


def failed(request: HttpRequest) -> HttpResponse:
    """500: our fault, or what hindered us. Rests on nothing that may have failed: at worst no template."""
    sentence = hindrance(error) if (error := sys.exception()) else None
    try:
        if sentence:
            return hindered(request, sentence)
        return answer(
            request,
            HTTPStatus.INTERNAL_SERVER_ERROR,
            title="Something went wrong on our side",
            sentence="The fault is ours, not yours. Try again in a moment.",
        )
    except Exception:  # the fault may lie in what the page is made of
        logger.exception("The page that admits a fault failed as well.")
        return HttpResponse(BARE, status=HTTPStatus.INTERNAL_SERVER_ERROR)


def answer(
    request: HttpRequest,
    status: HTTPStatus,
    *,
    title: str,
    sentence: str,
    parameter: str = "",
    search_for: str = "",
    successor: Model | None = None,
) -> HttpResponse:
    """A page that says so; to programs, a problem."""
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
        "search_for": search_for,
        "successor": successor,
    }
    return HttpResponse(render_to_string("positions/error.html", context), status=status)
