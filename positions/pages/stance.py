"""Why one country's stance on one proposition is what it is on a day: the trace, told in full."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Min
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect

from positions import analysis
from positions.analysis import Standing, Weighed
from positions.explanations import taken_back
from positions.freshness import last_checked, reviews_through
from positions.models import Country, Enquiry, Group, Membership, Position, Proposition
from positions.pages import trajectory
from positions.pages.citing import sources_of, work
from positions.pages.countries import turns_on
from positions.pages.naming import names_for
from positions.pages.question import Question, question
from positions.pages.showing import show
from positions.pages.table_download import csv_address, wants_table
from positions.pages.titles import fact
from positions.pages.weighed_table import weighed_table
from positions.pages.weighing import Weighing, weighing
from positions.vocabulary import Basis


def stance(request: HttpRequest, iso3: str, slug: str) -> HttpResponseBase:
    """The stance, what decides, by which rule, what was overruled and why, what is missing, its course."""
    if iso3 != iso3.upper():
        query = f"?{request.GET.urlencode()}" if request.GET else ""
        return redirect(f"/countries/{iso3.upper()}/{slug}/{query}", permanent=True)
    country = get_object_or_404(Country, iso3=iso3)
    proposition = get_object_or_404(Proposition.objects.select_related("topic"), slug=slug)
    asked = question(request)
    standing, weighed, left_out = _explained(country, proposition, asked)
    terms = list(Membership.objects.known_at(asked.known_at).filter(country=country).select_related("group"))
    told = weighing(weighed, asked.as_of, subject=country.name, terms=terms)
    if wants_table(request):
        return weighed_table(f"{iso3}-{slug}", weighed, told, asked)
    periods, cut = turns_on(names_for(request), country, [proposition], asked)[proposition.pk]
    first = Position.objects.known_at(asked.known_at).aggregate(first=Min("date"))["first"]
    axis = trajectory.axis(first, asked.as_of)
    title = _title(country, proposition, standing)
    return show(
        request,
        "positions/stance.html",
        {
            "section": "countries",
            "asked": asked,
            "country": country,
            "proposition": proposition,
            "title": title,
            "standing": standing,
            "told": told,
            "left_out": left_out,
            "csv": csv_address(request),
            "with_groups": replace(asked, basis=None).query or request.path,
            "missing": _missing(country, proposition, standing, asked),
            "groups": _groups(terms, told, asked),
            "axis": axis,
            "bands": trajectory.bands(periods, axis),
            "courses": [(proposition, periods)],
            "cut": cut,
            "moves": trajectory.moves(periods, asked.as_of),
            "work": work(request, title, asked, primary=sources_of([told.decisive] if told.decisive else [])),
        },
    )


def _explained(
    country: Country, proposition: Proposition, asked: Question
) -> tuple[Standing, list[Weighed], int]:
    """The standing, all that was weighed, and how many acts of groups the reader left out."""
    explained = analysis.explain(country, proposition, asked.as_of, known_at=asked.known_at)
    if asked.basis != Basis.OWN:
        return explained.standing, explained.weighed, 0
    [standing] = analysis.standings(
        asked.as_of,
        propositions=[proposition],
        countries=[country],
        known_at=asked.known_at,
        basis=asked.basis,
    )
    own = [one for one in explained.weighed if one.position.group_id is None]
    return standing, own, len(explained.weighed) - len(own)


@dataclass(frozen=True)
class Missing:
    """What is not there, and when the desk last looked: searches in vain, acts that were taken back."""

    checked_on: date | None
    searches: list[Enquiry]
    taken_back: list[Position]


def _missing(country: Country, proposition: Proposition, standing: Standing, asked: Question) -> Missing:
    checked = last_checked(
        asked.as_of,
        known_at=asked.known_at,
        country=country,
        through=reviews_through([standing.held] if standing.held else []),
    )
    searches = Enquiry.objects.known_at(asked.known_at).filter(
        country=country, proposition=proposition, searched_on__lte=asked.as_of
    )
    return Missing(
        checked.get((country.pk, proposition.pk)),
        list(searches),
        taken_back(country, proposition, asked.as_of, known_at=asked.known_at),
    )


@dataclass(frozen=True)
class Groups:
    """The groups of the country on the day: those that acted on the proposition, and the silent ones."""

    acted: list[Group]
    silent: list[Group]

    @property
    def total(self) -> int:
        """All of them."""
        return len(self.acted) + len(self.silent)


def _groups(terms: list[Membership], told: Weighing, asked: Question) -> Groups:
    acts = [one.position for one in [*told.overruled, *told.barred]]
    spoke = {one.group_id for one in [*acts, *([told.decisive] if told.decisive else [])]}
    on_day = {
        term.group
        for term in terms
        if (term.start is None or term.start <= asked.as_of) and (term.end is None or term.end > asked.as_of)
    }
    groups = sorted(on_day, key=lambda group: group.name)
    return Groups(
        [group for group in groups if group.pk in spoke], [group for group in groups if group.pk not in spoke]
    )


def _title(country: Country, proposition: Proposition, standing: Standing) -> str:
    if standing.held is None:
        return f"{country.name} has no recorded position on ‘{proposition.title}’"
    return fact(country, standing.held.stance, proposition)
