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
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time
from functools import cache, lru_cache
from http import HTTPStatus
from pathlib import Path
from typing import Any, NamedTuple

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils import timezone
from django.utils.http import http_date, parse_etags, parse_http_date_safe

from positions.compression import PRIVATE, takes_gzip, vary
from positions.look import LOOKED, UNREACHABLE
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

READING = ("GET", "HEAD")

Environ = Mapping[str, Any]
"""A request as a web server hands it over."""


class State(NamedTuple):
    """What decides every answer beside the question.

    The moment stands beside the number, for a database that was set back to a backup counts again
    from what it had then.
    """

    number: int
    changed_at: datetime
    day: date
    release: str
    released: int

    @classmethod
    def of(cls, version: DataVersion) -> State:
        """The state now, if this is the data version."""
        released = shelf.stamp(settings.RELEASES_DIR)
        return cls(version.number, version.changed_at, timezone.now().date(), release(), released)


def question(environ: Environ) -> tuple[str, ...]:
    """What was asked: another for every address, form and encoding that the reader may be given."""
    forwarded = environ.get("HTTP_X_FORWARDED_PROTO") if settings.BEHIND_PROXY else None
    return (
        forwarded or environ.get("wsgi.url_scheme", "http"),
        environ.get("HTTP_HOST") or f"{environ.get('SERVER_NAME')}:{environ.get('SERVER_PORT')}",
        environ.get("PATH_INFO", ""),
        environ.get("QUERY_STRING", ""),
        environ.get("HTTP_ACCEPT", ""),
        "gzip" if takes_gzip(environ.get("HTTP_ACCEPT_ENCODING", "")) else "",
    )


def is_public(environ: Environ) -> bool:
    """Whether the request reads what everybody is given alike."""
    return environ["REQUEST_METHOD"] in READING and not environ.get("PATH_INFO", "").startswith(PRIVATE)


def is_held(environ: Environ, etag: str, modified: str) -> bool:
    """Whether the reader holds this answer, by a tag, by any at all (``*``), or else by its very date.

    A later date means nothing: the clock may have gone back since it was given out.
    """
    if "HTTP_IF_NONE_MATCH" in environ:
        return bool({"*", etag} & set(_held(environ)))
    if "HTTP_IF_MODIFIED_SINCE" not in environ:
        return False
    since = parse_http_date_safe(environ["HTTP_IF_MODIFIED_SINCE"])
    changed = parse_http_date_safe(modified)
    return since is not None and since == changed


class Conditional:
    """Middleware: gives public answers an ETag and a date, and answers who holds them by these."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer 304 where the reader holds the answer; else let the view answer and mark it."""
        environ = request.META
        if not is_public(environ) or UNREACHABLE in environ:
            return self.get_response(request)
        version: DataVersion = environ.get(LOOKED) or DataVersion.current()
        request.data_version = version  # type: ignore[attr-defined]  # read by pages and API
        state = State.of(version)
        marks = {
            "ETag": etag(state, question(environ)),
            "Last-Modified": _last_modified(state),
            "Cache-Control": DATA_ARE_KEPT if request.path.startswith("/api/") else PAGES_ARE_KEPT,
        }
        if marks["ETag"] in _held(environ):
            return _marked(HttpResponseNotModified(), marks)
        response = self.get_response(request)
        if response.status_code != HTTPStatus.OK:
            return response
        _marked(response, marks)
        return _kept(response) if is_held(environ, response["ETag"], response["Last-Modified"]) else response


def etag(state: State, asked: tuple[str, ...]) -> str:
    """The mark of an answer."""
    mark = _begun(state).copy()
    mark.update("\n".join(asked).encode(errors="surrogateescape"))
    return f'"{mark.hexdigest()[:32]}"'


@lru_cache(maxsize=4)
def _begun(state: State) -> Any:
    """What the marks of all answers of a state have in common."""
    return hashlib.sha256("".join(f"{part}\n" for part in state).encode())


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


def _last_modified(state: State) -> str:
    """The last moment at which the answer can have changed: with the record, the day, software or files."""
    moment, written = _changed(state, STARTED)
    now = timezone.now()
    return written if moment <= now else http_date(now.timestamp())


@lru_cache(maxsize=4)
def _changed(state: State, started: datetime) -> tuple[datetime, str]:
    """That moment if the clock never went back, and how HTTP writes it."""
    midnight = datetime.combine(state.day, time.min, tzinfo=UTC)
    released = datetime.fromtimestamp(state.released / 1e9, tz=UTC)
    moment = max(state.changed_at, midnight, started, released)
    return moment, http_date(moment.timestamp())


def _held(environ: Environ) -> list[str]:
    """The tags of what the reader holds; a weak one, which a proxy made, means the same here."""
    if "HTTP_IF_NONE_MATCH" not in environ:
        return []
    return [tag.removeprefix("W/") for tag in parse_etags(environ["HTTP_IF_NONE_MATCH"])]


def _marked(response: HttpResponse, marks: dict[str, str]) -> HttpResponse:
    """The answer with its marks; those that its view gave it stay."""
    for name, mark in marks.items():
        response.headers.setdefault(name, mark)
    vary(response, "Accept", "Accept-Encoding")
    return response


def _kept(response: Any) -> Any:
    """304 in place of the answer, with its marks."""
    names = ("ETag", "Last-Modified", "Cache-Control", "Vary")
    kept: Any = HttpResponseNotModified(headers={name: response[name] for name in names})
    kept._resource_closers += response._resource_closers  # what the answer had opened is closed with this
    return kept
