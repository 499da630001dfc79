"""Writing the positions of a data set, through the editorial verbs and with four eyes.

Part after part is written down as arrivals and published at one moment, so memory does not grow
with the file. A row that changed is drafted and submitted as a correction of the position that it was.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from django.contrib.auth.models import User
from django.db import connection, reset_queries

from positions import editorial, publication
from positions.editorial import Cited, Plan
from positions.exchange.codes import numbers_of
from positions.exchange.columns import SEPARATOR, Actor, Codes
from positions.exchange.comparison import (
    CHANGED,
    NEW,
    Staged,
    batches,
    differences,
    recorded_cells,
    standing,
)
from positions.exchange.evidence_columns import Locators
from positions.exchange.staging import execute, rows_of
from positions.exchange.tables import POSITIONS
from positions.models import Country, Position, Source
from positions.publication import Arrivals
from positions.vocabulary import RetractionCause

Say = Callable[[str], None]

LINKS = ("country", "group", "proposition", "official", "forum", "session", "instrument")
"""What a correction takes over from the position that it corrects."""


def publish_new(*, author: User, say: Say) -> Iterator[Arrivals]:
    """Write the new rows down as arrivals, part after part."""
    publication.make_tables()
    last = done = 0
    planned_for = standing(POSITIONS)
    while True:
        execute(_ARRIVE, {"last": last, "most": AT_ONCE})
        [(count, reached)] = rows_of(f"SELECT count(*), max(line) FROM {publication.POSITIONS}")
        if not count:
            return
        execute(_CITE)
        execute(_STAND_ASIDE)
        done, last = done + count, reached
        yield Arrivals(author)
        say(f"  {done:,} positions")
        reset_queries()  # Django remembers them where DEBUG is on
        if done > 2 * planned_for:
            execute("ANALYZE positions_position, positions_citation, positions_change")
            planned_for = done  # or the triggers would go on as if these tables were still small


AT_ONCE = 100_000
"""Rows; what waits in the database for the end of a part is as long as the part."""

_ARRIVE = f"""
    INSERT INTO {publication.POSITIONS} (line, {", ".join(f'"{one}"' for one in publication.COLUMNS)})
    SELECT line, country.id, body.id, proposition.id, s.stance, s.date::date, s.date_precision, s.kind,
        official.id, forum.id, session.id, instrument.id, s.summary
    FROM (
        SELECT line FROM compared_positions WHERE verdict = '{NEW}' AND line > %(last)s
        ORDER BY line LIMIT %(most)s
    ) AS new
    JOIN {POSITIONS.staged} AS s USING (line)
    JOIN positions_proposition AS proposition ON proposition.slug = s.proposition
    LEFT JOIN positions_country AS country ON country.iso3 = s.actor
    LEFT JOIN positions_group AS body ON '{Actor.PREFIX}' || body.slug = s.actor
    LEFT JOIN positions_official AS official ON official.slug = s.official
    LEFT JOIN positions_forum AS forum ON forum.slug = s.forum
    LEFT JOIN positions_session AS session ON session.slug = s.session
    LEFT JOIN positions_instrument AS instrument ON instrument.slug = s.instrument
    ORDER BY line
"""
_CITE = f"""
    INSERT INTO {publication.CITATIONS} (position_id, source_id, locator, "order")
    SELECT arriving.id, source.id, coalesce(cited.locator, ''), cited.place - 1
    FROM {publication.POSITIONS} AS arriving JOIN {POSITIONS.staged} AS s USING (line)
    CROSS JOIN LATERAL unnest(
        string_to_array(s.sources, '{SEPARATOR}'), {Locators("locator").split("s.locator")}
    ) WITH ORDINALITY AS cited (source, locator, place)
    JOIN positions_source AS source ON source.slug = cited.source
"""
_STAND_ASIDE = f"""
    INSERT INTO {publication.DISSOCIATIONS} (position_id, country_id)
    SELECT arriving.id, country.id
    FROM {publication.POSITIONS} AS arriving JOIN {POSITIONS.staged} AS s USING (line)
    CROSS JOIN LATERAL unnest(string_to_array(s.dissociated, '{SEPARATOR}')) AS aside (iso3)
    JOIN positions_country AS country ON country.iso3 = aside.iso3
"""


def publish_corrections(*, name: str, author: User, today: date) -> Iterator[list[Position]]:
    """Draft and submit a correction for each changed row; yields batches that are ready to publish."""
    for rows in batches(POSITIONS, CHANGED):
        drafts = draft_corrections(
            rows,
            author=author,
            cause=RetractionCause.CORRECTION,
            reason=lambda changed: f"The data set “{name}” corrects: {', '.join(changed)}.",
        )
        yield editorial.submit(drafts, by=author, today=today)
        _let_go()


def _let_go() -> None:
    """What a published batch leaves behind: checks that wait for the end, and remembered statements."""
    connection.check_constraints()
    reset_queries()  # Django remembers them where DEBUG is on


def draft_new(rows: list[Staged], *, author: User) -> list[Position]:
    """A draft for each row."""
    codes = numbers_of(POSITIONS, rows)
    return editorial.draft_many([_plan(row, codes) for row in rows], author=author)


def draft_corrections(
    rows: list[Staged], *, author: User, cause: str, reason: Callable[[list[str]], str]
) -> list[Position]:
    """A draft for each row, correcting the position that it was; ``reason`` takes the changed columns."""
    codes = numbers_of(POSITIONS, rows)
    before = recorded_cells(POSITIONS, [row.number for row in rows])
    published = Position.objects.select_related(*LINKS).in_bulk([row.number for row in rows])
    drafts = []
    for row in rows:
        assert row.number is not None
        plan = _plan(row, codes)
        drafts.append(
            editorial.correct(
                published[row.number],
                by=author,
                cause=cause,
                reason=reason(differences(POSITIONS, before[row.number], row.cells)),
                cites=plan.cites,
                dissociated=plan.dissociated,
                **{one: plan.fields[one] for one in ("stance", "date_precision", "summary")},
            )
        )
    return drafts


def _plan(row: Staged, codes: Codes) -> Plan:
    values: dict[str, Any] = {}
    for column in POSITIONS.columns:
        values.update(column.values(row.cells[column.name], codes))
    sources, locators = values.pop("source_ids"), values.pop("locators")
    countries = values.pop("dissociated_ids")
    locators += [""] * (len(sources) - len(locators))
    return Plan(
        fields=values,
        cites=[Cited(Source(pk=one), locator) for one, locator in zip(sources, locators, strict=True)],
        dissociated=[Country(pk=one) for one in countries],
    )
