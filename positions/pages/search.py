"""The page of the search: everything found for the words, by what it is, passages highlighted."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseBase

from positions.pages.citing import work
from positions.pages.question import question
from positions.pages.showing import show
from positions.pages.table_download import csv_address, table, wants_table
from positions.search import Results, search

LONGEST = 200
"""Letters of a question that are looked at."""

HEAD = ["position", "date", "actor", "stance", "proposition", "summary"]


def results(request: HttpRequest) -> HttpResponseBase:
    """What the record holds for ``?q=``."""
    words = request.GET.get("q", "")[:LONGEST]
    asked = question(request)
    found = search(words)
    if wants_table(request):
        return table("search", HEAD, _rows(found))
    title = f"“{found.words}” in the record" if found.words else "Search the record"
    return show(
        request,
        "positions/search.html",
        {
            "section": "",
            "search_words": found.words,
            "found": found,
            "csv": csv_address(request),
            "title": title,
            "asked": asked,
            "work": work(request, title, asked),
        },
    )


def _rows(found: Results) -> list[list[object]]:
    positions = [one.position for one in found.positions]
    return [
        [one.pk, one.date, str(one.actor), one.stance, one.proposition.slug, one.summary] for one in positions
    ]
