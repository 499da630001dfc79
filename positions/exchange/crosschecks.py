"""What no row shows alone: duplicates, unknown codes, names given twice, overlapping terms.

Every question is put to PostgreSQL over the staged files and what the record holds already;
what the files say about a row of the record takes its place.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from positions.exchange.columns import SEPARATOR, Actor, Column
from positions.exchange.comparison import matches
from positions.exchange.evidence_columns import Listed
from positions.exchange.faults import Faults
from positions.exchange.staging import days, name, names, rows_of
from positions.exchange.tables import ALIASES, BY_NAME, FORUMS, OFFICIALS, SESSIONS, TABLES, Table


def check_files(faults: Faults, *, unread: Collection[str]) -> None:
    """Note the faults between rows and between files; ``unread`` are files that could not be read."""
    for table in TABLES:
        _find_duplicates(table, faults)
        for column in table.columns:
            if not set(column.refers) & set(unread):
                _find_unknown(table, column, faults)
        for column in table.unique_columns():
            _find_taken(table, column, faults)
        if table.term:
            _find_overlaps(table, faults)
    _find_shared_aliases(faults)
    _find_circles(faults)
    _find_unknown_references(faults, unread)
    _find_held_sessions(faults)
    _find_held_officials(faults)


def effective(table: Table, columns: list[str]) -> str:
    """A subquery of the rows as they will stand after the load; ``line`` 0 for those of the record."""
    return (
        f"(SELECT line, {names(columns)} FROM {table.staged} WHERE sound UNION ALL "
        f"SELECT 0, {names([f'file_{one}' for one in columns])} FROM record_{table.name} r "
        f"WHERE NOT EXISTS (SELECT FROM {table.staged} s WHERE {matches(table, table.key)}))"
    )


def _find_duplicates(table: Table, faults: Faults) -> None:
    key, same = names(table.key), " AND ".join(f"s.{name(one)} = t.{name(one)}" for one in table.key)
    rows = rows_of(
        f"SELECT s.line, t.first, concat_ws(' ', {names(table.key, 's.')}) FROM {table.staged} s "
        f"JOIN (SELECT {key}, min(line) AS first FROM {table.staged} WHERE sound "
        f"GROUP BY {key} HAVING count(*) > 1) t ON {same} WHERE s.sound AND s.line > t.first"
    )
    for line, first, value in rows:
        column = ", ".join(one for one in table.key if one != "occurrence")
        faults.add(table.file, line, column, " ".join(value.split()), f"This is what row {first} is about.")


def _find_unknown(table: Table, column: Column, faults: Faults) -> None:
    for other, code in _codes(column):
        key = BY_NAME[other].key[0]
        rows = rows_of(
            f"SELECT line, code FROM (SELECT line, {code} AS code FROM {table.staged}) named "
            f"WHERE code <> '' AND NOT EXISTS "
            f"(SELECT FROM {BY_NAME[other].staged} k WHERE k.{name(key)} = code) AND NOT EXISTS "
            f"(SELECT FROM record_{other} k WHERE k.{name(f'file_{key}')} = code)"
        )
        for line, value in rows:
            faults.add(table.file, line, column.name, value, f"There is none such in {other}.")


def _codes(column: Column) -> Iterator[tuple[str, str]]:
    """(table, SQL) for the codes that a cell names."""
    cell = name(column.name)
    if isinstance(column, Actor):
        prefix = f"'{Actor.PREFIX}%'"
        yield "countries", f"CASE WHEN {cell} LIKE {prefix} THEN '' ELSE {cell} END"
        yield "groups", f"CASE WHEN {cell} LIKE {prefix} THEN substr({cell}, {len(Actor.PREFIX) + 1}) END"
        return
    for table in column.refers:
        is_list = isinstance(column, Listed)
        yield table, f"unnest(string_to_array({cell}, '{SEPARATOR}'))" if is_list else cell


def _find_taken(table: Table, column: Column, faults: Faults) -> None:
    rows = rows_of(
        f"SELECT line, value, first FROM (SELECT line, {name(column.name)} AS value, "
        f"min(line) OVER (PARTITION BY {name(column.name)}) AS first, "
        f"row_number() OVER (PARTITION BY {name(column.name)} ORDER BY line) AS place "
        f"FROM {effective(table, [column.name])} e) ranked WHERE place > 1 AND line > 0 AND value <> ''"
    )
    for line, value, first in rows:
        holder = f"Row {first}" if first else "Another entry of the record"
        faults.add(table.file, line, column.name, value, f"{holder} has this already.")


def _find_overlaps(table: Table, faults: Faults) -> None:
    same = " AND ".join(f"a.{name(one)} = b.{name(one)}" for one in table.term)
    cells = names(table.names, "a."), names(table.names, "b.")
    rows = rows_of(
        f"SELECT b.line, min(a.line), concat_ws(' ', {names(table.term, 'b.')}) FROM {table.staged} a "
        f"JOIN {table.staged} b ON {same} AND a.line < b.line AND a.sound AND b.sound "
        f"AND ({cells[0]}) <> ({cells[1]}) "
        f"AND {days('a.', 'start', 'end')} && {days('b.', 'start', 'end')} "
        f"GROUP BY b.line, {names(table.term, 'b.')}"
    )
    for line, first, value in rows:
        faults.add(table.file, line, "start, end", value, f"The term overlaps that of row {first}.")


def _find_shared_aliases(faults: Faults) -> None:
    rows = rows_of(
        f"WITH known AS MATERIALIZED (SELECT line, iso3, alias, tracker_fold(alias) AS folded "
        f"FROM {effective(ALIASES, ['iso3', 'alias'])} e) "
        "SELECT b.line, b.alias, min(a.iso3) FROM known a JOIN known b "
        "ON a.folded = b.folded AND a.iso3 <> b.iso3 AND a.line < b.line GROUP BY b.line, b.alias"
    )
    for line, alias, country in rows:
        faults.add(ALIASES.file, line, "alias", alias, f"This names {country} already.")


def _find_circles(faults: Faults) -> None:
    rows = rows_of(
        f"WITH RECURSIVE known AS MATERIALIZED (SELECT * FROM {effective(FORUMS, ['slug', 'parent'])} e), "
        "above AS (SELECT line, slug, parent FROM known WHERE line > 0 AND parent <> '' UNION "
        "SELECT a.line, a.slug, k.parent FROM above a JOIN known k ON k.slug = a.parent AND k.parent <> '') "
        "SELECT line, slug FROM above WHERE parent = slug"
    )
    for line, slug in rows:
        faults.add(FORUMS.file, line, "parent", slug, "The forum would be a part of itself.")


def _find_unknown_references(faults: Faults, unread: Collection[str]) -> None:
    """reference_sources.csv names entries of tables, where these have one code as key."""
    for other, table in BY_NAME.items():
        if len(table.key) > 1 or other in unread:
            continue
        key = table.key[0]
        rows = rows_of(
            "SELECT line, key FROM staged_reference_sources WHERE \"table\" = %s AND key <> '' "
            f"AND NOT EXISTS (SELECT FROM {table.staged} k WHERE k.{name(key)} = key) "
            f"AND NOT EXISTS (SELECT FROM record_{other} k WHERE k.{name(f'file_{key}')} = key)",
            [other],
        )
        for line, value in rows:
            faults.add("reference_sources.csv", line, "key", value, f"There is none such in {other}.")


def _find_held_sessions(faults: Faults) -> None:
    """Published positions rest on the forum and the days of their session."""
    columns = ("forum", "start", "end")
    rows = rows_of(
        f"SELECT s.line, s.slug, count(*) FROM {SESSIONS.staged} s "
        f"JOIN record_sessions r ON r.file_slug = s.slug AND NOT ({matches(SESSIONS, columns)}) "
        "JOIN positions_position p ON p.session_id = r.id AND p.status = 'published' "
        "JOIN positions_forum f ON f.id = p.forum_id "
        "WHERE s.sound AND (f.slug <> s.forum OR p.date_precision = 'day' AND "
        "(p.date < NULLIF(s.start, '')::date - 7 OR p.date > NULLIF(s.end, '')::date + 7)) "
        "GROUP BY s.line, s.slug"
    )
    for line, slug, count in rows:
        reason = f"{count} published positions rest on the forum and the days of this session."
        faults.add(SESSIONS.file, line, "forum, start, end", slug, reason)


def _find_held_officials(faults: Faults) -> None:
    """Published positions rest on the actor of their official."""
    rows = rows_of(
        f"SELECT s.line, s.of, count(*) FROM {OFFICIALS.staged} s "
        "JOIN record_officials r ON r.file_slug = s.slug AND r.file_of <> s.of "
        "JOIN positions_position p ON p.official_id = r.id AND p.status IN ('published', 'retracted') "
        "WHERE s.sound GROUP BY s.line, s.of"
    )
    for line, actor, count in rows:
        reason = f"{count} published positions rest on the official's actor, which cannot change."
        faults.add(OFFICIALS.file, line, "of", actor, reason)
