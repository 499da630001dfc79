"""A session that ends while somebody writes: what was posted is carried through signing in and given back.

It travels in the login form, signed, and rests in the session of whoever gave the right
password until it ends; passwords and files never travel.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.cache import add_never_cache_headers

from positions.admin.sign_in.forms import SignInForm

if TYPE_CHECKING:
    from django.contrib.admin import AdminSite

CARRIED: Final = "_carried"
"""The field of the login form that holds it."""

SALT: Final = "positions.admin.carried"
LONGEST: Final = 12 * 60 * 60
"""Seconds within which somebody has to sign in again."""

Parcel = tuple[str, list[tuple[str, list[str]]]]
"""An address, and the fields that were posted to it with their values."""


def worth_carrying(request: HttpRequest) -> bool:
    """Whether somebody who is not signed in posts what he wrote."""
    return (
        request.method == "POST"
        and not request.user.is_authenticated
        and request.path not in (reverse("admin:login"), reverse("admin:logout"))
        and any(value.strip() for _, values in _written(request) for value in values)
    )


def carry(site: AdminSite, request: HttpRequest) -> HttpResponse:
    """The way in, with what was posted in its form."""
    parcel = signing.dumps([request.get_full_path(), _written(request)], salt=SALT, compress=True)
    context = {
        **site.each_context(request),
        "title": "Sign in",
        "subtitle": None,
        "form": SignInForm(request=request),
        "next": request.get_full_path(),
        "carried": parcel,
    }
    page = TemplateResponse(request, "admin/login.html", context, status=403)
    add_never_cache_headers(page)
    return page


def opened(parcel: str) -> Parcel | None:
    """The address and what was posted to it; None where the parcel is not ours, or too old."""
    try:
        address, written = signing.loads(parcel, salt=SALT, max_age=LONGEST)
    except signing.BadSignature:
        return None
    return address, written


def _written(request: HttpRequest) -> list[tuple[str, list[str]]]:
    return [
        (name, values)
        for name, values in request.POST.lists()
        if name not in ("csrfmiddlewaretoken", CARRIED) and "password" not in name
    ]
