"""The course of a proposition as data, for the slider under the map: who held what from when until when.

Read once for a page, so that no day that the reader passes asks the server. Words and fills
are those of the map (``templatetags.world``), so that a day shows the same by either way.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from positions import acts, trajectories
from positions.labels import Labels
from positions.models import Country, Proposition
from positions.pages.question import Question, question
from positions.templatetags.world import value_of, words_of
from positions.trajectories import Trajectory
from positions.vocabulary import Absence


@dataclass(frozen=True)
class Slider:
    """The days between which the map moves, the one it shows, and where its course is read."""

    address: str
    first: date
    last: date
    today: date
    day: date


def first_act(names: Labels, proposition: Proposition, asked: Question) -> date | None:
    """The day of the first act that counts, of whatever day; None where there is none."""
    return acts.first_on(names, proposition=proposition, basis=asked.basis, known_at=asked.known_at)


def slider(proposition: Proposition, asked: Question, first: date | None) -> Slider | None:
    """From the first act until today; None where nothing could move."""
    if first is None:
        return None
    address = reverse("course", args=[proposition.slug]) + asked.query_of_all_days
    last = max(asked.today, asked.as_of)
    return Slider(address, min(first, asked.as_of), last, asked.today, asked.as_of)


def course(request: HttpRequest, slug: str) -> JsonResponse:
    """Every country with its times: [from, until before ("" for open), value, through a group, words]."""
    proposition = get_object_or_404(Proposition, slug=slug)
    asked = question(request)
    found = trajectories.of_countries(proposition, known_at=asked.known_at, basis=asked.basis)
    absent = {"value": Absence.UNRESEARCHED.value, "words": words_of(None)}
    countries = {one.actor.iso3: {"name": one.actor.name, "times": _times(one)} for one in found}
    return JsonResponse({"absent": absent, "countries": countries})


def _times(one: Trajectory[Country]) -> list[list[Any]]:
    times = [
        [phase.start, phase.end or "", value_of(phase), int(phase.group is not None), words_of(phase)]
        for phase in one.phases
    ]
    times += [
        [gap.start, gap.end or "", value_of(gap.searched_on), 0, words_of(gap.searched_on)]
        for gap in one.searches
    ]
    return sorted(times, key=lambda time: time[0])
