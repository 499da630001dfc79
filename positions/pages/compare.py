"""Up to eight countries and groups side by side on all propositions: where they differ, where they agree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse

from positions import comparison
from positions.comparison import Comparison, Line, Side
from positions.models import Country, Group
from positions.pages.chosen_actors import MOST, Chip, address, chips, choices, code_of, from_address, meant
from positions.pages.citing import work
from positions.pages.question import Question, question
from positions.pages.showing import show
from positions.pages.table_download import csv_address, table, wants_table
from positions.pages.titles import on_day
from positions.vocabulary import Relation

FEWEST = 2
"""It takes two to agree."""

HEADINGS = {
    Relation.DIFFER: "Where they differ",
    Relation.AGREE: "Where they agree",
    Relation.ALONE: "Where only one holds a stance",
    Relation.NONE: "Where none holds a stance",
}
SINCE = {Relation.DIFFER: "They differ since", Relation.AGREE: "They agree since"}


@dataclass(frozen=True)
class Cell:
    """One side with the page that explains it; ``silent`` where a group has taken no position of its own."""

    side: Side
    why: str
    silent: bool


@dataclass(frozen=True)
class Part:
    """The propositions on which they stand alike to each other: a section of the page."""

    relation: Relation
    heading: str
    since: str
    lines: list[tuple[Line, list[Cell]]]


@dataclass(frozen=True)
class PairCell:
    """How far two of the actors agree, with the address that compares only them."""

    held: int
    same: int
    name: str
    address: str


def compare(request: HttpRequest) -> HttpResponseBase:
    """The comparison of ``?countries=PAK,IND&groups=eu``; ``?add=`` puts more to them, by any name."""
    asked = question(request)
    actors = from_address(request)
    typed = request.GET.get("add", "").replace("\0", "").strip()
    added, doubtful = meant(typed) if typed else ([], [])
    if added:
        return HttpResponseRedirect(address([*actors, *added], asked))
    found = comparison.compare(asked.as_of, actors=actors, known_at=asked.known_at, basis=asked.basis)
    if wants_table(request):
        return table(f"compare-{asked.as_of}", _head(actors), _rows(found, asked))
    whole = len(actors) >= FEWEST
    title = _title(found, asked) if whole else "Compare countries and groups on the governance of AI"
    return show(
        request,
        "positions/compare.html",
        {
            "section": "compare",
            "title": title,
            "asked": asked,
            "chips": chips(actors, asked),
            "names": _listed(actors),
            "codes": {
                "countries": ",".join(code_of(one) for one in actors if isinstance(one, Country)),
                "groups": ",".join(code_of(one) for one in actors if isinstance(one, Group)),
            },
            "full": len(actors) >= MOST,
            "most": MOST,
            "fewest": FEWEST,
            "choices": choices(),
            "typed": typed,
            "doubtful": [Chip(one, address([*actors, one], asked)) for one in doubtful],
            "total": len(found.lines),
            "count": found.count,
            "differing": found.count.held - found.count.same,
            "parts": list(_parts(found, asked)) if whole else [],
            "pairs": _pairs(found, asked) if len(actors) > FEWEST else [],
            "csv": csv_address(request),
            "work": work(request, title, asked),
        },
    )


def _parts(found: Comparison, asked: Question) -> Iterator[Part]:
    for relation, lines in found.parts():
        cells = [(line, [_cell(side, line, asked) for side in line.sides]) for line in lines]
        yield Part(relation, HEADINGS[relation], SINCE.get(relation, ""), cells)


def _cell(side: Side, line: Line, asked: Question) -> Cell:
    is_country = isinstance(side.actor, Country)
    reason = "stance" if is_country else "group-stance"
    why = reverse(reason, args=[code_of(side.actor), line.proposition.slug]) + asked.query
    return Cell(side, why, silent=side.stance is None and not is_country)


def _pairs(found: Comparison, asked: Question) -> list[tuple[Country | Group, list[PairCell | None]]]:
    """A row for each actor with a cell for each other, in the order of the page; none for itself."""
    counts = {frozenset((pair.one, pair.other)): pair.count for pair in found.pairs}
    rows: list[tuple[Country | Group, list[PairCell | None]]] = []
    for one in found.actors:
        cells: list[PairCell | None] = []
        for other in found.actors:
            count = counts.get(frozenset((one, other)))
            both = f"{one} and {other}"
            cells.append(
                PairCell(count.held, count.same, both, address([one, other], asked)) if count else None
            )
        rows.append((one, cells))
    return rows


def _head(actors: Sequence[Country | Group]) -> list[str]:
    """The columns of the file: those of the proposition, then four for each actor."""
    columns = ("", "_since", "_since_precision", "_through")
    each = [f"{code_of(one)}{column}" for one in actors for column in columns]
    return ["relation", "proposition", "since", "since_precision", "holders", *each, "as_of"]


def _rows(found: Comparison, asked: Question) -> Iterator[list[object]]:
    for relation, lines in found.parts():
        for line in lines:
            known = line.since_precision if line.since else ""
            yield (
                [relation.value, line.proposition.slug, line.since, known, line.holders]
                + [cell for side in line.sides for cell in _cells(side)]
                + [asked.as_of]
            )


def _cells(side: Side) -> list[object]:
    """What the file says of one side: for a search that found nothing its day, for a silent group nothing."""
    if side.stance is None:
        return [side.value if isinstance(side.actor, Country) else "", side.searched_on, "", ""]
    return [side.value, side.since, side.since_precision, side.group.slug if side.group else ""]


def _title(found: Comparison, asked: Question) -> str:
    """Says the fact: on how much they agree."""
    count = found.count
    said = f"the same stance on {count.same} of {count.held} propositions on AI"
    if not count.held:
        said = "no proposition on AI on which all hold a stance"
    return f"{_listed(found.actors)}: {said}, {on_day(asked.as_of)}"


def _listed(actors: Sequence[Country | Group]) -> str:
    *first, last = [one.name for one in actors] or [""]
    return f"{', '.join(first)} and {last}" if first else last
