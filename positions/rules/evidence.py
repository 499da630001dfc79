"""What a position has to show before it is published (design rule 3), as plain sentences.

The database repeats these in a trigger; here every fault is found at once and told kindly.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from positions.dates import first_day, near_session
from positions.vocabulary import Precision

Actor = tuple[str, str]
"""("country", iso3) or ("group", slug)."""


@dataclass(frozen=True)
class Claim:
    """A position reduced to what the rules of evidence ask about.

    ``session`` is (forum, first day, last day) of the session where one is named;
    ``official`` is the actor for which the official speaks. Codes are public codes.
    """

    actor: Actor
    taken_on: date
    precision: str
    summary: str
    citations: int
    forum: str | None = None
    session: tuple[str, date | None, date | None] | None = None
    official: Actor | None = None
    dissociated: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Fault:
    """What is wrong with one field, as a sentence."""

    field: str
    sentence: str


MemberOn = Callable[[str, str, date], bool]
"""Tells whether a country (iso3) was a member of a group (slug) on a day."""


def faults(claim: Claim, *, today: date, member_on: MemberOn) -> list[Fault]:
    """Everything that keeps the position from being published; empty where nothing does."""
    return [
        *_of_date(claim, today),
        *_of_session(claim),
        *_of_official(claim, member_on),
        *_of_dissociations(claim, member_on),
        *_of_proof(claim),
    ]


def _of_date(claim: Claim, today: date) -> Iterator[Fault]:
    if claim.taken_on > today:
        yield Fault("date", "The date lies in the future.")
    if claim.taken_on != first_day(claim.taken_on, claim.precision):
        yield Fault("date", f"A date known to the {claim.precision} is given as its first day.")


def _of_session(claim: Claim) -> Iterator[Fault]:
    if claim.session is None:
        return
    forum, starts_on, ends_on = claim.session
    if claim.forum != forum:
        yield Fault("session", "The session belongs to another forum.")
    if claim.precision == Precision.DAY and not near_session(claim.taken_on, starts_on, ends_on):
        yield Fault("date", "The date is more than a week away from the session.")


def _of_official(claim: Claim, member_on: MemberOn) -> Iterator[Fault]:
    if claim.official is None or claim.official == claim.actor:
        return
    sort, code = claim.official
    if claim.actor[0] == "group" and sort == "country" and member_on(code, claim.actor[1], claim.taken_on):
        return
    yield Fault("official", "The official does not speak for this actor.")


def _of_dissociations(claim: Claim, member_on: MemberOn) -> Iterator[Fault]:
    if claim.dissociated and claim.actor[0] != "group":
        yield Fault("dissociated", "Only from a group's position can a country dissociate itself.")
        return
    for code in sorted(claim.dissociated):
        if not member_on(code, claim.actor[1], claim.taken_on):
            yield Fault("dissociated", f"{code} was not a member of the group on that date.")


def _of_proof(claim: Claim) -> Iterator[Fault]:
    if claim.citations == 0:
        yield Fault("sources", "Nothing is published without a citation.")
    if not claim.summary.strip():
        yield Fault("summary", "A summary in your own words is missing.")
