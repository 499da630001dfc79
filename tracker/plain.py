"""The short way of plain questions: what Django and its libraries say to all alike, they are asked once.

A plain question reads a resource of the API, sends nothing, comes from no page of another site, and by the
right way: most do. Of Django's middleware it passes what is ours and looks at each question. What
the others would find wrong with it, it would not be plain with; what they put on every answer was learned
from them when the first was given. So every answer is the one that the whole way gives, which a test holds;
whatever is not plain goes that way.
"""

from __future__ import annotations

from functools import lru_cache
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpResponse
from django.http.request import split_domain_port, validate_host
from django.urls import URLPattern
from django.utils.log import log_response
from django.utils.module_loading import import_string

from positions.api.renderers import JSON
from positions.api.resources import ROOT, Resource
from positions.api.urls import resources
from positions.compression import vary
from positions.conditional import READING
from positions.look import UNREACHABLE

Environ = dict[str, Any]

PASSED = (
    "positions.api.limits.RateLimit",
    "positions.conditional.Conditional",
    "tracker.dear.Dear",
    "positions.compression.Compression",
)
"""Middleware that plain questions pass too."""

LEARNED = (
    "tracker.headers.Headers",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
)
"""Middleware that puts the same headers on every answer but pages."""

LETTING = (
    "tracker.sizes.Sizes",
    "corsheaders.middleware.CorsMiddleware",
    "django.middleware.common.CommonMiddleware",
    "tracker.hosts.Hosts",
    "positions.pages.outage.Outage",
)
"""Middleware that lets a plain question pass, and says how its answer varies and how long it is."""

Known = tuple[type[Resource], dict[str, Any]]
"""A resource, and how it is made."""


class Plain:
    """Answers plain questions."""

    def __init__(self) -> None:
        self._fixed: dict[str, Known] = {}
        self._others: list[tuple[URLPattern, Known]] = []
        for one in resources:
            made: Any = one.callback
            known = made.cls, made.initkwargs
            if not issubclass(made.cls, Resource):
                continue
            if one.pattern.converters:
                self._others.append((one, known))
            else:
                self._fixed[f"{ROOT}{one.pattern}"] = known
        self._chain: Any = self._view
        for path in reversed([one for one in settings.MIDDLEWARE if one in PASSED]):
            self._chain = import_string(path)(self._chain)
        self._learned: dict[tuple[str, bool], dict[str, tuple[str, str]]] = {}

    def __call__(self, environ: Environ) -> HttpResponse | None:
        """The answer to a plain question; None to any other."""
        if not _is_plain(environ):
            return None
        found = self._found(environ["PATH_INFO"])
        if found is None:
            return None
        request: Any = WSGIRequest(environ)
        scheme, host = request.scheme, environ["HTTP_HOST"]
        if settings.SECURE_SSL_REDIRECT and scheme != "https":
            return None
        request._current_scheme_host = f"{scheme}://{host}"  # what Django would find out once more
        request.plain = found
        try:
            response = self._chain(request)
        except Exception:  # the whole way fails over it too, and says and records it as Django does
            return None
        if response.status_code >= HTTPStatus.BAD_REQUEST:
            log_response("%s: %s", response.reason_phrase, request.path, response=response, request=request)
        vary(response, "origin")
        typed = "Content-Type" in response.headers
        for name, header in self._said_to_all(request, typed=typed).items():
            response.headers._store.setdefault(name, header)
        return response

    def _found(self, address: str) -> tuple[Known, dict[str, Any]] | None:
        """The resource of the address, and what the address says of it."""
        known = self._fixed.get(address)
        if known is not None:
            return known, {}
        rest = address.removeprefix(ROOT)
        for one, known in self._others:
            matched = one.pattern.match(rest)
            if matched:
                return known, matched[2]
        return None

    @staticmethod
    def _view(request: Any) -> Any:
        (resource, made), path = request.plain
        view = resource(**made)
        view.setup(request, **path)
        response = view.dispatch(request, **path)
        if not response.streaming:
            response.headers.setdefault("Content-Length", str(len(response.content)))
        return response

    def _said_to_all(self, request: Any, *, typed: bool) -> dict[str, tuple[str, str]]:
        """The headers that are the same on all answers, by the scheme and whether an answer has content."""
        learned = self._learned.get((request.scheme, typed))
        if learned is None:
            sample = HttpResponse(content_type=JSON.kind)
            if not typed:
                del sample["Content-Type"]
            chain: Any = lambda _: sample  # noqa: E731
            for path in LEARNED:
                chain = import_string(path)(chain)
            said = chain(request).headers
            learned = {name.lower(): (name, told) for name, told in said.items() if name != "Content-Type"}
            self._learned[request.scheme, typed] = learned
        return learned


def _is_plain(environ: Environ) -> bool:
    return (
        environ["REQUEST_METHOD"] in READING
        and "HTTP_ORIGIN" not in environ
        and environ.get("CONTENT_LENGTH") in (None, "", "0")
        and not environ.get("SCRIPT_NAME")
        and environ["PATH_INFO"].isascii()
        and UNREACHABLE not in environ
        and _is_ours(environ.get("HTTP_HOST", ""), tuple(settings.ALLOWED_HOSTS), settings.DESK_HOST)
    )


@lru_cache(256)
def _is_ours(host: str, hosts: tuple[str, ...], desk_host: str) -> bool:
    """Whether we answer programs under this host."""
    domain, _ = split_domain_port(host)
    return bool(domain) and domain != desk_host and validate_host(domain, hosts)
