"""Loading a data set: all of it or nothing.

The files are staged, checked together and set against the record; only then is anything
written, in one transaction, by the editorial verbs where they have a say.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from django.db import reset_queries, transaction

from positions import editorial
from positions.exchange import accounts, loading_positions, reference_data
from positions.exchange.comparison import CHANGED, NEW, SAME, compare, count, lacking
from positions.exchange.crosschecks import check
from positions.exchange.faults import Faults
from positions.exchange.staging import stage
from positions.exchange.tables import ENQUIRIES, MEMBERSHIPS, POSITIONS, TABLES, TENURES, Table
from positions.models.changes import take_public_change_lock

Say = Callable[[str], None]


@dataclass(frozen=True)
class Counted:
    """What a file is to the record: how many rows are new, changed, the same; how many it lacks."""

    new: int
    changed: int
    same: int
    lacking: int


@dataclass
class Report:
    """What a load did, or would do: the counts of every table."""

    tables: dict[str, Counted] = field(default_factory=dict)

    @property
    def nothing_to_do(self) -> bool:
        """Whether the record already holds all that the files say."""
        return not any(one.new or one.changed for one in self.tables.values())


def load(folder: Path, *, today: date, dry_run: bool, say: Say) -> Report:
    """Load the data set in a folder, or only tell what that would do.

    ``say`` takes lines of progress. Raises :class:`FaultyFiles` with every fault.
    """
    with transaction.atomic():
        if not dry_run:
            take_public_change_lock()
        faults = Faults()
        for table, rows in stage(folder, faults):
            say(f"read {table.file}: {rows:,} rows")
            reset_queries()
        check(faults, today=today)
        faults.stop()
        compare()
        report = Report({table.name: _counted(table) for table in TABLES})
        if not dry_run and not report.nothing_to_do:
            _write(folder.name, report, today, say)
    return report


def _counted(table: Table) -> Counted:
    return Counted(count(table, NEW), count(table, CHANGED), count(table, SAME), lacking(table))


def _write(name: str, report: Report, today: date, say: Say) -> None:
    author = accounts.author()
    reviewer = accounts.reviewer()
    for table in TABLES:
        counted = report.tables[table.name]
        if not counted.new and not counted.changed:
            continue
        say(f"{table.file}: {counted.new:,} new, {counted.changed:,} changed")
        if table is POSITIONS:
            new = loading_positions.publish_new(author=author, today=today, said=say)
            editorial.publish_batches(new, by=reviewer, today=today)
            changed = loading_positions.publish_corrections(name=name, author=author, today=today, said=say)
            editorial.publish_batches(changed, by=reviewer, today=today)
            continue
        for sentence in _write_reference(table):
            say(f"  corrected: {sentence}")
        reset_queries()


def _write_reference(table: Table) -> list[str]:
    if table is MEMBERSHIPS:
        return list(reference_data.record_memberships())
    if table is TENURES:
        return list(reference_data.replace_tenures(table))
    if table is ENQUIRIES:
        reference_data.record_enquiries()
        return list(reference_data.correct_enquiries())
    reference_data.add(table)
    return list(reference_data.correct(table))
