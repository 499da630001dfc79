"""The verbs of the editorial desk: the only door through which a position changes state.

Each verb is one transaction, done whole or not at all, and raises :class:`Refused` with
every objection at once. Publishing and retracting enter the ledger and bring the stance
periods up to date before they return. The database's triggers hold the same rules against
any other path.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.utils import timezone

from positions import characters, publication, roles, stances
from positions.evidence import faults_of
from positions.models import Change, Citation, Country, Dissociation, Position, Source
from positions.models.changes import take_public_change_lock
from positions.publication import Arrivals
from positions.refusals import Objection, demand, refuse
from positions.rules import lifecycle
from positions.vocabulary import ChangeKind, RetractionCause, Status

REPLACED = {RetractionCause.CORRECTION, RetractionCause.RECODE}
"""Causes for which a new position takes the place of the old one."""


@dataclass(frozen=True)
class Cited:
    """A source with the place in it, for a position that is being drafted."""

    source: Source
    locator: str = ""


@dataclass(frozen=True)
class Plan:
    """A position to be drafted: the model's ``fields``, what it cites, and who stands aside."""

    fields: dict[str, Any]
    cites: Sequence[Cited] = ()
    dissociated: Sequence[Country] = ()


def draft(
    *, author: User, cites: Sequence[Cited] = (), dissociated: Sequence[Country] = (), **fields: Any
) -> Position:
    """Begin a position; ``fields`` are those of the model.

    A draft may still lack its evidence. Raises ValidationError for values that no position can have.
    """
    position = Position(author=author, **fields)
    at_hand = [name for name in RELATIONS if getattr(fields.get(name), "pk", None)]
    position.clean_fields(exclude=["summary", "author", *at_hand])
    try:
        return draft_many([Plan(fields, cites, dissociated)], author=author)[0]
    except IntegrityError:
        position.full_clean(exclude=["summary"])  # says which constraints refuse it, and why
        raise


@transaction.atomic
def draft_many(plans: Sequence[Plan], *, author: User) -> list[Position]:
    """Begin many positions whose values were checked before; the database still refuses bad ones."""
    demand(author, "positions.add_position")
    refuse([one for plan in plans for words in _words(plan) for one in _unreadable(**words)])
    positions = Position.objects.bulk_create(Position(author=author, **plan.fields) for plan in plans)
    Citation.objects.bulk_create(
        Citation(position=position, source=one.source, locator=one.locator, order=place)
        for position, plan in zip(positions, plans, strict=True)
        for place, one in enumerate(plan.cites)
    )
    Dissociation.objects.bulk_create(
        Dissociation(position=position, country=one)
        for position, plan in zip(positions, plans, strict=True)
        for one in plan.dissociated
    )
    return positions


@transaction.atomic
def submit(positions: Iterable[Position], *, by: User, today: date | None = None) -> list[Position]:
    """Hand drafts to review. Their evidence has to be complete."""
    demand(by, roles.SUBMIT)
    found = _locked(positions)
    refuse(_steps_against(lifecycle.SUBMIT, found, by) or _faults(found, today))
    return _move(found, status=Status.IN_REVIEW, submitted_at=timezone.now(), review_note="")


@transaction.atomic
def take_back(positions: Iterable[Position], *, by: User) -> list[Position]:
    """Make drafts again of positions of one's own that wait for review."""
    demand(by, roles.SUBMIT)
    found = _locked(positions)
    refuse(_steps_against(lifecycle.TAKE_BACK, found, by))
    return _move(found, status=Status.DRAFT, review_note=lifecycle.TAKEN_BACK)


@transaction.atomic
def send_back(positions: Iterable[Position], *, by: User, note: str) -> list[Position]:
    """Return positions from review to their author, with a note that says why.

    An author takes his own position back the same way.
    """
    found = _locked(positions)
    if any(position.author_id != by.pk for position in found):
        demand(by, roles.REVIEW)
    refuse(_steps_against(lifecycle.SEND_BACK, found, by))
    if not note.strip():
        refuse([Objection(None, "note", "Say why it is sent back.")])
    refuse(_unreadable(note=note))
    return _move(found, status=Status.DRAFT, review_note=note)


