"""Makers of what the tests are about, through the editorial verbs, in the world of `tests.world`.

Each fills in what a test does not care about: Arandia supports the binding framework in a statement of
1 March 2022, the analyst writes it and the reviewer publishes it. `at` says when the desk does it; the
moments of one test have to rise. Synthetic, like the world.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import nullcontext
from datetime import date, datetime
from typing import Any

import time_machine
from django.contrib.auth.models import User

from positions import editorial
from positions.editorial import Cited, Plan
from positions.enquiries import record_enquiry
from positions.memberships import record_memberships, replace_memberships, withdraw_memberships
from positions.models import Country, Enquiry, Group, Membership, Position, Proposition, Source
from tests import world


def user(name: str) -> User:
    """One of the desk of the world, by name; what he may do is looked up once in a test."""
    if name not in world.at_the_desk:
        world.at_the_desk[name] = User.objects.get(username=name)
    return world.at_the_desk[name]


def draft(*, author: User | None = None, at: datetime | None = None, **fields: Any) -> Position:
    """A draft; `fields` are those of `editorial.draft`, with `cites` also as plain sources."""
    with _desk_at(at):
        return editorial.draft(author=author or user("analyst"), **_filled(fields))


def submitted(*, author: User | None = None, at: datetime | None = None, **fields: Any) -> Position:
    """A position in review."""
    author = author or user("analyst")
    with _desk_at(at):
        drafts = editorial.draft_many([_plan(fields)], author=author)
        return editorial.submit(drafts, by=author)[0]


def published(
    *,
    author: User | None = None,
    reviewer: User | None = None,
    at: datetime | None = None,
    **fields: Any,
) -> Position:
    """A position of the public record."""
    with _desk_at(at):
        position = submitted(author=author, **fields)
        return editorial.publish([position], by=reviewer or user("reviewer"))[0]


def retracted(
    position: Position | None = None,
    *,
    cause: str = "published-in-error",
    reason: str = "It was published by mistake.",
    by: User | None = None,
    at: datetime | None = None,
    **fields: Any,
) -> Position:
    """A position taken out of the record: the one given, or a new one."""
    with _desk_at(at):
        return editorial.retract(
            [position or published(**fields)], by=by or user("reviewer"), cause=cause, reason=reason
        )[0]


def correction(
    position: Position,
    *,
    author: User | None = None,
    cause: str = "correction",
    reason: str = "The first reading was wrong.",
    at: datetime | None = None,
    **changes: Any,
) -> Position:
    """The published correction of a published position."""
    author = author or user("analyst")
    with _desk_at(at):
        new = editorial.correct(position, by=author, cause=cause, reason=reason, **changes)
        editorial.submit([new], by=author)
        return editorial.publish([new], by=user("reviewer"))[0]


def roll_call(votes: dict[str, Iterable[Country]], **fields: Any) -> list[Position]:
    """A recorded vote, by stance: `make.roll_call({"support": [arandia], "abstain": [borvia]})`."""
    plans = [
        _plan({"kind": "vote", **fields, "country": voter, "stance": stance})
        for stance, countries in votes.items()
        for voter in countries
    ]
    analyst = user("analyst")
    drafts = editorial.draft_many(plans, author=analyst)
    return editorial.publish(editorial.submit(drafts, by=analyst), by=user("reviewer"))


def membership(
    member: Country,
    group: Group,
    start: date | None = None,
    end: date | None = None,
    *,
    at: datetime | None = None,
) -> Membership:
    """A recorded membership."""
    with _desk_at(at):
        term = Membership(country=member, group=group, start=start, end=end)
        return record_memberships([term], by=user("reviewer"))[0]


def withdrawn(term: Membership, *, at: datetime | None = None) -> Membership:
    """The membership, withdrawn."""
    with _desk_at(at):
        withdraw_memberships([term], by=user("reviewer"))
    term.refresh_from_db()
    return term


def left(member: Country, group: Group, end: date, *, at: datetime | None = None) -> Membership:
    """The country leaves: its open term is replaced by one with its end."""
    with _desk_at(at):
        old = Membership.objects.current().get(country=member, group=group, end=None)
        new = Membership(country=member, group=group, start=old.start, end=end)
        return replace_memberships([old], [new], by=user("reviewer"))[0]


def enquiry(
    country: Country,
    proposition: Proposition | None = None,
    searched_on: date = date(2023, 1, 15),
    *,
    languages: Sequence[str] = ("en",),
    places: str = "Archive of the ministry.",
    note: str = "",
    at: datetime | None = None,
) -> Enquiry:
    """A search that found nothing."""
    with _desk_at(at):
        return record_enquiry(
            analyst=user("analyst"),
            country=country,
            proposition=proposition or usual_proposition(),
            searched_on=searched_on,
            languages=languages,
            places=places,
            note=note,
        )


def country(iso3: str, name: str, **fields: Any) -> Country:
    """One more country; give `iso2` where two share their first two letters."""
    made = world.country(iso3, name, **fields)
    made.save()
    return made


def source(slug: str = "another-source", **fields: Any) -> Source:
    """One more source."""
    return Source.objects.create(
        **{"slug": slug, "title": slug.replace("-", " ").capitalize(), "language": "en", **fields}
    )


def usual_proposition() -> Proposition:
    """What a position is about where the test does not say."""
    return Proposition.objects.get(slug="binding-framework")


def _filled(fields: dict[str, Any]) -> dict[str, Any]:
    filled = {"stance": "support", "kind": "statement", "date": date(2022, 3, 1), **fields}
    filled.setdefault("summary", "Spoke for it, in words made up for a test.")
    if "proposition" not in filled:
        filled["proposition"] = usual_proposition()
    if filled.get("group") is None and "country" not in filled:
        filled["country"] = Country.objects.get(iso3="XAR")
    if "cites" not in filled:
        filled["cites"] = [Source.objects.get(slug="voting-record")]
    filled["cites"] = [one if isinstance(one, Cited) else Cited(one) for one in filled["cites"]]
    return filled


def _plan(fields: dict[str, Any]) -> Plan:
    values = _filled(fields)
    return Plan(cites=values.pop("cites"), dissociated=values.pop("dissociated", ()), fields=values)


def _desk_at(moment: datetime | None) -> Any:
    return nullcontext() if moment is None else time_machine.travel(moment, tick=False)
