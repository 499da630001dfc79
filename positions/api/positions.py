"""/positions/: who took which stance on what, when, where, and on what evidence."""

from __future__ import annotations

from copy import copy
from datetime import date, datetime
from typing import Any

from django.db.models import Q, QuerySet

from positions.api import actors, mentions
from positions.api.actors import ACTOR, actor_of
from positions.api.paging import Key, Order
from positions.api.parameters import Code, Day, Parameter, Question, Words, defined, in_order
from positions.api.resources import Address, Listing, Single
from positions.api.shapes import (
    ADDRESS,
    COUNTRY_CODE,
    MOMENT,
    TEXT,
    WHOLE,
    Field,
    Shape,
    column,
    thing,
    things,
)
from positions.models import (
    Citation,
    Forum,
    Group,
    Instrument,
    Official,
    Position,
    Proposition,
    Session,
    Source,
    Topic,
)
from positions.vocabulary import Kind, Stance, Status


def office_title(position: Position) -> str | None:
    """The title of the office that the official held on the date."""
    office = position.office
    return office.title if office else None


def successor(position: Position) -> int | None:
    """The number of the position that replaced a retracted one."""
    found = position.successor if position.retracted_at else None
    return found.pk if found else None


SPEAKER = Shape(
    "Speaker",
    "The official who spoke, with the office held on that date.",
    (
        column(Official, "slug", "official.slug"),
        column(Official, "name", "official.name"),
        Field(
            "title",
            "The title of that office; null where the record does not know it.",
            office_title,
            TEXT,
            nullable=True,
        ),
    ),
)
PROPOSITION = Shape(
    "PositionProposition",
    "The proposition that the position speaks to.",
    (
        column(Proposition, "slug"),
        column(Proposition, "title"),
        Field("topic", "The slug of its topic.", lambda proposition: proposition.topic.slug, TEXT),
    ),
)
CITED = Shape(
    "CitedSource",
    "A document on which the position rests, and the place in it.",
    (
        column(Source, "title", "source.title"),
        column(Source, "url", "source.url"),
        column(Source, "publisher", "source.publisher"),
        column(Source, "published_on", "source.published_on"),
        column(Citation, "locator"),
    ),
)
POSITION = Shape(
    "Position",
    "An actor took a stance on a proposition on a date, by a kind of act, as sources show.",
    (
        Field("id", "The number of the record.", lambda position: position.pk, WHOLE),
        Field(
            "url",
            "Its address in this API; without /api/v1 it is that of its page.",
            lambda position: Address(f"positions/{position.pk}/"),
            ADDRESS,
        ),
        column(Position, "date"),
        column(Position, "date_precision"),
        thing("actor", "Who took it.", ACTOR, nullable=False, read=actor_of),
        column(Position, "stance"),
        thing("proposition", "On what.", PROPOSITION, nullable=False),
        column(Position, "kind"),
        thing(
            "official",
            "Who said so.",
            SPEAKER,
            read=lambda position: position if position.official_id else None,
        ),
        thing("forum", "Where.", mentions.FORUM),
        thing("session", "At which meeting of the forum.", mentions.SESSION),
        thing("instrument", "The text voted on, signed or endorsed.", mentions.INSTRUMENT),
        Field("summary", "What was done or said, in the tracker's own words.", lambda row: row.summary, TEXT),
        things(
            "sources", "The documents on which it rests.", CITED, lambda position: position.citations.all()
        ),
        Field(
            "dissociated",
            "Members for which a group's position does not speak (ISO 3166-1 alpha-3).",
            lambda position: [one.country.iso3 for one in position.dissociations.all()],
            COUNTRY_CODE,
            many=True,
        ),
        Field(
            "published_at", "When the tracker came to know it (UTC).", lambda row: row.published_at, MOMENT
        ),
        Field(
            "retracted_at",
            "When the tracker took it out of the record (UTC); null while it stands.",
            lambda position: position.retracted_at,
            MOMENT,
            nullable=True,
        ),
        Field(
            "retraction_reason",
            "Why, in words.",
            lambda position: position.retraction_reason or None,
            TEXT,
            nullable=True,
        ),
        Field(
            "corrects",
            "The number of the position that this one replaced.",
            lambda position: position.corrects_id,
            WHOLE,
            nullable=True,
        ),
        Field(
            "corrected_by", "The number of the position that replaced it.", successor, WHOLE, nullable=True
        ),
    ),
)


