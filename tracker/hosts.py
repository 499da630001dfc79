"""The desk on a host name of its own, where DESK_HOST names one.

There it answers, and nowhere else: a hole in a public page then reaches no session of the desk, since
browsers keep what is of one host from the other. What is public has its addresses on the public host
alone, so that links of the desk lead there.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.request import split_domain_port

DESK = "/admin/"
SHARED = "/static/"
READING = ("GET", "HEAD")


def public_host(hosts: Sequence[str], desk_host: str) -> str:
    """The first of the site's hosts that is not the desk's. Raises ImproperlyConfigured without one."""
    if not desk_host:
        return ""
    if split_domain_port(desk_host) != (desk_host, "") or "*" in desk_host or desk_host.startswith("."):
        raise ImproperlyConfigured(
            f"DESK_HOST is {desk_host!r}: name one host in small letters, without port."
        )
    named = (one for one in hosts if one != desk_host and "*" not in one and not one.startswith("."))
    if found := next(named, ""):
        return found
    raise ImproperlyConfigured("DESK_HOST is set: ALLOWED_HOSTS must also name the public host in full.")


class Hosts:
    """Middleware: the desk on its host alone, and nothing else there but the files it is shown with."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The answer, where address and host belong together; else 404, or the way to the public host."""
        if not settings.DESK_HOST or request.path_info.startswith(SHARED):
            return self.get_response(request)
        host, port = split_domain_port(request.get_host())
        asks_the_desk = f"{request.path_info}/".startswith(DESK)
        if asks_the_desk == (host == settings.DESK_HOST):
            return self.get_response(request)
        if asks_the_desk or request.method not in READING:
            raise Http404
        public = f"{settings.PUBLIC_HOST}:{port}" if port else settings.PUBLIC_HOST
        return HttpResponseRedirect(f"{request.scheme}://{public}{request.get_full_path()}")
