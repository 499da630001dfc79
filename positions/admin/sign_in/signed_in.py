"""Where somebody is signed in: he sees his sessions, and ends any of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.cache import add_never_cache_headers
from django.utils.crypto import constant_time_compare, salted_hmac

from positions.admin.sign_in.sessions import BEGAN, BROWSER
from positions.admin.site import desk
from positions.models.accounts import signed_out
from positions.second_factors import sessions_of

SALT = "positions.admin.sign_in.signed_in"


@dataclass(frozen=True)
class Place:
    """A session as its owner knows it; its key, which opens the desk, is on no page."""

    session: Session
    sign: str
    began: datetime | None
    browser: str
    here: bool


def places(user: User, key: str | None) -> list[Place]:
    """Wherever the user is signed in, the newest first; ``key`` is that of the session in which he asks."""
    found = [_place(session, here=session.session_key == key) for session in sessions_of(user)]
    return sorted(found, key=lambda one: (one.here, one.session.expire_date), reverse=True)


def _place(session: Session, *, here: bool) -> Place:
    told = session.get_decoded()
    began = datetime.fromisoformat(told[BEGAN]) if BEGAN in told else None
    sign = salted_hmac(SALT, session.session_key, algorithm="sha256").hexdigest()[:32]
    return Place(session, sign, began, told.get(BROWSER, "unknown browser"), here)


@reauthentication_required(allow_get=True)  # type: ignore[untyped-decorator]  # the library has no types
def signed_in(request: HttpRequest, user: User) -> HttpResponse:
    """The page; what is posted names one session, or none for all others. Asks for a factor again first."""
    found = places(user, request.session.session_key)
    if request.method == "POST":
        return _end(request, user, found)
    context = {**desk.each_context(request), "title": "Where you are signed in", "places": found}
    page = TemplateResponse(request, "admin/signed_in.html", context)
    add_never_cache_headers(page)
    return page


def _end(request: HttpRequest, user: User, found: list[Place]) -> HttpResponse:
    named = request.POST.get("session", "")
    others = [one for one in found if not one.here]
    ended = [one for one in others if constant_time_compare(one.sign, named)] if named else others
    for one in ended:
        one.session.delete()
    if ended and not named:
        signed_out(user)
    several = "1 session has" if len(ended) == 1 else f"{len(ended)} sessions have"
    messages.success(request, f"{several} ended." if ended else "There was nothing to end.")
    return redirect("admin:signed_in")


def _asked(request: HttpRequest) -> HttpResponse:
    assert isinstance(request.user, User)  # the desk lets nobody else in
    answer: HttpResponse = signed_in(request, request.user)
    return answer


def routes() -> list[URLPattern]:
    """The page of one's sessions."""
    return [path("account/sessions/", desk.admin_view(_asked), name="signed_in")]


desk.screens.append(routes)
