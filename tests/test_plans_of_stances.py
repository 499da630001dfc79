"""Who holds what on a day is found by index, in a table of 100,000 periods."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.db import connection, transaction

from positions import statements
from positions.holdings import stored

pytestmark = pytest.mark.django_db

PERIODS = """
    INSERT INTO positions_stanceperiod
        (country_id, proposition_id, position_id, stance, start, "end", since, until, own_since)
    SELECT country, proposition, 1, 'support', start, start + 700, start, start + 700, start
    FROM generate_series(1, 200) AS country, generate_series(1, 60) AS proposition,
        generate_series(date '2010-01-01', '2025-01-01', interval '700 days') AS began,
        LATERAL (SELECT began::date + country + proposition AS start) AS day
"""
"""Every country holds something on every proposition, and holds it anew every two years."""

ASKED = {"as_of": date(2020, 6, 1), "own": False, "countries": None, "stances": None, "basis": None}


@pytest.fixture(scope="module")
def many_periods(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """96,000 periods of countries and propositions that are not there, taken back at the end."""
    with django_db_blocker.unblock(), transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL session_replication_role = replica")  # no triggers, no foreign keys
            cursor.execute(PERIODS)
            cursor.execute("ANALYZE positions_stanceperiod")
        yield
        transaction.set_rollback(True)


def plan(statement: str, values: dict[str, Any]) -> str:
    """How the server finds the rows, whatever the values: as it does once it has planned the statement."""
    return "\n".join(line for (line,) in statements.rows(f"EXPLAIN (GENERIC_PLAN) {statement}", values))


@pytest.mark.parametrize(
    ("statement", "values", "index"),
    [
        (stored.OF_ALL_COUNTRIES, {**ASKED, "propositions": [7]}, "stanceperiod_by_length"),
        (stored.ROWS_OF_ALL, {**ASKED, "propositions": list(range(1, 61))}, "stanceperiod_by_length"),
        (
            stored.OF_FEW_COUNTRIES,
            {**ASKED, "propositions": [7], "countries": [1, 2, 3]},
            "stanceperiod_of_pair",
        ),
        (
            stored.OPENINGS,
            {"countries": [1], "propositions": [7], "since": [date(2020, 1, 1)]},
            "stanceperiod_of_pair",
        ),
    ],
    ids=["the map", "the matrix", "a few countries", "when it began"],
)
def test_what_is_held_on_a_day_is_found_by_index(
    many_periods: None, statement: str, values: dict[str, Any], index: str
) -> None:
    found = plan(statement, values)
    assert index in found
    assert "Seq Scan on positions_stanceperiod" not in found


def test_a_map_reads_few_periods_beside_those_that_it_shows(many_periods: None) -> None:
    asked = {**ASKED, "propositions": [7]}
    found = statements.rows(f"EXPLAIN (ANALYZE, FORMAT JSON) {stored.OF_ALL_COUNTRIES}", asked)
    scans = [one for one in _nodes(found[0][0][0]["Plan"]) if one.get("Index Name")]
    read = sum(
        one["Actual Loops"] * (one["Actual Rows"] + one.get("Rows Removed by Filter", 0)) for one in scans
    )
    held = len(statements.rows(stored.OF_ALL_COUNTRIES, asked))
    assert held == 200
    assert read < 3 * held


def _nodes(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield node
    for inner in node.get("Plans", ()):
        yield from _nodes(inner)
