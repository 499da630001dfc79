"""Writing the reference data of a data set: what is new is added, what changed is corrected.

Memberships and tenures are dated rows: one that changed is a new row that takes the place
of those it overlaps. Memberships go through the editorial verbs, since stances follow from them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db import models

from positions import editorial, enquiries
from positions.exchange import accounts
from positions.exchange.codes import numbers_of
from positions.exchange.columns import Codes
from positions.exchange.comparison import (
    CHANGED,
    NEW,
    Staged,
    batches,
    differences,
    recorded_cells,
)
from positions.exchange.staging import name, rows_of
from positions.exchange.tables import ENQUIRIES, MEMBERSHIPS, Table
from positions.models import Country, Enquiry, Membership, Proposition


def add(table: Table) -> None:
    """Add the new rows, in the order of the file."""
    own = [column for column in table.columns if table.name in column.refers]
    for rows in batches(table, NEW):
        codes = numbers_of(table, rows)
        made = [table.model(**_values(table, row, codes, without=own)) for row in rows]
        table.model._default_manager.bulk_create(made)
    for column in own:  # now that all rows are there
        for rows in batches(table, NEW):
            _point_at_own(table, column.name, [row for row in rows if row.cells[column.name]])


def _point_at_own(table: Table, column: str, rows: list[Staged]) -> None:
    """Set what refers to a row of the same table, which may come later in the file."""
    codes = numbers_of(table, rows)
    key = table.key[0]
    attribute = f"{table.column(column).field_name}_id"
    changed = []
    for row in rows:
        one = table.model._default_manager.get(pk=codes_of_own(table, row.cells[key]))
        setattr(one, attribute, codes[table.name, row.cells[column]])
        changed.append(one)
    table.model._default_manager.bulk_update(changed, [table.column(column).field_name])


def codes_of_own(table: Table, code: str) -> Any:
    """The number of a row by its public code."""
    field = table.column(table.key[0]).field_name
    return table.model._default_manager.values_list("pk", flat=True).get(**{field: code})


def _values(table: Table, row: Staged, codes: Codes, *, without: Any = ()) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for column in table.columns:
        if column not in without:
            values.update(column.values(row.cells[column.name], codes))
    return values


def correct(table: Table) -> Iterator[str]:
    """Bring changed rows up to date; yields what changed, a sentence each."""
    for rows in batches(table, CHANGED):
        codes = numbers_of(table, rows)
        before = recorded_cells(table, [row.number for row in rows])
        found: dict[int, models.Model] = table.model._default_manager.in_bulk([row.number for row in rows])
        for row in rows:
            assert row.number is not None
            one = found[row.number]
            for attribute, value in _values(table, row, codes).items():
                setattr(one, attribute, value)
            one.save()
            yield what_changed(table, before[row.number], row)


def what_changed(table: Table, old: dict[str, str], row: Staged) -> str:
    """The correction in words."""
    changes = [f"{one} “{old[one]}” becomes “{row.cells[one]}”" for one in differences(table, old, row.cells)]
    return f"{row.called(table)}: {'; '.join(changes)}"


def record_memberships() -> Iterator[str]:
    """Record new terms; those of the record that they replace are withdrawn."""
    replaced = replaced_terms(MEMBERSHIPS)
    by = accounts.reviewer()
    if replaced:
        editorial.withdraw_memberships(list(Membership.objects.filter(pk__in=replaced)), by=by)
    for rows in batches(MEMBERSHIPS, NEW):
        codes = numbers_of(MEMBERSHIPS, rows)
        terms = [Membership(**_values(MEMBERSHIPS, row, codes)) for row in rows]
        editorial.record_memberships(terms, by=by)
    yield from replaced.values()


def replace_tenures(table: Table) -> Iterator[str]:
    """Add new terms of office in the place of those that they overlap."""
    replaced = replaced_terms(table)
    table.model._default_manager.filter(pk__in=replaced).delete()
    add(table)
    yield from replaced.values()


def replaced_terms(table: Table) -> dict[int, str]:
    """Terms of the record, by number, that give way to overlapping new ones; and that in words."""
    same = " AND ".join(f"r.{name(f'file_{one}')} = s.{name(one)}" for one in table.term)
    rows = rows_of(
        f"SELECT r.id, min(s.line), min(r.file_start), min(r.file_end) FROM {table.staged} s "
        f"JOIN compared_{table.name} c ON c.line = s.line AND c.verdict = '{NEW}' "
        f"JOIN record_{table.name} r ON {same} AND {days('s.', 'start', 'end')} && "
        f"{days('r.', 'file_start', 'file_end')} GROUP BY r.id ORDER BY 2, 1"
    )
    return {
        number: f"{table.file}, row {line}: takes the place of the term from “{start}” until “{end}”"
        for number, line, start, end in rows
    }


def days(prefix: str, start: str, end: str) -> str:
    """SQL: the half-open range of days between two cells."""
    sides = ", ".join(f"NULLIF({prefix}{name(side)}, '')::date" for side in (start, end))
    return f"daterange({sides})"


def record_enquiries() -> None:
    """Record searches that found nothing."""
    analyst = accounts.author()
    for rows in batches(ENQUIRIES, NEW):
        codes = numbers_of(ENQUIRIES, rows)
        for row in rows:
            values = _values(ENQUIRIES, row, codes)
            values["country"] = Country.objects.get(pk=values.pop("country_id"))
            values["proposition"] = Proposition.objects.get(pk=values.pop("proposition_id"))
            enquiries.record_enquiry(analyst=analyst, **values)


def correct_enquiries() -> Iterator[str]:
    """A changed enquiry is withdrawn and recorded anew."""
    by = accounts.author()
    for rows in batches(ENQUIRIES, CHANGED):
        codes = numbers_of(ENQUIRIES, rows)
        before = recorded_cells(ENQUIRIES, [row.number for row in rows])
        for row in rows:
            assert row.number is not None
            values = _values(ENQUIRIES, row, codes)
            values["country"] = Country.objects.get(pk=values.pop("country_id"))
            values["proposition"] = Proposition.objects.get(pk=values.pop("proposition_id"))
            enquiries.withdraw_enquiry(Enquiry.objects.get(pk=row.number), by=by)
            enquiries.record_enquiry(analyst=by, **values)
            yield what_changed(ENQUIRIES, before[row.number], row)
