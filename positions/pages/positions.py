"""The list of positions with its filters, and the page of each with everything that is known of it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from positions.corrections import chain
from positions.dates import written
from positions.models import Position, StancePeriod
from positions.models.position_querysets import PositionQuerySet
from positions.pages.citing import SITE
from positions.pages.feeds import PositionsFeed
from positions.pages.filters import Chosen, chosen, without_empty
from positions.pages.paging import page
from positions.pages.positions_table import positions_table
from positions.pages.question import BadParameter
from positions.pages.table_download import csv_address, wants_csv
from positions.pages.titles import fact, on_day
from positions.vocabulary import Precision

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
    found = filters.applied(Position.objects.all())
    if wants_csv(request):
        rows = found.with_labels().newest_first().iterator(chunk_size=AT_ONCE)
        return positions_table(request, "positions", rows)
    return render(
        request,
        "positions/positions.html",
        {
            "section": "positions",
            "asked": filters.asked,
            "filters": filters,
            "page": page(found.with_labels(), request),
            "count": found.count() if _wants_count(request) else None,
            "csv": csv_address(request),
            "feed": feed_address(request),
            "counting": _counting(request),
        },
    )


def _wants_count(request: HttpRequest) -> bool:
    text = request.GET.get("count", "")
    if text not in ("", "true"):
        raise BadParameter("count", "Leave it out, or write “true” to have the positions counted.")
    return text == "true"


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

    def positions(self, subject: tuple[Chosen, str]) -> PositionQuerySet:
        """Those that meet the filters."""
        return subject[0].applied(Position.objects.all())


def detail(request: HttpRequest, number: int) -> HttpResponseBase:
    """One position, published or retracted: all of it, its sources, its history and what rests on it."""
    public = Position.objects.public().with_labels().select_related("corrects", "session__forum")
    position = get_object_or_404(public, pk=number)
    resting = StancePeriod.objects.filter(position=position).with_labels().order_by("country__name", "start")
    others = Position.objects.published().by(position.actor).filter(proposition=position.proposition)
    link = request.build_absolute_uri(position.get_absolute_url())
    title = fact(position.actor, position.stance, position.proposition)
    return render(
        request,
        "positions/position.html",
        {
            "section": "positions",
            "position": position,
            "title": title,
            "day": on_day(position.date, position.date_precision),
            "others": others.exclude(pk=position.pk).with_labels().newest_first()[:OTHERS],
            "resting": resting,
            "chain": chain(position).public().prefetch_related("corrected_by"),
            "countries": len({period.country_id for period in resting}),
            "link": link,
            "citation": _citation(position, title, link),
        },
    )


def _citation(position: Position, title: str, link: str) -> str:
    """The position as a work to cite: its sources first, then this record."""
    sources = "; ".join(_source(citation) for citation in position.citations.all())
    today = written(timezone.now().date(), Precision.DAY)
    retracted = "retracted " if position.retracted_at else ""
    return (
        f"{sources}. As recorded in {SITE}, {retracted}position {position.pk} "
        f"({title}, {position.date_in_words}). {link} (accessed {today})."
    )


def _source(citation: Any) -> str:
    source = citation.source
    published = written(source.published_on, Precision.DAY) if source.published_on else ""
    parts = [source.publisher, f"“{source.title}”", published, citation.locator, source.url]
    return ", ".join(part for part in parts if part)
