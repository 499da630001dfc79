"""The countries: all of them with what is known, and the page of each with every stance and its ground."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Min, Q, QuerySet, Value
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect

from positions import analysis
from positions.analysis import Standing
from positions.freshness import last_checked, reviews_through
from positions.map.drawn import HEIGHT, WIDTH
from positions.map.projection import from_centre, on_drawing
from positions.models import Country, Membership, Position, Proposition, StancePeriod
from positions.models.constraints import Fold
from positions.pages import trajectory
from positions.pages.citing import sources_of, work
from positions.pages.coverage import Coverage, coverage
from positions.pages.latest import Freshness, Latest
from positions.pages.question import Question, question
from positions.pages.showing import show
from positions.pages.speakers import speakers_for
from positions.pages.table_download import csv_address, table, wants_table
from positions.vocabulary import Basis

NEWEST = 5
"""Positions shown in full on a country's page; the rest are a link away."""


def called(words: str) -> QuerySet[Country]:
    """The countries that bear the words in their name or in another name by which texts call them."""
    if not words:
        return Country.objects.all()
    folded = Fold(Value(words))
    return (
        Country.objects.alias(called=Fold("name"))
        .filter(Q(called__contains=folded) | Q(aliases__folded__contains=folded) | Q(iso3=words.upper()))
        .distinct()
    )


def index(request: HttpRequest) -> HttpResponseBase:
    """All countries by region, each with the number of propositions on which it has a stance."""
    asked = question(request)
    words = request.GET.get("q", "").replace("\0", "").strip()
    found = coverage(asked)
    countries = called(words).order_by("region", "name")
    rows = [(country, found.get(country.pk, Coverage())) for country in countries]
    total = Proposition.objects.count()
    if wants_table(request):
        head = [
            "iso3",
            "name",
            "region",
            "un_status",
            "own",
            "through_groups",
            "propositions",
            "latest_evidence",
            "last_checked",
        ]
        return table(
            "countries",
            head,
            (
                [
                    *_names(one),
                    had.own,
                    had.through,
                    total,
                    had.latest.day if had.latest else "",
                    had.checked_on,
                ]
                for one, had in rows
            ),
        )
    regions: dict[str, list[tuple[Country, Coverage]]] = defaultdict(list)
    for country, had in rows:
        regions[country.region].append((country, had))
    return show(
        request,
        "positions/countries.html",
        {
            "section": "countries",
            "asked": asked,
            "words": words,
            "regions": dict(regions),
            "shown": len(rows),
            "with_stance": sum(had.held > 0 for _, had in rows),
            "propositions": total,
            "csv": csv_address(request),
            "work": work(request, _index_title(words), asked),
        },
    )


def _index_title(words: str) -> str:
    return f"Countries called “{words}”" if words else "Countries and the stances on record"


def _names(country: Country) -> list[str]:
    return [country.iso3, country.name, country.region, country.un_status]


@dataclass(frozen=True)
class Line:
    """One proposition on a country's page: the standing, what it rests on, and its course.

    ``position`` is the one that decides, with all that a line about it names; None where
    nothing does. ``checked_on`` is the day on which the desk last looked; None: never.
    """

    standing: Standing
    position: Position | None
    checked_on: date | None
    periods: list[StancePeriod]
    bands: list[trajectory.Band]


def detail(request: HttpRequest, iso3: str) -> HttpResponseBase:
    """One country: every proposition with stance, since and evidence; its course, officials and groups."""
    if iso3 != iso3.upper():
        return redirect(f"/countries/{iso3.upper()}/{_query(request)}", permanent=True)
    country = get_object_or_404(Country, iso3=iso3)
    asked = question(request)
    acts = Position.objects.known_at(asked.known_at).as_of(asked.as_of)
    axis = trajectory.axis(acts.aggregate(first=Min("date"))["first"], asked.as_of)
    lines = _lines(country, asked, axis)
    if wants_table(request):
        return _stances_table(country, asked, lines)
    own = acts.by(country)
    newest = list(own.with_labels().newest_first()[:NEWEST])
    moves = [move for line in lines for move in trajectory.moves(line.periods, asked.as_of)]
    return show(
        request,
        "positions/country.html",
        {
            "section": "countries",
            "asked": asked,
            "country": country,
            "locator": locator(country),
            "lines": lines,
            "tally": analysis.tally(line.standing for line in lines),
            "own": sum(1 for line in lines if line.standing.held and not line.standing.held.group_id),
            "through": sum(1 for line in lines if line.standing.held and line.standing.held.group_id),
            "freshness": _freshness(lines),
            "axis": axis,
            "courses": [(line.standing.proposition, line.periods) for line in lines],
            "moves": sorted(moves, key=lambda move: move.start, reverse=True),
            "newest": newest,
            "acts": own.count(),
            "speakers": speakers_for(country, acts),
            "memberships": Membership.objects.known_at(asked.known_at)
            .on(asked.as_of)
            .filter(country=country)
            .select_related("group")
            .order_by("group__name"),
            "csv": csv_address(request),
            "work": work(
                request, f"{country.name}: positions on AI governance", asked, newest=sources_of(newest)
            ),
        },
    )


