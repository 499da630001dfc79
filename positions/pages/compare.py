"""Up to eight countries side by side on all propositions: where they differ, where they agree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render

from positions import analysis
from positions.analysis import Standing
from positions.models import Country, Proposition, StancePeriod
from positions.pages.citing import citation, permanent_link
from positions.pages.question import BadParameter, Question, question
from positions.pages.table_download import csv_address, table, wants_csv
from positions.search import names

MOST = 8
FEWEST = 2


@dataclass(frozen=True)
class Line:
    """One proposition with the standing of each country, in the order in which they were chosen."""

    proposition: Proposition
    standings: list[Standing]

    @property
    def stances(self) -> set[str]:
        """The different stances held."""
        return {one.held.stance for one in self.standings if one.held}

    @property
    def comparable(self) -> bool:
        """Whether two or more of the countries hold a stance."""
        return sum(1 for one in self.standings if one.held) >= FEWEST

    @property
    def agreed(self) -> bool:
        """Whether all that hold a stance hold the same."""
        return len(self.stances) == 1

    @property
    def latest(self) -> StancePeriod:
        """The stance that was taken up last: from its beginning on, all of them have stood so."""
        return max((one.held for one in self.standings if one.held), key=lambda held: held.since)


def compare(request: HttpRequest) -> HttpResponseBase:
    """The comparison of ``?countries=PAK,IND``; ``?add=`` puts one more to them, by any name."""
    asked = question(request)
    countries = _countries(request)
    if added := request.GET.get("add", "").replace("\0", "").strip():
        return HttpResponseRedirect(_address([*countries, _named(added)], asked))
    lines = _lines(countries, asked)
    if wants_csv(request):
        head = ["proposition", *(one.iso3 for one in countries), "as_of"]
        rows = ([one.proposition.slug, *(s.value for s in one.standings), asked.as_of] for one in lines)
        return table(f"compare-{asked.as_of}", head, rows)
    comparable = [line for line in lines if line.comparable]
    title = _title(countries)
    link = permanent_link(request, asked)
    return render(
        request,
        "positions/compare.html",
        {
            "section": "compare",
            "title": title,
            "asked": asked,
            "chosen": _chosen(countries, asked),
            "codes": ",".join(one.iso3 for one in countries),
            "full": len(countries) >= MOST,
            "most": MOST,
            "choices": Country.objects.values_list("name", flat=True),
            "total": len(lines),
            "parts": [
                ("differ", "Where they differ", [one for one in comparable if not one.agreed]),
                ("agree", "Where they agree", [one for one in comparable if one.agreed]),
                (
                    "open",
                    "Where fewer than two hold a stance",
                    [one for one in lines if not one.comparable],
                ),
            ]
            if len(countries) >= FEWEST
            else [],
            "csv": csv_address(request),
            "citation": citation(title, asked, link),
            "link": link,
        },
    )


def _countries(request: HttpRequest) -> list[Country]:
    """Those that the address names by code, in its order, each once. Raises BadParameter."""
    typed = [code.strip().upper() for part in request.GET.getlist("countries") for code in part.split(",")]
    codes = list(dict.fromkeys(code for code in typed if code))
    if len(codes) > MOST:
        raise BadParameter("countries", f"At most {MOST} countries fit side by side.")
    found = {one.iso3: one for one in Country.objects.filter(iso3__in=_printable(codes))}
    unknown = [code for code in codes if code not in found]
    if unknown:
        raise BadParameter(
            "countries",
            f"No country has the code {', '.join(unknown)}. Write ISO 3166-1 alpha-3 codes, such as PAK.",
        )
    return [found[code] for code in codes]


def _printable(codes: list[str]) -> list[str]:
    return [code for code in codes if code.isalpha()]


def _named(words: str) -> Country:
    """The country that somebody typed, by any of its names. Raises BadParameter."""
    found = names.countries(words)
    if len(found) == 1 or (found and found[0].country.name.casefold() == words.casefold()):
        return found[0].country
    meant = f" Did you mean {' or '.join(one.country.name for one in found)}?" if found else ""
    raise BadParameter("add", f"This names no country of the record.{meant}")


def _lines(countries: list[Country], asked: Question) -> list[Line]:
    propositions = list(Proposition.objects.select_related("topic"))
    standings = analysis.standings(
        asked.as_of,
        propositions=propositions,
        countries=countries,
        known_at=asked.known_at,
        basis=asked.basis,
    )
    wide = len(countries)
    return [
        Line(proposition, standings[place * wide : (place + 1) * wide])
        for place, proposition in enumerate(propositions)
    ]


def _address(countries: list[Country], asked: Question) -> str:
    codes = ",".join(dict.fromkeys(one.iso3 for one in countries))
    return f"/compare/?{urlencode({'countries': codes, **asked.parameters}, safe=',')}"


def _chosen(countries: list[Country], asked: Question) -> list[dict[str, Any]]:
    """Each country with the address that leaves it out."""
    return [
        {"country": one, "without": _address([other for other in countries if other != one], asked)}
        for one in countries
    ]


def _title(countries: list[Country]) -> str:
    named = [one.name for one in countries]
    if len(named) < FEWEST:
        return "Compare countries on the governance of AI"
    return f"{', '.join(named[:-1])} and {named[-1]} compared on the governance of AI"
