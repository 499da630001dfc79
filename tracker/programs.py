"""Django's two handlers: one for those who come with a browser, one for programs, with fewer steps.

Who asks under /api/v1/ has no session, sends no form and is never shown a page. So his request passes
only the middleware that has something to say to him, and the rounds that Django makes before and after
each request (stale connections, caches) are left to the look with which every request begins
(``positions.front``). Plain questions go a shorter way still (``tracker.plain``). What he is answered is the
same, which a test holds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings
from django.core.handlers.exception import convert_exception_to_response
from django.core.handlers.wsgi import WSGIHandler, get_script_name
from django.urls import set_script_prefix
from django.utils.module_loading import import_string

from tracker.browsers import PROGRAMS
from tracker.plain import Plain

Environ = dict[str, Any]
Start = Callable[..., Any]

FOR_BROWSERS = frozenset(
    {
        "whitenoise.middleware.WhiteNoiseMiddleware",
        "tracker.read_only.ReadOnly",
        "positions.pages.limits.PageLimit",
        "tracker.browsers.Sessions",
        "django.middleware.csrf.CsrfViewMiddleware",
        "tracker.browsers.Accounts",
        "allauth.account.middleware.AccountMiddleware",
        "tracker.browsers.Changes",
        "tracker.browsers.Messages",
        "tracker.browsers.Contents",
        "positions.pages.errors.ErrorPages",
        "positions.pages.table_download.AsAsked",
    }
)
"""Middleware that lets programs pass as they came."""


class Programs(WSGIHandler):
    """Django's handler with less around the view."""

    def load_middleware(self, is_async: bool = False) -> None:
        """All but that for browsers, in their order; each may look at views and at what fails in them."""
        self._view_middleware: list[Any] = []
        self._template_response_middleware: list[Any] = []
        self._exception_middleware: list[Any] = []
        chain = convert_exception_to_response(self._get_response)  # type: ignore[attr-defined]  # Django's own
        for path in reversed([one for one in settings.MIDDLEWARE if one not in FOR_BROWSERS]):
            one = import_string(path)(chain)
            if hasattr(one, "process_view"):
                self._view_middleware.insert(0, one.process_view)
            if hasattr(one, "process_exception"):
                self._exception_middleware.append(one.process_exception)
            chain = convert_exception_to_response(one)
        self._middleware_chain = chain
        self._plain = Plain()

    def __call__(  # type: ignore[override]  # what WSGI promises
        self, environ: Environ, start_response: Start
    ) -> Iterable[bytes]:
        """The answer; whole where it is no stream."""
        response: Any = self._plain(environ)
        if response is None:
            set_script_prefix(get_script_name(environ))
            response = self.get_response(self.request_class(environ))
        start_response(
            f"{response.status_code} {response.reason_phrase}", list(response.headers._store.values())
        )
        return response if response.streaming else [response.content]


class Application:
    """The application as Django answers it, each address by the handler of those who ask for it."""

    def __init__(self) -> None:
        self.browsers = WSGIHandler()
        self.programs = Programs()

    def __call__(self, environ: Environ, start_response: Start) -> Iterable[bytes]:
        """The answer of the one or the other."""
        ours = environ.get("PATH_INFO", "").startswith(PROGRAMS)
        return (self.programs if ours else self.browsers)(environ, start_response)
