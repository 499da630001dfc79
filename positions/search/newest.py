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
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db import connection
from django.db.models import F

from positions.models import MonthCount
from positions.models.position_querysets import PositionQuerySet

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
    WITH newest AS MATERIALIZED ({NEWEST})
    SELECT newest.id, (SELECT count(*) FROM newest) FROM newest
    ORDER BY newest.rank DESC, newest.date DESC, newest.id DESC LIMIT %s OFFSET %s
"""

Rows = list[tuple[Any, ...]]


@dataclass(frozen=True)
class Best:
    """The numbers of the best of the newest matches, and of how many; more than ``MOST`` are not counted."""

    numbers: list[int]
    of: int


def best(found: PositionQuerySet, wanted: SearchQuery, *, length: int, start: int = 0) -> Best:
    """Of the newest ``MOST`` those that hold what is wanted best: ``length`` of them from ``start`` on."""
    ranked = found.annotate(rank=SearchRank(F("search_vector"), wanted)).values_list("id", "date", "rank")
    rows = _from_a_day_on(ranked, BEST, (length, start), lambda rows: rows[0][1] if rows else 0)
    return Best([number for number, _ in rows], rows[0][1] if rows else 0)


def newest(found: PositionQuerySet, *columns: str) -> Rows:
    """The columns of the newest ``MOST``, the newest first."""
    rows = _from_a_day_on(found.values_list("id", "date", *columns), NEWEST, (), len)
    return [row[2:] for row in rows]


def _from_a_day_on(found: Any, statement: str, values: tuple[int, ...], count: Callable[[Rows], int]) -> Rows:
    """The answer over the matches from such a day on that there are ``MOST``, or over all."""
    sql, params = found.order_by().query.sql_with_params()
    with connection.cursor() as cursor:
        share = SLACK * MOST / max(1, _expected(cursor, sql, params))
        while True:
            day = _day(share) if share < WORTH_IT else None
            since = "TRUE" if day is None else "found.date >= %s"
            asked = statement.format(found=sql, since=since, most=MOST)
            cursor.execute(asked, [*params, *([] if day is None else [day]), *values])
            rows: Rows = cursor.fetchall()
            if day is None or count(rows) == MOST:
                return rows
            share *= max(2.0, SLACK * MOST / max(1, count(rows)))


def _expected(cursor: Any, sql: str, params: tuple[Any, ...]) -> int:
    """How many rows the planner expects."""
    cursor.execute(f"EXPLAIN (FORMAT JSON) {sql}", params)
    [plan] = cursor.fetchone()
    plan = json.loads(plan) if isinstance(plan, str) else plan
    return int(plan[0]["Plan"]["Plan Rows"])


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
