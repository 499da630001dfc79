"""Addresses of the API. They and what they answer are promises."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path, re_path, register_converter
from django.urls.converters import StringConverter
from drf_spectacular.views import SpectacularAPIView

from positions.api import countries, groups, positions, propositions, stances
from positions.api.docs import Docs, Nowhere


class CountryCode(StringConverter):
    """Three capital letters."""

    regex = "[A-Z]{3}"


register_converter(CountryCode, "country_code")

app_name = "api"

resources = [
    path("positions/", positions.Positions.as_view(), name="positions"),
    path("positions/<int:number>/", positions.OnePosition.as_view(), name="position"),
    path("countries/", countries.Countries.as_view(), name="countries"),
    path("countries/<country_code:iso3>/", countries.OneCountry.as_view(), name="country"),
    path("groups/", groups.Groups.as_view(), name="groups"),
    path("groups/<slug:slug>/", groups.OneGroup.as_view(), name="group"),
    path("propositions/", propositions.Propositions.as_view(), name="propositions"),
    path("propositions/<slug:slug>/", propositions.OneProposition.as_view(), name="proposition"),
    path("stances/", stances.Stances.as_view(), name="stances"),
    path("schema/", SpectacularAPIView.as_view(), name="schema"),
]
urlpatterns: list[URLPattern | URLResolver] = [
    path("v1/", include(resources)),
    path("docs/", Docs.as_view(), name="docs"),
    # whatever ends in a slash and is nothing else; without a slash Django tries the address with one
    re_path(r"^(?:.*/)?$", Nowhere.as_view(), name="nowhere"),
]
