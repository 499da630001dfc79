"""Before Django: every request begins with a look at the record; who asks again gets what lies finished.

A WSGI callable around the application. Under the data version that it saw it serves finished
bytes, at a tenth of what the way through Django costs; what Django answers it keeps, if it may be
kept and the record did not change while it was made. Public questions may be read from a copy
that shows the same state. While the database is gone, a copy serves what it has, else what was
last kept is served, and both say so (``Data-Status``); Django answers the rest with 503.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from typing import Any, NamedTuple, Protocol

from positions.compression import STATIC
from positions.conditional import State, is_held, is_public, question
from positions.finished import Finished, Header, Headers, Shelf
from positions.look import LOOKED, UNREACHABLE, Unreachable, look
from positions.models import DataVersion

Environ = dict[str, Any]
Start = Callable[..., Any]
Application = Callable[[Environ, Start], Iterable[bytes]]
Key = tuple[State | str, ...]

VARYING = frozenset({"accept", "accept-encoding", "origin"})
"""Headers of a request that an answer may depend on and yet be kept: all are part of its key."""

PAGE = re.compile(r"https?://[A-Za-z0-9.-]+(:\d{1,5})?", re.ASCII)
"""What a browser says of the page that asks."""

PERSONAL = frozenset({"ratelimit", "ratelimit-policy"})
"""Headers that tell one reader how much he may still ask."""

UNAVAILABLE = "503"
"""How the status begins where a view lost its database on the way."""

KEPT = "tracker.kept"
"""Where a request carries that it was answered from the shelf."""


class Share(Protocol):
    """How much of the requests that he may make a client has made."""

    @property
    def spent(self) -> bool:
        """Whether there are none left."""

    def spend(self) -> None:
        """One more."""

    def headers(self) -> Headers:
        """What the client is told of it."""


class Copied(NamedTuple):
    """An answer that was read from a copy."""

    status: str
    headers: Headers
    body: bytes


class Copy(Protocol):
    """A copy of the database, from which a request may be answered."""

    def standing_in(self) -> AbstractContextManager[None]:
        """Whatever this thread reads meanwhile, it reads there."""


Showing = Callable[[DataVersion | None], tuple[Copy, DataVersion] | None]
"""A copy that shows what is known of the record, or with None anything, and what it shows."""


class Front:
    """The application with its finished answers, ``most`` bytes of them in this process.

    ``share`` tells how much the client may still ask; None where that is not counted. ``showing``
    finds the copies of the database, where there are any.
    """

    def __init__(
        self,
        application: Application,
        *,
        most: int,
        share: Callable[[Environ], Share | None],
        showing: Showing = lambda known: None,
    ) -> None:
        self.application = application
        self.share = share
        self.showing = showing
        self.shelf = Shelf(most)
        self.seen: tuple[State, float] | None = None

    def __call__(self, environ: Environ, start_response: Start) -> Iterable[bytes]:
        """Answer, from the shelf or by the application."""
        if environ.get("PATH_INFO", "").startswith(STATIC):
            return self.application(environ, start_response)
        asked_at = time.monotonic()
        try:
            version = look()
        except Unreachable:
            return self._without_record(environ, start_response)
        environ[LOOKED] = version
        if not is_public(environ):
            return _whole(self.application(environ, start_response))
        if not self.shelf.most:
            return self._read(environ, start_response)
        state = State.of(version)
        self._note(state, asked_at)
        key: Key = (state, *_asked(environ))
        answer = self._finished(self.shelf.get(key), environ, start_response)
        return self._made(key, environ, start_response) if answer is None else answer

    def _note(self, state: State, asked_at: float) -> None:
        """Remember the newest state; a look that began before another ended may be the older one."""
        seen = self.seen
        if seen is None or state.number >= seen[0].number or asked_at > seen[1]:
            self.seen = (state, time.monotonic())

    def _finished(
        self, found: Finished | None, environ: Environ, start_response: Start, more: Sequence[Header] = ()
    ) -> Iterable[bytes] | None:
        """The finished answer, or that the reader holds it; None if there is none or he may not ask."""
        share = self.share(environ) if found else None
        if found is None or (share is not None and share.spent):
            return None
        environ[KEPT] = True
        held = is_held(environ, found.etag, found.modified)
        if share is not None and not held:
            share.spend()
        told = [*(share.headers() if share else ()), *more]
        if held:
            start_response("304 Not Modified", found.unchanged + told)
            return []
        start_response("200 OK", found.headers + told)
        return [found.body] if environ["REQUEST_METHOD"] == "GET" else []

    def _made(self, key: Key, environ: Environ, start_response: Start) -> Iterable[bytes]:
        """What the application answers, which is kept if everybody may be given it."""
        said: list[Any] = []

        def note(status: str, headers: Headers, *exception: Any) -> Any:
            said[:] = status, list(headers)
            return start_response(status, headers, *exception)

        answer = self._read(environ, note)
        whole = isinstance(answer, list) and environ["REQUEST_METHOD"] == "GET"
        if whole and _may_be_kept(*said) and self._state() == key[0]:
            self.shelf.put(key, _kept(said[1], *answer))
        return answer

    def _read(self, environ: Environ, start_response: Start) -> Iterable[bytes]:
        """What the application answers from a copy that shows what was seen, else from the database."""
        found = self.showing(environ[LOOKED])
        copied = self._copied(found[0], environ) if found else None
        if copied is None:
            return _whole(self.application(environ, start_response))
        start_response(copied.status, copied.headers)
        return [copied.body]

    def _copied(self, copy: Copy, environ: Environ) -> Copied | None:
        """What the application answers while the copy stands in.

        None where the copy went meanwhile, or the answer is a stream: that reads on when the copy no
        longer stands in.
        """
        said: list[Any] = []

        def note(status: str, headers: Headers, *exception: Any) -> None:
            said[:] = status, headers

        with copy.standing_in():
            answer = self.application(environ, note)
            if getattr(answer, "streaming", False):
                answer.close()  # type: ignore[attr-defined]  # Django's
                return None
            (body,) = _whole(answer)
        return None if said[0].startswith(UNAVAILABLE) else Copied(said[0], said[1], body)

    def _state(self) -> State | None:
        """The state now; None where nobody can tell."""
        try:
            return State.of(look())
        except Unreachable:
            return None

    def _without_record(self, environ: Environ, start_response: Start) -> Iterable[bytes]:
        """The answer of a copy, or of before, marked as such; else the word that there is none now."""
        found = self.showing(None) if is_public(environ) else None
        if found is not None:
            copy, environ[LOOKED] = found
            copied = self._copied(copy, environ)
            if copied is not None:
                start_response(copied.status, [*copied.headers, ("Data-Status", "copy")])
                return [copied.body]
        if self.seen is not None and is_public(environ):
            kept = self.shelf.get((self.seen[0], *_asked(environ)))
            if kept is not None:
                marks = [("Data-Status", "kept"), ("Age", str(max(0, int(time.time() - kept.at))))]
                told = self._finished(kept, environ, start_response, marks)
                if told is not None:
                    return told
        environ[UNREACHABLE] = True
        return self.application(environ, start_response)


def _whole(answer: Any) -> Iterable[bytes]:
    """The answer in one piece, where it is no stream: web servers send a list without asking for more."""
    if getattr(answer, "streaming", True):
        return answer
    body = answer.content
    answer.close()
    return [body]


def _asked(environ: Environ) -> tuple[str, ...]:
    """The question, and whether it comes from a page of another site, which all are told alike."""
    origin = environ.get("HTTP_ORIGIN", "")
    return (*question(environ), "a page" if PAGE.fullmatch(origin) else origin)


def _may_be_kept(status: str, headers: Headers) -> bool:
    """Whether it is a whole answer that bears a mark, sets nothing, and depends on nothing unknown."""
    if not status.startswith("200 "):
        return False
    named = {name.lower(): value for name, value in headers}
    varies = {one.strip().lower() for one in named.get("vary", "").split(",") if one.strip()}
    return {"etag", "last-modified"} <= set(named) and "set-cookie" not in named and varies <= VARYING


def _kept(headers: Headers, body: bytes) -> Finished:
    kept = [one for one in headers if one[0].lower() not in PERSONAL]
    named = {name.lower(): value for name, value in kept}
    return Finished(kept, body, named["etag"], named["last-modified"])
