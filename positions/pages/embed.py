"""Small pages for other people's pages: map, board and country card, to be put into a frame.

These and only these may be framed, by anybody. They show the day that their address names, or
always the present one, and lead to the full page of the same day, which opens outside of the frame.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from csp.decorators import csp_replace
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.views.decorators.clickjacking import xframe_options_exempt

from positions import analysis
from positions.models import Country, Proposition
from positions.pages.board import board
from positions.pages.distribution import distribution
from positions.pages.question import question

View = Callable[..., HttpResponseBase]


def framed(view: View) -> View:
    """Let any page frame what the view answers; all else stays refused (settings)."""

    @xframe_options_exempt
    @csp_replace({"frame-ancestors": ["*"]})
    @wraps(view)
    def answer(request: HttpRequest, *arguments: Any, **named: Any) -> HttpResponseBase:
        response = view(request, *arguments, **named)
        response["Cross-Origin-Resource-Policy"] = "cross-origin"
        return response

    return answer


@framed
def proposition_map(request: HttpRequest, slug: str) -> HttpResponse:
    """The world on one proposition, with its legend."""
    proposition = get_object_or_404(Proposition, slug=slug)
    asked = question(request)
    world = distribution(proposition, asked)
    return render(
        request,
        "positions/embed/map.html",
        {
            "title": proposition.title,
            "page": proposition.get_absolute_url(),
            "asked": asked,
            "proposition": proposition,
            "world": world,
        },
    )


@framed
def proposition_board(request: HttpRequest, slug: str) -> HttpResponse:
    """Every State and group in time on one proposition."""
    proposition = get_object_or_404(Proposition.objects.select_related("topic"), slug=slug)
    asked = question(request)
    world = distribution(proposition, asked)
    return render(
        request,
        "positions/embed/board.html",
        {
            "title": proposition.title,
            "page": f"{proposition.get_absolute_url()}board/",
            "asked": asked,
            "proposition": proposition,
            "world": world,
            "board": board(proposition, asked),
            "kept": asked.query_of_all_days.replace("?", "&", 1),
        },
    )


@framed
def country(request: HttpRequest, iso3: str) -> HttpResponse:
    """One country: its stance on every proposition, since when and on whose act."""
    shown = get_object_or_404(Country, iso3=iso3)
    asked = question(request)
    standings = analysis.standings(
        asked.as_of,
        propositions=list(Proposition.objects.select_related("topic")),
        countries=[shown],
        known_at=asked.known_at,
        basis=asked.basis,
    )
    return render(
        request,
        "positions/embed/country.html",
        {
            "title": shown.name,
            "page": shown.get_absolute_url(),
            "asked": asked,
            "country": shown,
            "standings": standings,
            "tally": analysis.tally(standings),
            "through": sum(1 for one in standings if one.held and one.held.group_id),
        },
    )
