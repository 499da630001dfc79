"""A session that ends while somebody writes: what was posted is carried through signing in and given back.

It travels in the login form, signed, and rests nowhere; passwords and files never travel.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.contrib.admin.forms import AdminAuthenticationForm
from django.core import signing
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.cache import add_never_cache_headers

if TYPE_CHECKING:
    from django.contrib.admin import AdminSite

CARRIED: Final = "_carried"
"""The field of the login form that holds it."""

SALT: Final = "positions.admin.carried"
LONGEST: Final = 12 * 60 * 60
"""Seconds within which somebody has to sign in again."""


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
        "title": "Log in",
        "subtitle": None,
        "form": AdminAuthenticationForm(request),
        "app_path": reverse("admin:login"),
        "next": request.get_full_path(),
        "carried": parcel,
    }
    page = TemplateResponse(request, "admin/login.html", context, status=403)
    add_never_cache_headers(page)
    return page


def give_back(site: AdminSite, request: HttpRequest, answer: HttpResponse) -> HttpResponse:
    """What signing in answers; after a success with a parcel the page that puts it back in its form."""
    parcel = request.POST.get(CARRIED, "")
    if not parcel or not isinstance(answer, HttpResponseRedirect) or not request.user.is_authenticated:
        return answer
    try:
        address, written = signing.loads(parcel, salt=SALT, max_age=LONGEST)
    except signing.BadSignature:
        return answer
    context: dict[str, Any] = {
        **site.each_context(request),
        "title": "Your text is here",
        "subtitle": None,
        "address": address,
        "fields": [(name, value) for name, values in written for value in values],
        "shown": [
            (name.replace("_", " ").replace("-", " "), value)
            for name, values in written
            for value in values
            # numbers stand for what was chosen from lists: nobody reads them
            if value.strip() and not value.isdecimal() and not name.startswith("_") and "__" not in name
        ],
    }
    page = TemplateResponse(request, "admin/carried.html", context)
    add_never_cache_headers(page)
    return page


def _written(request: HttpRequest) -> list[tuple[str, list[str]]]:
    return [
        (name, values)
        for name, values in request.POST.lists()
        if name not in ("csrfmiddlewaretoken", CARRIED) and "password" not in name
    ]