def code(name: str, model: type, listed_at: str, words: str) -> Code:
    """A filter by slugs."""
    return Code(name=name, model=model, many=True, listed_at=f"/api/v1/{listed_at}/", help=words)


FILTERS: tuple[Parameter, ...] = (
    actors.COUNTRY,
    actors.GROUP,
    code("member_of", Group, "groups", "Countries that were members of these groups on the position's date."),
    actors.REGION,
    code("official", Official, "officials", "Officials, by slug."),
    code("forum", Forum, "forums", "Forums, by slug."),
    code("session", Session, "sessions", "Sessions, by slug."),
    code("instrument", Instrument, "instruments", "Instruments, by slug."),
    code("topic", Topic, "topics", "Topics, by slug."),
    code("proposition", Proposition, "propositions", "Propositions, by slug."),
    defined("stance", Stance, "Stances."),
    defined("kind", Kind, "Kinds of act."),
    code("source", Source, "sources", "Positions that cite these sources, by slug."),
    Day(name="date_from", help="Taken on this day or later (YYYY-MM-DD)."),
    Day(name="date_to", help="Taken on this day or earlier (YYYY-MM-DD)."),
    Words(name="q", help="Words of the summary; accents do not matter, “quoted words” stay together."),
    actors.KNOWN_AT,
)
SAME = ("country", "group", "official", "forum", "session", "instrument", "proposition", "stance", "kind")
"""Filters that compare the column of their name."""

NUMBER = Key("pk")
DATE = Key("date", date.fromisoformat)
PUBLISHED = Key("published_at", datetime.fromisoformat)


def chosen(question: Question) -> QuerySet[Position]:
    """The positions that the filters let through, published at the moment that is asked about."""
    known_at = question["known_at"]
    rows = Position.objects.known_at(known_at)
    for name in SAME:
        if question[name]:
            rows = rows.filter(**{f"{name}__in": question[name]})
    if question["member_of"]:
        rows = rows.member_of(question["member_of"], known_at=known_at)
    if question["region"]:
        names = question["region"]
        rows = rows.filter(Q(country__region__in=names) | Q(country__subregion__in=names))
    if question["topic"]:
        rows = rows.filter(proposition__topic__in=question["topic"])
    if question["source"]:
        cited = Citation.objects.filter(source__in=question["source"])
        rows = rows.filter(pk__in=cited.values("position"))
    if question["q"]:
        rows = rows.matching(question["q"])
    return between(rows, question)


def between(rows: QuerySet[Position], question: Question) -> QuerySet[Position]:
    """Those dated in the interval."""
    first, last = in_order(question)
    if first:
        rows = rows.filter(date__gte=first)
    return rows.filter(date__lte=last) if last else rows


def as_known(position: Position, moment: datetime | None) -> Position:
    """The position as it stood at the moment: a later retraction is not known yet."""
    if moment is not None and position.retracted_at is not None and position.retracted_at > moment:
        position = copy(position)
        position.status = Status.PUBLISHED
        position.retracted_at = None
        position.retraction_reason = ""
    return position


class Positions(Listing):
    """Published positions, newest first.

    Filters of different names must all hold; a filter that takes several values holds if one
    of them does. With `known_at` the list is the one that stood at that moment: positions
    that were retracted later appear in it as they were known then.
    """

    name = "positions"
    parameters = FILTERS
    shape = POSITION
    orders = {
        "-date": Order((DATE, NUMBER), falling=True),
        "date": Order((DATE, NUMBER)),
        "-published_at": Order((PUBLISHED, NUMBER), falling=True),
        "published_at": Order((PUBLISHED, NUMBER)),
    }

    def rows(self, question: Question) -> QuerySet[Position]:
        """Published positions with all that they name."""
        return chosen(question).with_labels()  # type: ignore[attr-defined]  # the manager's queryset

    def finished(self, rows: list[Position], question: Question) -> list[Position]:
        """As they were known."""
        return [as_known(row, question["known_at"]) for row in rows]


class OnePosition(Single):
    """One position, with its evidence.

    A retracted one stays at its address, with the reason and the number of the position that
    replaced it.
    """

    name = "position"
    shape = POSITION
    path = {"number": (WHOLE, "The number of the record.")}

    def row(self, question: Question, **path: Any) -> Position | None:
        """Published or retracted."""
        return Position.objects.public().with_labels().filter(pk=path["number"]).first()
