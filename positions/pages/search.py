"""The page of the search: everything found for the words, by what it is, with filters that count."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponseBase

from positions import acts
from positions.labels import Labels
from positions.models import Position
from positions.pages.citing import work
from positions.pages.feeds import LENGTH as LENGTH_OF_FEED
from positions.pages.feeds import PositionsFeed
from positions.pages.filters import PLACE, Chosen, chosen
from positions.pages.naming import names_for
from positions.pages.positions import AT_ONCE
from positions.pages.positions_table import positions_table
from positions.pages.question import BadParameter
from positions.pages.search_facets import NAMES, counted, shown
from positions.pages.showing import show
from positions.pages.table_download import csv_address, wants_table
from positions.search import LENGTH, MOST, Found, Piece, Results, cleaned, matches, ranked, search
from positions.search.nearest import nearest


def results(request: HttpRequest) -> HttpResponseBase:
    """What the record holds for ``?q=``, the positions narrowed by the filters of the address."""
    filters = chosen(request, offered=NAMES)
    among = filters.then(Position.objects.all())
    if wants_table(request):
        return positions_table(request, "search", _all(ranked(filters.words, filters.narrowed(among))))
    page, names = _page(request), names_for(request)
    found = search(
        filters.words,
        labels=names,
        length=LENGTH,
        start=LENGTH * (page - 1),
        among=among,
        narrowed=filters.narrowed,
    )
    counts = counted(found.matching, filters)
    if page > 1 and not found.positions:
        raise BadParameter("page", "So many pages there are not; the first is 1.")
    title = f"‘{found.words}’ in the record" if found.words else "Search the record"
    return show(
        request,
        "positions/search.html",
        {
            "section": "",
            "search_words": found.words,
            "found": found,
            "shown": _shown(found.positions, names),
            "chips": [chip for chip in filters.chips if chip.label != "Words"],
            "facets": shown(counts, filters, request),
            **_pages(request, page, found),
            "bounded": counts.bounded,
            "limit": MOST,
            "help": nearest(found.words)
            if found.words and not found.positions and not filters.codes
            else None,
            "csv": csv_address(request),
            "feed": f"/search/feed.atom?{_query(request)}",
            "title": title,
            "asked": filters.asked,
            "work": work(request, title, filters.asked),
        },
    )


def _page(request: HttpRequest) -> int:
    text = request.GET.get("page", "1")
    if not re.fullmatch(r"[1-9][0-9]{0,3}", text):
        raise BadParameter("page", "Write the number of a page; the first is 1.")
    return int(text)


def _all(numbers: list[int]) -> Iterator[Position]:
    """The positions of these numbers in their order, some at a time."""
    for start in range(0, len(numbers), AT_ONCE):
        yield from Position.objects.whole(numbers[start : start + AT_ONCE])


def _shown(found: list[Found], names: Labels) -> list[tuple[acts.Act, list[Piece]]]:
    """The positions with their passages."""
    known = acts.of_numbers(names, [one.number for one in found])
    return [(known[one.number], one.passage) for one in found]


def _pages(request: HttpRequest, page: int, found: Results) -> dict[str, Any]:
    """Where the page stands among all that were found."""
    first = LENGTH * (page - 1) + 1
    last = first + len(found.positions) - 1
    return {
        "total": found.ranked,
        "first": first,
        "last": last,
        "previous": f"?{_query(request, page - 1)}" if page > 1 else None,
        "next": f"?{_query(request, page + 1)}" if found.more else None,
    }


def _query(request: HttpRequest, page: int = 1) -> str:
    kept = request.GET.copy()
    for void in PLACE:
        kept.pop(void, None)
    if page > 1:
        kept["page"] = str(page)
    return kept.urlencode()


class SearchFeed(PositionsFeed):
    """What entered the record last of that which a search finds, with its filters."""

    def get_object(self, request: HttpRequest) -> tuple[Chosen, str]:
        """What is searched for, and with which filters."""
        return chosen(request, offered=()), request.GET.urlencode()

    def title(self, subject: tuple[Chosen, str]) -> str:
        """Names the search and the filters that are on."""
        filters, _ = subject
        chips = "; ".join(f"{chip.label} {chip.words}" for chip in filters.chips if chip.label != "Words")
        return (
            f"‘{cleaned(filters.words)}’: newest positions on AI governance{f' ({chips})' if chips else ''}"
        )

    def link(self, subject: Any) -> str:
        """The page of the search."""
        return f"/search/?{subject[1]}" if subject[1] else "/search/"

    def feed_url(self, subject: Any = None) -> str:
        """The feed of the same search."""
        return f"/search/feed.atom?{subject[1]}" if subject and subject[1] else "/search/feed.atom"

    def items(self, subject: Any = None) -> list[Position]:
        """The last that were published of those that are found; none for no words."""
        filters, _ = subject
        found = filters.narrowed(matches(filters.words, filters.then(Position.objects.all())))
        last = found.order_by("-published_at", "-id").values_list("pk", flat=True)[:LENGTH_OF_FEED]
        return Position.objects.whole(list(last))
