"""Countries and groups chosen for a comparison: read from the address, found by a typed name, left out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest

from positions.models import Country, Group
from positions.pages.question import BadParameter, Question
from positions.search import names, read

MOST = 8
"""So many fit side by side."""

BETWEEN = re.compile(r"[,;،、，\n]")
"""What parts several names typed at once."""


@dataclass(frozen=True)
class Chip:
    """An actor with the address of the comparison with it, or without it."""

    actor: Country | Group
    address: str


def from_address(request: HttpRequest) -> list[Country | Group]:
    """Those that ``?countries=`` and ``?groups=`` name, in this order. Raises BadParameter."""
    countries = [code.upper() for code in _codes(request, "countries")]
    groups = [code.lower() for code in _codes(request, "groups")]
    if len(countries) + len(groups) > MOST:
        name = "countries" if countries else "groups"
        raise BadParameter(name, f"At most {MOST} countries and groups fit side by side.")
    states = {one.iso3: one for one in Country.objects.filter(iso3__in=_clean(countries))}
    blocs = {one.slug: one for one in Group.objects.filter(slug__in=_clean(groups))}
    _refuse(
        "countries",
        countries,
        states,
        "No country has the code {}. Write ISO 3166-1 alpha-3 codes, such as PAK.",
    )
    _refuse(
        "groups",
        groups,
        blocs,
        "No group has the code {}. Write codes such as eu or nam; /groups/ lists them all.",
    )
    return [*(states[code] for code in countries), *(blocs[code] for code in groups)]


def _codes(request: HttpRequest, name: str) -> list[str]:
    parts = [part.strip() for text in request.GET.getlist(name) for part in text.split(",")]
    return [part for part in parts if part]


def _clean(codes: list[str]) -> list[str]:
    """The database takes no null character; no code has one."""
    return [code for code in codes if "\0" not in code]


def _refuse(name: str, codes: list[str], found: dict[str, Country] | dict[str, Group], sentence: str) -> None:
    unknown = [code for code in codes if code not in found]
    if unknown:
        raise BadParameter(name, sentence.format(", ".join(unknown)[:80]))
    twice = [code for place, code in enumerate(codes) if code in codes[:place]]
    if twice:
        raise BadParameter(name, f"{', '.join(dict.fromkeys(twice))} stands here twice; once is enough.")


def meant(typed: str) -> tuple[list[Country | Group], list[Country | Group]]:
    """Whom somebody typed, one or several, by any of their names; and, if that is in doubt, who may be meant.

    Raises BadParameter for a name that nobody bears.
    """
    one = names.group_called(typed)  # some have a comma in their names
    parts = [typed] if one else [part.strip() for part in BETWEEN.split(typed) if part.strip()]
    found: list[Country | Group] = []
    for part in parts:
        exact = _exactly(part)
        nearly: list[Country | Group] = []
        if not exact:
            words = read(part)
            nearly = [*(one.country for one in names.countries(words)), *names.groups(words)]
        if not exact and not nearly:
            raise BadParameter("add", f"“{part[:80]}” names no country or group of the record.")
        if len(nearly) > 1:
            return [], nearly
        found += exact or nearly
    return found, []


def _exactly(words: str) -> list[Country | Group]:
    """The group that is called so, else the countries whose names stand in the words."""
    group = names.group_called(words)
    return [group] if group else [one.country for one in names.countries(read(words)) if one.typed]


def address(actors: Sequence[Country | Group], asked: Question) -> str:
    """The comparison of these, each once."""
    countries = ",".join(dict.fromkeys(code_of(one) for one in actors if isinstance(one, Country)))
    groups = ",".join(dict.fromkeys(code_of(one) for one in actors if isinstance(one, Group)))
    chosen = {name: codes for name, codes in (("countries", countries), ("groups", groups)) if codes}
    query = urlencode({**chosen, **asked.parameters}, safe=",")
    return f"/compare/?{query}" if query else "/compare/"


def code_of(actor: Country | Group) -> str:
    """The public code by which addresses name the actor."""
    return actor.iso3 if isinstance(actor, Country) else actor.slug


def chips(actors: Sequence[Country | Group], asked: Question) -> list[Chip]:
    """Each of them with the address that leaves it out."""
    return [Chip(one, address([other for other in actors if other != one], asked)) for one in actors]


def choices() -> list[str]:
    """Every name that the form offers: countries first, then groups."""
    return [
        *Country.objects.values_list("name", flat=True),
        *Group.objects.values_list("name", flat=True),
    ]
