"""Repeated requests cost one look at the data version.

Every public answer is determined by what was asked, the state of the record, the day, the
software that runs, and the released files that there are. So these make its ETag, and whoever
holds the answer already is told so (304) before any view reads anything. Answers may be kept,
but are asked for again.

The tag is strong: one for each form and encoding. It is taken before the record is read, so
an answer into which a later change slipped bears a tag that no request is ever told to keep.
``Last-Modified`` tells time to the second, as HTTP does: whoever must not miss the second of
two changes asks by the tag.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import UTC, datetime, time
from functools import cache
from http import HTTPStatus
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.http import http_date, parse_etags, parse_http_date_safe

from positions.compression import PRIVATE, takes_gzip
from positions.models import DataVersion
from positions.releases import shelf

RELEASED = (".py", ".html", ".css", ".js", ".svg", ".txt")
"""Kinds of files that shape an answer."""

STARTED = timezone.now()
"""Since when this process runs its release: no earlier answer is one of it."""

PAGES_ARE_KEPT = "public, no-cache"
"""A reader never sees a page that was corrected meanwhile."""

DATA_ARE_KEPT = "public, max-age=0, stale-while-revalidate=60"
"""For a minute a program may have the answer before, while the next is fetched for it."""


class Conditional:
    """Middleware: gives public answers an ETag and a date, and answers who holds them by these."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer 304 where the reader holds the answer; else let the view answer and mark it."""
        if request.method not in ("GET", "HEAD") or request.path.startswith(PRIVATE):
            return self.get_response(request)
        version = DataVersion.current()
        request.data_version = version  # type: ignore[attr-defined]  # read by pages and API
        marks = {
            "ETag": etag(request, version.number),
            "Last-Modified": http_date(_last_modified(version)),
            "Cache-Control": DATA_ARE_KEPT if request.path.startswith("/api/") else PAGES_ARE_KEPT,
        }
        if marks["ETag"] in _held(request):
            return _marked(HttpResponseNotModified(), marks)
        response = self.get_response(request)
        if response.status_code != HTTPStatus.OK:
            return response
        _marked(response, marks)
        return _kept(response) if _is_held(request, response) else response


def etag(request: HttpRequest, version: int) -> str:
    """The mark of an answer: another for every form and encoding that the reader may be given."""
    parts = (
        str(version),
        str(shelf.stamp(settings.RELEASES_DIR)),
        timezone.now().date().isoformat(),
        release(),
        request.build_absolute_uri(),
        request.headers.get("Accept", ""),
        "gzip" if takes_gzip(request) else "",
    )
    return f'"{hashlib.sha256(chr(10).join(parts).encode()).hexdigest()[:32]}"'


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


def _last_modified(version: DataVersion) -> float:
    """The last moment at which the answer can have changed: with the record, the day, software or files."""
    midnight = datetime.combine(timezone.now().date(), time.min, tzinfo=version.changed_at.tzinfo)
    released = datetime.fromtimestamp(shelf.stamp(settings.RELEASES_DIR) / 1e9, tz=UTC)
    return min(max(version.changed_at, midnight, STARTED, released), timezone.now()).timestamp()


def _held(request: HttpRequest) -> list[str]:
    """The tags of what the reader holds; a weak one, which a proxy made, means the same here."""
    return [tag.removeprefix("W/") for tag in parse_etags(request.headers.get("If-None-Match", ""))]


def _is_held(request: HttpRequest, response: HttpResponse) -> bool:
    """Whether the reader holds this answer, by a tag, by any at all (``*``), or else by its date."""
    if "If-None-Match" in request.headers:
        return bool({"*", response["ETag"]} & set(_held(request)))
    since = parse_http_date_safe(request.headers.get("If-Modified-Since", ""))
    modified = parse_http_date_safe(response["Last-Modified"])
    return since is not None and modified is not None and modified <= since


def _marked(response: HttpResponse, marks: dict[str, str]) -> HttpResponse:
    """The answer with its marks; those that its view gave it stay."""
    for name, mark in marks.items():
        response.headers.setdefault(name, mark)
    patch_vary_headers(response, ["Accept", "Accept-Encoding"])
    return response


def _kept(response: Any) -> Any:
    """304 in place of the answer, with its marks."""
    names = ("ETag", "Last-Modified", "Cache-Control", "Vary")
    kept: Any = HttpResponseNotModified(headers={name: response[name] for name in names})
    kept._resource_closers += response._resource_closers  # what the answer had opened is closed with this
    return kept
