"""Writing the positions of a data set, through the editorial verbs and with four eyes.

Batch after batch is drafted, submitted and published at one moment, so memory does not grow
with the file. A row that changed becomes a correction of the position that it was.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from django.contrib.auth.models import User
from django.db import connection, reset_queries

from positions import editorial
from positions.editorial import Cited, Plan
from positions.exchange.codes import numbers_of
from positions.exchange.columns import Codes
from positions.exchange.comparison import CHANGED, NEW, Staged, batches, differences, recorded_cells
from positions.exchange.staging import execute
from positions.exchange.tables import POSITIONS
from positions.models import Country, Position, Source
from positions.vocabulary import RetractionCause

Say = Callable[[str], None]

LINKS = ("country", "group", "proposition", "official", "forum", "session", "instrument")
"""What a correction takes over from the position that it corrects."""


def publish_new(*, author: User, today: date, say: Say) -> Iterator[list[Position]]:
    """Draft and submit the new rows; yields batches that are ready to publish."""
    done = planned_for = 0
    for rows in batches(POSITIONS, NEW):
        drafts = draft_new(rows, author=author)
        done += len(rows)
        if done > 2 * planned_for:
            execute("ANALYZE positions_position, positions_citation, positions_change")
            planned_for = done  # or the triggers would go on as if these tables were still small
        yield editorial.submit(drafts, by=author, today=today)
        say(f"  {done:,} positions")
        _let_go()


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
