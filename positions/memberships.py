"""The verbs of memberships: recorded and withdrawn, never changed; stances follow in the same transaction.

Like those of the positions (``editorial``) each is one transaction, done whole or not at all.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from positions import stances
from positions.models import Change, Membership
from positions.models.changes import take_public_change_lock
from positions.refusals import Objection, demand, refuse
from positions.vocabulary import ChangeKind


@transaction.atomic
def record_memberships(memberships: Sequence[Membership], *, by: User) -> list[Membership]:
    """Record dated memberships; stances that follow from them change in the same transaction."""
    return replace_memberships([], memberships, by=by)


@transaction.atomic
def withdraw_memberships(memberships: Sequence[Membership], *, by: User) -> None:
    """Withdraw memberships that were recorded wrongly. A member that leaves is no such case:
    replace the open term by one with its end.
    """
    demand(by, "positions.delete_membership")
    replace_memberships(memberships, [], by=by)


@transaction.atomic
def replace_memberships(
    old: Sequence[Membership], new: Sequence[Membership], *, by: User
) -> list[Membership]:
    """Withdraw some memberships and record others at one moment, so that no instant lacks both."""
    demand(by, "positions.add_membership")
    take_public_change_lock()
    moment = Change.objects.next_moment(timezone.now())
    standing = list(Membership.objects.current().filter(pk__in=[one.pk for one in old]))
    if len(standing) != len(old):
        refuse([Objection(None, "membership", "It is withdrawn already.")])
    Membership.objects.filter(pk__in=[one.pk for one in standing]).update(withdrawn_at=moment)
    for membership in new:
        membership.recorded_at = moment
    recorded = Membership.objects.bulk_create(new, batch_size=2000)
    _enter(standing, ChangeKind.MEMBERSHIP_WITHDRAWN, moment, by)
    _enter(recorded, ChangeKind.MEMBERSHIP_RECORDED, moment, by)
    stances.rebuild(countries={one.country_id for one in [*standing, *recorded]})
    return recorded


def _enter(rows: list[Membership], kind: ChangeKind, moment: datetime, by: User) -> None:
    Change.objects.append(kind, memberships=[one.pk for one in rows], at=moment, by=by)
