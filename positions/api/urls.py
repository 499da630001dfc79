"""Addresses of the API. They and what they answer are promises."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path, re_path, register_converter
from django.urls.converters import StringConverter

from positions.api import (
    agreement,
    changes,
    countries,
    explanations,
    forums,
    groups,
    instruments,
    matrix,
    officials,
    position_counts,
    positions,
    propositions,
    releases,
    search,
    shifts,
    sources,
    stances,
    summaries,
    topics,
)
from positions.api.docs import Docs, Nowhere, Schema


class CountryCode(StringConverter):
    """Three capital letters."""

    regex = "[A-Z]{3}"


register_converter(CountryCode, "country_code")

app_name = "api"

resources = [
    path("positions/", positions.Positions.as_view(), name="positions"),
    path("positions/summary/", position_counts.PositionSummaries.as_view(), name="position_summary"),
    path("positions/<int:number>/", positions.OnePosition.as_view(), name="position"),
    path("countries/", countries.Countries.as_view(), name="countries"),
    path("countries/<country_code:iso3>/", countries.OneCountry.as_view(), name="country"),
    path("groups/", groups.Groups.as_view(), name="groups"),
    path("groups/<slug:slug>/", groups.OneGroup.as_view(), name="group"),
    path("propositions/", propositions.Propositions.as_view(), name="propositions"),
    path("propositions/<slug:slug>/", propositions.OneProposition.as_view(), name="proposition"),
    path("stances/", stances.Stances.as_view(), name="stances"),
    path("stances/summary/", summaries.Summaries.as_view(), name="summary"),
    path("stances/matrix/", matrix.StanceMatrix.as_view(), name="matrix"),
    path(
        "stances/<country_code:iso3>/<slug:proposition>/explain/",
        explanations.Explain.as_view(),
        name="explanation",
    ),
    path("shifts/", shifts.Shifts.as_view(), name="shifts"),
    path("changes/", changes.Changes.as_view(), name="changes"),
    path("agreement/", agreement.Agreements.as_view(), name="agreement"),
    path("search/", search.Search.as_view(), name="search"),
    path("officials/", officials.Officials.as_view(), name="officials"),
    path("officials/<slug:slug>/", officials.OneOfficial.as_view(), name="official"),
    path("forums/", forums.Forums.as_view(), name="forums"),
    path("forums/<slug:slug>/", forums.OneForum.as_view(), name="forum"),
    path("sessions/", forums.Sessions.as_view(), name="sessions"),
    path("sessions/<slug:slug>/", forums.OneSession.as_view(), name="session"),
    path("instruments/", instruments.Instruments.as_view(), name="instruments"),
    path("instruments/<slug:slug>/", instruments.OneInstrument.as_view(), name="instrument"),
    path("topics/", topics.Topics.as_view(), name="topics"),
    path("topics/<slug:slug>/", topics.OneTopic.as_view(), name="topic"),
    path("sources/", sources.Sources.as_view(), name="sources"),
    path("sources/<slug:slug>/", sources.OneSource.as_view(), name="source"),
    path("releases/", releases.Releases.as_view(), name="releases"),
    path("releases/<str:name>/", releases.OneRelease.as_view(), name="release"),
    path("schema/", Schema.as_view(), name="schema"),
]
urlpatterns: list[URLPattern | URLResolver] = [
    path("v1/", include(resources)),
    path("docs/", Docs.as_view(), name="docs"),
    re_path(r"^[\s\S]*$", Nowhere.as_view(), name="nowhere"),  # whatever is nothing else
]
