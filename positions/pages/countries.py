"""The countries: all of them with what is known, and the page of each with every stance and its ground."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.db.models import Q, QuerySet, Value
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect

from positions import acts, analysis, extent, statements
from positions.acts import Act
from positions.analysis import Standing
from positions.freshness import last_checked, reviews_through
from positions.labels import Labels
from positions.map.drawn import HEIGHT, WIDTH
from positions.map.projection import from_centre, on_drawing
from positions.models import Country, Group, Proposition
from positions.models.constraints import Fold
from positions.pages import trajectory
from positions.pages.citing import sources_of, work
from positions.pages.coverage import Coverage, coverage
from positions.pages.latest import Freshness, Latest
from positions.pages.naming import codebook, names_for
from positions.pages.question import Question, question
from positions.pages.showing import show
from positions.pages.speakers import speakers_for
from positions.pages.table_download import csv_address, table, wants_table
from positions.turns import Turn, last_turns

NEWEST = 5
"""Positions shown in full on a country's page; the rest are a link away."""

TURNS = 160
"""So many turns of stances a country's page draws, of each proposition an equal share."""

FEWEST_TURNS = 3
"""At least so many of each; the page of each stance has its whole course."""


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
    nothing does. ``checked_on`` is the day on which the desk last looked; None: never. ``periods``
    are the last ones, and where there were earlier ones the course is ``cut``.
    """

    standing: Standing
    position: Act | None
    checked_on: date | None
    periods: list[Turn]
    bands: list[trajectory.Band]
    cut: bool


def detail(request: HttpRequest, iso3: str) -> HttpResponseBase:
    """One country: every proposition with stance, since and evidence; its course, officials and groups."""
    if iso3 != iso3.upper():
        return redirect(f"/countries/{iso3.upper()}/{_query(request)}", permanent=True)
    names = names_for(request)
    country = names.countries.by_code.get(iso3)
    if country is None:
        raise Http404
    asked = question(request)
    axis = trajectory.axis(begun(names, asked), asked.as_of)
    lines = _lines(names, country, asked, axis)
    if wants_table(request):
        return _stances_table(country, asked, lines)
    newest = acts.newest(names, asked.as_of, limit=NEWEST, country=country, known_at=asked.known_at)
    acts.with_citations([*newest[:1], *(line.position for line in lines if line.position)])
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
            "cut": any(line.cut for line in lines),
            "newest": newest,
            "acts": extent.positions_by(asked.as_of, subject=country, known_at=asked.known_at),
            "speakers": speakers_for(names, country, asked),
            "memberships": memberships_on(names, country, asked),
            "csv": csv_address(request),
            "work": work(
                request, f"{country.name}: positions on AI governance", asked, newest=sources_of(newest)
            ),
        },
    )


def _query(request: HttpRequest) -> str:
    return f"?{request.GET.urlencode()}" if request.GET else ""


def standings_on(
    names: Labels, country: Country, propositions: Sequence[Proposition], asked: Question
) -> list[Standing]:
    """How one country stands on propositions, in their order."""
    return analysis.standings(
        asked.as_of,
        propositions=propositions,
        countries=[country],
        known_at=asked.known_at,
        basis=asked.basis,
        names=names,
    )


def begun(names: Labels, asked: Question) -> date | None:
    """The day of the first act of all, where it is not later than the day asked for."""
    first = acts.first_on(names, known_at=asked.known_at)
    return first if first and first <= asked.as_of else None


class Course(NamedTuple):
    """The last turns on one proposition, oldest first; ``cut`` where there were earlier ones."""

    turns: list[Turn]
    cut: bool


def turns_on(
    names: Labels, country: Country, propositions: Sequence[Proposition], asked: Question
) -> dict[int, Course]:
    """The turns that a page draws, of those that began by the day asked for and on the acts that count."""
    share = max(TURNS // max(len(propositions), 1), FEWEST_TURNS)
    found = last_turns(
        names,
        country,
        propositions,
        asked.as_of,
        most=share + 1,
        basis=asked.basis,
        known_at=asked.known_at,
    )
    courses = {one.pk: found.get(one.pk, []) for one in propositions}
    return {number: Course(turns[-share:], len(turns) > share) for number, turns in courses.items()}


def _lines(names: Labels, country: Country, asked: Question, axis: trajectory.Axis) -> list[Line]:
    propositions = codebook(names)
    standings = standings_on(names, country, propositions, asked)
    courses = turns_on(names, country, propositions, asked)
    held = [one.held for one in standings if one.held]
    evidence = acts.of_numbers(names, [one.position_id for one in held])
    checked = last_checked(
        asked.as_of,
        known_at=asked.known_at,
        country=country,
        through=reviews_through(held),
        searched={(country.pk, one.proposition.pk): one.searched_on for one in standings if one.searched_on},
    )
    lines = []
    for standing in standings:
        course = courses[standing.proposition.pk]
        position = evidence[standing.held.position_id] if standing.held else None
        checked_on = checked.get((country.pk, standing.proposition.pk))
        bands = trajectory.bands(course.turns, axis)
        lines.append(Line(standing, position, checked_on, course.turns, bands, course.cut))
    return lines


def memberships_on(names: Labels, country: Country, asked: Question) -> list[tuple[Group, date | None]]:
    """The groups to which the country belonged on the day, by name, each with the first day if stated."""
    values = {"country": country.pk, "as_of": asked.as_of, "known_at": asked.known_at}
    found = [(names.groups[group], start) for group, start in statements.rows(MEMBERSHIPS, values)]
    return sorted(found, key=lambda one: one[0].name)


MEMBERSHIPS = """
    SELECT group_id, start FROM positions_membership
    WHERE country_id = %(country)s::bigint
        AND (start IS NULL OR start <= %(as_of)s::date) AND ("end" IS NULL OR "end" > %(as_of)s::date)
        AND CASE WHEN %(known_at)s::timestamptz IS NULL THEN withdrawn_at IS NULL
            ELSE recorded_at <= %(known_at)s::timestamptz
                AND (withdrawn_at IS NULL OR withdrawn_at > %(known_at)s::timestamptz) END
"""
"""Those in force on the day, as the record knew them at the moment."""


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
