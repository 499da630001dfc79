"""Design rule 4 read once more, slowly and day by day, to check the fast reading against.

Nothing here calls `positions.rules` for anything but its values: every comparison, the order of kinds
included, is written out again from the page of the design.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from positions.rules.periods import Act, Membership

FIRST = date(2022, 1, 1)
LENGTH = 20
"""Days of the small calendar in which the tests' histories happen."""
CALENDAR = [FIRST + timedelta(days=number) for number in range(LENGTH + 2)]
"""A day more than anything happens on stands for ever after."""

BY_RANK = (
    "ratification",
    "signature",
    "vote",
    "co-sponsorship",
    "endorsement",
    "written-submission",
    "policy-document",
    "joint-statement",
    "explanation-of-vote",
    "statement",
    "interview",
)


@dataclass(frozen=True)
class Reading:
    """What one day says: the act that decides and the run of its stance."""

    act: Act
    since: date
    until: date | None
    own_since: date | None
    previous: str | None


def member(terms: Iterable[Membership], group: int | None, day: date) -> bool:
    """Whether a term of the group holds the day."""
    for term in terms:
        begun = term.start is None or not day < term.start
        over = term.end is not None and not day < term.end
        if term.group == group and begun and not over:
            return True
    return False


def prevails(one: Act, other: Act) -> bool:
    """Whether the first outdoes the second: the later date, then kind, then the later record."""
    if one.taken_on != other.taken_on:
        return one.taken_on > other.taken_on
    if one.kind != other.kind:
        return BY_RANK.index(one.kind) < BY_RANK.index(other.kind)
    return one.position > other.position


def decides(country: int, acts: Iterable[Act], terms: list[Membership], day: date) -> Act | None:
    """The act that nothing outdoes among those that speak for the country on the day."""
    own: Act | None = None
    through: Act | None = None
    for act in acts:
        if act.taken_on > day:
            continue
        if act.group is None:
            if own is None or prevails(act, own):
                own = act
        elif (
            country not in act.dissociated
            and member(terms, act.group, act.taken_on)
            and member(terms, act.group, day)
            and (through is None or prevails(act, through))
        ):
            through = act
    return own if own is not None else through


def readings(country: int, acts: list[Act], terms: list[Membership]) -> dict[date, Reading]:
    """What every day of the calendar says; days without a stance are left out."""
    by_day = [decides(country, acts, terms, day) for day in CALENDAR]
    own_by_day = [decides(country, [act for act in acts if act.group is None], [], day) for day in CALENDAR]
    return {
        day: Reading(
            act=act,
            since=CALENDAR[_begins(by_day, place)],
            until=_ends(by_day, place),
            own_since=CALENDAR[_begins(own_by_day, place)] if act.group is None else None,
            previous=next(
                (one.stance for one in reversed(by_day[: _begins(by_day, place)]) if one is not None), None
            ),
        )
        for place, (day, act) in enumerate(zip(CALENDAR, by_day, strict=True))
        if act is not None
    }


def _same(one: Act | None, other: Act | None) -> bool:
    return one is not None and other is not None and one.stance == other.stance


def _begins(by_day: list[Act | None], place: int) -> int:
    while place > 0 and _same(by_day[place - 1], by_day[place]):
        place -= 1
    return place


def _ends(by_day: list[Act | None], place: int) -> date | None:
    for later in range(place + 1, len(by_day)):
        if not _same(by_day[later], by_day[place]):
            return CALENDAR[later]
    return None
