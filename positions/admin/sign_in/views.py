"""The desk's way in, and what was written before a session ended, given back after it."""

from __future__ import annotations

from typing import Any

from allauth.account.views import LoginView
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.cache import add_never_cache_headers

from positions.admin.carried import CARRIED, opened
from positions.admin.site import desk


class SignIn(LoginView):
    """Password first; django-allauth then asks for the second factor of who has one."""

    template_name = "admin/login.html"

    def dispatch(self, request: HttpRequest, *arguments: Any, **options: Any) -> HttpResponseBase:
        """Who is signed in, but no longer at the desk, may come in as somebody else."""
        if request.user.is_authenticated and not desk.has_permission(request):
            logout(request)
        answer: HttpResponseBase = super().dispatch(request, *arguments, **options)
        return answer

    def form_valid(self, form: Any) -> HttpResponse:
        """With the right password, what he wrote waits in his session until the second factor is given."""
        parcel = self.request.POST.get(CARRIED, "")
        if opened(parcel) is not None:
            self.request.session[CARRIED] = parcel
        answer: HttpResponse = super().form_valid(form)
        return answer

    def get_success_url(self) -> str:
        """To what he wrote, else where he wanted to go."""
        if opened(self.request.POST.get(CARRIED, "")) is not None:
            return reverse("admin:carried")
        address: str = super().get_success_url()
        return address

    def get_context_data(self, **extra: Any) -> dict[str, Any]:
        """The desk's frame around the form."""
        context = super().get_context_data(**extra)
        return {
            **context,
            "title": "Sign in",
            "next": self.request.POST.get("next") or self.request.GET.get("next", ""),
            "carried": self.request.POST.get(CARRIED, ""),
        }


def carried(request: HttpRequest) -> HttpResponse:
    """What somebody wrote before his session ended, to be sent again; or else the front page."""
    found = opened(request.session.get(CARRIED, ""))
    if found is None:
        return redirect("admin:index")
    address, written = found
    context: dict[str, Any] = {
        **desk.each_context(request),
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


def routes() -> list[URLPattern]:
    """The page that gives back what was written."""
    return [path("carried/", desk.admin_view(carried), name="carried")]


desk.screens.append(routes)
