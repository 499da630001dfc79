"""Lists in columns: a column for each side, or a column of names beside a column of votes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

from positions.lists.headings import Headings, Side
from positions.lists.matching import Names
from positions.lists.names import says_something
from positions.lists.totals import Announced

NAMED: Final = {
    *("country", "countries", "state", "states", "member state", "member states", "name", "actor", "ms name"),
    *("pays", "etat", "etats", "pais", "estado", "signatory", "delegation", "party", "ms_name"),
}
"""Headings of columns of names, in the shape by which names are compared."""

VOTED: Final = {"vote", "votes", "position", "stance", "ms_vote", "ms vote", "voto", "vota", "answer"}
NOTED: Final = {"note", "notes", "remark", "remarks", "comment", "comments", "reservation", "reservations"}
ENOUGH: Final = 0.5
"""A column is one of names or votes where this share of its cells are."""


@dataclass(frozen=True)
class Row:
    """One cell that names countries, with what the table says of them."""

    line: int
    cell: str
    side: Side | None
    note: str = ""
    unclear: str = ""


@dataclass
class Table:
    """A table read: its cells of names, its announced totals, and the cells passed over."""

    rows: list[Row] = field(default_factory=list)
    announced: list[Announced] = field(default_factory=list)
    passed_over: list[tuple[int, str]] = field(default_factory=list)


Cells = list[tuple[int, list[str]]]
"""(line, cells) of every line that is not empty."""


def is_table(lines: Sequence[str]) -> bool:
    """Whether at least half of the lines that say something are parted by tabs."""
    told = [line for line in lines if says_something(line)]
    return 2 * sum("\t" in line.strip() for line in told) > len(told)


def rows_of(lines: Sequence[str], names: Names, headings: Headings) -> Table:
    """Read the table that the lines are."""
    cells: Cells = [
        (number, [cell.strip() for cell in line.split("\t")])
        for number, line in enumerate(lines, 1)
        if line.strip()
    ]
    table = Table()
    for place, (line, row) in enumerate(cells):
        sides = {column: found for column, cell in enumerate(row) if (found := headings.within(cell))}
        if len(sides) > 1 and all(one[0].end == len(row[column]) for column, one in sides.items()):
            _pass_over(table, cells[:place])
            table.announced += [
                Announced(one[0].side, one[0].count, line, row[column])
                for column, one in sides.items()
                if one[0].count is not None and one[0].side.stance is not None
            ]
            _columns(table, cells[place + 1 :], {column: one[0].side for column, one in sides.items()})
            return table
    _beside_votes(table, cells, names, headings)
    return table


def _columns(table: Table, cells: Cells, sides: dict[int, Side]) -> None:
    """One column for each side."""
    for line, row in cells:
        for column, cell in enumerate(row):
            if column in sides and says_something(cell):
                side = sides[column]
                table.rows.append(Row(line, cell, None if side is Side.LISTED else side))
            elif says_something(cell):
                table.passed_over.append((line, cell))


def _beside_votes(table: Table, cells: Cells, names: Names, headings: Headings) -> None:
    """A column of names, and perhaps one of votes and one of notes; a first row may say which."""
    first = [names.shape(cell) for cell in cells[0][1]]
    titled = bool(NAMED & set(first)) and names.find(cells[0][1][_index(first, NAMED) or 0]) is None
    body = cells[1:] if titled else cells
    named = _index(first, NAMED) if titled else None
    named = _fullest(body, lambda cell: names.find(cell) is not None) if named is None else named
    voted = _index(first, VOTED) if titled else None
    if voted is None:
        voted = _fullest(body, lambda cell: headings.vote_of(cell) is not None, but=named, share=ENOUGH)
    noted = _index(first, NOTED) if titled else None
    for line, row in body:
        cell = _cell(row, named)
        if not says_something(cell):
            _pass_over(table, [(line, row)])
            continue
        side, unclear = None, ""
        if voted is not None:
            vote = _cell(row, voted)
            side = headings.vote_of(vote) if vote else Side.ABSENT  # an empty cell: did not vote
            unclear = "" if side else f"“{vote}” is no vote"
        table.rows.append(Row(line, cell, side, _cell(row, noted), unclear))


def _fullest(
    cells: Cells, fits: Callable[[str], bool], *, but: int | None = None, share: float = 0.0
) -> int | None:
    """The column in which the most cells fit; None where that is too small a share of the rows."""
    width = max((len(row) for _, row in cells), default=0)
    counts = {
        column: sum(fits(_cell(row, column)) for _, row in cells) for column in range(width) if column != but
    }
    best = max(counts, key=lambda column: (counts[column], -column), default=None)
    if best is None or counts[best] < max(share * len(cells), 1):
        return None if share else best
    return best


def _index(first: Sequence[str], words: set[str]) -> int | None:
    return next((column for column, cell in enumerate(first) if cell in words), None)


def _cell(row: Sequence[str], column: int | None) -> str:
    return row[column] if column is not None and column < len(row) else ""


def _pass_over(table: Table, cells: Cells) -> None:
    for line, row in cells:
        if text := " ".join(cell for cell in row if cell):
            table.passed_over.append((line, text))
