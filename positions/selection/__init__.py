"""Positions chosen by many filters, each with its evidence: one statement a page.

The statement reads positions, citations and sources alone; who and where they speak of stays
a number, for `labels` to name. Said in SQL, since building and planning the question through
querysets cost several times what answering it does.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from django.db import connection

from positions import statements
from positions.selection.question import Place, Question, Selection
from positions.selection.rows import COLUMNS, Chosen

__all__ = [
    "Chosen",
    "Place",
    "Selection",
    "TooManyToCount",
    "count",
    "every",
    "numbered",
    "numbers",
    "one",
    "page",
]

HANDFUL = 500
"""Rows in memory at a time where all are read."""

GREATEST = 2**63 - 1
"""The greatest number that a position can have."""

LIMIT = "LIMIT %(most)s::int"

PUBLIC = f"SELECT {COLUMNS} FROM positions_position p WHERE p.status IN ('published', 'retracted')"
NUMBERED = f"{PUBLIC} AND p.id = ANY(%s::bigint[])"
ONE = f"{PUBLIC} AND p.id = %s::bigint"


KEPT = """
    SELECT COALESCE(sum(positions), 0) FROM positions_stancecount
    WHERE (%(propositions)s::bigint[] IS NULL OR proposition_id = ANY(%(propositions)s::bigint[]))
        AND (%(stances)s::text[] IS NULL OR stance = ANY(%(stances)s::text[]))
"""


def page(
    asked: Selection, *, by: str = "date", falling: bool = True, most: int, beyond: Place | None = None
) -> list[Chosen]:
    """The first rows of the selection ordered ``by`` a column and the number, from a place on."""
    if asked.impossible:
        return []
    question = _from(asked, by, falling, beyond)
    order = _order(by, falling)
    if found := _sought(question, by, falling):
        found = f"SELECT {COLUMNS} FROM ({found}) page JOIN positions_position p ON p.id = page.id {order}"
    else:
        found = f"SELECT {COLUMNS} FROM positions_position p {question.where()} {order} {LIMIT}"
    return list(map(Chosen._make, question.rows(found, most=most)))


def numbers(
    asked: Selection, *, by: str = "date", falling: bool = True, most: int, beyond: Place | None = None
) -> list[int]:
    """The numbers alone of the rows of such a page."""
    if asked.impossible:
        return []
    question = _from(asked, by, falling, beyond)
    found = _sought(question, by, falling) or _walk(question, by, falling)
    return [number for (number,) in question.rows(found, most=most)]


def _from(asked: Selection, by: str, falling: bool, beyond: Place | None) -> Question:
    question = Question(asked)
    question.begin(by, falling, beyond)
    question.narrow()
    return question


def _sought(question: Question, by: str, falling: bool) -> str:
    """SQL: the numbers of the first rows, where they are better looked for by themselves; else empty."""
    probes = question.probes() if by == "date" else None
    if probes is not None:
        order = _order(by, falling)
        return f"""
            SELECT found.id FROM {probes}
            CROSS JOIN LATERAL (
                SELECT p.id, p.date FROM positions_position p {question.where()} {order} {LIMIT}
            ) found
            ORDER BY found.date {_way(falling)}, found.id {_way(falling)} {LIMIT}
        """
    return _walk(question, by, falling) if question.walks else ""


def _walk(question: Question, by: str, falling: bool) -> str:
    return f"SELECT p.id FROM positions_position p {question.where()} {_order(by, falling)} {LIMIT}"


MOST_COUNTED = 50_000
"""Positions with certain words that are counted: each has to be read."""


class TooManyToCount(Exception):
    """So many positions hold the words that counting them would keep others waiting."""


def count(asked: Selection) -> int:
    """How many there are: as kept for propositions and stances, else counted.

    Raises TooManyToCount for words alone, of which there are too many.
    """
    if asked.impossible:
        return 0
    if asked == Selection(propositions=asked.propositions, stances=asked.stances):
        kept = {"propositions": _listed(asked.propositions), "stances": _listed(asked.stances)}
        [[found]] = statements.rows(KEPT, kept)
        return int(found)
    question = Question(asked)
    question.narrow()
    if "narrow" not in question.conditions and asked.words is not None and question.expected() > MOST_COUNTED:
        raise TooManyToCount
    [[found]] = question.rows(f"SELECT count(*) FROM positions_position p {question.where()}")
    return int(found)


def every(asked: Selection, *, by: str = "date", falling: bool = True) -> Iterator[list[Chosen]]:
    """All of them in their order, a handful at a time: the database holds the rest until it is asked for."""
    question = Question(asked)
    statement = f"SELECT {COLUMNS} FROM positions_position p {question.where()} {_order(by, falling)}"
    with connection.chunked_cursor() as cursor:
        cursor.execute(statement, question.values)
        while rows := cursor.fetchmany(HANDFUL):
            yield list(map(Chosen._make, rows))


def numbered(numbers: Collection[int]) -> dict[int, Chosen]:
    """Published or retracted positions by their numbers."""
    asked = [number for number in numbers if number <= GREATEST]
    return {row[0]: Chosen(*row) for row in statements.rows(NUMBERED, [asked])}


def one(number: int) -> Chosen | None:
    """The published or retracted position of this number; None where there is none."""
    found = statements.row(ONE, [number]) if number <= GREATEST else None
    return Chosen(*found) if found else None


def _listed(values: Collection[Any] | None) -> list[Any] | None:
    return None if values is None else list(values)


def _way(falling: bool) -> str:
    return "DESC" if falling else "ASC"


def _order(by: str, falling: bool) -> str:
    return f"ORDER BY p.{by} {_way(falling)}, p.id {_way(falling)}"
