"""Positions of the database put before the rules of evidence."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date

from positions import statements
from positions.dates import contains
from positions.models import Membership, Position
from positions.models.actors import Country, Group, Official
from positions.rules.evidence import Actor, Claim, Fault, MemberOn, faults


def faults_of(positions: Sequence[Position], *, today: date) -> list[tuple[Position, Fault]]:
    """Every fault of every position, in their order; left out is what points at nothing."""
    member_on = membership_test()
    found = claims([position.pk for position in positions])
    return [
        (position, fault)
        for position in positions
        if position.pk in found
        for fault in faults(found[position.pk], today=today, member_on=member_on)
    ]


def contradictions(position: Position, *, today: date, dissociated: Collection[Country] = ()) -> list[Fault]:
    """What no position may hold, not even a draft whose proof and words are still to come.

    The position need not be saved yet; ``dissociated`` are the countries that it will name.
    """
    aside = frozenset(country.iso3 for country in dissociated)
    claim = replace(_claim(position), citations=1, summary="to come", dissociated=aside)
    return faults(claim, today=today, member_on=membership_test())


def claims(numbers: Collection[int]) -> dict[int, Claim]:
    """What positions of the record claim, in public codes, by their numbers; one query for all.

    Left out is what has no actor, or points at a row that is gone.
    """
    found: dict[int, Claim] = {}
    for row in statements.rows(_CLAIMS, [list(numbers)]):
        number, actor, code, session, starts_on, ends_on, official, spoken_for, aside, *plain = row
        found[number] = replace(
            Claim((actor, code), *plain),
            session=None if session is None else (session, starts_on, ends_on),
            official=None if official is None else (official, spoken_for),
            dissociated=frozenset(aside or ()),
        )
    return found


_CLAIMS = """
    SELECT p.id, CASE WHEN country.id IS NULL THEN 'group' ELSE 'country' END,
        coalesce(country.iso3, body.slug), held_by.slug, session.starts_on, session.ends_on,
        CASE WHEN official.id IS NULL THEN NULL WHEN of_country.id IS NULL THEN 'group' ELSE 'country' END,
        coalesce(of_country.iso3, of_group.slug),
        (SELECT array_agg(aside.iso3) FROM positions_dissociation d
            JOIN positions_country aside ON aside.id = d.country_id WHERE d.position_id = p.id),
        p.date, p.date_precision, p.summary,
        (SELECT count(*) FROM positions_citation c WHERE c.position_id = p.id), forum.slug
    FROM positions_position p
    LEFT JOIN positions_country country ON country.id = p.country_id
    LEFT JOIN positions_group body ON body.id = p.group_id
    LEFT JOIN positions_forum forum ON forum.id = p.forum_id
    LEFT JOIN positions_session session ON session.id = p.session_id
    LEFT JOIN positions_forum held_by ON held_by.id = session.forum_id
    LEFT JOIN positions_official official ON official.id = p.official_id
    LEFT JOIN positions_country of_country ON of_country.id = official.country_id
    LEFT JOIN positions_group of_group ON of_group.id = official.group_id
    WHERE p.id = ANY (%s::bigint[]) AND coalesce(country.id, body.id) IS NOT NULL
        AND (p.forum_id IS NULL OR forum.id IS NOT NULL)
        AND (p.session_id IS NULL OR held_by.id IS NOT NULL)
        AND (p.official_id IS NULL OR coalesce(of_country.id, of_group.id) IS NOT NULL)
"""
"""One row for each position; a session is known by its forum."""


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
    """A test of membership on a day, by iso3 and slug, over the memberships known now.

    Most positions do not need it, so the members of a group are asked for when it is first used.
    """
    members: dict[str, dict[str, list[tuple[date | None, date | None]]]] = {}

    def member_on(country: str, group: str, day: date) -> bool:
        if group not in members:
            known = Membership.objects.current().filter(group__slug=group).order_by()
            members[group] = {}
            for iso3, start, end in known.values_list("country__iso3", "start", "end"):
                members[group].setdefault(iso3, []).append((start, end))
        return any(contains(start, end, day) for start, end in members[group].get(country, ()))

    return member_on


def _actor(owner: Position | Official) -> Actor:
    actor: Country | Group = owner.actor
    return ("country", actor.iso3) if isinstance(actor, Country) else ("group", actor.slug)
