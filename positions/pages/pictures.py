"""Pictures of pages: the map and the charts as SVG and PNG, and the cards for shared addresses.

A picture bears the day and the state of the record that it shows, and the address of its page
with both, which shows the same for ever. It takes what its page takes of ``as_of``,
``known_at`` and ``basis``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from positions import analysis
from positions.analysis import Standing
from positions.dates import written
from positions.models import Country, Position, Proposition
from positions.pages.citing import SITE, record_moment
from positions.pages.countries import locator
from positions.pages.distribution import Distribution, distribution
from positions.pages.home import FIRST
from positions.pages.kept import Kept
from positions.pages.question import Question, moment_in_address, question
from positions.pages.titles import VERBS
from positions.pictures.card import MAP_ACROSS, card
from positions.pictures.png import png
from positions.pictures.sheet import Caption, Counts
from positions.pictures.world import Land, drawn, whereabouts, world_map
from positions.templatetags.parts import Held, land, value_of
from positions.vocabulary import Precision, Stance

SVG, PNG = "svg", "png"
TYPES = {SVG: "image/svg+xml; charset=utf-8", PNG: "image/png"}

VOTES = (
    "Recorded votes: United Nations Digital Library voting data, © United Nations, "
    "for non-commercial use with attribution."
)
MAP = (
    "Map: Natural Earth (public domain), Equal Earth projection. "
    "Small states are drawn as dots; other territories are left blank."
)
BOUNDARIES = (
    "Boundaries and names shown imply no opinion on the legal status of any country or territory "
    "or on its frontiers."
)

kept = Kept()


class Form:
    """In addresses: in which form a picture is asked for."""

    regex = "svg|png"

    def to_python(self, value: str) -> str:
        """The form as it stands in the address."""
        return value

    def to_url(self, value: str) -> str:
        """The form as it goes into the address."""
        return value


def proposition_map(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    """The world by its stances on one proposition."""
    asked = question(request)

    def draw() -> str:
        world = distribution(get_object_or_404(Proposition, slug=slug), asked)
        about = caption(
            request, asked, world.proposition.title, world.proposition.get_absolute_url(), MAP, BOUNDARIES
        )
        return world_map(about, lands(world.entries), counts(world))

    return answer(request, asked, draw, f"{slug}-map-{asked.as_of}", form)


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
        standings = analysis.standings(
            asked.as_of,
            propositions=propositions,
            countries=[country],
            known_at=asked.known_at,
            basis=asked.basis,
        )
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


def stances_counted(standings: Sequence[Standing]) -> Counts:
    """On how many propositions one country holds which stance."""
    tally = analysis.tally(standings)
    through = sum(1 for one in standings if one.held and one.held.group_id)
    return Counts(tally.counts, tally.total, through, "A stance on {held} of {total} propositions")


def latest_act(country: Country, asked: Question) -> str:
    """The newest position of the country itself, in a line."""
    acts = Position.objects.known_at(asked.known_at).as_of(asked.as_of).by(country)
    latest = acts.with_labels().newest_first().first()
    if latest is None:
        return "No act of its own is on record by this day."
    return f"Latest act, {latest.date_in_words}: {VERBS[Stance(latest.stance)]} ‘{latest.proposition.title}’"


def answer(
    request: HttpRequest, asked: Question, draw: Callable[[], str], name: str, form: str, *, scale: int = 2
) -> HttpResponse:
    """The picture in its form, drawn once for each state of the record, with a name to save it under."""

    def make() -> bytes:
        return draw().encode() if form == SVG else png(draw(), scale=scale)

    response = HttpResponse(kept(request, asked.today, make), content_type=TYPES[form])
    response["Content-Disposition"] = f'inline; filename="{name}.{form}"'
    return response


def caption(request: HttpRequest, asked: Question, title: str, path: str, *notes: str) -> Caption:
    """What a picture says of itself: the day, the state of the record, whose work it is, its page."""
    known_at = asked.known_at or record_moment(request)
    own = ", own acts only" if asked.basis else ""
    day = f"As of {written(asked.as_of, Precision.DAY)}{own}, as known on {known_at:%-d %B %Y, %H:%M} UTC"
    return Caption(title, day, SITE, page_link(request, asked, path), (VOTES, *notes))


def page_link(request: HttpRequest, asked: Question, path: str) -> str:
    """The whole address of the picture's page with its two dates."""
    known_at = moment_in_address(asked.known_at or record_moment(request))
    own = f"&basis={asked.basis}" if asked.basis else ""
    return request.build_absolute_uri(f"{path}?as_of={asked.as_of}&known_at={known_at}{own}")


def counts(world: Distribution) -> Counts:
    """How many countries stand where, with their denominator, as the page's legend says it."""
    return Counts(world.tally.counts, world.tally.total, through=world.through)


def lands(entries: Iterable[tuple[Country, Held]]) -> list[Land]:
    """The countries as the picture of the map takes them, in the words of the page's map."""
    return [
        Land(
            country.iso3, value_of(held), getattr(held, "group", None) is not None, land(country, held).title
        )
        for country, held in entries
    ]
