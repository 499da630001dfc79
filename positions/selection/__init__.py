"""Positions chosen by many filters, each with its evidence: one statement a page.

The statement reads positions, citations and sources alone; who and where they speak of stays
a number, for `labels` to name. Said in SQL, since building and planning the question through
querysets cost several times what answering it does.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import starmap

from django.db import connection

from positions import statements
from positions.selection.question import Place, Question, Selection
from positions.selection.rows import COLUMNS, Chosen

__all__ = ["Chosen", "Place", "Selection", "count", "every", "numbered", "one", "page"]

HANDFUL = 500
"""Rows in memory at a time where all are read."""

GREATEST = 2**63 - 1
"""The greatest number that a position can have."""

LIMIT = "LIMIT %(most)s::int"

PUBLIC = f"SELECT {COLUMNS} FROM positions_position p WHERE p.status IN ('published', 'retracted')"
NUMBERED = f"{PUBLIC} AND p.id = ANY(%s::bigint[])"
ONE = f"{PUBLIC} AND p.id = %s::bigint"


def page(
    asked: Selection, *, by: str = "date", falling: bool = True, most: int, beyond: Place | None = None
) -> list[Chosen]:
    """The first rows of the selection ordered ``by`` a column and the number, from a place on."""
    question = Question(asked)
    question.begin(by, falling, beyond)
    order = _order(by, falling)
    probes = question.probes() if by == "date" else None
    if probes is None:
        found = f"SELECT {COLUMNS} FROM positions_position p {question.where()} {order} {LIMIT}"
    else:
        found = f"""
            SELECT {COLUMNS} FROM (
                SELECT found.id FROM {probes}
                CROSS JOIN LATERAL (
                    SELECT p.id, p.date FROM positions_position p {question.where()} {order} {LIMIT}
                ) found
                ORDER BY found.date {_way(falling)}, found.id {_way(falling)} {LIMIT}
            ) page JOIN positions_position p ON p.id = page.id {order}
        """
    return list(starmap(Chosen, question.rows(found, most=most)))


def count(asked: Selection) -> int:
    """How many there are."""
    question = Question(asked)
    [[found]] = question.rows(f"SELECT count(*) FROM positions_position p {question.where()}")
    return int(found)


def every(asked: Selection, *, by: str = "date", falling: bool = True) -> Iterator[list[Chosen]]:
    """All of them in their order, a handful at a time: the database holds the rest until it is asked for."""
    question = Question(asked)
    statement = f"SELECT {COLUMNS} FROM positions_position p {question.where()} {_order(by, falling)}"
    with connection.chunked_cursor() as cursor:
        cursor.execute(statement, question.values)
        while rows := cursor.fetchmany(HANDFUL):
            yield list(starmap(Chosen, rows))


def numbered(numbers: Collection[int]) -> dict[int, Chosen]:
    """Published or retracted positions by their numbers."""
    asked = [number for number in numbers if number <= GREATEST]
    return {row[0]: Chosen(*row) for row in statements.rows(NUMBERED, [asked])}


def one(number: int) -> Chosen | None:
    """The published or retracted position of this number; None where there is none."""
    found = statements.row(ONE, [number]) if number <= GREATEST else None
    return Chosen(*found) if found else None


def _way(falling: bool) -> str:
    return "DESC" if falling else "ASC"


def _order(by: str, falling: bool) -> str:
    return f"ORDER BY p.{by} {_way(falling)}, p.id {_way(falling)}"
