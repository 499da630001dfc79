"""What gives an experienced analyst pause: a likely duplicate, a stance that reverses the present one.

A caution is no fault: the act may be a second speech, the reversal may be the news. So these
are sentences to be read once, with the positions to look at.
"""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from positions.dates import written
from positions.models import Country, Group, Position, Proposition, StancePeriod
from positions.vocabulary import Precision, Stance, Status, rank

NEAR = timedelta(days=3)
"""Acts of one actor on one proposition this close together are likely the same act."""

FOR = frozenset({Stance.SUPPORT.value, Stance.CONDITIONAL.value})
"""Stances of which opposition is the reverse."""


@dataclass(frozen=True)
class Act:
    """What is about to be recorded, as far as a caution asks: who, when, what on which proposition."""

    actor: Country | Group
    date: date
    precision: str
    proposition: Proposition
    stance: str


@dataclass(frozen=True)
class Caution:
    """A reason to look again, as a sentence, about the act at ``place`` among those given.

    ``position`` is the one to look at. ``key`` stays the same as long as the reason does, so
    that a caution that was read need not be shown anew.
    """

    place: int
    sort: str
    sentence: str
    position: Position

    @property
    def key(self) -> str:
        """Such as “likeness-0-34”: of the first act, because of position 34."""
        return f"{self.sort}-{self.place}-{self.position.pk}"


def cautions(acts: Sequence[Act], *, ignoring: Sequence[Position] = ()) -> list[Caution]:
    """Every caution about acts of one occasion, in their order; two or three queries in all.

    ``ignoring`` are positions that are the acts themselves, where these are recorded already.
    """
    if not acts:
        return []
    alike, present = _alike(acts, ignoring), _present(acts, ignoring)
    found = []
    for place, act in enumerate(acts):
        found += [_likeness(place, one) for one in alike if _is_alike(one, act)]
        if held := present.get((act.proposition.pk, act.date)):
            found += _reversal(place, act, *held)
    return found


# Likely duplicates.


def _alike(acts: Sequence[Act], ignoring: Sequence[Position]) -> list[Position]:
    """Positions of the actor on the propositions that could be near enough, in any state but retracted."""
    first = min(act.date for act in acts).replace(month=1, day=1) - NEAR
    last = max(_span(act.date, act.precision)[1] for act in acts) + NEAR
    about = {act.proposition.pk for act in acts}
    rows = Position.objects.by(acts[0].actor).filter(proposition__in=about, date__range=(first, last))
    rows = rows.exclude(status=Status.RETRACTED).exclude(pk__in=[one.pk for one in ignoring])
    return list(rows.defer("search_vector").select_related("country", "group", "proposition").newest_first())


def _is_alike(one: Position, act: Act) -> bool:
    start, end = _span(one.date, one.date_precision)
    first, last = _span(act.date, act.precision)
    return one.proposition_id == act.proposition.pk and start <= last + NEAR and first - NEAR <= end


def _span(day: date, precision: str) -> tuple[date, date]:
    """The days among which the act lies."""
    if precision == Precision.YEAR:
        return day, day.replace(month=12, day=31)
    if precision == Precision.MONTH:
        return day, day.replace(day=calendar.monthrange(day.year, day.month)[1])
    return day, day


def _likeness(place: int, one: Position) -> Caution:
    sentence = (
        f"Likely a duplicate: {one.actor} is recorded on “{one.proposition}” with "
        f"{_word(one.stance)}, {one.date_in_words} ({_state(one)})."
    )
    return Caution(place, "likeness", sentence, one)


# Reversals.

Held = tuple[str, Position, Group | None]
"""The present stance, the position that decides it, and the group through which it is held."""


def _present(acts: Sequence[Act], ignoring: Sequence[Position]) -> dict[tuple[int, date], Held]:
    """The stance of the actor as of each day, by proposition."""
    present: dict[tuple[int, date], Held] = {}
    actor = acts[0].actor
    for day in {act.date for act in acts}:
        about = {act.proposition.pk for act in acts if act.date == day}
        if isinstance(actor, Country):
            periods = StancePeriod.objects.on(day).filter(country=actor, proposition__in=about).with_labels()
            for period in periods:
                present[period.proposition_id, day] = (period.stance, period.position, period.group)
            continue
        spoken = Position.objects.published().by(actor).filter(proposition__in=about).as_of(day)
        known = spoken.exclude(pk__in=[one.pk for one in ignoring])
        # the last word counts: of one date the kind that outranks, then the later record
        for one in sorted(known, key=lambda one: (one.date, -rank(one.kind), one.pk)):
            present[one.proposition_id, day] = (one.stance, one, None)
    return present


def _reversal(place: int, act: Act, stance: str, position: Position, through: Group | None) -> list[Caution]:
    if not reverses(stance, act.stance):
        return []
    ground = f" through {through}" if through else ""
    sentence = (
        f"A reversal: {act.actor} holds {_word(stance)} on “{act.proposition}”{ground} "
        f"({written(position.date, position.date_precision)}); this would make it {_word(act.stance)}."
    )
    return [Caution(place, "reversal", sentence, position)]


def reverses(before: str, after: str) -> bool:
    """Whether one of the stances is opposition and the other support, with or without conditions."""
    return (before in FOR and after == Stance.OPPOSE) or (before == Stance.OPPOSE and after in FOR)


def _word(stance: str) -> str:
    return Stance(stance).label.lower()


def _state(one: Position) -> str:
    return Status(one.status).label.lower()
