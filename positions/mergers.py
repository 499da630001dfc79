"""Merging what was recorded twice: an official, a forum, an instrument, a source.

Drafts and the tables of reference come to name the row that stays. What is published names
what it named, for ever; it is found under either, as ``models.merging`` says.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from positions.models import Citation, Forum, Instrument, Official, Position, ReferenceSource, Source
from positions.models.changes import take_public_change_lock
from positions.models.merging import Mergeable
from positions.refusals import Objection, Refused
from positions.vocabulary import Status

MERGEABLE: tuple[type[Mergeable], ...] = (Official, Forum, Instrument, Source)


@transaction.atomic
def merge(duplicates: Iterable[Mergeable], *, into: Mergeable, by: User) -> None:
    """Make the rows duplicates of one that stays, all or none. Raises Refused with every objection.

    ``by`` needs the right to delete such rows. What the history keeps tells who did it.
    """
    model: Any = type(into)
    permission = f"positions.delete_{model._meta.model_name}"
    if not by.has_perm(permission):
        raise PermissionDenied(f"Your role does not allow this ({permission}).")
    take_public_change_lock()
    numbers = [one.pk for one in duplicates]
    rows = model.objects.select_for_update(no_key=True)  # who drafts meanwhile may go on naming them
    locked = rows.filter(pk__in=[*numbers, into.pk]).order_by("pk").in_bulk()
    stays, found = locked[into.pk], [locked[number] for number in numbers]
    objections = [one for duplicate in found for one in _against(duplicate, stays)]
    if objections:
        raise Refused(objections)
    for duplicate in found:
        _lead_over(duplicate, stays)
        model.objects.filter(merged_into=duplicate).update(merged_into=stays)
        duplicate.merged_into = stays
        duplicate.save(update_fields=["merged_into"])


def _against(duplicate: Mergeable, stays: Mergeable) -> list[Objection]:
    """Why the one cannot be a duplicate of the other."""
    sentences = []
    if duplicate == stays:
        sentences.append("Nothing is a duplicate of itself.")
    if duplicate.merged_into_id is not None:
        sentences.append(f"“{duplicate}” is a duplicate already.")
    if stays.merged_into_id is not None:
        sentences.append(f"“{stays}” is itself a duplicate: merge into “{stays.merged_into}”.")
    if isinstance(duplicate, Official) and isinstance(stays, Official) and duplicate.actor != stays.actor:
        sentences.append(f"“{duplicate}” speaks for {duplicate.actor}, “{stays}” for {stays.actor}.")
    if isinstance(duplicate, Forum) and duplicate.sessions.exists():
        sentences.append(f"“{duplicate}” has sessions: give them to “{stays}” first.")
    if isinstance(stays, Forum) and stays.parent_id == duplicate.pk:
        sentences.append(f"“{stays}” is recorded as a part of “{duplicate}”.")
    return [Objection(None, "merged_into", sentence) for sentence in sentences]


def _lead_over(duplicate: Mergeable, stays: Mergeable) -> None:
    """Let whatever may still change name the row that stays."""
    drafts = Position.objects.filter(status=Status.DRAFT)
    # a draft that somebody has open tells him that it changed
    changed_at = timezone.now()
    if isinstance(duplicate, Source):
        cited = Citation.objects.filter(position__in=drafts, source=duplicate)
        drafts.filter(citations__source=duplicate).update(changed_at=changed_at)
        cited.filter(position__citations__source=stays.pk).delete()
        cited.update(source=stays)
        for reference in ReferenceSource.objects.filter(source=duplicate):
            _lead_reference_over(reference, stays)
        return
    name = str(duplicate._meta.model_name)
    drafts.filter(**{name: duplicate}).update(**{name: stays}, changed_at=changed_at)
    if isinstance(duplicate, Forum):
        duplicate.parts.update(parent=stays)
        duplicate.instruments.update(forum=stays)


def _lead_reference_over(reference: ReferenceSource, stays: Mergeable) -> None:
    """One source stands behind a table once."""
    same = ReferenceSource.objects.filter(table=reference.table, key=reference.key, source=stays.pk)
    if same.exists():
        reference.delete()
        return
    reference.source_id = stays.pk
    reference.save(update_fields=["source"])
