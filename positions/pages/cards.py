"""The cards that stand for pages where their addresses are shared (Open Graph pictures)."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from positions.dates import written
from positions.models import Country, Position, Proposition
from positions.pages.countries import locator, standings_on
from positions.pages.distribution import distribution
from positions.pages.home import FIRST
from positions.pages.naming import names_for
from positions.pages.pictures import PNG, answer, caption, counts, lands
from positions.pages.question import Question, question
from positions.pages.strips import stances_counted
from positions.pages.titles import VERBS
from positions.pictures.card import MAP_ACROSS, card
from positions.pictures.world import drawn, whereabouts
from positions.vocabulary import Precision, Stance


def proposition_card(request: HttpRequest, slug: str) -> HttpResponse:
    """What stands for a proposition where its address is shared."""
    asked = question(request)

    def draw() -> str:
        proposition = get_object_or_404(Proposition, slug=slug)
        return map_card(request, asked, proposition, proposition.title, proposition.get_absolute_url())

    return answer(request, asked, draw, f"{slug}-{asked.as_of}", PNG, scale=1)


def home_card(request: HttpRequest) -> HttpResponse:
    """What stands for the first page: the map that it shows."""
    asked = question(request)

    def draw() -> str:
        slug = request.GET.get("proposition") or FIRST
        shown = Proposition.objects.filter(slug=slug).first()
        if shown is None and slug == FIRST:
            shown = Proposition.objects.first()
        if shown is None:
            raise Http404
        return map_card(request, asked, shown, f"Who holds which position on AI? {shown.title}", "/")

    return answer(request, asked, draw, f"positions-{asked.as_of}", PNG, scale=1)


def map_card(request: HttpRequest, asked: Question, proposition: Proposition, title: str, path: str) -> str:
    """A card with the map of a proposition."""
    world = distribution(proposition, asked)
    counted = counts(world)
    pale = ", drawn pale" if counted.through else ""
    about = caption(request, asked, title, path)
    return card(
        about,
        drawn(lands(world.entries), 0, 0, MAP_ACROSS),
        counted,
        below=f"{counted.sentence}{pale}. As of {written(asked.as_of, Precision.DAY)}.",
    )


def country_card(request: HttpRequest, iso3: str) -> HttpResponse:
    """What stands for a country where its address is shared: its stances counted, and its latest act."""
    asked = question(request)

    def draw() -> str:
        country = get_object_or_404(Country, iso3=iso3)
        propositions = list(Proposition.objects.select_related("topic"))
        standings = standings_on(names_for(request), country, propositions, asked)
        counted = stances_counted(standings)
        about = caption(request, asked, country.name, country.get_absolute_url())
        point = locator(country)
        return card(
            about,
            whereabouts(country.iso3, point.x, point.y, MAP_ACROSS),
            counted,
            subtitle=f"{counted.sentence}. As of {written(asked.as_of, Precision.DAY)}.",
            below=latest_act(country, asked),
        )

    return answer(request, asked, draw, f"{iso3}-{asked.as_of}", PNG, scale=1)


def latest_act(country: Country, asked: Question) -> str:
    """The newest position of the country itself, in a line."""
    acts = Position.objects.known_at(asked.known_at).as_of(asked.as_of).by(country)
    latest = acts.with_labels().newest_first().first()
    if latest is None:
        return "No act of its own is on record by this day."
    return f"Latest act, {latest.date_in_words}: {VERBS[Stance(latest.stance)]} ‘{latest.proposition.title}’"
