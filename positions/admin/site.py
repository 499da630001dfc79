"""The editorial desk as a whole: its name, the order of its tables, its autocompletion."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import update_wrapper
from typing import Any, Protocol, cast

from allauth.core.ratelimit import consume_or_429
from django.contrib.admin import AdminSite
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import BadRequest
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, URLResolver, reverse

from positions.admin.carried import carry, worth_carrying
from positions.second_factors import lacks_factor

SHELVES: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("record", "The record", ("Position", "Batch", "Enquiry", "Source")),
    ("actors", "Actors", ("Country", "Alias", "Group", "Membership", "Official")),
    ("places", "Where and on what text", ("Forum", "Session", "Instrument")),
    ("codebook", "Codebook", ("Topic", "Proposition", "ReferenceSource")),
    ("derived", "Derived", ("StancePeriod", "Change", "DataVersion")),
    ("people", "The desk", ("User",)),
)
"""(code, heading, tables) in the order in which an analyst needs them."""


class Named(Protocol):
    """What the desk asks of every table's admin: how a row is called."""

    named_with: Sequence[str]

    def label_of(self, row: Model) -> str:
        """The row in one line."""


class DeskAutocomplete(AutocompleteJsonView):
    """Suggestions worded by the table's own admin, so that namesakes can be told apart."""

    def get_queryset(self) -> QuerySet[Model]:
        """What the words match, with all that its labels name."""
        return super().get_queryset().select_related(*self._table.named_with)

    def serialize_result(self, obj: Model, to_field_name: str) -> dict[str, str]:
        """One suggestion."""
        return {"id": str(getattr(obj, to_field_name)), "text": self._table.label_of(obj)}

    @property
    def _table(self) -> Named:
        return cast(Named, self.model_admin)


class EditorialDesk(AdminSite):
    """Django's admin under our name, its tables on shelves."""

    site_title = "Editorial desk"
    site_header = "AI governance positions"
    index_title = "Editorial desk"

    def __init__(self, name: str = "admin") -> None:
        super().__init__(name)
        self.screens: list[Callable[[], list[URLPattern]]] = []
        """Routes of the screens that belong to no one table; each module adds its own."""
        self.fronts: list[Callable[[HttpRequest], dict[str, Any]]] = []
        """What the front page shows above the tables, as parts of its context."""

    def get_urls(self) -> list[URLPattern | URLResolver]:
        """The screens, then the tables and what every admin has."""
        return [*(route for routes in self.screens for route in routes()), *super().get_urls()]

    def admin_view(self, view: Callable[..., Any], cacheable: bool = False) -> Any:
        """The view for who is signed in with all that the site asks; what others post to it is carried."""
        guarded = super().admin_view(view, cacheable)

        def asked(request: HttpRequest, *arguments: Any, **options: Any) -> HttpResponse:
            if any("\0" in text for _, texts in request.GET.lists() for text in texts):
                raise BadRequest("No address of the desk holds a null character.")
            if worth_carrying(request):
                return carry(self, request)
            if lacks_factor(request.user) and request.path != reverse("admin:logout"):
                return redirect("mfa_index")
            return guarded(request, *arguments, **options)

        return update_wrapper(asked, guarded)

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """The way in is :mod:`positions.admin.sign_in`, whoever leads here."""
        return redirect_to_login(request.get_full_path(), reverse("account_login"))

    def password_change(  # type: ignore[override]  # a refusal is no page of the desk
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Whoever sits at a session that is not his guesses the old password as slowly as at the way in."""
        waits = consume_or_429(request, action="change_password")
        return cast(HttpResponse, waits or super().password_change(request, extra_context))

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[dict[str, Any]]:
        """The tables that the user may see, shelf by shelf; a shelf without any is left out."""
        tables = {
            table["object_name"]: table
            for application in self._build_app_dict(request).values()
            for table in application["models"]
        }
        shelves = []
        for code, heading, names in SHELVES:
            found = [tables[name] for name in names if name in tables]
            if found:
                shelves.append({"app_label": code, "name": heading, "models": found, "app_url": "#"})
        return shelves

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        """The front page: what lies on the desk, then the tables."""
        shown = {name: value for front in self.fronts for name, value in front(request).items()}
        return super().index(request, {**shown, **(extra_context or {})})

    def app_index(  # type: ignore[override]  # a redirect, not a page
        self, request: HttpRequest, app_label: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The desk has one index; an application has none of its own."""
        return redirect("admin:index")

    def autocomplete_view(self, request: HttpRequest) -> HttpResponse:
        """Suggestions for a field that names a row of a large table."""
        return cast(HttpResponse, DeskAutocomplete.as_view(admin_site=self)(request))


desk = EditorialDesk(name="admin")
