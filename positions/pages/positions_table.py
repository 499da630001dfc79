"""Positions as rows of a CSV file: one set of columns for every list of positions that a page shows."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, StreamingHttpResponse

from positions.models import Country, Position
from positions.pages.table_download import table
from positions.whole_lists import in_a_place

HEAD = (
    "id",
    "url",
    "date",
    "date_precision",
    "actor_type",
    "actor",
    "actor_name",
    "stance",
    "proposition",
    "kind",
    "official",
    "forum",
    "session",
    "instrument",
    "summary",
    "sources",
    "locators",
    "published_at",
)


def positions_table(request: HttpRequest, name: str, positions: Iterable[Position]) -> StreamingHttpResponse:
    """The positions (with labels) as a file called ``name``."""
    return table(name, HEAD, in_a_place(_row(request, position) for position in positions))


def _row(request: HttpRequest, position: Position) -> list[Any]:
    actor = position.actor
    is_country = isinstance(actor, Country)
    citations = list(position.citations.all())
    return [
        position.pk,
        request.build_absolute_uri(position.get_absolute_url()),
        position.date,
        position.date_precision,
        "country" if is_country else "group",
        actor.iso3 if isinstance(actor, Country) else actor.slug,
        actor.name,
        position.stance,
        position.proposition.slug,
        position.kind,
        position.official.slug if position.official else "",
        position.forum.slug if position.forum else "",
        position.session.slug if position.session else "",
        position.instrument.slug if position.instrument else "",
        position.summary,
        "|".join(citation.source.url or citation.source.title for citation in citations),
        "|".join(citation.locator for citation in citations),
        position.published_at,
    ]
