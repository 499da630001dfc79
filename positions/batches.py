"""Lists of many: drafted, submitted, reviewed, published and if need be retracted as one."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import transaction

from positions import editorial
from positions.editorial import Plan
from positions.models import Batch, Position
from positions.refusals import Objection, Refused
from positions.vocabulary import Status


@transaction.atomic
def draft_batch(
    *, title: str, plans: Sequence[Plan], author: User, pasted: str = "", acknowledged: str = ""
) -> Batch:
    """Draft all positions of a list, or none. Raises Refused for an empty one.

    ``acknowledged`` says what of the text was passed over, and why.
    """
    if not plans:
        raise Refused([Objection(None, "positions", "The list is empty.")])
    batch = Batch(title=title, author=author, pasted=pasted, acknowledged=acknowledged)
    batch.full_clean()
    batch.save()
    editorial.draft_many(
        [Plan({**plan.fields, "batch": batch}, plan.cites, plan.dissociated) for plan in plans], author=author
    )
    return batch


@transaction.atomic
def discard_batch(batch: Batch, *, by: User) -> None:
    """Delete a list that is still all drafts of one's own."""
    if not by.has_perm("positions.delete_batch"):
        raise PermissionDenied("Your role does not allow this (positions.delete_batch).")
    rows = batch.positions.select_for_update()
    if batch.author_id != by.pk:
        raise Refused([Objection(None, "batch", "Only its author discards a list.")])
    if any(one.status != Status.DRAFT for one in rows):
        raise Refused([Objection(None, "batch", "Only a list of drafts can be discarded.")])
    batch.positions.all().delete()
    batch.delete()


def standing(batch: Batch, status: Status) -> list[Position]:
    """The positions of the batch that are in the state, in the order of the list."""
    return list(batch.positions.filter(status=status).order_by("pk"))
