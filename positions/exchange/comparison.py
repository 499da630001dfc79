"""The files set against the record: which rows are new, changed or the same.

Both sides are text in the one format, so a difference is a difference of cells. Computed by
PostgreSQL before anything is written; loading and the dry run read the same answer.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet, Sum
from django.db.models.expressions import RawSQL

from positions.exchange import accounts
from positions.exchange.staging import execute, name, names, rows_of
from positions.exchange.tables import POSITIONS, TABLES, Table
from positions.models import Position, StanceCount
from positions.vocabulary import Status

BATCH = 1000
NEW, SAME, CHANGED, SETTLED = "new", "same", "changed", "settled"


@dataclass(frozen=True)
class Staged:
    """A row of a file; ``number`` is that of the row of the record that it changes, if any."""

    line: int
    cells: dict[str, str]
    number: int | None

    def called(self, table: Table) -> str:
        """The row in words: file, line and key."""
        key = " ".join(self.cells[one] for one in table.key if self.cells[one])
        return f"{table.file}, row {self.line} ({key})"


def record_of(table: Table) -> tuple[str, Any]:
    """A subquery of what stands in the record, with its parameters."""
    sql, parameters = table.in_record().order_by().query.sql_with_params()
    return f"({sql})", parameters


def matches(table: Table, columns: tuple[str, ...] | list[str]) -> str:
    """SQL: the staged row ``s`` and the record's row ``r`` agree in the columns."""
    return " AND ".join(f"r.{name(f'file_{one}')} = s.{name(one)}" for one in columns) or "TRUE"


def copy_record() -> None:
    """Write what the record holds into temporary tables, as the files would say it.

    Of the positions, of which there can be a million, only those of an actor on a proposition on a
    day of which the file speaks: no others can be what a row of it is about.
    """
    execute(_ALIKE)
    execute("ANALYZE alike_positions")
    execute("SET LOCAL join_collapse_limit = 10")  # or all positions are joined before these are picked
    for table in TABLES:
        rows = table.in_record()
        sql, parameters = (alike(rows) if table is POSITIONS else rows).order_by().query.sql_with_params()
        execute(f"CREATE TEMPORARY TABLE record_{table.name} ON COMMIT DROP AS ({sql})", parameters)
        keys = names([f"file_{one}" for one in table.key[:4]])
        execute(f"CREATE INDEX ON record_{table.name} ({keys})")
        execute(f"ANALYZE record_{table.name}")


def alike(positions: QuerySet[Any]) -> QuerySet[Any]:
    """Those of the positions that a row of the file can be about."""
    return positions.filter(pk__in=RawSQL("SELECT id FROM alike_positions", ()))


_ALIKE = """
    CREATE TEMPORARY TABLE alike_positions ON COMMIT DROP AS
    WITH asked AS MATERIALIZED (
        SELECT DISTINCT proposition.id AS proposition_id, country.id AS country_id, body.id AS group_id,
            staged.date::date AS date
        FROM (SELECT DISTINCT actor, proposition, date FROM staged_positions WHERE sound) AS staged
        JOIN positions_proposition AS proposition ON proposition.slug = staged.proposition
        LEFT JOIN positions_country AS country ON country.iso3 = staged.actor
        LEFT JOIN positions_group AS body ON 'group:' || body.slug = staged.actor
    )
    SELECT own.id FROM asked JOIN positions_position AS own ON own.proposition_id = asked.proposition_id
        AND own.country_id = asked.country_id AND own.date = asked.date
    UNION ALL
    SELECT said.id FROM asked JOIN positions_position AS said ON said.proposition_id = asked.proposition_id
        AND said.group_id = asked.group_id AND said.date = asked.date
"""
"""Two joins, each by an index: of countries and of groups."""


def compare() -> None:
    """Note for every staged row what it is to the record."""
    for table in TABLES:
        execute(
            f"CREATE TEMPORARY TABLE compared_{table.name} ON COMMIT DROP AS "
            f"SELECT s.line, r.id, CASE WHEN r.id IS NULL THEN '{NEW}' "
            f"WHEN {matches(table, table.rest)} THEN '{SAME}' ELSE '{CHANGED}' END AS verdict "
            f"FROM {table.staged} s LEFT JOIN record_{table.name} r ON {matches(table, table.key)}"
        )
    _leave_settled()
    for table in TABLES:
        execute(f"CREATE INDEX ON compared_{table.name} (verdict, line)")
        execute(f"ANALYZE compared_{table.name}")


def _leave_settled() -> None:
    """What the desk retracted or corrected since it was loaded stays as the desk left it."""
    by_the_desk = alike(
        Position.objects.filter(status=Status.RETRACTED).exclude(
            retracted_by__username=accounts.REVIEWER_NAME
        )
    )
    sql, parameters = POSITIONS.written(by_the_desk).order_by().query.sql_with_params()
    columns = [one for one in POSITIONS.names if one != "occurrence"]
    execute(
        f"UPDATE compared_positions c SET verdict = '{SETTLED}' FROM staged_positions s, ({sql}) r "
        f"WHERE s.line = c.line AND c.verdict IN ('{NEW}', '{CHANGED}') AND {matches(POSITIONS, columns)}",
        parameters,
    )


def count(table: Table, verdict: str) -> int:
    """How many staged rows are so."""
    number: int = rows_of(f"SELECT count(*) FROM compared_{table.name} WHERE verdict = %s", [verdict])[0][0]
    return number


def lacking(table: Table) -> int:
    """How many rows of the record the file does not know."""
    known: int = rows_of(
        f"SELECT count(*) FROM record_{table.name} r WHERE EXISTS "
        f"(SELECT FROM {table.staged} s WHERE {matches(table, table.key)})"
    )[0][0]
    return standing(table) - known


def standing(table: Table) -> int:
    """How many rows of the table stand in the record; of positions that is known without counting them."""
    if table is POSITIONS:
        return StanceCount.objects.aggregate(all=Sum("positions", default=0))["all"]
    return table.in_record().count()


def batches(table: Table, verdict: str) -> Iterator[list[Staged]]:
    """The staged rows that are so, in the order of the file, batch after batch."""
    last = 0
    while rows := rows_of(
        f"SELECT line, c.id, {names(table.names, 's.')} FROM compared_{table.name} c "
        f"JOIN {table.staged} s USING (line) "
        f"WHERE c.verdict = %s AND line > %s ORDER BY line LIMIT {BATCH}",
        [verdict, last],
    ):
        yield [Staged(row[0], dict(zip(table.names, row[2:], strict=True)), row[1]) for row in rows]
        last = rows[-1][0]


def recorded_cells(table: Table, numbers: list[int | None]) -> dict[int, dict[str, str]]:
    """The cells of rows of the record, by their numbers, as they stood before the load."""
    columns = names([f"file_{one}" for one in table.names])
    rows = rows_of(f"SELECT id, {columns} FROM record_{table.name} WHERE id = ANY(%s)", [numbers])
    return {row[0]: dict(zip(table.names, row[1:], strict=True)) for row in rows}


def differences(table: Table, old: dict[str, str], new: dict[str, str]) -> list[str]:
    """The names of the columns in which two rows differ."""
    return [one for one in table.names if old[one] != new[one]]


def what_changed(table: Table, old: dict[str, str], row: Staged) -> str:
    """The correction of a row in words."""
    changes = (f"{one} “{old[one]}” becomes “{row.cells[one]}”" for one in differences(table, old, row.cells))
    return f"{row.called(table)}: {'; '.join(changes)}"
