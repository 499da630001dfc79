"""The filters of a search with the number of matches of each, as links that put them on and take them off."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest

from positions.models.position_querysets import PositionQuerySet
from positions.pages.filters import FILTERS, Chosen, with_value, without
from positions.search.facets import Facets, facets

NAMES = ("stance", "topic", "proposition", "kind", "year", "region", "country", "group")
"""The facets in the order of the page."""

IN_ORDER = ("stance", "kind", "year")
"""Those whose values have an order of their own; the others come by number."""

AT_FIRST, AT_MOST = 6, 40
"""Values of a facet that are seen at once, and that are given at all."""

LOOKUPS = {one.name: one.lookup for one in FILTERS if one.name in NAMES}
LABELS = {one.name: one.label for one in FILTERS}


@dataclass(frozen=True)
class Value:
    """One value of a facet: how many matches it has, and the query that puts it on, or off where it is on."""

    words: str
    count: int
    on: bool
    query: str


@dataclass(frozen=True)
class FacetShown:
    """A facet with the values that are seen at once, those behind them, and how many more there are."""

    name: str
    label: str
    values: list[Value]
    further: list[Value]
    left_out: int


def counted(matching: PositionQuerySet | None, filters: Chosen) -> Facets:
    """The matches by facet; filters that are no facet narrow them before."""
    if matching is None:
        return Facets({}, False)
    chosen = {name: codes for name, codes in filters.codes.items() if name in NAMES}
    return facets(filters.narrowed(matching, but=NAMES), LOOKUPS, chosen)


def shown(counts: Facets, filters: Chosen, request: HttpRequest) -> list[FacetShown]:
    """The facets that divide the matches, or are chosen from."""
    found = [_facet(name, counts, filters, request) for name in NAMES if counts.counts.get(name)]
    return [facet for facet in found if len(facet.values) > 1 or any(value.on for value in facet.values)]


def _facet(name: str, counts: Facets, filters: Chosen, request: HttpRequest) -> FacetShown:
    words = next(dict(field.options) for field in filters.fields if field.name == name)
    on = filters.codes.get(name, [])
    numbers = counts.counts[name]
    codes = [code for code in words if numbers[code] or code in on]
    if name not in IN_ORDER:
        codes.sort(key=lambda code: (-numbers[code], words[code]))
    codes.sort(key=lambda code: code not in on)
    values = [
        Value(
            words[code],
            numbers[code],
            code in on,
            without(request.GET, name, code) if code in on else with_value(request.GET, name, code),
        )
        for code in codes
    ]
    given = values[:AT_MOST]
    return FacetShown(name, LABELS[name], given[:AT_FIRST], given[AT_FIRST:], len(values) - len(given))
