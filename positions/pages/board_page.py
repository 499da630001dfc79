"""The page of a proposition's trajectory board: who stood where when, and who moved, at one look."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404

from positions.dates import written
from positions.models import Country, Proposition
from positions.pages.board import REGION, SORTS, Board, Row, board
from positions.pages.citing import work
from positions.pages.question import BadParameter, Question, question
from positions.pages.showing import show
from positions.pages.table_download import csv_address, table, wants_table
from positions.vocabulary import Basis, Precision

SORTED_BY = {"region": "region", "stance": "stance on the day", "moved": "date of move"}

HEAD = [
    "actor_type",
    "actor",
    "name",
    "region",
    "stance",
    "from",
    "from_precision",
    "until",
    "basis",
    "group",
    "moved_from",
    "position",
]


def board_page(request: HttpRequest, slug: str) -> HttpResponseBase:
    """The board on the day, by region, stance or date of move; of all States or of one region."""
    proposition = get_object_or_404(Proposition.objects.select_related("topic"), slug=slug)
    asked = question(request)
    sort = request.GET.get("sort") or REGION
    if sort not in SORTS:
        raise BadParameter("sort", f"The board can be sorted by {', '.join(SORTS)}.")
    regions = sorted(set(Country.objects.order_by().values_list("region", flat=True)))
    region = request.GET.get("region", "")
    if region and region not in regions:
        raise BadParameter("region", f"The regions are {', '.join(regions)}.")
    shown = board(proposition, asked, sort=sort, region=region)
    if wants_table(request):
        return table(f"board-{slug}-{asked.as_of}", HEAD, _lines(shown, asked))
    title = f"Who moved when: {proposition.title}"
    return show(
        request,
        "positions/board.html",
        {
            "section": "propositions",
            "title": title,
            "asked": asked,
            "proposition": proposition,
            "board": shown,
            "sort": sort,
            "sorts": SORTED_BY.items(),
            "region": region,
            "regions": regions,
            "moved": [row for row in shown.rows if row.moved_on],
            "kept": _kept(asked),
            "csv": csv_address(request),
            "work": work(request, f"{title} ({written(asked.as_of, Precision.DAY)})", asked),
        },
    )


def _kept(asked: Question) -> str:
    """What the addresses of all bands share behind their day."""
    return asked.query_of_all_days.replace("?", "&", 1)


def _lines(shown: Board, asked: Question) -> Iterator[list[Any]]:
    """A line for every band, and for every State without one."""
    for row in shown.rows:
        yield from _lines_of(row, asked)
    for absent in shown.absent:
        value = "searched" if absent.searched_on else "unresearched"
        country = absent.country
        start = ["country", country.iso3, country.name, country.region, value]
        yield [*start, absent.searched_on or "", *[""] * 6]


def _lines_of(row: Row, asked: Question) -> Iterator[list[Any]]:
    actor = row.actor
    if isinstance(actor, Country):
        start = ["country", actor.iso3, actor.name, actor.region]
    else:
        start = ["group", actor.slug, actor.name, ""]
    for stretch in row.stretches:
        phase = stretch.phase
        yield [
            *start,
            phase.stance,
            phase.start,
            phase.start_precision,
            phase.end if phase.end and phase.end <= asked.as_of else "",
            (Basis.GROUP if phase.group else Basis.OWN).value,
            phase.group.slug if phase.group else "",
            stretch.previous,
            phase.position,
        ]
