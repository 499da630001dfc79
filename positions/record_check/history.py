"""Whether the ledger tells all that happened, in order, and corrections replaced what they corrected."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Window
from django.db.models.functions import Lag

from positions.models import Change, DataVersion, Enquiry, Membership, Position
from positions.vocabulary import ChangeKind, Status

PUBLIC = (Status.PUBLISHED, Status.RETRACTED)


def broken_history() -> Iterator[str]:
    """Every finding about the ledger, corrections, moments and the data version."""
    yield from _missing_entries()
    yield from _false_entries()
    yield from _moments_that_fall()
    yield from _broken_corrections()
    yield from _withdrawn_before_recorded()
    if not DataVersion.objects.exists():
        yield "The data version is missing."


def _entries(kind: ChangeKind, subject: str, **same: OuterRef) -> QuerySet[Change]:
    return Change.objects.filter(kind=kind, **{subject: OuterRef("pk")}, **same)


def _missing_entries() -> Iterator[str]:
    """What happened and is not in the ledger, at that moment and by that person."""
    positions, terms = Position.objects.public(), Membership.objects.all()
    published = _entries(
        ChangeKind.PUBLISHED, "position", at=OuterRef("published_at"), by=OuterRef("reviewer")
    )
    retracted = _entries(
        ChangeKind.RETRACTED, "position", at=OuterRef("retracted_at"), by=OuterRef("retracted_by")
    )
    recorded = _entries(ChangeKind.MEMBERSHIP_RECORDED, "membership", at=OuterRef("recorded_at"))
    withdrawn = _entries(ChangeKind.MEMBERSHIP_WITHDRAWN, "membership", at=OuterRef("withdrawn_at"))
    for noun, what, lost in (
        ("Position", "publication", positions.filter(~Exists(published))),
        ("Position", "retraction", positions.filter(~Exists(retracted), status=Status.RETRACTED)),
        ("Membership", "recording", terms.filter(~Exists(recorded))),
        ("Membership", "withdrawal", terms.filter(~Exists(withdrawn), withdrawn_at__isnull=False)),
    ):
        for number in lost.order_by("pk").values_list("pk", flat=True):
            yield f"{noun} {number}: the ledger does not tell its {what} as it was."


def _false_entries() -> Iterator[str]:
    """Entries that tell what did not happen."""
    true = (
        Q(kind=ChangeKind.PUBLISHED, position__status__in=PUBLIC)
        | Q(kind=ChangeKind.RETRACTED, position__status=Status.RETRACTED)
        | Q(kind=ChangeKind.MEMBERSHIP_RECORDED, membership__isnull=False)
        | Q(kind=ChangeKind.MEMBERSHIP_WITHDRAWN, membership__withdrawn_at__isnull=False)
    )
    for entry in Change.objects.exclude(true).order_by("number"):
        yield f"Entry {entry.number} of the ledger (“{entry.get_kind_display()}”) did not happen."


def _moments_that_fall() -> Iterator[str]:
    """The moments rise with the numbers."""
    before = Window(Lag("at"), order_by="number")
    rows = Change.objects.annotate(before=before).filter(at__lt=F("before")).order_by("number")
    for number in rows.values_list("number", flat=True):
        yield f"Entry {number} of the ledger is earlier than the entry before it."


def _broken_corrections() -> Iterator[str]:
    """What a published correction corrects was retracted with it, for its cause and reason."""
    rows = Position.objects.public().filter(corrects__isnull=False).order_by("pk")
    columns = rows.values_list(
        "pk",
        "corrects_id",
        "published_at",
        "corrects__status",
        "corrects__retracted_at",
        "correction_cause",
        "corrects__retraction_cause",
        "correction_reason",
        "corrects__retraction_reason",
    )
    for number, old, published, status, retracted, cause, old_cause, reason, old_reason in columns:
        if status != Status.RETRACTED:
            yield f"Position {number} corrects position {old}, which is not retracted."
        elif retracted != published:
            yield f"Position {number} corrects position {old}, which was retracted at another moment."
        elif (cause, reason) != (old_cause, old_reason):
            yield f"Position {number} corrects position {old}, which was retracted for another reason."


def _withdrawn_before_recorded() -> Iterator[str]:
    earlier = Q(withdrawn_at__lt=F("recorded_at"))
    for noun, rows in (
        ("Membership", Membership.objects.filter(earlier)),
        ("Enquiry", Enquiry.objects.filter(earlier)),
    ):
        for number in rows.order_by("pk").values_list("pk", flat=True):
            yield f"{noun} {number} was withdrawn before it was recorded."
