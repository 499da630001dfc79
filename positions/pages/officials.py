"""The officials: who spoke for a country or a group, in which office, and what each of them said."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet, Value
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404

from positions.models import Official, Position
from positions.models.constraints import Fold
from positions.pages.citing import sources_of, work
from positions.pages.latest import Latest, freshness_of, latest_by
from positions.pages.positions_table import positions_table
from positions.pages.question import question
from positions.pages.showing import show
from positions.pages.table_download import csv_address, table, wants_table

NEWEST = 100
"""Positions shown on an official's page; the rest are a link away."""

AT_ONCE = 500
"""Positions that a download holds in memory."""


@dataclass(frozen=True)
class Row:
    """An official in the list, with the number of positions and the date of the latest."""

    official: Official
    positions: int
    latest: Latest | None


def called(words: str) -> QuerySet[Official]:
    """The officials whose name, or whose country's or group's, holds the words; accents do not matter."""
    officials = Official.objects.unmerged().select_related("country", "group").prefetch_related("tenures")
    if not words:
        return officials
    folded = Fold(Value(words))
    return officials.alias(
        called=Fold("name"), of_country=Fold("country__name"), of_group=Fold("group__name")
    ).filter(Q(called__contains=folded) | Q(of_country__contains=folded) | Q(of_group__contains=folded))


def index(request: HttpRequest) -> HttpResponseBase:
    """All officials by name."""
    asked = question(request)
    words = request.GET.get("q", "").replace("\0", "").strip()
    acts = Position.objects.known_at(asked.known_at).as_of(asked.as_of).filter(official__isnull=False)
    counts = dict(acts.order_by().values_list("official").annotate(positions=Count("pk")))
    latest = latest_by(acts, "official")
    rows = [Row(one, counts.get(one.pk, 0), latest.get(one.pk)) for one in called(words)]
    if wants_table(request):
        head = ["slug", "name", "of", "offices", "positions", "latest"]
        cells = (
            [
                row.official.slug,
                row.official.name,
                row.official.actor.name,
                "|".join(str(tenure) for tenure in row.official.tenures.all()),
                row.positions,
                row.latest.day if row.latest else "",
            ]
            for row in rows
        )
        return table("officials", head, cells)
    return show(
        request,
        "positions/officials.html",
        {
            "section": "countries",
            "asked": asked,
            "words": words,
            "rows": rows,
            "csv": csv_address(request),
            "work": work(request, "Officials who spoke on AI for their countries and groups", asked),
        },
    )


def detail(request: HttpRequest, slug: str) -> HttpResponseBase:
    """One official: the offices, and every position on record."""
    official = get_object_or_404(Official.objects.unmerged().select_related("country", "group"), slug=slug)
    asked = question(request)
    acts = (
        Position.objects.known_at(asked.known_at).as_of(asked.as_of).filter(official__in=official.all_of_it())
    )
    if wants_table(request):
        rows = acts.with_labels().newest_first().iterator(chunk_size=AT_ONCE)
        return positions_table(request, f"positions-{official.slug}", rows)
    said = list(acts.with_labels().newest_first()[:NEWEST])
    counts = acts.order_by().aggregate(
        positions=Count("pk"), propositions=Count("proposition", distinct=True)
    )
    return show(
        request,
        "positions/official.html",
        {
            "section": "countries",
            "asked": asked,
            "official": official,
            "tenures": official.tenures.all(),
            "freshness": freshness_of(acts),
            "said": said,
            **counts,
            "csv": csv_address(request),
            "work": work(
                request, f"{official.name}: positions on AI governance", asked, newest=sources_of(said)
            ),
        },
    )
