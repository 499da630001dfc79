"""Repeated requests cost one look at the data version.

Every public answer is determined by what was asked, the state of the record, the day and
the release that runs. So these make its ETag, and whoever holds the answer already is told
so (304) before any view reads anything. Answers may be kept, but are asked for again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import cache
from http import HTTPStatus
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.http import parse_etags

from positions.models import DataVersion

PRIVATE = ("/admin/", "/static/")
"""Addresses that answer each reader differently, or that have conditions of their own."""

RELEASED = (".py", ".html", ".css", ".js", ".svg", ".txt")
"""Kinds of files that shape an answer."""


class Conditional:
    """Middleware: gives public answers an ETag and answers If-None-Match by it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer 304 where the reader holds the answer; else let the view answer and mark it."""
        if request.method not in ("GET", "HEAD") or request.path.startswith(PRIVATE):
            return self.get_response(request)
        version = DataVersion.current()
        request.data_version = version  # type: ignore[attr-defined]  # read by pages.citing
        tag = etag(request, version.number)
        if tag in parse_etags(request.headers.get("If-None-Match", "")):
            return _marked(HttpResponseNotModified(), tag)
        response = self.get_response(request)
        return _marked(response, tag) if response.status_code == HTTPStatus.OK else response


def etag(request: HttpRequest, version: int) -> str:
    """The mark of an answer: weak, as a proxy may compress the bytes."""
    parts = (
        str(version),
        timezone.now().date().isoformat(),
        release(),
        request.build_absolute_uri(),
        request.headers.get("Accept", ""),
    )
    return f'W/"{hashlib.sha256(chr(10).join(parts).encode()).hexdigest()[:32]}"'


@cache
def release() -> str:
    """A stamp of the code and templates that run; the same in every process of a release."""
    root = Path(settings.BASE_DIR)
    stamp = hashlib.sha256()
    for folder in ("positions", "tracker"):
        for file in sorted((root / folder).rglob("*")):
            if file.suffix in RELEASED:
                stamp.update(f"{file.relative_to(root)}\n".encode() + file.read_bytes())
    return stamp.hexdigest()


def _marked(response: HttpResponse, tag: str) -> HttpResponse:
    response["ETag"] = tag
    response["Cache-Control"] = "public, no-cache"
    patch_vary_headers(response, ["Accept"])
    return response
