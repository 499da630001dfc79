"""One table from a file of the desk: looked at first, then entered, through the rules of a whole data set.

Positions come in as drafts of who brings them, changed ones as corrections of what is
published; other tables are brought up to date at once. All of it or nothing.
"""

from __future__ import annotations

import hashlib
import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import transaction

from positions.exchange import loading_positions, reference_data
from positions.exchange.claims import check_evidence
from positions.exchange.comparison import (
    CHANGED,
    NEW,
    SAME,
    SETTLED,
    Staged,
    batches,
    compare,
    copy_record,
    differences,
    matches,
    recorded_cells,
)
from positions.exchange.crosschecks import check_files
from positions.exchange.faults import Faults
from positions.exchange.reading import Row, records, rows_under_header
from positions.exchange.spreadsheets import kind_of, sheet_records, undefused
from positions.exchange.staging import copy_rows, execute, make_tables
from positions.exchange.tables import (
    ALIASES,
    BY_NAME,
    COUNTRIES,
    FORUMS,
    GROUPS,
    INSTRUMENTS,
    OFFICIALS,
    POSITIONS,
    PROPOSITIONS,
    REFERENCE_SOURCES,
    SESSIONS,
    SOURCES,
    TENURES,
    TOPICS,
    Table,
)
from positions.models import Position
from positions.models.changes import take_public_change_lock
from positions.vocabulary import Status

PENDING = "pending"
"""The verdict on a row that somebody has entered already and that is not published yet."""
VERDICTS = (NEW, CHANGED, PENDING, SETTLED, SAME)
MOST_ROWS = 20_000

IMPORTABLE = (
    POSITIONS,
    SOURCES,
    OFFICIALS,
    TENURES,
    FORUMS,
    SESSIONS,
    INSTRUMENTS,
    COUNTRIES,
    ALIASES,
    GROUPS,
    TOPICS,
    PROPOSITIONS,
    REFERENCE_SOURCES,
)
"""Tables that the desk takes from a file; memberships and enquiries are recorded at their own screens."""


@dataclass(frozen=True)
class Difference:
    """A column in which a row of the file differs from the record."""

    column: str
    before: str
    after: str


@dataclass(frozen=True)
class Seen:
    """A row of the file, and what it is to the record.

    ``number`` is that of the row of the record that it changes, repeats or awaits; None for a new one.
    """

    line: int
    verdict: str
    cells: dict[str, str]
    number: int | None
    differences: list[Difference]


@dataclass(frozen=True)
class Preview:
    """What entering the file would do: every row in the order of the file."""

    table: Table
    rows: list[Seen]

    @property
    def counts(self) -> dict[str, int]:
        """How many rows there are of each verdict."""
        found = Counter(row.verdict for row in self.rows)
        return {verdict: found[verdict] for verdict in VERDICTS}

    @property
    def fingerprint(self) -> str:
        """Changes when what entering the file would do changes."""
        told = repr([(row.line, row.verdict, row.number, row.differences) for row in self.rows])
        return hashlib.sha256(told.encode()).hexdigest()


class OvertakenError(Exception):
    """The record changed since the file was looked at; ``preview`` says what it would do now."""

    def __init__(self, preview: Preview) -> None:
        self.preview = preview
        super().__init__("The record changed since you looked. Look again at what the file does now.")


def may_bring(user: User, table: Table) -> bool:
    """Whether the user's role allows what a file of the table does."""
    name = table.model._meta.model_name
    actions = ["add"] if table is POSITIONS else ["add", "change"]
    if table is TENURES:
        actions.append("delete")  # a new term takes the place of those it overlaps
    return all(user.has_perm(f"positions.{action}_{name}") for action in actions)


def preview(table: Table, content: bytes, *, today: date) -> Preview:
    """What entering a file (CSV or XLSX) would do. Nothing is written.

    Raises UnreadableError for what is no such file, FaultyFilesError with every fault.
    """
    with transaction.atomic():
        return _compared(table, content, today)


