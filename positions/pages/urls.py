"""Addresses of the public pages. They are promises: none is ever taken back."""

from django.urls import path, register_converter

from positions.pages import (
    about,
    cards,
    changes,
    compare,
    corrections,
    countries,
    data,
    feeds,
    forums,
    groups,
    home,
    instruments,
    officials,
    pictures,
    positions,
    propositions,
    search,
    stance,
    strips,
)

register_converter(pictures.Form, "form")

urlpatterns = [
    path("", home.home, name="home"),
    path("propositions/", propositions.index, name="propositions"),
    path("propositions/<slug:slug>/", propositions.detail, name="proposition"),
    path("countries/", countries.index, name="countries"),
    path("countries/<str:iso3>/", countries.detail, name="country"),
    path("countries/<str:iso3>/<slug:slug>/", stance.stance, name="stance"),
    path("groups/", groups.index, name="groups"),
    path("groups/<slug:slug>/", groups.detail, name="group"),
    path("officials/", officials.index, name="officials"),
    path("officials/<slug:slug>/", officials.detail, name="official"),
    path("forums/", forums.index, name="forums"),
    path("forums/<slug:slug>/", forums.detail, name="forum"),
    path("instruments/", instruments.index, name="instruments"),
    path("instruments/<slug:slug>/", instruments.detail, name="instrument"),
    path("positions/", positions.index, name="positions"),
    path("positions/<int:number>/", positions.detail, name="position"),
    path("compare/", compare.compare, name="compare"),
    path("search/", search.results, name="search"),
    path("changes/", changes.index, name="changes"),
    path("changes/corrections/", corrections.index, name="corrections"),
    path("data/", data.data, name="data"),
    path("about/", about.about, name="about"),
    # Pictures to take away, and the cards that stand for pages where their addresses are shared.
    path("card.png", cards.home_card, name="home-card"),
    path("propositions/<slug:slug>/card.png", cards.proposition_card, name="proposition-card"),
    path("countries/<str:iso3>/card.png", cards.country_card, name="country-card"),
    path(
        "propositions/<slug:slug>/map.<form:form>",
        pictures.proposition_map,
        name="proposition-map-picture",
    ),
    path(
        "propositions/<slug:slug>/course.<form:form>",
        pictures.proposition_course,
        name="proposition-course-picture",
    ),
    path(
        "propositions/<slug:slug>/board.<form:form>",
        strips.proposition_board,
        name="proposition-board-picture",
    ),
    path("countries/<str:iso3>/course.<form:form>", strips.country_course, name="country-course-picture"),
    # What is new, as Atom: each feed lies at its page's address followed by feed.atom.
    path("positions/feed.atom", positions.FilteredFeed(), name="positions-feed"),
    path("propositions/<slug:slug>/feed.atom", feeds.PropositionFeed(), name="proposition-feed"),
    path("countries/<str:iso3>/feed.atom", feeds.CountryFeed(), name="country-feed"),
    path("groups/<slug:slug>/feed.atom", feeds.GroupFeed(), name="group-feed"),
    path("officials/<slug:slug>/feed.atom", feeds.OfficialFeed(), name="official-feed"),
    path("forums/<slug:slug>/feed.atom", feeds.ForumFeed(), name="forum-feed"),
    path("instruments/<slug:slug>/feed.atom", feeds.InstrumentFeed(), name="instrument-feed"),
    path("search/feed.atom", feeds.SearchFeed(), name="search-feed"),
    path("changes/feed.atom", feeds.ChangesFeed(), name="changes-feed"),
    path("changes/corrections/feed.atom", corrections.CorrectionsFeed(), name="corrections-feed"),
]
