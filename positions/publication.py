"""Many positions published at one stroke, each written once: how a data set comes in.

What arrives is written down in full beside the record, in the temporary tables made here, and was put
before the rules of evidence by whoever wrote it down. ``enter`` takes it into the record as published:
the citations and the entry in the ledger first, then the positions, whose triggers refuse what lacks
any of it (``models.guards``). Only ``editorial.publish_batches`` calls it, under the lock of the record.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import User
from django.db import connection

from positions import roles
from positions.models import Change
from positions.refusals import demand
from positions.vocabulary import ChangeKind

POSITIONS, CITATIONS, DISSOCIATIONS = "arriving_positions", "arriving_citations", "arriving_dissociations"
"""The tables in which positions arrive."""

COLUMNS = (
    "country_id",
    "group_id",
    "proposition_id",
    "stance",
    "date",
    "date_precision",
    "kind",
    "official_id",
    "forum_id",
    "session_id",
    "instrument_id",
    "summary",
)
"""What is said of a position; what the workflow adds is the same for all."""


@dataclass(frozen=True)
class Arrivals:
    """The positions that stand in the tables now, all written by one author."""

    author: User


def make_tables() -> None:
    """Empty tables for arrivals; they vanish with the transaction.

    ``line`` is the caller's own mark of a position. The numbers of the record are given out in the
    order in which the rows are written.
    """
    kept = ", ".join(f'"{one}"' for one in COLUMNS)
    with connection.cursor() as cursor:
        for table in (POSITIONS, CITATIONS, DISSOCIATIONS):
            cursor.execute(f"DROP TABLE IF EXISTS pg_temp.{table}")
        cursor.execute(
            f"CREATE TEMPORARY TABLE {POSITIONS} ON COMMIT DROP AS "
            f"SELECT 0 AS line, id, {kept} FROM positions_position WITH NO DATA"
        )
        cursor.execute(
            f"ALTER TABLE {POSITIONS} ALTER id SET DEFAULT nextval("
            "pg_get_serial_sequence('positions_position', 'id'))"
        )
        cursor.execute(
            f"CREATE TEMPORARY TABLE {CITATIONS} ON COMMIT DROP AS "
            'SELECT position_id, source_id, locator, "order" FROM positions_citation WITH NO DATA'
        )
        cursor.execute(
            f"CREATE TEMPORARY TABLE {DISSOCIATIONS} ON COMMIT DROP AS "
            "SELECT position_id, country_id FROM positions_dissociation WITH NO DATA"
        )


def enter(arrivals: Arrivals, *, by: User, moment: datetime) -> list[int]:
    """Publish all that stands in the tables, leave these empty, and return the numbers of the positions.

    The stances that follow are the caller's to bring up to date.
    """
    for permission in ("positions.add_position", roles.SUBMIT):
        demand(arrivals.author, permission)
    with connection.cursor() as cursor:
        cursor.execute(f"ANALYZE {POSITIONS} (id), {CITATIONS} (position_id)")
        cursor.execute(f"SELECT id FROM {POSITIONS} ORDER BY id")
        numbers = [number for (number,) in cursor.fetchall()]
        for statement in EVIDENCE:
            cursor.execute(statement)
        Change.objects.append(ChangeKind.PUBLISHED, positions=numbers, at=moment, by=by)
        cursor.execute(ENTER, {"author": arrivals.author.pk, "reviewer": by.pk, "moment": moment})
        cursor.execute(f"TRUNCATE {POSITIONS}, {CITATIONS}, {DISSOCIATIONS}")
    connection.check_constraints()  # what waits for the end would otherwise grow with every batch
    return numbers


EVIDENCE = (
    'INSERT INTO positions_citation (position_id, source_id, locator, "order") '
    f'SELECT * FROM {CITATIONS} ORDER BY position_id, "order"',
    "INSERT INTO positions_dissociation (position_id, country_id) "
    f"SELECT * FROM {DISSOCIATIONS} ORDER BY position_id, country_id",
)
ENTER = f"""
    INSERT INTO positions_position (
        id, {", ".join(f'"{one}"' for one in COLUMNS)}, status, author_id, reviewer_id,
        created_at, changed_at, submitted_at, published_at,
        review_note, retraction_cause, retraction_reason, correction_cause, correction_reason
    )
    SELECT id, {", ".join(f'"{one}"' for one in COLUMNS)}, 'published', %(author)s, %(reviewer)s,
        %(moment)s, %(moment)s, %(moment)s, %(moment)s, '', '', '', '', ''
    FROM {POSITIONS} ORDER BY id
"""
