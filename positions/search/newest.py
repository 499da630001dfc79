"""The newest of many matches, found without looking at all of them.

Two frequent words stand in hundreds of thousands of summaries, and to rank one costs as much
as to read it. So of any question only the newest ``MOST`` matches are ranked and counted. They
are looked for from a day on that is chosen by how many the planner expects; where it expected
too many, from an earlier day.
"""

from __future__ import annotations

import json
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from math import prod
from typing import Any

from django.db import connection
from django.db.models import FloatField
from django.db.models.expressions import RawSQL

from positions import statements
from positions.models import MonthCount
from positions.models.position_querysets import PositionQuerySet
from positions.search.meaning import HIGHLIGHTED, OPTIONS, Meaning, Sql

MOST = 2000
"""Matches that are ranked and counted, the newest."""

SLACK = 1.3
"""So many times more matches than needed are expected from the day on that is chosen."""

WORTH_IT = 0.5
"""Where so great a share of all matches is needed, all are looked at."""

NEWEST = """
    SELECT found.* FROM ({found}) found WHERE {since} ORDER BY found.date DESC, found.id DESC LIMIT {most}
"""
BEST = f"""
    WITH newest AS MATERIALIZED ({NEWEST}),
    best AS MATERIALIZED (
        SELECT * FROM newest ORDER BY rank DESC, date DESC, id DESC LIMIT %s OFFSET %s
    )
    SELECT best.id, (SELECT count(*) FROM newest){{highlighted}} FROM best{{position}}
    ORDER BY best.rank DESC, best.date DESC, best.id DESC
"""

PUBLISHED = """
    SELECT positions_position.id, positions_position.date, {columns}
    FROM positions_position WHERE positions_position.status = 'published' AND {condition}
"""

FREQUENT = """
    SELECT c.reltuples, s.most_common_elems::text::text[], s.most_common_elem_freqs
    FROM pg_class c LEFT JOIN pg_stats s ON s.schemaname = c.relnamespace::regnamespace::text
        AND s.tablename = c.relname AND s.attname = 'search_vector'
    WHERE c.oid = 'positions_position'::regclass
"""

Rows = list[tuple[Any, ...]]


@dataclass(frozen=True)
class Best:
    """The numbers of the best of the newest matches, and of how many; more than ``MOST`` are not counted.

    ``passages`` are their summaries with the matches marked, where they were asked for.
    """

    numbers: list[int]
    of: int
    passages: dict[int, str] = field(default_factory=dict)


def best(
    found: PositionQuerySet | None, meant: Meaning, *, length: int, start: int = 0, marked: bool = True
) -> Best:
    """Of the newest ``MOST`` those that hold what is wanted best: ``length`` of them from ``start`` on.

    ``found`` are the positions that match and may be told; None: all that are published and match.
    """
    wanted = meant.wanted
    rank = Sql(f"ts_rank(positions_position.search_vector, {wanted.text})", wanted.values)
    expected = None
    if found is None:
        text = PUBLISHED.format(columns=f"{rank.text} AS rank", condition=meant.condition.text)
        asked = Sql(text, (*rank.values, *meant.condition.values))
        expected = _expected_of_words(meant)
    else:
        ranked = found.annotate(rank=RawSQL(*rank, output_field=FloatField()))
        asked = _sql(ranked.values_list("id", "date", "rank"))
    highlighted, position = "", ""
    values: tuple[Any, ...] = (length, start)
    if marked:
        highlighted = f", {HIGHLIGHTED.format(wanted=wanted.text, options=OPTIONS)}"
        position = " JOIN positions_position p ON p.id = best.id"
        values += wanted.values
    statement = BEST.replace("{highlighted}", highlighted).replace("{position}", position)
    rows = _from_a_day_on(asked, statement, values, lambda rows: rows[0][1] if rows else 0, expected)
    passages = {row[0]: row[2] for row in rows} if marked else {}
    return Best([row[0] for row in rows], rows[0][1] if rows else 0, passages)


def newest(found: PositionQuerySet, *columns: str) -> Rows:
    """The columns of the newest ``MOST``, the newest first."""
    rows = _from_a_day_on(_sql(found.values_list("id", "date", *columns)), NEWEST, (), len)
    return [row[2:] for row in rows]


def _sql(found: Any) -> Sql:
    return Sql(*found.order_by().query.sql_with_params())


def _from_a_day_on(
    found: Sql,
    statement: str,
    values: tuple[Any, ...],
    count: Callable[[Rows], int],
    expected: int | None = None,
) -> Rows:
    """The answer over the matches from such a day on that there are ``MOST``, or over all."""
    with connection.cursor() as cursor:
        share = SLACK * MOST / max(1, _expected(cursor, found) if expected is None else expected)
        while True:
            day = _day(share) if share < WORTH_IT else None
            since = "TRUE" if day is None else "found.date >= %s"
            asked = statement.format(found=found.text, since=since, most=MOST)
            # the values come in the order of their places
            cursor.execute(asked, [*found.values, *([] if day is None else [day]), *values])
            rows: Rows = cursor.fetchall()
            if day is None or count(rows) == MOST:
                return rows
            share *= max(2.0, SLACK * MOST / max(1, count(rows)))


def _expected(cursor: Any, found: Sql) -> int:
    """How many rows the planner expects."""
    cursor.execute(f"EXPLAIN (FORMAT JSON) {found.text}", found.values)
    [plan] = cursor.fetchone()
    plan = json.loads(plan) if isinstance(plan, str) else plan
    return int(plan[0]["Plan"]["Plan Rows"])


def _expected_of_words(meant: Meaning) -> int | None:
    """The same of words that all have to stand in the summary, from what the planner knows of each.

    None where they lead to positions in other ways too, which the planner itself has to be asked.
    """
    lexemes = meant.typed.all_of
    if not meant.words_alone or lexemes is None:
        return None
    rows, shares, least = meant.typed.labels.once("frequent words", _frequent)
    return int(rows * prod(shares.get(one, least) for one in lexemes))


def _frequent() -> tuple[float, dict[str, float], float]:
    """How many positions there are, the share in which each frequent word stands, and any other."""
    [[rows, words, shares]] = statements.rows(FREQUENT)
    if not words:
        return max(rows, 0.0), {}, 1.0
    known = dict(zip(words, shares, strict=False))  # behind them the server keeps the least and the greatest
    return max(rows, 0.0), known, min(known.values())


def _day(share: float) -> date:
    """The day from which on about so great a share of the published positions is dated."""
    counts = MonthCount.objects.filter(proposition=None, country=None, group=None, forum=None)
    months = list(counts.order_by("-month").values_list("month", "positions"))
    wanted = share * sum(positions for _, positions in months)
    for month, positions in months:
        if positions >= wanted:
            days = monthrange(month.year, month.month)[1]
            return month + timedelta(days=int(days * (1 - wanted / max(1, positions))))
        wanted -= positions
    return date.min
