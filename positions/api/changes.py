"""/changes/: the ledger of the record, oldest first, from which a mirror misses nothing."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from django.db.models import QuerySet

from positions import selection
from positions.api import mentions
from positions.api.paging import Key, Order
from positions.api.parameters import Question, Whole, defined
from positions.api.positions import POSITION
from positions.api.resources import Listing
from positions.api.shapes import Field, Shape, column, thing, word
from positions.models import Change, Membership
from positions.selection import Chosen
from positions.vocabulary import ChangeKind, RetractionCause

GREATEST = 2**63 - 1

TERM = Shape(
    "Membership",
    "A country's time in a group, from start until before end.",
    (
        thing("group", "The group.", mentions.GROUP, nullable=False),
        thing("country", "The member.", mentions.COUNTRY, nullable=False),
        column(Membership, "start"),
        column(Membership, "end"),
    ),
)


class Entry(NamedTuple):
    """An entry of the ledger with what it concerns, as the record showed it then."""

    number: int
    at: datetime
    kind: str
    position: Chosen | None
    membership: Membership | None


def cause(entry: Entry) -> str | None:
    """Why a position was taken out of the record, or took the place of another."""
    if entry.position is None:
        return None
    retracted = entry.kind == ChangeKind.RETRACTED
    return (entry.position.retraction_cause if retracted else entry.position.correction_cause) or None


CHANGE = Shape(
    "Change",
    "Something entered or left the public record.",
    (
        column(Change, "number"),
        column(Change, "at"),
        column(Change, "kind"),
        Field(
            "cause",
            "Why a position was retracted, or why one was published in its place; null for any other.",
            cause,
            word(RetractionCause),
            nullable=True,
        ),
        thing(
            "position",
            "The position, whole, as the record showed it after this change.",
            POSITION,
        ),
        thing("membership", "The membership concerned.", TERM),
    ),
)


class Changes(Listing):
    """Everything that was published, retracted, recorded or withdrawn, oldest first.

    Numbers rise in the order in which changes became visible: whoever keeps the last number
    read and asks with `after` for what came next never misses a change. A retraction is the
    tombstone of its position, and holds it whole. No publication or retraction can do without its
    entry: the database sees to that.
    """

    name = "changes"
    shape = CHANGE
    parameters = (
        Whole(name="after", least=0, most=GREATEST, help="Only changes with a greater number."),
        defined("kind", ChangeKind, "What happened."),
    )
    orders = {"number": Order((Key("number"),))}

    def rows(self, question: Question) -> QuerySet[Change]:
        """The entries of the ledger with what they concern."""
        rows = Change.objects.select_related("membership__group", "membership__country")
        if question["after"] is not None:
            rows = rows.filter(number__gt=question["after"])
        if question["kind"]:
            rows = rows.filter(kind__in=question["kind"])
        return rows

    def finished(self, rows: list[Change], question: Question) -> list[Entry]:
        """With the positions concerned, each as it was known at the moment of its entry."""
        known = selection.numbered([row.position_id for row in rows if row.position_id])
        return [
            Entry(
                row.number,
                row.at,
                row.kind,
                known[row.position_id].as_known(row.at) if row.position_id else None,
                row.membership,
            )
            for row in rows
        ]
