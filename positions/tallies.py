"""How many countries held each stance on a day: kept for every day on which a count changed.

Counting the periods of one day anew reads every country on every proposition. So the course of
the counts is written down with the periods it follows from, and a day is one look for each
proposition and ground.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from datetime import date

from django.db import connection

from positions import statements
from positions.models import StanceTally
from positions.vocabulary import Basis, Stance

COUNTS = tuple(stance.value for stance in Stance)
"""The columns of counts, in the order of the vocabulary."""


def on(
    days: Iterable[date], *, propositions: Collection[int], basis: str | None = None
) -> dict[tuple[int, date], Counter[str]]:
    """The counts per stance, by proposition and day; zeros are left out."""
    bases = Basis.values if basis is None else [basis]
    values = {"days": list(days), "propositions": list(propositions), "bases": bases}
    found: dict[tuple[int, date], Counter[str]] = {}
    for proposition, day, *counts in statements.rows(_ON_DAYS, values):
        tally = found.setdefault((proposition, day), Counter())
        tally.update({stance: count for stance, count in zip(COUNTS, counts, strict=True) if count})
    return found


def searched_in_vain(day: date, *, propositions: Collection[int], basis: str | None = None) -> dict[int, int]:
    """How many countries had been searched by the day and hold nothing on it, by proposition."""
    values = {"day": day, "propositions": list(propositions), "own": basis == Basis.OWN}
    return dict(statements.rows(_SEARCHED, values))


def bring_up_to_date(proposition: int, first: date) -> None:
    """Write the counts from the day on anew, as the periods of the proposition now say.

    To be called in the transaction that changed the periods, with the first day that any of
    them, old or new, holds.
    """
    StanceTally.objects.filter(proposition=proposition, day__gte=first).delete()
    with connection.cursor() as cursor:
        cursor.execute(_WRITE, {"proposition": proposition, "first": first})


def differences(proposition: int) -> list[tuple[str, date]]:
    """The grounds and days whose counts are not what the periods say."""
    values = {"proposition": proposition, "first": date.min}
    expected = set(statements.rows(_EXPECTED, values))
    stored = set(StanceTally.objects.filter(proposition=proposition).values_list("basis", "day", *COUNTS))
    return sorted({(row[0], row[1]) for row in expected ^ stored})


_ON_DAYS = f"""
    SELECT asked.proposition, days.day, {", ".join(f"tally.{one}" for one in COUNTS)}
    FROM unnest(%(propositions)s::bigint[]) AS asked (proposition)
    CROSS JOIN unnest(%(days)s::date[]) AS days (day)
    CROSS JOIN unnest(%(bases)s::text[]) AS grounds (basis)
    CROSS JOIN LATERAL (
        SELECT {", ".join(COUNTS)} FROM positions_stancetally
        WHERE proposition_id = asked.proposition AND basis = grounds.basis AND day <= days.day
        ORDER BY day DESC LIMIT 1
    ) AS tally
"""
"""One look into the index for each proposition, day and ground."""

_SEARCHED = """
    SELECT searched.proposition_id, count(*)::int
    FROM (
        SELECT DISTINCT proposition_id, country_id FROM positions_enquiry
        WHERE proposition_id = ANY(%(propositions)s::bigint[]) AND withdrawn_at IS NULL
            AND searched_on <= %(day)s::date
    ) AS searched
    LEFT JOIN LATERAL (
        SELECT "end", group_id FROM positions_stanceperiod
        WHERE country_id = searched.country_id AND proposition_id = searched.proposition_id
            AND start <= %(day)s::date
        ORDER BY start DESC LIMIT 1
    ) AS last ON true
    WHERE (last IS NULL OR last."end" <= %(day)s::date OR (%(own)s::boolean AND last.group_id IS NOT NULL))
    GROUP BY searched.proposition_id
"""
"""Of each pair that was searched, the period that began last by the day says whether anything is held."""

_EXPECTED = f"""
    WITH turns (basis, day, stance, change) AS (
        SELECT CASE WHEN group_id IS NULL THEN 'own' ELSE 'group' END, start, stance, 1
        FROM positions_stanceperiod
        WHERE proposition_id = %(proposition)s::bigint AND start >= %(first)s::date
        UNION ALL
        SELECT CASE WHEN group_id IS NULL THEN 'own' ELSE 'group' END, "end", stance, -1
        FROM positions_stanceperiod
        WHERE proposition_id = %(proposition)s::bigint AND "end" >= %(first)s::date
    ),
    changes AS (
        SELECT basis, day,
            {", ".join(f"sum(CASE stance WHEN '{one}' THEN change ELSE 0 END) AS {one}" for one in COUNTS)}
        FROM turns GROUP BY basis, day
    ),
    before AS (
        SELECT DISTINCT ON (basis) * FROM positions_stancetally
        WHERE proposition_id = %(proposition)s::bigint AND day < %(first)s::date
        ORDER BY basis, day DESC
    )
    SELECT changes.basis, changes.day,
        {", ".join(f"(coalesce(before.{one}, 0) + sum(changes.{one}) OVER so_far)::int" for one in COUNTS)}
    FROM changes LEFT JOIN before USING (basis)
    WHERE {" OR ".join(f"changes.{one} <> 0" for one in COUNTS)}
    WINDOW so_far AS (PARTITION BY changes.basis ORDER BY changes.day)
"""
"""The counts from a day on: those before it, and with every turn what begins less what ends."""

_WRITE = f"""
    INSERT INTO positions_stancetally (basis, day, {", ".join(COUNTS)}, proposition_id)
    SELECT *, %(proposition)s::bigint FROM ({_EXPECTED}) AS expected
"""
