"""The ledger of the public record, and the number that tells one state of it from the next."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.db import connection, models
from django.db.models import Q
from django.db.models.functions import Now

from positions.models.actors import Membership
from positions.models.constraints import one_of
from positions.models.positions import Position
from positions.models.triggers import (
    BUMP,
    PUBLIC_CHANGE_LOCK,
    append_only,
    bumps_data_version,
    refuses_truncate,
)
from positions.vocabulary import ChangeKind


def take_public_change_lock() -> None:
    """Wait until no other transaction is changing the public record; hold until this one ends.

    Numbers taken under it become visible in their order, so a reader misses none.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [PUBLIC_CHANGE_LOCK])


def take_lock_of(model: type[models.Model]) -> None:
    """The same, where changes of the table are seen by the public: before anybody holds one of its rows."""
    if any(trigger.name == BUMP for trigger in getattr(model._meta, "triggers", ())):
        take_public_change_lock()


class ChangeQuerySet(models.QuerySet["Change"]):
    """The ledger in reading order."""

    def after(self, number: int) -> ChangeQuerySet:
        """What came after an entry, oldest first: nothing can appear below a number once read."""
        return self.filter(number__gt=number).order_by("number")

    def next_moment(self, now: datetime) -> datetime:
        """``now``, or just after the last entry where the clock stands before it.

        To be called under :func:`take_public_change_lock`.
        """
        last = self.order_by("-number").values_list("at", flat=True).first()
        return now if last is None or last < now else last + timedelta(microseconds=1)

    def append(
        self,
        kind: ChangeKind,
        *,
        positions: Sequence[int] = (),
        memberships: Sequence[int] = (),
        at: datetime,
        by: User,
    ) -> None:
        """Enter what happened to these, by their numbers and in this order.

        To be called under :func:`take_public_change_lock`.
        """
        with connection.cursor() as cursor:
            for column, subjects in (("position_id", positions), ("membership_id", memberships)):
                if subjects:
                    values: list[Any] = [at, kind, by.pk, list(subjects)]
                    cursor.execute(_APPEND.format(subject=column), values)


_APPEND = """
    INSERT INTO positions_change (number, at, kind, by_id, {subject})
    SELECT coalesce((SELECT max(number) FROM positions_change), 0) + place, %s, %s, %s, subject
    FROM unnest(%s::bigint[]) WITH ORDINALITY AS happened (subject, place) ORDER BY place
"""


class Change(models.Model):
    """One entry: something entered or left the public record.

    Numbers rise without regard to gaps and in the order in which the changes became
    visible: writers take one lock before they number.
    """

    number = models.BigIntegerField(primary_key=True, help_text="Place in the ledger.")
    at = models.DateTimeField(db_index=True, help_text="When it happened (UTC); rises with the number.")
    kind = models.CharField(max_length=24, choices=ChangeKind.choices, help_text="What happened.")
    position = models.ForeignKey(
        Position,
        models.PROTECT,
        null=True,
        db_index=False,  # the unique constraint finds it
        related_name="changes",
        help_text="The position concerned.",
    )
    membership = models.ForeignKey(
        Membership,
        models.PROTECT,
        null=True,
        db_index=False,
        related_name="changes",
        help_text="The membership concerned.",
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        db_index=False,
        related_name="changes",
        help_text="Who did it.",
    )

    objects = ChangeQuerySet.as_manager()

    class Meta:
        ordering = ["-number"]
        constraints = [
            one_of("kind", ChangeKind),
            models.CheckConstraint(
                condition=Q(position__isnull=False, membership__isnull=True)
                | Q(position__isnull=True, membership__isnull=False),
                name="change_one_subject",
            ),
            models.UniqueConstraint(
                fields=["position", "kind"], condition=Q(position__isnull=False), name="change_once_a_kind"
            ),
        ]
        indexes = [
            models.Index(
                fields=["membership"], name="change_of_membership", condition=Q(membership__isnull=False)
            ),
        ]
        triggers = [
            append_only("Entries of the ledger"),
            refuses_truncate("Entries of the ledger"),
            bumps_data_version(),
        ]

    def __str__(self) -> str:
        return f"{self.number}: {self.get_kind_display()}"


class DataVersion(models.Model):
    """One row: a number that rises with every change that the public can see."""

    number = models.BigIntegerField(help_text="Rises with every visible change; never falls.")
    changed_at = models.DateTimeField(help_text="When it last rose (UTC).")
    reference_at = models.DateTimeField(
        db_default=Now(), help_text="When a table that positions name last changed (UTC)."
    )

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(id=1), name="dataversion_one_row")]

    def __str__(self) -> str:
        return str(self.number)

    @classmethod
    def current(cls) -> DataVersion:
        """The state of the public record now."""
        return cls.objects.get(id=1)
