"""The propositions: all of them by topic with their counts, and the page of each."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase

from positions import acts, analysis, extent, turns
from positions.analysis import Tally
from positions.dates import written
from positions.labels import Labels
from positions.models import Proposition
from positions.pages import chart
from positions.pages.citing import sources_of, work
from positions.pages.course import first_act, slider
from positions.pages.distribution import Distribution, distribution, first_sources
from positions.pages.naming import codebook, names_for
from positions.pages.question import BadParameter, Question, question
from positions.pages.showing import show
from positions.pages.standings_table import standings_table
from positions.pages.table_download import csv_address, table, wants_table
from positions.vocabulary import Absence, Precision, Stance

NEWEST = 5
SHIFTS = 7

COUNTS = [*Stance.values, *Absence.values]


def index(request: HttpRequest) -> HttpResponseBase:
    """All propositions by topic, each with how all countries stand on it."""
    asked = question(request)
    names = names_for(request)
    propositions = codebook(names)
    tallies = analysis.tallies(
        asked.as_of,
        propositions=propositions,
        known_at=asked.known_at,
        basis=asked.basis,
        names=names,
    )
    lines = [(one, tallies[one.pk]) for one in propositions]
    if wants_table(request):
        rows = ([one.topic.slug, one.slug, one.title, asked.as_of, *_counts(tally)] for one, tally in lines)
        head = ["topic", "proposition", "title", "as_of", *COUNTS, "countries"]
        return table(f"propositions-{asked.as_of}", head, rows)
    title = "Propositions on the governance of AI"
    return show(
        request,
        "positions/propositions.html",
        {
            "section": "propositions",
            "title": title,
            "asked": asked,
            "lines": lines,
            "csv": csv_address(request),
            "work": work(request, title, asked),
        },
    )


def detail(request: HttpRequest, slug: str) -> HttpResponseBase:
    """One proposition: what it claims, who stands where and why, how it came, and who moved."""
    names = names_for(request)
    proposition = names.propositions.by_code.get(slug)
    if proposition is None:
        raise Http404
    asked = question(request)
    world = distribution(proposition, asked, names=names)
    region, regions = _region(request, world)
    shown = [one for one in world.standings if not region or one.country.region == region]
    if wants_table(request):
        return standings_table(slug, shown, asked)
    of_region = Distribution(proposition, shown, analysis.tally(shown))
    title = headline(proposition, world.tally, asked)
    first = first_act(names, proposition, asked)
    newest = acts.newest(
        names,
        asked.as_of,
        limit=NEWEST,
        proposition=proposition,
        basis=asked.basis,
        known_at=asked.known_at,
    )
    acts.with_citations(newest[:1])
    return show(
        request,
        "positions/proposition.html",
        {
            "section": "propositions",
            "title": title,
            "asked": asked,
            "proposition": proposition,
            "world": world,
            "shown": of_region,
            "sources": first_sources(shown),
            "region": region,
            "regions": regions,
            "groups": acts.of_groups(names, proposition, asked.as_of, known_at=asked.known_at),
            "shifts": turns.last_shifts(
                names,
                asked.as_of,
                most=SHIFTS,
                proposition=proposition,
                known_at=asked.known_at,
                basis=asked.basis,
            ),
            "newest": newest,
            "acts": extent.positions_by(
                asked.as_of, subject=proposition, basis=asked.basis, known_at=asked.known_at
            ),
            "csv": csv_address(request),
            "work": work(request, title, asked, newest=sources_of(newest)),
            "slider": slider(proposition, asked, first),
            **_counts_in_time(names, proposition, asked, first),
        },
    )


def headline(proposition: Proposition, tally: Tally, asked: Question) -> str:
    """The fact that the page states, with its denominator and its day."""
    counts = ", ".join(
        f"{tally.counts[stance]} {stance.label.lower()}" for stance in Stance if tally.counts[stance]
    )
    day = written(asked.as_of, Precision.DAY)
    return f"{proposition.title}: of {tally.total} countries {counts or 'none has a stance'} ({day})"


def _counts_in_time(
    names: Labels, proposition: Proposition, asked: Question, first: date | None
) -> dict[str, Any]:
    begun = first is not None and first <= asked.as_of
    days = chart.days_to_read(first if first and begun else asked.as_of, asked.as_of)
    readings = analysis.history(proposition, days, known_at=asked.known_at, basis=asked.basis, names=names)
    return {"columns": chart.columns(readings) if begun else [], "chart_height": chart.HEIGHT}


def _region(request: HttpRequest, world: Distribution) -> tuple[str, list[str]]:
    """The region asked for ("" for all) and those there are. Raises BadParameter."""
    regions = sorted({one.country.region for one in world.standings})
    region = request.GET.get("region", "")
    if region and region not in regions:
        raise BadParameter("region", f"The regions are {', '.join(regions)}.")
    return region, regions


def _counts(tally: Tally) -> list[int]:
    return [*(tally.counts[value] for value in COUNTS), tally.total]
