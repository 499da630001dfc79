"""The first page: the world on one proposition, what is new, who moved, and all propositions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import Count, Max, Min
from django.http import HttpRequest, HttpResponseBase

from positions import analysis
from positions.models import Citation, Position, Proposition
from positions.models.position_querysets import PositionQuerySet
from positions.pages.citing import work
from positions.pages.course import first_act, slider
from positions.pages.distribution import distribution
from positions.pages.question import BadParameter, Question, question
from positions.pages.showing import show
from positions.pages.standings_table import standings_table
from positions.pages.table_download import csv_address, wants_table
from positions.vocabulary import Basis

FIRST = "laws-binding-instrument"
"""The proposition that is shown when none is asked for: the one on which most is known and contested."""

NEWEST = 5
SHIFTS = 6


def home(request: HttpRequest) -> HttpResponseBase:
    """The world map of ``?proposition=``, newest positions and shifts, and every proposition's counts."""
    asked = question(request)
    propositions = list(Proposition.objects.select_related("topic"))
    shown = _chosen(request.GET.get("proposition", ""), propositions)
    world = distribution(shown, asked) if shown else None
    if wants_table(request) and world:
        return standings_table(world.proposition.slug, world.standings, asked)
    tallies = analysis.tallies(
        asked.as_of, propositions=propositions, known_at=asked.known_at, basis=asked.basis
    )
    acts = acts_asked_for(asked)
    title = "Who holds which position on the governance of AI"
    moving = slider(shown, asked, first_act(shown, asked)) if shown else None
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
            "newest": acts.with_labels().newest_first()[:NEWEST],
            "shifts": analysis.shifts(asked.as_of, limit=SHIFTS, known_at=asked.known_at, basis=asked.basis),
            "coverage": coverage(acts),
            "work": work(request, title, asked),
        },
    )


def acts_asked_for(asked: Question) -> PositionQuerySet:
    """The positions on record for the day, the moment and the acts that are asked for."""
    acts = Position.objects.known_at(asked.known_at).as_of(asked.as_of)
    return acts.filter(group__isnull=True) if asked.basis == Basis.OWN else acts


def coverage(acts: PositionQuerySet) -> dict[str, Any]:
    """How much the positions cover: counted, never written down."""
    counted = acts.order_by().aggregate(
        positions=Count("pk"),
        countries=Count("country", distinct=True),
        groups=Count("group", distinct=True),
        first=Min("date"),
        last=Max("date"),
    )
    cited = Citation.objects.filter(position__in=acts.order_by().values("pk")).order_by()
    return counted | {"sources": cited.values("source").distinct().count()}


def _chosen(slug: str, propositions: Sequence[Proposition]) -> Proposition | None:
    """The proposition that the address names, or the first choice. None where there are none at all."""
    if not slug:
        fallback = propositions[0] if propositions else None
        return next((one for one in propositions if one.slug == FIRST), fallback)
    for one in propositions:
        if one.slug == slug:
            return one
    raise BadParameter("proposition", "No proposition of the codebook bears this name.")
