"""The method: what is recorded and how, the codebook, how stances follow, how errors are mended."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseBase

from positions import vocabulary
from positions.models import Country, Proposition
from positions.pages.citing import work
from positions.pages.question import question
from positions.pages.showing import show
from positions.pages.table_download import csv_address, table, wants_table

LISTS = [
    ("stances", "Stances", vocabulary.Stance),
    ("absences", "When there is no stance", vocabulary.Absence),
    ("kinds", "Kinds of act, by rank", vocabulary.Kind),
    ("dates", "How exactly a date is known", vocabulary.Precision),
    ("grounds", "On whose act a stance rests", vocabulary.Basis),
    ("retractions", "Why a position leaves the record", vocabulary.RetractionCause),
    ("groups", "Kinds of group", vocabulary.GroupKind),
    ("forums", "Kinds of forum", vocabulary.ForumKind),
    ("instruments", "Kinds of text", vocabulary.InstrumentKind),
]
"""The closed lists that a reader meets: anchor, heading, list."""


RULES = ["title", "definition", "support_means", "oppose_means", "borderline_cases"]
"""What the codebook says of a proposition."""


def about(request: HttpRequest) -> HttpResponseBase:
    """Method, codebook, corrections and limits on one page."""
    propositions = Proposition.objects.select_related("topic")
    if wants_table(request):
        rows = propositions.values_list("topic__slug", "slug", *RULES)
        return table("codebook", ["topic", "proposition", *RULES], rows)
    return show(
        request,
        "positions/about.html",
        {
            "section": "about",
            "propositions": propositions,
            "csv": csv_address(request),
            "countries": Country.objects.count(),
            "lists": LISTS,
            "work": work(request, "Method and codebook", question(request)),
        },
    )