@transaction.atomic
def publish(positions: Iterable[Position], *, by: User, today: date | None = None) -> list[Position]:
    """Enter positions into the public record, all or none.

    What a position corrects is retracted with it. ``by`` needs the right to review and is
    not the author of any.
    """
    found, corrected = _publish(_locked(positions), by=by, moment=_begin(by), today=today)
    concerned: Concerned = {}
    _add_concerned(concerned, [one.pk for one in [*corrected, *found]])
    stances.bring_up_to_date(concerned)
    return found


@transaction.atomic
def publish_batches(
    batches: Iterable[Iterable[Position] | Arrivals], *, by: User, today: date | None = None
) -> int:
    """Publish batch after batch at one moment, all or none, and return how many positions.

    For records too large to hold at once: ``batches`` may draft and submit as it goes, or write
    arrivals down. Stances are brought up to date once, at the end.
    """
    moment = _begin(by)
    concerned: Concerned = {}
    count = 0
    for batch in batches:
        if isinstance(batch, Arrivals):
            numbers = publication.enter(batch, by=by, moment=moment)
            count += len(numbers)
        else:
            found, corrected = _publish(_locked(batch), by=by, moment=moment, today=today)
            numbers = [one.pk for one in [*corrected, *found]]
            count += len(found)
        _add_concerned(concerned, numbers)
    stances.bring_up_to_date(concerned)
    return count


@transaction.atomic
def retract(positions: Iterable[Position], *, by: User, cause: str, reason: str) -> list[Position]:
    """Take published positions out of the record, for a cause and a public reason.

    They stay reachable at their addresses, marked so.
    """
    moment = _begin(by)
    found = _locked(positions)
    objections = _steps_against(lifecycle.RETRACT, found, by)
    if cause not in RetractionCause.values:
        objections.append(Objection(None, "cause", f"Choose one of: {', '.join(RetractionCause.values)}."))
    if not reason.strip():
        objections.append(Objection(None, "reason", "Give the reason; it becomes public."))
    refuse([*objections, *_unreadable(reason=reason)])
    _withdraw(found, by=by, moment=moment, cause=cause, reason=reason)
    _enter(found, ChangeKind.RETRACTED, moment, by)
    concerned: Concerned = {}
    _add_concerned(concerned, [one.pk for one in found])
    stances.bring_up_to_date(concerned)
    return found


@transaction.atomic
def correct(position: Position, *, by: User, cause: str, reason: str, **changes: Any) -> Position:
    """Begin the correction of a published position: a draft like it, with ``changes`` made.

    ``cites`` and ``dissociated`` among the changes replace the old ones. Publishing the
    draft retracts the old position.
    """
    objections = []
    if position.status != Status.PUBLISHED:
        objections.append(Objection(position, "status", "Only a published position can be corrected."))
    if cause not in REPLACED:
        objections.append(Objection(position, "cause", "A correction is a correction or a recode."))
    if not reason.strip():
        objections.append(Objection(position, "reason", "Give the reason; it becomes public."))
    refuse([*objections, *_unreadable(reason=reason)])
    fields: dict[str, Any] = {name: getattr(position, name) for name in CORRECTABLE}
    fields["cites"] = [Cited(one.source, one.locator) for one in position.citations.select_related("source")]
    fields["dissociated"] = [one.country for one in position.dissociations.select_related("country")]
    return draft(
        author=by,
        **{**fields, **changes},
        corrects=position,
        correction_cause=cause,
        correction_reason=reason,
    )


RELATIONS = [one.name for one in Position._meta.concrete_fields if one.is_relation]
"""What a position points to; what is at hand as a row of the database need not be asked for again."""

CORRECTABLE = (
    "country",
    "group",
    "proposition",
    "stance",
    "date",
    "date_precision",
    "kind",
    "official",
    "forum",
    "session",
    "instrument",
    "summary",
)
"""What a correction takes over from the position that it corrects, unless changed."""


# What the verbs have in common.


def _begin(by: User) -> datetime:
    """The moment of a change of the public record, which nobody else changes until it is done."""
    demand(by, roles.REVIEW)
    take_public_change_lock()
    return Change.objects.next_moment(timezone.now())


def _locked(positions: Iterable[Position | None]) -> list[Position]:
    """The positions as they stand in the database now, in the order given, held until the end."""
    numbers = [position.pk for position in positions if position is not None]
    if not numbers:
        return []
    rows = Position.objects.select_for_update(of=("self",)).select_related("country", "group")
    rows = rows.defer("search_vector").filter(pk__in=numbers).order_by("pk")
    found = {position.pk: position for position in rows}
    missing = [number for number in numbers if number not in found]
    refuse([Objection(None, "position", f"There is no position {number} any more.") for number in missing])
    return [found[number] for number in dict.fromkeys(numbers)]


