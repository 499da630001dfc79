"""Positions of the database put before the rules of evidence."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date

from positions.dates import contains
from positions.models import Membership, Position
from positions.models.actors import Country, Group, Official
from positions.rules.evidence import Actor, Claim, Fault, MemberOn, faults


def faults_of(positions: Sequence[Position], *, today: date) -> list[tuple[Position, Fault]]:
    """Every fault of every position, in their order; memberships are asked for once."""
    member_on = membership_test()
    return [
        (position, fault)
        for position in positions
        for fault in faults(claim_of(position), today=today, member_on=member_on)
    ]


def contradictions(position: Position, *, today: date, dissociated: Collection[Country] = ()) -> list[Fault]:
    """What no position may hold, not even a draft whose proof and words are still to come.

    The position need not be saved yet; ``dissociated`` are the countries that it will name.
    """
    aside = frozenset(country.iso3 for country in dissociated)
    claim = replace(_claim(position), citations=1, summary="to come", dissociated=aside)
    return faults(claim, today=today, member_on=membership_test())


def claim_of(position: Position) -> Claim:
    """What the position claims, in public codes."""
    return replace(
        _claim(position),
        citations=len(position.citations.all()),
        dissociated=frozenset(one.country.iso3 for one in position.dissociations.all()),
    )


def _claim(position: Position) -> Claim:
    """The claim as far as the position's own columns tell it."""
    session = position.session
    return Claim(
        actor=_actor(position),
        taken_on=position.date,
        precision=position.date_precision,
        summary=position.summary,
        citations=0,
        forum=position.forum.slug if position.forum else None,
        session=(session.forum.slug, session.starts_on, session.ends_on) if session else None,
        official=_actor(position.official) if position.official else None,
    )


def membership_test() -> MemberOn:
    """A test of membership on a day, by iso3 and slug, over the memberships known now."""
    terms: dict[tuple[str, str], list[tuple[date | None, date | None]]] = {}
    known = Membership.objects.current().values_list("country__iso3", "group__slug", "start", "end")
    for country, group, start, end in known:
        terms.setdefault((country, group), []).append((start, end))

    def member_on(country: str, group: str, day: date) -> bool:
        return any(contains(start, end, day) for start, end in terms.get((country, group), ()))

    return member_on


def _actor(owner: Position | Official) -> Actor:
    actor: Country | Group = owner.actor
    return ("country", actor.iso3) if isinstance(actor, Country) else ("group", actor.slug)
