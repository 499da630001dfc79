"""Why one country's stance on one proposition is what it is on a day: the trace, told in full."""

from __future__ import annotations

from django.db.models import Min
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from positions import analysis
from positions.analysis import Standing, Weighed
from positions.models import Country, Enquiry, Position, Proposition
from positions.pages import trajectory
from positions.pages.citing import citation, permanent_link
from positions.pages.countries import course_on
from positions.pages.question import Question, question
from positions.pages.titles import fact
from positions.vocabulary import Basis

DECIDES, LATER = "decides", "later"
"""The fates of an act that the page tells apart (``Weighed.verdict``)."""


def stance(request: HttpRequest, iso3: str, slug: str) -> HttpResponse:
    """The stance, what decides, by which rule, what was overruled and why, and its course."""
    if iso3 != iso3.upper():
        query = f"?{request.GET.urlencode()}" if request.GET else ""
        return redirect(f"/countries/{iso3.upper()}/{slug}/{query}", permanent=True)
    country = get_object_or_404(Country, iso3=iso3)
    proposition = get_object_or_404(Proposition.objects.select_related("topic"), slug=slug)
    asked = question(request)
    standing, weighed = _explained(country, proposition, asked)
    periods = course_on(country, [proposition], asked)
    first = Position.objects.known_at(asked.known_at).aggregate(first=Min("date"))["first"]
    axis = trajectory.axis(first, asked.as_of)
    title = _title(country, proposition, standing)
    link = permanent_link(request, asked)
    return render(
        request,
        "positions/stance.html",
        {
            "section": "countries",
            "asked": asked,
            "country": country,
            "proposition": proposition,
            "title": title,
            "standing": standing,
            "decisive": next((one.position for one in weighed if one.verdict == DECIDES), None),
            "overruled": [one for one in weighed if one.verdict not in (DECIDES, LATER)],
            "later": [one for one in weighed if one.verdict == LATER],
            "searches": Enquiry.objects.known_at(asked.known_at).filter(
                country=country, proposition=proposition, searched_on__lte=asked.as_of
            ),
            "axis": axis,
            "bands": trajectory.bands(periods, axis),
            "courses": [(proposition, periods)],
            "moves": trajectory.moves(periods, asked.as_of),
            "link": link,
            "citation": citation(title, asked, link),
        },
    )


def _explained(country: Country, proposition: Proposition, asked: Question) -> tuple[Standing, list[Weighed]]:
    """The standing and all that was weighed; where own acts only count, nothing of a group's."""
    explained = analysis.explain(country, proposition, asked.as_of, known_at=asked.known_at)
    if asked.basis != Basis.OWN:
        return explained.standing, explained.weighed
    [standing] = analysis.standings(
        asked.as_of,
        propositions=[proposition],
        countries=[country],
        known_at=asked.known_at,
        basis=asked.basis,
    )
    return standing, [one for one in explained.weighed if one.position.group_id is None]


def _title(country: Country, proposition: Proposition, standing: Standing) -> str:
    if standing.held is None:
        return f"{country.name} has no recorded position on ‘{proposition.title}’"
    return fact(country, standing.held.stance, proposition)
