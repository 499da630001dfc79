"""The list of positions with its filters, and the page of each with everything that is known of it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect

from positions import analysis, labels, selection
from positions.corrections import chain
from positions.models import Country, Position, StancePeriod
from positions.pages.citing import SITE, in_words, sources_of, work
from positions.pages.feeds import PositionsFeed
from positions.pages.filters import Chosen, chosen, without_empty
from positions.pages.naming import names_for
from positions.pages.paging import page
from positions.pages.positions_table import positions_table
from positions.pages.question import BadParameter, Question, question
from positions.pages.showing import show
from positions.pages.table_download import csv_address, wants_table
from positions.pages.titles import fact, on_day
from positions.selection import Selection

AT_ONCE = 500
"""Positions that a download holds in memory."""

OTHERS = 6
"""Other positions of the same actor on the same proposition, shown beside one."""


def index(request: HttpRequest) -> HttpResponseBase:
    """The positions that meet the filters of the address, newest first, page by page."""
    clean = without_empty(request)
    if clean is not None:
        return redirect(f"{request.path}?{clean}" if clean else request.path)
    filters = chosen(request)
    if wants_table(request):
        found = filters.applied(Position.objects.all())
        rows = found.with_labels().newest_first().iterator(chunk_size=AT_ONCE)
        return positions_table(request, "positions", rows)
    asked = filters.selection(names_for(request))
    return show(
        request,
        "positions/positions.html",
        {
            "section": "positions",
            "asked": filters.asked,
            "filters": filters,
            "page": page(asked, request),
            "count": _count(asked) if _wants_count(request) else None,
            "csv": csv_address(request),
            "feed": feed_address(request),
            "counting": _counting(request),
            "work": work(request, list_title(filters), filters.asked),
        },
    )


def _wants_count(request: HttpRequest) -> bool:
    text = request.GET.get("count", "")
    if text not in ("", "true"):
        raise BadParameter("count", "Leave it out, or write “true” to have the positions counted.")
    return text == "true"


def _count(asked: Selection) -> int:
    try:
        return selection.count(asked)
    except selection.TooManyToCount:
        raise BadParameter("count", "Too many hold these words to be counted; narrow the list.") from None


def _counting(request: HttpRequest) -> str:
    parameters = request.GET.copy()
    parameters["count"] = "true"
    return f"?{parameters.urlencode()}"


def feed_address(request: HttpRequest) -> str:
    """The feed of the list that the address asks for."""
    parameters = request.GET.copy()
    for name in ("cursor", "count", "format"):
        parameters.pop(name, None)
    query = f"?{parameters.urlencode()}" if parameters else ""
    return f"/positions/feed.atom{query}"


def list_title(filters: Chosen) -> str:
    """The list in words, with the filters that are on."""
    chips = "; ".join(f"{chip.label.lower()} {chip.words}" for chip in filters.chips)
    return f"Positions on AI governance{f' ({chips})' if chips else ''}"


class FilteredFeed(PositionsFeed):
    """The newest positions that meet the filters of the address."""

    def get_object(self, request: HttpRequest) -> tuple[Chosen, str]:
        """The filters, and the query in which they stand."""
        return chosen(request), request.GET.urlencode()

    def title(self, subject: tuple[Chosen, str]) -> str:
        """Says which filters are on."""
        chips = "; ".join(f"{chip.label} {chip.words}" for chip in subject[0].chips)
        return f"{SITE}: newest positions{f' ({chips})' if chips else ''}"

    def link(self, subject: Any) -> str:
        """The same list as a page."""
        return f"/positions/?{subject[1]}" if subject[1] else "/positions/"

    def feed_url(self, subject: Any = None) -> str:
        """The address of this feed."""
        return f"/positions/feed.atom?{subject[1]}" if subject and subject[1] else "/positions/feed.atom"

    def positions(self, subject: tuple[Chosen, str]) -> Selection:
        """Those that meet the filters."""
        return subject[0].selection(labels.current())


def detail(request: HttpRequest, number: int) -> HttpResponseBase:
    """One position, published or retracted: all of it, its sources, its history and what rests on it.

    As known at a moment before its retraction it reads as it did then, under a notice.
    """
    asked = question(request)
    public = Position.objects.public().with_labels().select_related("corrects", "session__forum")
    position = get_object_or_404(public, pk=number)
    if wants_table(request):
        return positions_table(request, f"position-{position.pk}", [position])
    _refuse_before_publication(position, asked)
    retracted = bool(position.retracted_at and _known(position.retracted_at, asked))
    resting = _resting(position, asked)
    others = (Position.objects.known_at(asked.known_at).as_of(asked.as_of).by(position.actor)).filter(
        proposition=position.proposition
    )
    title = fact(position.actor, position.stance, position.proposition)
    return show(
        request,
        "positions/position.html",
        {
            "section": "positions",
            "asked": asked,
            "position": position,
            "retracted": retracted,
            "title": title,
            "day": on_day(position.date, position.date_precision),
            "others": others.exclude(pk=position.pk).with_labels().newest_first()[:OTHERS],
            "resting": resting,
            "chain": _chain(position, asked),
            "countries": len({period.country_id for period in resting}),
            "csv": csv_address(request),
            "work": work(request, _title(position, title, retracted), asked, primary=sources_of([position])),
        },
    )


def _known(moment: datetime, asked: Question) -> bool:
    """Whether what happened at the moment is known to the state of the record that is asked for."""
    return asked.known_at is None or moment <= asked.known_at


def _refuse_before_publication(position: Position, asked: Question) -> None:
    """Raises BadParameter where the record did not know the position yet."""
    if position.published_at and not _known(position.published_at, asked):
        entered = in_words(position.published_at)
        raise BadParameter("known_at", f"This position entered the record on {entered}, later than that.")


def _resting(position: Position, asked: Question) -> list[StancePeriod]:
    """The stance periods that the position decides, by country, in the state of the record asked for."""
    if asked.known_at is None:
        rows = StancePeriod.objects.filter(position=position, start__lte=asked.as_of)
        return list(rows.with_labels().order_by("country__name", "start"))
    countries = [position.country] if position.country else _ever_members(position)
    periods = analysis.courses(countries, [position.proposition], known_at=asked.known_at)
    mine = [one for one in periods if one.position_id == position.pk and one.start <= asked.as_of]
    return sorted(mine, key=lambda one: (one.country.name, one.start))


def _ever_members(position: Position) -> list[Country]:
    return list(Country.objects.filter(memberships__group=position.group_id).distinct())


def _chain(position: Position, asked: Question) -> list[Position]:
    """The chain of corrections as far as it is known."""
    links = chain(position).public().prefetch_related("corrected_by")
    return [one for one in links if one.published_at and _known(one.published_at, asked)]


def _title(position: Position, title: str, retracted: bool) -> str:
    """The position as a work: what it says, when, and its number."""
    state = "retracted position" if retracted else "position"
    return f"{title}, {on_day(position.date, position.date_precision)} ({state} {position.pk})"
