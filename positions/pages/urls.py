"""Addresses of the public pages. They are promises: none is ever taken back."""

from django.contrib.sitemaps import views as sitemap_views
from django.urls import path, register_converter
from django.urls.converters import StringConverter
from django.views.generic import RedirectView

from positions.pages import (
    about,
    board_page,
    cards,
    changes,
    compare,
    corrections,
    countries,
    course,
    data,
    design,
    embed,
    feeds,
    forums,
    group_stance,
    groups,
    home,
    instruments,
    officials,
    pictures,
    positions,
    propositions,
    releases,
    search,
    sitemaps,
    stance,
    strips,
)


class Code(StringConverter):
    """What may be a country's code, or once have been one: whatever the database can be asked for."""

    regex = r"[^/\0]+"


register_converter(Code, "code")
register_converter(pictures.Form, "form")
register_converter(releases.ReleaseName, "release")

urlpatterns = [
    path("", home.home, name="home"),
    path("propositions/", propositions.index, name="propositions"),
    path("propositions/<slug:slug>/", propositions.detail, name="proposition"),
    path("propositions/<slug:slug>/board/", board_page.board_page, name="board"),
    path("propositions/<slug:slug>/course.json", course.course, name="course"),
    path("countries/", countries.index, name="countries"),
    path("countries/<code:iso3>/", countries.detail, name="country"),
    path("countries/<code:iso3>/<slug:slug>/", stance.stance, name="stance"),
    path("groups/", groups.index, name="groups"),
    path("groups/<slug:slug>/", groups.detail, name="group"),
    path("groups/<slug:slug>/<slug:proposition>/", group_stance.stance, name="group-stance"),
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
    path("data/releases/", RedirectView.as_view(url="/data/#releases"), name="releases"),
    path("data/releases/latest/", releases.latest, name="latest-release"),
    path("data/releases/latest/<str:file>", releases.latest, name="latest-release-file"),
    path("data/releases/<release:name>/", releases.detail, name="release"),
    path("data/releases/<release:name>/<str:file>", releases.download, name="release-file"),
    path("about/", about.about, name="about"),
    path("about/design/", design.design, name="design"),
    # Pictures to take away, and the cards that stand for pages where their addresses are shared.
    path("card.png", cards.home_card, name="home-card"),
    path("propositions/<slug:slug>/card.png", cards.proposition_card, name="proposition-card"),
    path("countries/<code:iso3>/card.png", cards.country_card, name="country-card"),
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
    path("countries/<code:iso3>/course.<form:form>", strips.country_course, name="country-course-picture"),
    # Small pages for frames in other people's pages; these and only these may be framed.
    path("embed/propositions/<slug:slug>/map/", embed.proposition_map, name="embed-proposition-map"),
    path("embed/propositions/<slug:slug>/board/", embed.proposition_board, name="embed-proposition-board"),
    path("embed/countries/<code:iso3>/", embed.country, name="embed-country"),
    # For search engines.
    path("robots.txt", sitemaps.robots, name="robots"),
    path(
        "sitemap.xml",
        sitemap_views.index,
        {"sitemaps": sitemaps.SECTIONS, "sitemap_url_name": "sitemap-section"},
        name="sitemap",
    ),
    path(
        "sitemap-<section>.xml",
        sitemap_views.sitemap,
        {"sitemaps": sitemaps.SECTIONS},
        name="sitemap-section",
    ),
    # What is new, as Atom: each feed lies at its page's address followed by feed.atom.
    path("positions/feed.atom", positions.FilteredFeed(), name="positions-feed"),
    path("propositions/<slug:slug>/feed.atom", feeds.PropositionFeed(), name="proposition-feed"),
    path("countries/<code:iso3>/feed.atom", feeds.CountryFeed(), name="country-feed"),
    path("groups/<slug:slug>/feed.atom", feeds.GroupFeed(), name="group-feed"),
    path("officials/<slug:slug>/feed.atom", feeds.OfficialFeed(), name="official-feed"),
    path("forums/<slug:slug>/feed.atom", feeds.ForumFeed(), name="forum-feed"),
    path("instruments/<slug:slug>/feed.atom", feeds.InstrumentFeed(), name="instrument-feed"),
    path("search/feed.atom", search.SearchFeed(), name="search-feed"),
    path("changes/feed.atom", feeds.ChangesFeed(), name="changes-feed"),
    path("changes/corrections/feed.atom", corrections.CorrectionsFeed(), name="corrections-feed"),
]
