"""The instruments: texts voted on, signed or endorsed, and the page of each with its roll calls and lists."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404

from positions.extent import positions_by_instrument
from positions.models import Country, Instrument, Position
from positions.pages.citing import work
from positions.pages.latest import freshness_of
from positions.pages.positions_table import positions_table
from positions.pages.question import question
from positions.pages.showing import show
from positions.pages.table_download import csv_address, table, wants_table
from positions.roll_calls import RollCall, roll_calls
from positions.vocabulary import InstrumentKind, Kind, Stance, UNStatus

VOTES = {Stance.SUPPORT: "in favour", Stance.OPPOSE: "against", Stance.ABSTAIN: "abstaining"}
"""How a recorded vote calls the stances, in the order in which votes are read out."""


def index(request: HttpRequest) -> HttpResponseBase:
    """All instruments, newest first; of one kind where the address asks for it."""
    asked = question(request)
    kind = request.GET.get("kind") or ""
    instruments = (
        Instrument.objects.unmerged()
        .select_related("forum", "session")
        .filter(Q(adopted_on__isnull=True) | Q(adopted_on__lte=asked.as_of))
    )
    kinds = [(one, sum(text.kind == one for text in instruments)) for one in InstrumentKind]
    rows = [text for text in instruments if kind in ("", text.kind)]
    counts = positions_by_instrument(asked.as_of, known_at=asked.known_at)
    if wants_table(request):
        head = ["slug", "symbol", "title", "kind", "binding", "adopted_on", "forum", "acts", "url"]
        return table("instruments", head, (_cells(text, counts.get(text.pk, 0)) for text in rows))
    return show(
        request,
        "positions/instruments.html",
        {
            "section": "positions",
            "asked": asked,
            "kind": kind,
            "kinds": [(one, number) for one, number in kinds if number],
            "rows": [(text, counts.get(text.pk, 0)) for text in rows],
            "total": len(instruments),
            "csv": csv_address(request),
            "work": work(request, "Texts on AI that States voted on, signed or endorsed", asked),
        },
    )


def _cells(text: Instrument, acts: int) -> list[object]:
    binding = {True: "yes", False: "no", None: ""}[text.binding]
    forum = text.forum.slug if text.forum else ""
    return [text.slug, text.symbol, text.title, text.kind, binding, text.adopted_on, forum, acts, text.url]


@dataclass(frozen=True)
class Side:
    """Those who took one stance in a vote or on a list."""

    stance: str
    words: str
    positions: list[Position]


@dataclass(frozen=True)
class Call:
    """A roll call as the page tells it: its sides, and for a vote the UN members that are on no side."""

    call: RollCall
    sides: list[Side]
    silent: list[Country]
    members: int

    @property
    def is_vote(self) -> bool:
        """Whether it is a recorded vote rather than a list."""
        return self.call.kind is Kind.VOTE

    @property
    def anchor(self) -> str:
        """Its place on the page."""
        session = self.call.session.slug if self.call.session else "no-session"
        return f"{self.call.kind.value}-{session}-{self.call.date}"


def detail(request: HttpRequest, slug: str) -> HttpResponseBase:
    """One instrument: what it is, and each vote and list told apart by session and date, never added up."""
    instrument = get_object_or_404(
        Instrument.objects.unmerged().select_related("forum", "session__forum", "session__country"), slug=slug
    )
    asked = question(request)
    calls = [call for call in roll_calls(instrument, known_at=asked.known_at) if call.date <= asked.as_of]
    if wants_table(request):
        rows = (one for call in calls for of in call.by_stance.values() for one in of)
        return positions_table(request, f"positions-{instrument.slug}", rows)
    told = _told(calls)
    acts = (
        Position.objects.known_at(asked.known_at)
        .as_of(asked.as_of)
        .filter(instrument__in=instrument.all_of_it())
    )
    return show(
        request,
        "positions/instrument.html",
        {
            "section": "positions",
            "asked": asked,
            "instrument": instrument,
            "freshness": freshness_of(acts),
            "votes": [one for one in told if one.is_vote],
            "lists": sorted((one for one in told if not one.is_vote), key=lambda one: -one.call.total),
            "csv": csv_address(request),
            "work": work(request, f"{instrument}: who voted, signed or endorsed", asked),
        },
    )


def _told(calls: Sequence[RollCall]) -> list[Call]:
    members = list(Country.objects.filter(un_status=UNStatus.MEMBER))
    return [_call(call, members) for call in calls]


def _call(call: RollCall, members: list[Country]) -> Call:
    if call.kind is not Kind.VOTE:
        sides = [Side(stance, Stance(stance).label, of) for stance, of in call.by_stance.items()]
        return Call(call, sides, [], len(members))
    sides = [Side(stance, words, call.by_stance.get(stance, [])) for stance, words in VOTES.items()]
    voted = {position.country_id for side in sides for position in side.positions}
    entered = [one for one in members if _member_on(one, call.date)]
    return Call(call, sides, [one for one in entered if one.pk not in voted], len(entered))


def _member_on(country: Country, day: date) -> bool:
    return country.un_since is None or country.un_since <= day
