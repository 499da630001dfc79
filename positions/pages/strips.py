"""Pictures of courses: the trajectory board of a proposition, and a country on all propositions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from positions import analysis
from positions.analysis import Standing
from positions.dates import written
from positions.models import Country, Proposition
from positions.pages import board, trajectory
from positions.pages.countries import Course, begun, standings_on, turns_on
from positions.pages.distribution import distribution
from positions.pages.naming import codebook, names_for
from positions.pages.pictures import answer, caption, counts
from positions.pages.question import BadParameter, question
from positions.pictures import board as picture
from positions.pictures import strips
from positions.pictures.sheet import Counts
from positions.pictures.strips import Band, Row, Section, Tick
from positions.turns import Turn
from positions.vocabulary import Absence, Precision

STROKE = "A dark stroke marks the day of a move to another stance."


def proposition_board(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    """Every State and group in time on one proposition, in the order that the board is asked for."""
    asked = question(request)
    sort = request.GET.get("sort") or board.REGION
    if sort not in board.SORTS:
        raise BadParameter("sort", f"The board can be sorted by {', '.join(board.SORTS)}.")

    region = request.GET.get("region", "")

    def draw() -> str:
        proposition = get_object_or_404(Proposition.objects.select_related("topic"), slug=slug)
        world = distribution(proposition, asked, region=region)
        if region and not world.standings:
            raise BadParameter("region", "No country of the record lies in a region of this name.")
        shown = board.board(proposition, asked, sort=sort, region=region)
        moved = sum(row.moved_on is not None for row in shown.rows)
        counted = counts(world)
        title = f"Who moved when{f' in {region}' if region else ''}: {proposition.title}"
        about = caption(request, asked, title, f"{proposition.get_absolute_url()}board/")
        lead = f"{counted.sentence}; {moved} States and groups moved. {STROKE}"
        return picture.board(
            about, lead, ticks(shown.axis), _sections(shown), _absent(shown.absent, shown.total), counted
        )

    return answer(request, asked, draw, f"{slug}-board-{asked.as_of}", form)


def _sections(shown: board.Board) -> list[Section]:
    """The sections of the board with the groups last."""
    heads = [(f"{one.title}: {one.held} of {one.total} hold a stance", one.rows) for one in shown.sections]
    if shown.groups:
        heads.append(("Groups", shown.groups))
    return [Section(title, [_row(row) for row in rows]) for title, rows in heads]


def _row(row: board.Row) -> Row:
    drawn = [
        Band(
            one.stance,
            one.through is not None,
            float(one.place),
            float(one.width),
            one.label,
            one.words,
            bool(one.previous),
        )
        for one in row.stretches
    ]
    return Row(row.actor.name, drawn)


def _absent(absent: Iterable[board.Absent], total: int) -> list[str]:
    """The States that never held a stance, by name, those searched with the day."""
    searched = [
        f"{one.country.name} ({written(one.searched_on, Precision.DAY)})" for one in absent if one.searched_on
    ]
    unknown = [one.country.name for one in absent if not one.searched_on]
    return [
        f"{label}, {len(names)} of {total}: {', '.join(names)}."
        for label, names in ((Absence.SEARCHED.label, searched), (Absence.UNRESEARCHED.label, unknown))
        if names
    ]


def country_course(request: HttpRequest, iso3: str, form: str) -> HttpResponse:
    """One country in time on every proposition."""
    asked = question(request)

    def draw() -> str:
        country = get_object_or_404(Country, iso3=iso3)
        names = names_for(request)
        propositions = codebook(names)
        standings = standings_on(names, country, propositions, asked)
        axis = trajectory.axis(begun(names, asked), asked.as_of)
        courses = turns_on(names, country, propositions, asked)
        counted = stances_counted(standings)
        about = caption(request, asked, f"{country.name}: its record over time", country.get_absolute_url())
        lead = f"{counted.sentence}. {STROKE}"
        return strips.country_course(about, lead, ticks(axis), _by_topic(standings, courses, axis), counted)

    return answer(request, asked, draw, f"{iso3}-course-{asked.as_of}", form)


def stances_counted(standings: Sequence[Standing]) -> Counts:
    """On how many propositions one country holds which stance."""
    tally = analysis.tally(standings)
    through = sum(1 for one in standings if one.held and one.held.group_id)
    searched_on = max(
        (one.searched_on for one in standings if one.searched_on and not one.held), default=None
    )
    last = written(searched_on, Precision.DAY) if searched_on else ""
    said = "A stance on {held} of {total} propositions"
    return Counts(tally.counts, tally.total, through, said, last)


def ticks(axis: trajectory.Axis) -> list[Tick]:
    """The years of the axis."""
    return [Tick(float(one.place), one.label) for one in axis.ticks]


def _by_topic(
    standings: Iterable[Standing], courses: dict[int, Course], axis: trajectory.Axis
) -> list[Section]:
    return [
        Section(
            topic.name,
            [_course(one, courses[one.proposition.pk].turns, axis) for one in found],
        )
        for topic, found in groupby(standings, lambda one: one.proposition.topic)
    ]


def _course(standing: Standing, periods: Sequence[Turn], axis: trajectory.Axis) -> Row:
    """A strip of one proposition; where there is none, why."""
    drawn: list[Band] = []
    for one in trajectory.bands(periods, axis):
        moved = bool(drawn) and drawn[-1].stance != one.stance
        place, width = float(one.place), float(one.width)
        drawn.append(Band(one.stance, one.through is not None, place, width, one.letter, one.words, moved))
    gap = str(Absence(standing.value).label) if not standing.held else ""
    return Row(standing.proposition.title, drawn, gap)
