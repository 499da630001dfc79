"""How countries stand on one proposition, as a table to take away: a line for each, absences too."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from positions.analysis import Standing
from positions.models import Country
from positions.pages.distribution import FirstSource, first_sources
from positions.pages.question import Question
from positions.pages.table_download import Table, table

HEAD = [
    "iso3",
    "country",
    "region",
    "as_of",
    "stance",
    "since",
    "basis",
    "group",
    "kind",
    "date",
    "date_precision",
    "position",
    "source",
    "searched_on",
]


def standings_table(slug: str, standings: Sequence[Standing], asked: Question) -> Table:
    """The lines of these countries on the proposition, each with the first document behind it."""
    sources = first_sources(standings)
    return table(f"{slug}-{asked.as_of}", HEAD, (_row(one, asked, sources) for one in standings))


def _row(standing: Standing, asked: Question, sources: dict[int, FirstSource]) -> list[Any]:
    """A country's standing as a line of the table to take away."""
    country: Country = standing.country
    start = [country.iso3, country.name, country.region, asked.as_of, standing.value]
    held, searched_on = standing.held, standing.searched_on or ""
    if held is None:
        return [*start, *[""] * 8, searched_on]
    position = held.position
    source = sources.get(position.pk)
    return [
        *start,
        held.since,
        held.basis.value,
        held.group.slug if held.group else "",
        position.kind,
        position.date,
        position.date_precision,
        position.pk,
        (source.url or source.title) if source else "",
        searched_on,
    ]
