"""Loading a data set: all of it or nothing.

The files are staged, checked together and set against the record; only then is anything
written, in one transaction, by the editorial verbs where they have a say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import chain
from pathlib import Path

import pghistory
from django.contrib.auth.models import User
from django.db import reset_queries, transaction

from positions import editorial
from positions.exchange import accounts, loading_positions, reference_data
from positions.exchange.claims import check_evidence
from positions.exchange.comparison import (
    CHANGED,
    NEW,
    SAME,
    SETTLED,
    batches,
    compare,
    copy_record,
    count,
    lacking,
    recorded_cells,
    what_changed,
)
from positions.exchange.crosschecks import check_files
from positions.exchange.faults import Faults
from positions.exchange.staging import stage
from positions.exchange.tables import ENQUIRIES, MEMBERSHIPS, POSITIONS, TABLES, TENURES, Table
from positions.models.changes import take_public_change_lock

Say = Callable[[str], None]


@dataclass(frozen=True)
class Counted:
    """What a file is to the record, in rows.

    ``replaced`` are terms of the record that give way to new ones; ``settled`` positions that
    the desk retracted or corrected after they were loaded, and which are left so; ``lacking``
    is what the record holds and the file does not, left alone as well.
    """

    new: int
    changed: int
    same: int
    replaced: int
    settled: int
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

    ``say`` takes lines of progress. Raises :class:`FaultyFilesError` with every fault.
    """
    with transaction.atomic():
        if not dry_run:
            take_public_change_lock()
        faults = Faults()
        unread = set()
        for table, rows in stage(folder, faults):
            if rows is None:
                unread.add(table.name)
            else:
                say(f"read {table.file}: {rows:,} rows")
            reset_queries()
        copy_record()
        check_files(faults, unread=unread)
        check_evidence(faults, today=today)
        faults.stop()
        compare()
        report = Report({table.name: _counted(table) for table in TABLES})
        for sentence in corrections():
            say(f"correction: {sentence}")
        if not dry_run and not report.nothing_to_do:
            _write(folder.name, report, today, say)
    return report


def corrections() -> Iterator[str]:
    """What the load changes of the record, a sentence for each row."""
    for table in TABLES:
        if table.term:
            yield from reference_data.replaced_terms(table).values()
        for rows in batches(table, CHANGED):
            before = recorded_cells(table, [row.number for row in rows])
            for row in rows:
                yield what_changed(table, before[row.number or 0], row)


def _counted(table: Table) -> Counted:
    replaced = len(reference_data.replaced_terms(table)) if table.term else 0
    return Counted(
        new=count(table, NEW),
        changed=count(table, CHANGED),
        same=count(table, SAME),
        replaced=replaced,
        settled=count(table, SETTLED),
        lacking=lacking(table) - replaced,
    )


def _write(name: str, report: Report, today: date, say: Say) -> None:
    author = accounts.author()
    with pghistory.context(user=author.pk, reason=f"load_dataset {name}"):  # so the history says whence
        _write_tables(name, report, author, today, say)


def _write_tables(name: str, report: Report, author: User, today: date, say: Say) -> None:
    reviewer = accounts.reviewer()
    for table in TABLES:
        counted = report.tables[table.name]
        if not counted.new and not counted.changed:
            continue
        say(f"writing {table.file} …")
        if table is POSITIONS:
            new = loading_positions.publish_new(author=author, say=say)
            changed = loading_positions.publish_corrections(name=name, author=author, today=today)
            editorial.publish_batches(chain(new, changed), by=reviewer, today=today)
        else:
            _WRITERS.get(table.name, reference_data.write)(table)
        reset_queries()


_WRITERS: dict[str, Callable[[Table], None]] = {
    MEMBERSHIPS.name: reference_data.write_memberships,
    TENURES.name: reference_data.write_tenures,
    ENQUIRIES.name: reference_data.write_enquiries,
}
"""Tables that are not simply added to and changed."""
