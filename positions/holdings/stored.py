"""What the stored periods say of a day, by fixed statements.

Periods are indexed by class of length (``models.stances.LengthClass``): of those that last at
most so many days, only such as began within the last so many days can hold on the day. So
one look for each class finds what holds, however many periods went before.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from itertools import starmap
from typing import Any

from positions import statements
from positions.holdings.holding import Holding, Row
from positions.models.stances import LENGTH_CLASS, LENGTHS
from positions.vocabulary import Basis

FEW = 8
"""Of so many countries each pair is looked up by itself; of more, propositions are read whole."""


def held_on(
    as_of: date,
    *,
    propositions: Collection[int],
    countries: Collection[int] | None,
    stances: Collection[str],
    basis: str | None,
) -> list[Holding]:
    """What was held on the day; None, and no stances named, mean all."""
    values = _values(as_of, propositions, countries, stances, basis)
    rows = statements.rows(OF_FEW_COUNTRIES if _are_few(countries) else OF_ALL_COUNTRIES, values)
    return list(starmap(Holding, rows))


def rows_on(
    as_of: date,
    *,
    propositions: Collection[int],
    countries: Collection[int] | None,
    stances: Collection[str],
    basis: str | None,
) -> list[Row]:
    """The same, bare."""
    values = _values(as_of, propositions, countries, stances, basis)
    rows: list[Any] = statements.rows(ROWS_OF_FEW if _are_few(countries) else ROWS_OF_ALL, values)
    return rows


def _are_few(countries: Collection[int] | None) -> bool:
    return countries is not None and len(countries) <= FEW


def _values(
    as_of: date,
    propositions: Collection[int],
    countries: Collection[int] | None,
    stances: Collection[str],
    basis: str | None,
) -> dict[str, Any]:
    return {
        "as_of": as_of,
        "propositions": list(propositions),
        "own": basis == Basis.OWN,
        "countries": None if countries is None else list(countries),
        "stances": list(stances) or None,
        "basis": basis,
    }


def openings(held: Sequence[Holding]) -> dict[tuple[int, int], int]:
    """The position that decided on the first day of ``since``, by country and proposition."""
    known: dict[tuple[int, int], int] = {}
    others = []
    for one in held:
        opening = one.position_id if one.start == one.since else one.opening_id
        if opening is None:
            others.append(one)
        else:
            known[one.country_id, one.proposition_id] = opening
    if not others:
        return known
    values = {
        "countries": [one.country_id for one in others],
        "propositions": [one.proposition_id for one in others],
        "since": [one.since for one in others],
    }
    found = statements.rows(OPENINGS, values)
    return known | {(country, proposition): position for country, proposition, position in found}


_DATED = """
    CASE WHEN period.group_id IS NULL THEN period.start
        ELSE (SELECT date FROM positions_position WHERE id = period.position_id) END
"""
"""An own act decides from its date on; a group's may be older than the membership."""

_HOLDING = f"""
    period.country_id, period.proposition_id, period.stance, shown.since, period.until,
    period.group_id, period.position_id, {_DATED}, period.start, period."end"
"""

_BEFORE_ALL = "DATE '0001-12-31 BC'"
"""The day whose number is nought."""

_ROW = f"""
    period.country_id, period.proposition_id, period.stance,
    shown.since - {_BEFORE_ALL}, period.until - {_BEFORE_ALL},
    period.group_id, period.position_id, {_DATED} - {_BEFORE_ALL}
"""

_ASKED = """
    CROSS JOIN LATERAL (
        SELECT CASE WHEN %(own)s::boolean THEN COALESCE(period.own_since, period.since)
            ELSE period.since END AS since
    ) AS shown
    WHERE (period."end" IS NULL OR period."end" > %(as_of)s::date)
    AND (%(basis)s::text IS NULL OR (period.group_id IS NULL) = %(own)s::boolean)
    AND (%(stances)s::text[] IS NULL OR period.stance = ANY(%(stances)s::text[]))
"""

_CLASSES = ", ".join(f"({number}, {most})" for number, most in enumerate((*LENGTHS, 1_000_000)))


def _of_all(columns: str) -> str:
    """A look for each class of length; OFFSET keeps the server from reading all classes at once instead."""
    return f"""
    SELECT {columns}
    FROM (VALUES {_CLASSES}) AS length (class, most)
    CROSS JOIN LATERAL (
        SELECT * FROM positions_stanceperiod
        WHERE proposition_id = ANY(%(propositions)s::bigint[])
        AND {LENGTH_CLASS.format('"end"', "start")} = length.class
        AND start <= %(as_of)s::date AND start > %(as_of)s::date - length.most
        OFFSET 0
    ) AS period
    {_ASKED}
    AND (%(countries)s::bigint[] IS NULL OR period.country_id = ANY(%(countries)s::bigint[]))
    """


def _of_few(columns: str) -> str:
    """A look for each pair: periods of one never overlap, so the last that began by the day is the one."""
    return f"""
    SELECT {columns}
    FROM unnest(%(countries)s::bigint[]) AS country (id)
    CROSS JOIN unnest(%(propositions)s::bigint[]) AS proposition (id)
    CROSS JOIN LATERAL (
        SELECT * FROM positions_stanceperiod
        WHERE country_id = country.id AND proposition_id = proposition.id AND start <= %(as_of)s::date
        ORDER BY start DESC LIMIT 1
    ) AS period
    {_ASKED}
    """


OF_ALL_COUNTRIES, ROWS_OF_ALL = _of_all(_HOLDING), _of_all(_ROW)
OF_FEW_COUNTRIES, ROWS_OF_FEW = _of_few(_HOLDING), _of_few(_ROW)

OPENINGS = """
    SELECT period.country_id, period.proposition_id, period.position_id
    FROM unnest(%(countries)s::bigint[], %(propositions)s::bigint[], %(since)s::date[])
        AS held (country, proposition, since)
    JOIN positions_stanceperiod AS period
        ON period.country_id = held.country AND period.proposition_id = held.proposition
        AND period.start = held.since
"""
