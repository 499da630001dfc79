"""Middleware for those who come with a browser: sessions, accounts, messages, and rules for what pages load.

Programs that read the API have none of these and are not kept waiting by them: each class is
Django's or the library's own, and lets what lies under /api/v1/ pass.
"""

from __future__ import annotations

from typing import Any

from csp.constants import HEADER
from csp.middleware import CSPMiddleware
from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.messages.middleware import MessageMiddleware
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from pghistory.middleware import HistoryMiddleware

from tracker.headers import policy_of_pages

PROGRAMS = "/api/v1/"
"""What only programs ask for; it answers all alike, and never with a page."""


class _ForBrowsers:
    get_response: Any

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """As the class beside this one, if not a program asks."""
        if request.path_info.startswith(PROGRAMS):
            return self.get_response(request)
        return super().__call__(request)  # type: ignore[misc]  # of the class beside this one


class Sessions(_ForBrowsers, SessionMiddleware):
    """Who came before."""


class Accounts(_ForBrowsers, AuthenticationMiddleware):
    """Who is signed in."""


class Changes(_ForBrowsers, HistoryMiddleware):
    """Who changed what, and by which page."""


class Messages(_ForBrowsers, MessageMiddleware):
    """What is said on the next page."""


class Contents(_ForBrowsers, CSPMiddleware):
    """Whose scripts and styles a page runs, where its view or a nonce says so.

    All others run the same, which is written once (``tracker.headers``), not for each of them.
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """The answer with a policy of its own, if it has one."""
        if any(name.startswith("_csp_") for name in (*vars(response), *vars(request))):
            return super().process_response(request, response)
        if HEADER not in response:
            response[HEADER] = policy_of_pages()
        return response
