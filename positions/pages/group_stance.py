"""Why a group's own stance on a proposition is what it is on a day, and how its members stand there."""

from __future__ import annotations

from collections import Counter, defaultdict

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404

from positions import analysis
from positions.analysis import Standing
from positions.explanations import explain_group, taken_back
from positions.models import Country, Group, Membership, Proposition
from positions.pages.citing import sources_of, work
from positions.pages.groups import begun, last_reviewed
from positions.pages.question import Question, question
from positions.pages.showing import show
from positions.pages.table_download import csv_address, wants_table
from positions.pages.titles import fact
from positions.pages.weighed_table import weighed_table
from positions.pages.weighing import weighing
from positions.vocabulary import Absence, Stance


def stance(request: HttpRequest, slug: str, proposition: str) -> HttpResponseBase:
    """The act that decides what the group holds, what it overruled and why, and every member by stance."""
    group = get_object_or_404(Group, slug=slug)
    claim = get_object_or_404(Proposition.objects.select_related("topic"), slug=proposition)
    asked = question(request)
    weighed = explain_group(group, claim, asked.as_of, known_at=asked.known_at)
    told = weighing(weighed, asked.as_of, subject=group.name)
    if wants_table(request):
        return weighed_table(f"{slug}-{proposition}", weighed, told, asked)
    decisive = told.decisive
    back = taken_back(group, claim, asked.as_of, known_at=asked.known_at)
    title = (
        fact(group, decisive.stance, claim)
        if decisive
        else f"{group.name} has no recorded position on ‘{claim.title}’"
    )
    standings = _members(group, claim, asked)
    acts = [one.position for one in weighed if one.position.date <= asked.as_of]
    return show(
        request,
        "positions/group_stance.html",
        {
            "section": "countries",
            "asked": asked,
            "group": group,
            "proposition": claim,
            "title": title,
            "told": told,
            "csv": csv_address(request),
            "taken_back": back,
            "checked_on": last_reviewed(acts),
            "tally": analysis.tally(standings),
            "since": begun(acts) if acts else None,
            "grounds": _grounds(standings, group),
            "sides": _by_stance(standings),
            "work": work(request, title, asked, primary=sources_of([decisive] if decisive else [])),
        },
    )


def _members(group: Group, proposition: Proposition, asked: Question) -> list[Standing]:
    terms = Membership.objects.known_at(asked.known_at).on(asked.as_of).filter(group=group)
    members = Country.objects.filter(pk__in=terms.values("country")).order_by("name")
    return analysis.standings(
        asked.as_of,
        propositions=[proposition],
        countries=list(members),
        known_at=asked.known_at,
        basis=asked.basis,
    )


def _grounds(standings: list[Standing], group: Group) -> Counter[str]:
    """How many members hold a stance by their own acts, through this group, and through another."""
    return Counter(
        "own" if one.held.group_id is None else "this" if one.held.group_id == group.pk else "other"
        for one in standings
        if one.held
    )


def _by_stance(standings: list[Standing]) -> list[tuple[str, list[Standing]]]:
    """The standings under each stance and absence that occurs, in the order of the vocabulary."""
    found: dict[str, list[Standing]] = defaultdict(list)
    for one in standings:
        found[str(one.value)].append(one)
    return [(value, found[value]) for value in [*Stance.values, *Absence.values] if found[value]]