def _query(request: HttpRequest) -> str:
    return f"?{request.GET.urlencode()}" if request.GET else ""


def course_on(country: Country, propositions: list[Proposition], asked: Question) -> list[StancePeriod]:
    """The periods that began by the day asked for, on the acts that count."""
    periods = analysis.course(country, propositions, known_at=asked.known_at)
    own_only = asked.basis == Basis.OWN
    return [one for one in periods if one.start <= asked.as_of and not (own_only and one.group_id)]


def standings_on(country: Country, propositions: Sequence[Proposition], asked: Question) -> list[Standing]:
    """How one country stands on propositions, in their order."""
    return analysis.standings(
        asked.as_of,
        propositions=propositions,
        countries=[country],
        known_at=asked.known_at,
        basis=asked.basis,
    )


def _lines(country: Country, asked: Question, axis: trajectory.Axis) -> list[Line]:
    propositions = list(Proposition.objects.select_related("topic"))
    standings = standings_on(country, propositions, asked)
    courses: dict[int, list[StancePeriod]] = defaultdict(list)
    for period in course_on(country, propositions, asked):
        courses[period.proposition_id].append(period)
    held = [one.held for one in standings if one.held]
    evidence = Position.objects.with_labels().in_bulk([one.position_id for one in held])
    checked = last_checked(
        asked.as_of, known_at=asked.known_at, country=country, through=reviews_through(held)
    )
    lines = []
    for standing in standings:
        periods = courses[standing.proposition.pk]
        position = evidence[standing.held.position_id] if standing.held else None
        checked_on = checked.get((country.pk, standing.proposition.pk))
        lines.append(Line(standing, position, checked_on, periods, trajectory.bands(periods, axis)))
    return lines


@dataclass(frozen=True)
class CountryFreshness(Freshness):
    """Of the acts behind its stances; with the day of the last search for a stance that it lacks."""

    searched_on: date | None


def _freshness(lines: list[Line]) -> CountryFreshness:
    evidence = [Latest(one.position.date, one.position.date_precision) for one in lines if one.position]
    vain = [line.standing.searched_on for line in lines if not line.standing.held]
    return CountryFreshness(
        max(evidence, key=lambda one: one.day, default=None),
        max((line.checked_on for line in lines if line.checked_on), default=None),
        max((day for day in vain if day), default=None),
    )


def _stances_table(country: Country, asked: Question, lines: list[Line]) -> HttpResponseBase:
    head = ["iso3", "as_of", "proposition", "stance", "since", "basis", "group", "position", "searched_on"]
    head += ["last_evidence", "last_checked"]
    rows = []
    for line in lines:
        held = line.standing.held
        rows.append(
            [
                country.iso3,
                asked.as_of,
                line.standing.proposition.slug,
                line.standing.value,
                held.since if held else "",
                held.basis.value if held else "",
                held.group.slug if held and held.group else "",
                held.position_id if held else "",
                line.standing.searched_on if not held else "",
                line.position.date if line.position else "",
                line.checked_on,
            ]
        )
    return table(f"stances-{country.iso3}-{asked.as_of}", head, rows)


@dataclass(frozen=True)
class Locator:
    """Where the country lies on the drawing of the world."""

    width: int
    height: int
    x: int
    y: int


def locator(country: Country) -> Locator:
    """The country's point on the drawing."""
    x, y = on_drawing((from_centre(float(country.longitude)), float(country.latitude)))
    return Locator(WIDTH, HEIGHT, round(x), round(y))
