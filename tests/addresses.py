"""Every address that the tracker answers, each with an example: none can be added and forgotten by a test."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from django.urls import get_resolver

from positions.models import Position

CODES = {
    "propositions": "binding-framework",
    "groups": "mu",
    "officials": "mira-okoye",
    "forums": "workshop",
    "instruments": "a-x-70-1",
    "topics": "rules",
    "sessions": "workshop-2023",
    "sources": "speech",
    "coverage": "rules",
}
"""What the invented world calls one of each, by the noun before it."""

VALUES = {
    "iso3": "XAR",
    "proposition": "binding-framework",
    "form": "svg",
    "section": "countries",
    "name": "2026-01-01",
    "file": "positions.csv",
    "app_label": "positions",
    "url": "nothing/",
    "content_type_id": "1",
}


def addresses(position: Position) -> Iterator[str]:
    """An example of every address, in the order in which they are declared."""
    for route in map(_plain, routes(get_resolver())):
        yield "/" + _filled(route, str(position.pk))


def routes(resolver: Any, prefix: str = "") -> Iterator[str]:
    """Every route below a resolver."""
    for one in resolver.url_patterns:
        route = prefix + str(one.pattern)
        if hasattr(one, "url_patterns"):
            yield from routes(one, route)
        else:
            yield route


def _plain(route: str) -> str:
    """A regular expression among the routes, written as the others are."""
    route = re.sub(r"\(\?P<(\w+)>[^)]*\)", r"<\1>", route)
    return route.replace("^", "").replace("$", "").replace(r"[\s\S]*", "nothing/")


def _filled(route: str, number: str) -> str:
    return re.sub(r"<(?:\w+:)?(\w+)>", lambda found: _value(route, found, number), route)


def _value(route: str, found: re.Match[str], number: str) -> str:
    name = found[1]
    if route.startswith("admin/import/"):
        return "positions"
    if name in VALUES:
        return VALUES[name]
    nouns = [part for part in route[: found.start()].split("/") if part in CODES]
    if name == "slug":
        return "binding-framework" if "countries" in route else CODES[nouns[-1]] if nouns else "nothing"
    return number