def _publish(
    found: list[Position], *, by: User, moment: datetime, today: date | None
) -> tuple[list[Position], list[Position]]:
    """Publish what is ready and retract what it corrects; return both."""
    refuse(_steps_against(lifecycle.PUBLISH, found, by))
    corrected = _locked(position.corrects for position in found if position.corrects is not None)
    refuse(_faults(found, today) + _corrections_against(found, corrected))
    _move(found, status=Status.PUBLISHED, reviewer=by, published_at=moment)
    corrections = {one.corrects_id: one for one in found}
    for old in corrected:
        new = corrections[old.pk]
        _withdraw([old], by=by, moment=moment, cause=new.correction_cause, reason=new.correction_reason)
    _enter(corrected, ChangeKind.RETRACTED, moment, by)
    _enter(found, ChangeKind.PUBLISHED, moment, by)
    return found, corrected


def _steps_against(step: lifecycle.Step, positions: list[Position], by: User) -> list[Objection]:
    sentences = (
        (one, lifecycle.objection(step, status=one.status, author=one.author_id == by.pk))
        for one in positions
    )
    objections = [Objection(one, "status", sentence) for one, sentence in sentences if sentence]
    return objections + _torn_batches(step, positions)


def _words(plan: Plan) -> Iterator[dict[str, Any]]:
    """What is said in a plan."""
    yield plan.fields
    yield from ({"locator": one.locator} for one in plan.cites)


def _unreadable(**words: Any) -> list[Objection]:
    """Objections to texts, by field, that hold what nobody can read."""
    told = {name: characters.fault(text) for name, text in words.items() if isinstance(text, str)}
    return [Objection(None, name, sentence) for name, sentence in told.items() if sentence]


def _torn_batches(step: lifecycle.Step, positions: list[Position]) -> list[Objection]:
    """What was entered as one list goes through review as one; single acts of it can be retracted."""
    batches = {one.batch_id for one in positions if one.batch_id is not None}
    if step is lifecycle.RETRACT or not batches:
        return []
    chosen = {one.pk for one in positions}
    left = Position.objects.filter(batch__in=batches, status=step.before).exclude(pk__in=chosen)
    return [
        Objection(one, "batch", f"It belongs to the list “{one.batch}”, which moves as a whole.")
        for one in left.select_related("batch", "country", "group").order_by("pk")[:1]
    ]


def _faults(positions: list[Position], today: date | None) -> list[Objection]:
    day = today or timezone.now().date()
    return [
        Objection(position, fault.field, fault.sentence)
        for position, fault in faults_of(positions, today=day)
    ]


def _corrections_against(new: list[Position], old: list[Position]) -> list[Objection]:
    objections = [
        Objection(one, "corrects", "What it corrects is not in the public record any more.")
        for one in old
        if one.status != Status.PUBLISHED
    ]
    if len(old) != sum(one.corrects_id is not None for one in new):
        objections.append(Objection(None, "corrects", "Two of these positions correct the same one."))
    return objections


def _move(positions: list[Position], **values: Any) -> list[Position]:
    """Set the columns of the workflow, in the database and in the objects at hand."""
    values["changed_at"] = timezone.now()
    Position.objects.filter(pk__in=[one.pk for one in positions]).update(**values)
    for position in positions:
        for name, value in values.items():
            setattr(position, name, value)
    return positions


def _withdraw(positions: list[Position], *, by: User, moment: datetime, cause: str, reason: str) -> None:
    _move(
        positions,
        status=Status.RETRACTED,
        retracted_at=moment,
        retracted_by=by,
        retraction_cause=cause,
        retraction_reason=reason,
    )


def _enter(positions: list[Position], kind: ChangeKind, moment: datetime, by: User) -> None:
    Change.objects.append(kind, positions=[one.pk for one in positions], at=moment, by=by)


Concerned = dict[int, set[int]]
"""Countries, by proposition, whose stance periods a change can touch."""


def _add_concerned(concerned: Concerned, positions: list[int]) -> None:
    for proposition, countries in stances.concerned(positions).items():
        concerned.setdefault(proposition, set()).update(countries)
