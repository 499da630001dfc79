"""A list entered: its source, where it is new, and one batch of drafts, whole or not at all."""

from __future__ import annotations

from datetime import date

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.text import slugify

from positions import characters
from positions.batches import draft_batch
from positions.lists.plan import Layout, lay_out
from positions.lists.subject import Answers, Subject
from positions.models import Batch, Proposition, Source
from positions.models.changes import take_public_change_lock

LONGEST_CODE = 80


class NotReady(Exception):
    """Nothing was entered; ``layout`` holds what stands in the way."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        super().__init__("The list is not ready to be entered.")


@transaction.atomic
def enter(subject: Subject, text: str, answers: Answers, *, author: User, today: date) -> Batch:
    """Draft the list as one batch. Raises NotReady where something is open.

    Two who enter a list on one proposition at once come one after the other, so the second
    is told what the first has recorded.
    """
    if subject.source.pk is None:
        take_public_change_lock()  # before any row, as all do who change what is public
    Proposition.objects.select_for_update(no_key=True).get(pk=subject.proposition.pk)
    layout = lay_out(subject, text, answers, today=today)
    if not layout.ready:
        raise NotReady(layout)
    if subject.source.pk is None:
        _save(subject.source, author)
    return draft_batch(
        title=subject.title,
        plans=layout.plans(),
        author=author,
        pasted=characters.cleared(text),
        acknowledged=layout.acknowledged,
    )


def _save(source: Source, author: User) -> None:
    if not author.has_perm("positions.add_source"):
        raise PermissionDenied("Your role does not allow this (positions.add_source).")
    stem = slugify(source.title)[:LONGEST_CODE].strip("-") or "source"
    taken = set(Source.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
    free = (f"{stem}-{number}" for number in range(2, len(taken) + 3))
    source.slug = stem if stem not in taken else next(one for one in free if one not in taken)
    source.save()