def enter(
    table: Table,
    content: bytes,
    *,
    by: User,
    today: date,
    fingerprint: str,
    cause: str = "",
    reason: str = "",
) -> tuple[Preview, list[Position]]:
    """Enter the file as it was looked at, all of it or nothing; return what was done, and the drafts.

    ``cause`` and ``reason`` are those of the corrections among positions. Raises as :func:`preview`, and
    OvertakenError where the file would now do something else than ``fingerprint`` says.
    """
    if not may_bring(by, table):
        raise PermissionDenied("Your role does not allow this.")
    with transaction.atomic():
        if table is not POSITIONS:
            take_public_change_lock()  # so that what is compared is what is changed
        found = _compared(table, content, today)
        if found.fingerprint != fingerprint:
            raise OvertakenError(found)
        drafts: list[Position] = []
        if table is not POSITIONS:
            writers = {TENURES.name: reference_data.write_tenures}
            writers.get(table.name, reference_data.write)(table)
            return found, drafts
        for rows in batches(POSITIONS, NEW):
            drafts += loading_positions.draft_new(rows, author=by)
        for rows in batches(POSITIONS, CHANGED):
            drafts += loading_positions.draft_corrections(
                rows, author=by, cause=cause, reason=lambda changed: reason
            )
        return found, drafts


def table_named(name: str) -> Table | None:
    """The table that the desk takes from a file, by the name of its file; None for any other."""
    table = BY_NAME.get(name)
    return table if table in IMPORTABLE else None


def _compared(table: Table, content: bytes, today: date) -> Preview:
    """Stage the file, check it by every rule, and set it against the record."""
    faults = Faults()
    make_tables()
    if copy_rows(table, _rows(table, content, faults), faults) is None:
        faults.stop()
    copy_record()
    check_files(faults, unread=())
    check_evidence(faults, today=today)
    faults.stop()
    compare()
    if table is POSITIONS:
        _leave_pending()
    return Preview(table, sorted(_seen(table), key=lambda row: row.line))


def _rows(table: Table, content: bytes, faults: Faults) -> Iterator[Row]:
    """The rows of the file, in whichever of the two formats; too many are a fault."""
    if kind_of(content) == "xlsx":
        found = sheet_records(content, table.file, faults, most=MOST_ROWS + 1)
        rows = rows_under_header(
            table.file, found, required=table.required, optional=table.extra, faults=faults
        )
    else:
        found = records(io.BytesIO(content), table.file, faults)
        read = rows_under_header(
            table.file, found, required=table.required, optional=table.extra, faults=faults
        )
        rows = _without_formulas(table, read, faults)
    for place, row in enumerate(rows):
        if place >= MOST_ROWS:
            reason = f"The file has more than {MOST_ROWS:,} rows. Bring them in parts."
            faults.add(table.file, 0, "", "", reason)
            return
        yield row


def _without_formulas(table: Table, rows: Iterator[Row], faults: Faults) -> Iterator[Row]:
    """Rows of CSV, where a formula looks like any text; what a list defused on its way out is as it was."""
    for row in rows:
        for column, text in row.values.items():
            if text.startswith("="):
                faults.add(table.file, row.line, column, text, "It begins as a formula does.")
        yield Row(row.line, {column: undefused(text) for column, text in row.values.items()})


def _leave_pending() -> None:
    """What somebody has entered already, and is not published yet, is not entered twice."""
    under_way = Position.objects.filter(status__in=[Status.DRAFT, Status.IN_REVIEW])
    sql, parameters = POSITIONS.written(under_way).order_by().query.sql_with_params()
    columns = [one for one in POSITIONS.names if one != "occurrence"]
    execute(
        f"UPDATE compared_positions c SET verdict = '{PENDING}', id = r.id "
        f"FROM {POSITIONS.staged} s, ({sql}) r WHERE s.line = c.line "
        f"AND c.verdict IN ('{NEW}', '{CHANGED}') AND {matches(POSITIONS, columns)}",
        parameters,
    )


def _seen(table: Table) -> Iterator[Seen]:
    for verdict in VERDICTS:
        for rows in batches(table, verdict):
            before = recorded_cells(table, [row.number for row in rows]) if verdict == CHANGED else {}
            for row in rows:
                yield Seen(row.line, verdict, row.cells, row.number, _differences(table, before, row))


def _differences(table: Table, before: dict[int, dict[str, str]], row: Staged) -> list[Difference]:
    old = before.get(row.number or 0)
    if old is None:
        return []
    return [Difference(one, old[one], row.cells[one]) for one in differences(table, old, row.cells)]
