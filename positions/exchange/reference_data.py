"""Writing the reference data of a data set: what is new is added, what changed is corrected.

Memberships and tenures are dated rows: one that changed is a new row that takes the place
of those it overlaps. Memberships go through their verbs, since stances follow from them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from django.db import models

from positions import enquiries
from positions.exchange import accounts
from positions.exchange.codes import numbers_of
from positions.exchange.columns import Column
from positions.exchange.comparison import CHANGED, NEW, Staged, batches
from positions.exchange.staging import days, name, rows_of
from positions.exchange.tables import Table
from positions.memberships import replace_memberships
from positions.models import Country, Enquiry, Membership, Proposition


def write(table: Table) -> None:
    """Add the new rows, in the order of the file, and bring the changed ones up to date."""
    own = [column for column in table.columns if table.name in column.refers]
    for rows in batches(table, NEW):
        made = [table.model(**values) for _, values in _with_values(table, rows, without=own)]
        table.model._default_manager.bulk_create(made)
    for column in own:  # now that all rows are there
        for rows in batches(table, NEW):
            _point_at_own(table, column, [row for row in rows if row.cells[column.name]])
    _set_aside(table)
    for rows in batches(table, CHANGED):
        found = table.model._default_manager.in_bulk([row.number for row in rows])
        for row, values in _with_values(table, rows):
            one = found[row.number]
            for attribute, value in values.items():
                setattr(one, attribute, value)
            one.save()


def _with_values(
    table: Table, rows: list[Staged], *, without: Collection[Column] = ()
) -> Iterator[tuple[Staged, dict[str, Any]]]:
    """Each row with the model's attributes that it sets."""
    codes = numbers_of(table, rows)
    for row in rows:
        values: dict[str, Any] = {}
        for column in table.columns:
            if column not in without:
                values.update(column.values(row.cells[column.name], codes))
        yield row, values


def _point_at_own(table: Table, column: Column, rows: list[Staged]) -> None:
    """Set what refers to a row of the same table, which may come later in the file."""
    key = table.column(table.key[0])
    found = table.model._default_manager.in_bulk(
        [row.cells[key.name] for row in rows], field_name=key.field_name
    )
    for row, values in _with_values(table, rows):
        setattr(found[row.cells[key.name]], f"{column.field_name}_id", values[f"{column.field_name}_id"])
    table.model._default_manager.bulk_update(found.values(), [column.field_name])


def _set_aside(table: Table) -> None:
    """Make room where changed rows exchange values of which each may stand only once."""
    for column in table.unique_columns():
        one = table.model._meta.get_field(column.field_name)
        for rows in batches(table, CHANGED):
            for row in rows:
                aside = _nobodys(one, row.line)
                if aside is not None:
                    rows_with = table.model._default_manager.filter(pk=row.number)
                    rows_with.update(**{column.field_name: aside})


def _nobodys(one: Any, line: int) -> int | str | None:
    """A value that no row has, for a moment; None where the field has no room for one."""
    if isinstance(one, models.PositiveSmallIntegerField):
        return 32_767 - line if line < 10_000 else None
    return f"row {line}: to be changed" if (one.max_length or 0) >= 40 else None


def write_memberships(table: Table) -> None:
    """Record new terms; those of the record that they replace are withdrawn with the first of them."""
    by = accounts.reviewer()
    replaced = list(Membership.objects.filter(pk__in=replaced_terms(table)))
    for rows in batches(table, NEW):
        terms = [Membership(**values) for _, values in _with_values(table, rows)]
        replace_memberships(replaced, terms, by=by)
        replaced = []


def write_tenures(table: Table) -> None:
    """Add new terms of office in the place of those that they overlap."""
    table.model._default_manager.filter(pk__in=replaced_terms(table)).delete()
    write(table)


def replaced_terms(table: Table) -> dict[int, str]:
    """Terms of the record, by number, that give way to overlapping new ones; and that in words."""
    same = " AND ".join(f"r.{name(f'file_{one}')} = s.{name(one)}" for one in table.term)
    called = ", ".join(f"s.{name(one)}" for one in table.term)
    rows = rows_of(
        f"SELECT r.id, min(s.line), min(concat_ws(' ', {called})), min(r.file_start), min(r.file_end) "
        f"FROM {table.staged} s JOIN compared_{table.name} c ON c.line = s.line AND c.verdict = '{NEW}' "
        f"JOIN record_{table.name} r ON {same} AND {days('s.', 'start', 'end')} && "
        f"{days('r.', 'file_start', 'file_end')} GROUP BY r.id ORDER BY 2, 1"
    )
    return {
        number: f"{table.file}, row {line} ({term}): replaces the term {start or '…'} to {end or '…'}"
        for number, line, term, start, end in rows
    }


def write_enquiries(table: Table) -> None:
    """Record searches that found nothing; a changed one is withdrawn and recorded anew."""
    analyst = accounts.author()
    for verdict in (NEW, CHANGED):
        for rows in batches(table, verdict):
            for row, values in _with_values(table, rows):
                if verdict == CHANGED:
                    enquiries.withdraw_enquiry(Enquiry.objects.get(pk=row.number or 0), by=analyst)
                values["country"] = Country.objects.get(pk=values.pop("country_id"))
                values["proposition"] = Proposition.objects.get(pk=values.pop("proposition_id"))
                enquiries.record_enquiry(analyst=analyst, **values)
