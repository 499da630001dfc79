"""The first page: the world on one proposition, what is new, who moved, and all propositions."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponseBase

from positions import acts, analysis, extent, turns
from positions.models import Proposition
from positions.pages.citing import work
from positions.pages.course import first_act, slider
from positions.pages.distribution import distribution
from positions.pages.naming import codebook, names_for, state_seen
from positions.pages.question import BadParameter, question
from positions.pages.showing import show
from positions.pages.standings_table import standings_table
from positions.pages.table_download import csv_address, wants_table

FIRST = "laws-binding-instrument"
"""The proposition that is shown when none is asked for: the one on which most is known and contested."""

NEWEST = 5
SHIFTS = 6


def home(request: HttpRequest) -> HttpResponseBase:
    """The world map of ``?proposition=``, newest positions and shifts, and every proposition's counts."""
    asked = question(request)
    names = names_for(request)
    propositions = codebook(names)
    shown = _chosen(request.GET.get("proposition", ""), propositions)
    world = distribution(shown, asked, names=names) if shown else None
    if wants_table(request) and world:
        return standings_table(world.proposition.slug, world.standings, asked)
    tallies = analysis.tallies(
        asked.as_of,
        propositions=propositions,
        known_at=asked.known_at,
        basis=asked.basis,
        names=names,
    )
    title = "Who holds which position on the governance of AI"
    moving = slider(shown, asked, first_act(names, shown, asked)) if shown else None
    return show(
        request,
        "positions/home.html",
        {
            "section": "",
            "title": title,
            "asked": asked,
            "propositions": propositions,
            "distribution": world,
            "csv": csv_address(request),
            "slider": moving,
            "lines": [(one, tallies[one.pk]) for one in propositions],
            "newest": acts.newest(
                names, asked.as_of, limit=NEWEST, known_at=asked.known_at, basis=asked.basis
            ),
            "shifts": turns.last_shifts(
                names, asked.as_of, most=SHIFTS, known_at=asked.known_at, basis=asked.basis
            ),
            "own_shifts": asked.basis is None and turns.are_many(asked.known_at),
            "coverage": extent.by(
                asked.as_of, seen=state_seen(request), known_at=asked.known_at, basis=asked.basis
            ),
            "work": work(request, title, asked),
        },
    )


def _chosen(slug: str, propositions: Sequence[Proposition]) -> Proposition | None:
    """The proposition that the address names, or the first choice. None where there are none at all."""
    if not slug:
        fallback = propositions[0] if propositions else None
        return next((one for one in propositions if one.slug == FIRST), fallback)
    for one in propositions:
        if one.slug == slug:
            return one
    raise BadParameter("proposition", "No proposition of the codebook bears this name.")
