"""An occasion: one actor speaks or acts once, on several propositions, as one source shows.

It is recorded as a whole or not at all: the source, the official and his office where they
are new, and one draft for each proposition. What is wrong is told at once, each at its
field and row.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Model
from django.utils.text import slugify

from positions import characters, editorial
from positions.cautions import Act, Caution, cautions
from positions.choices import source_recorded
from positions.editorial import Cited, Plan
from positions.evidence import contradictions
from positions.models import (
    Country,
    Forum,
    Group,
    Instrument,
    Official,
    Position,
    Proposition,
    Session,
    Source,
    Tenure,
)
from positions.refusals import Refused

LONGEST_CODE = 80
"""Letters in the public code of what is new, before a number that makes it the only one."""


@dataclass(frozen=True)
class Said:
    """One row: what the actor holds of one proposition, and where the source shows it."""

    proposition: Proposition
    stance: str
    summary: str = ""
    locator: str = ""


@dataclass(frozen=True)
class Occasion:
    """What happened. A ``source``, ``official`` and ``tenure`` that are not saved yet are new."""

    source: Source
    actor: Country | Group
    date: date
    precision: str
    kind: str
    said: Sequence[Said]
    official: Official | None = None
    tenure: Tenure | None = None
    forum: Forum | None = None
    session: Session | None = None
    instrument: Instrument | None = None

    def fields_of(self, said: Said) -> dict[str, Any]:
        """The fields of the position that the row becomes."""
        return {
            "country" if isinstance(self.actor, Country) else "group": self.actor,
            "official": self.official,
            "forum": self.forum,
            "session": self.session,
            "instrument": self.instrument,
            "date": self.date,
            "date_precision": self.precision,
            "kind": self.kind,
            "proposition": said.proposition,
            "stance": said.stance,
            "summary": said.summary,
        }

    @property
    def acts(self) -> list[Act]:
        """The rows as cautions see them."""
        return [Act(self.actor, self.date, self.precision, one.proposition, one.stance) for one in self.said]


@dataclass(frozen=True)
class Mistake:
    """What is wrong, at which field: of the occasion, or of its row ``row`` (from 0).

    Fields of new rows of other tables are written ``source.title``, ``official.name``,
    ``tenure.end``.
    """

    field: str
    sentence: str
    row: int | None = None


class Mistaken(Exception):
    """Nothing was recorded; ``mistakes`` holds every reason."""

    def __init__(self, mistakes: Sequence[Mistake]) -> None:
        self.mistakes = list(mistakes)
        super().__init__(" ".join(one.sentence for one in self.mistakes))


def mistakes(occasion: Occasion, *, today: date) -> list[Mistake]:
    """Everything for which the occasion cannot be recorded, not even as drafts."""
    return [*_of_what_is_new(occasion), *_of_rows(occasion), *_contradictions(occasion, today)]


def cautions_about(occasion: Occasion) -> list[Caution]:
    """What to look at twice before it is recorded."""
    return cautions(occasion.acts)


@transaction.atomic
def record(occasion: Occasion, *, author: User, today: date, submit: bool = False) -> list[Position]:
    """Record it as drafts, in the order of its rows, and hand them to review where ``submit``.

    Raises Mistaken with every mistake; PermissionDenied where the author's role does not
    allow a part of it.
    """
    found = mistakes(occasion, today=today)
    if found:
        raise Mistaken(found)
    _save_what_is_new(occasion, author)
    plans = [Plan(occasion.fields_of(one), [Cited(occasion.source, one.locator)]) for one in occasion.said]
    drafts = editorial.draft_many(plans, author=author)
    if not submit:
        return drafts
    try:
        return editorial.submit(drafts, by=author, today=today)
    except Refused as refusal:
        raise Mistaken(_at_their_rows(refusal, drafts)) from refusal


def rehearse(occasion: Occasion, *, author: User, today: date, submit: bool = False) -> None:
    """Do as ``record`` does and undo it: raises what it would raise, and leaves no trace."""
    with transaction.atomic():
        record(occasion, author=author, today=today, submit=submit)
        transaction.set_rollback(True)


# Mistakes.


def _of_what_is_new(occasion: Occasion) -> Iterator[Mistake]:
    source, official, tenure = occasion.source, occasion.official, occasion.tenure
    if source.pk is None:
        yield from _unfit("source", source, "slug")
        known = source_recorded(source.url, title=source.title, publisher=source.publisher)
        if known is not None:
            field = "source.url" if source.url else "source.title"
            yield Mistake(field, f"This source is recorded already: {known.title}.")
    if official is not None and official.pk is None:
        yield from _unfit("official", official, "slug")
        if official.name and _namesake(official):
            sentence = f"{official.name} is recorded already for {official.actor}: choose from the list."
            yield Mistake("official.name", sentence)
    if tenure is not None and tenure.pk is None:
        yield from _unfit("tenure", tenure, "official")


def _unfit(sort: str, row: Model, *later: str) -> Iterator[Mistake]:
    """What the table itself refuses; columns that are filled in later are left out."""
    try:
        row.full_clean(exclude=later)
    except ValidationError as error:
        for field, sentences in error.message_dict.items():
            yield from (Mistake(f"{sort}.{field}", sentence) for sentence in sentences)


def _namesake(official: Official) -> bool:
    same = Official.objects.filter(country=official.country, group=official.group)
    return same.filter(name__iexact=official.name).exists()


def _of_rows(occasion: Occasion) -> Iterator[Mistake]:
    if not occasion.said:
        yield Mistake("said", "Give at least one proposition with its stance.")
    seen: dict[int, int] = {}
    for place, one in enumerate(occasion.said):
        for field, text in (("summary", one.summary), ("locator", one.locator)):
            if sentence := characters.fault(text):
                yield Mistake(field, sentence, place)
        first = seen.setdefault(one.proposition.pk, place)
        if first != place:
            sentence = f"Row {first + 1} is about the same proposition; one occasion says one thing of it."
            yield Mistake("proposition", sentence, place)


def _contradictions(occasion: Occasion, today: date) -> Iterator[Mistake]:
    """What no position may hold; the rows share all that is asked here, so the first stands for all."""
    for one in occasion.said[:1]:
        for fault in contradictions(Position(**occasion.fields_of(one)), today=today):
            yield Mistake(fault.field, fault.sentence)


def _at_their_rows(refusal: Refused, drafts: Sequence[Position]) -> list[Mistake]:
    """Objections to drafts as mistakes of rows; what all rows share is told once."""
    rows = {draft.pk: place for place, draft in enumerate(drafts)}
    found: dict[Mistake, None] = {}
    for one in refusal.objections:
        row = rows.get(one.position.pk) if one.position is not None else None
        own = row is not None and one.field in ("proposition", "stance", "summary", "locator")
        found[Mistake(one.field, one.sentence, row if own else None)] = None
    return list(found)


# What is new.


def _save_what_is_new(occasion: Occasion, author: User) -> None:
    source, official, tenure = occasion.source, occasion.official, occasion.tenure
    if source.pk is None:
        _demand(author, "source")
        source.slug = _free_code(source, source.title, "source")
        source.save()
    if official is not None and official.pk is None:
        _demand(author, "official")
        official.slug = _free_code(official, official.name, "official")
        official.save()
    if official is not None and tenure is not None and tenure.pk is None:
        _demand(author, "tenure")
        tenure.official = official
        tenure.save()


def _demand(author: User, table: str) -> None:
    if not author.has_perm(f"positions.add_{table}"):
        raise PermissionDenied(f"Your role does not allow this (positions.add_{table}).")


def _free_code(row: Source | Official, text: str, otherwise: str) -> str:
    """A public code from the words, with a number where it is taken."""
    stem = slugify(text)[:LONGEST_CODE].strip("-") or otherwise
    taken = set(type(row).objects.filter(slug__startswith=stem).values_list("slug", flat=True))
    numbered = (f"{stem}-{number}" for number in range(2, len(taken) + 3))
    return stem if stem not in taken else next(one for one in numbered if one not in taken)
