"""Pictures of pages: the map and the chart of counts as SVG and PNG, and what all pictures share.

A picture bears the day and the state of the record that it shows, and the address of its page
with both, which shows the same for ever. It takes what its page takes of ``as_of``,
``known_at`` and ``basis``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from positions import analysis
from positions.dates import written
from positions.models import Country, Proposition
from positions.pages.chart import days_to_read
from positions.pages.citing import SITE, record_moment
from positions.pages.course import first_act
from positions.pages.distribution import Distribution, distribution
from positions.pages.kept import Kept
from positions.pages.naming import names_for
from positions.pages.question import Question, moment_in_address, question
from positions.pictures.course import Column, course
from positions.pictures.png import png
from positions.pictures.sheet import Caption, Counts
from positions.pictures.world import Land, world_map
from positions.templatetags.world import Held, value_of, words_of
from positions.vocabulary import Precision

SVG, PNG = "svg", "png"
TYPES = {SVG: "image/svg+xml; charset=utf-8", PNG: "image/png"}

OWN_ACTS = "Own acts only: “not researched” takes in those that have no act of their own."
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

ARRANGED = ("sort", "region")
"""Parameters of a board that its permanent link has to carry as well."""

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


def proposition_course(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    """How the counts on one proposition changed, year by year."""
    asked = question(request)

    def draw() -> str:
        proposition = get_object_or_404(Proposition, slug=slug)
        names = names_for(request)
        world = distribution(proposition, asked, names=names)
        first = first_act(names, proposition, asked)
        begun = first if first and first <= asked.as_of else asked.as_of
        days = days_to_read(begun, asked.as_of)
        readings = analysis.history(
            proposition, days, known_at=asked.known_at, basis=asked.basis, names=names
        )
        columns = [Column(f"{one.day:%Y}", one.counts) for one in readings]
        counted = counts(world)
        last = written(asked.as_of, Precision.DAY)
        lead = f"{counted.sentence}. Columns show the end of each year, the last one {last}."
        about = caption(request, asked, proposition.title, proposition.get_absolute_url())
        return course(about, lead, columns, counted)

    return answer(request, asked, draw, f"{slug}-course-{asked.as_of}", form)


def answer(
    request: HttpRequest, asked: Question, draw: Callable[[], str], name: str, form: str, *, scale: int = 2
) -> HttpResponse:
    """The picture in its form, drawn once for each state of the record, with a name to save it under."""

    def make() -> bytes:
        return draw().encode() if form == SVG else png(draw(), scale=scale)

    response = HttpResponse(kept(request, asked.today, make), content_type=TYPES[form])
    response["Cross-Origin-Resource-Policy"] = "cross-origin"  # a picture may stand in anybody's page
    response["Content-Disposition"] = f'inline; filename="{name}.{form}"'
    return response


def caption(request: HttpRequest, asked: Question, title: str, path: str, *notes: str) -> Caption:
    """What a picture says of itself: the day, the state of the record, whose work it is, its page."""
    known_at = asked.known_at or record_moment(request)
    own = ", own acts only" if asked.basis else ""
    day = f"As of {written(asked.as_of, Precision.DAY)}{own}, as known on {known_at:%-d %B %Y, %H:%M} UTC"
    notes = (OWN_ACTS, VOTES, *notes) if asked.basis else (VOTES, *notes)
    return Caption(title, day, SITE, page_link(request, asked, path), notes)


def page_link(request: HttpRequest, asked: Question, path: str) -> str:
    """The whole address of the picture's page with its two dates."""
    parameters = {name: request.GET[name] for name in ARRANGED if request.GET.get(name)}
    parameters["as_of"] = asked.as_of.isoformat()
    parameters["known_at"] = moment_in_address(asked.known_at or record_moment(request))
    if asked.basis:
        parameters["basis"] = asked.basis
    return request.build_absolute_uri(f"{path}?{urlencode(parameters, safe=':')}")


def counts(world: Distribution) -> Counts:
    """How many countries stand where, with their denominator, as the page's legend says it."""
    searched_on = max((one.searched_on for one in world.searched if one.searched_on), default=None)
    last = written(searched_on, Precision.DAY) if searched_on else ""
    return Counts(world.tally.counts, world.tally.total, through=world.through, searched_on=last)


def lands(entries: Iterable[tuple[Country, Held]]) -> list[Land]:
    """The countries as the picture of the map takes them, in the words of the page's map."""
    return [
        Land(country.iso3, value_of(held), through, f"{country.name}: {words_of(held)}")
        for country, held in entries
        for through in [getattr(held, "group", None) is not None]
    ]
