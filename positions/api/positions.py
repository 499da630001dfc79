"""/positions/: who took which stance on what, when, where, and on what evidence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from operator import attrgetter
from typing import Any, NamedTuple

from positions import selection
from positions.api import actors, mentions
from positions.api.actors import ACTOR
from positions.api.paging import Cursor, Key, Order, Rows
from positions.api.parameters import Code, Day, Parameter, Question, Words, defined, in_order
from positions.api.problems import Fault, Invalid
from positions.api.renderers import CSV
from positions.api.resources import Listing, Single
from positions.api.shapes import (
    COUNTRY_CODE,
    MOMENT,
    TEXT,
    WHOLE,
    Field,
    Known,
    Mention,
    Shape,
    Written,
    column,
    json,
    link,
    mention,
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
from positions.selection import Chosen, Place, Selection
from positions.selection.copying import copied
from positions.vocabulary import Kind, Stance


class Speaker(NamedTuple):
    """An official in an office."""

    official: Official
    title: str | None


@dataclass(frozen=True, kw_only=True)
class Spoken(Mention):
    """Who said it, in the office of that day."""

    def keys(self, rows: Sequence[Chosen], known: Known) -> list[Any]:
        """The officials with the titles that they bore."""
        title = known.labels.title
        return [number and (number, title(number, day)) for number, day in map(self.read, rows)]


@dataclass(frozen=True, kw_only=True)
class Evidence(Field):
    """The documents cited, which the database has written as their shape says."""

    def values(self, rows: Sequence[Chosen], known: Known) -> list[Any]:
        """Lists of objects, ready to be sent."""
        return [Written(row.evidence) for row in rows]

    def written(self, rows: Sequence[Chosen], known: Known) -> list[bytes]:
        """As they are."""
        return [row.evidence.encode() for row in rows]


@dataclass(frozen=True, kw_only=True)
class Dissociated(Field):
    """The codes of the countries for which a position does not speak."""

    def values(self, rows: Sequence[Chosen], known: Known) -> list[Any]:
        """Lists of codes, most of them empty."""
        countries = known.labels.countries
        return [[countries[number].iso3 for number in row.dissociated] for row in rows]

    def written(self, rows: Sequence[Chosen], known: Known) -> list[bytes]:
        """The same as JSON."""
        return [json(codes) if codes else b"[]" for codes in self.values(rows, known)]


SPEAKER = Shape(
    "Speaker",
    "The official who spoke, with the office held on that date.",
    (
        column(Official, "slug", "official.slug"),
        column(Official, "name", "official.name"),
        Field(
            "title",
            "The title of that office; null where the record does not know it.",
            attrgetter("title"),
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
        Field("topic", "The slug of its topic.", attrgetter("topic.slug"), TEXT),
    ),
)
CITED = Shape(
    "CitedSource",
    "A document on which the position rests, and the place in it.",
    (
        *(column(Source, name) for name in ("title", "url", "publisher", "published_on")),
        column(Citation, "locator"),
    ),
)
POSITION = Shape(
    "Position",
    "An actor took a stance on a proposition on a date, by a kind of act, as sources show.",
    (
        Field("id", "The number of the record.", attrgetter("id"), WHOLE),
        link(
            "url",
            "Its address in this API; without /api/v1 it is that of its page.",
            "positions",
            attrgetter("id"),
        ),
        column(Position, "date"),
        column(Position, "date_precision"),
        mention(
            "actor",
            "Who took it.",
            ACTOR,
            lambda labels, numbers: labels.actor(*numbers),
            nullable=False,
            read=attrgetter("country_id", "group_id"),
        ),
        column(Position, "stance"),
        mention(
            "proposition",
            "On what.",
            PROPOSITION,
            lambda labels, number: labels.propositions[number],
            nullable=False,
        ),
        column(Position, "kind"),
        Spoken(
            "official",
            "Who said so.",
            attrgetter("official_id", "date"),
            SPEAKER.reference(),
            SPEAKER,
            nullable=True,
            behind=lambda labels, spoke: Speaker(labels.officials[spoke[0]], spoke[1]),
        ),
        mention("forum", "Where.", mentions.FORUM, lambda labels, number: labels.forums[number]),
        mention(
            "session",
            "At which meeting of the forum.",
            mentions.SESSION,
            lambda labels, number: labels.sessions[number],
        ),
        mention(
            "instrument",
            "The text voted on, signed or endorsed.",
            mentions.INSTRUMENT,
            lambda labels, number: labels.instruments[number],
        ),
        Field("summary", "What was done or said, in the tracker's own words.", attrgetter("summary"), TEXT),
        Evidence(
            "sources",
            "The documents on which it rests.",
            attrgetter("evidence"),
            CITED.reference(),
            CITED,
            many=True,
        ),
        Dissociated(
            "dissociated",
            "Members for which a group's position does not speak (ISO 3166-1 alpha-3).",
            attrgetter("dissociated"),
            COUNTRY_CODE,
            many=True,
        ),
        Field("published_at", "When the tracker came to know it (UTC).", attrgetter("published_at"), MOMENT),
        Field(
            "retracted_at",
            "When the tracker took it out of the record (UTC); null while it stands.",
            attrgetter("retracted_at"),
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
            attrgetter("corrects_id"),
            WHOLE,
            nullable=True,
        ),
        Field(
            "corrected_by",
            "The number of the position that replaced it.",
            attrgetter("corrected_by"),
            WHOLE,
            nullable=True,
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
NUMBER = Key("id")
DATE = Key("date", date.fromisoformat)
PUBLISHED = Key("published_at", datetime.fromisoformat)


def asked(question: Question) -> Selection:
    """The positions that the filters let through, published at the moment that is asked about."""
    first, last = in_order(question)
    return Selection(
        propositions=_propositions(question),
        countries=_countries(question),
        groups=_numbers(question["group"]),
        officials=_numbers(question["official"]),
        forums=_numbers(question["forum"]),
        sessions=_numbers(question["session"]),
        instruments=_numbers(question["instrument"]),
        stances=question["stance"] or None,
        kinds=question["kind"] or None,
        sources=_numbers(question["source"]),
        member_of=_numbers(question["member_of"]),
        first=first,
        last=last,
        words=question["q"],
        known_at=question["known_at"],
    )


def _numbers(rows: Sequence[Any]) -> list[int] | None:
    """What the filter lets through; all of it where nothing is asked."""
    return [row.pk for row in rows] or None


def _propositions(question: Question) -> list[int] | None:
    """The propositions asked about, of the topics asked about."""
    topics, named = question["topic"], question["proposition"]
    if not topics:
        return _numbers(named)
    return [row.pk for row in named or question.known().propositions.values() if row.topic in topics]


def _countries(question: Question) -> list[int] | None:
    """The countries asked about, of the regions asked about."""
    regions, named = question["region"], question["country"]
    if not regions:
        return _numbers(named)
    return [
        row.pk
        for row in named or question.known().countries.values()
        if {row.region, row.subregion} & set(regions)
    ]


MANY = (
    f"would count more than {selection.MOST_COUNTED:,} positions with these words: "
    "add another filter, or leave it out and follow `next`."
)


class Found(Rows):
    """The positions of a selection, as pages ask for them."""

    def __init__(self, chosen: Selection) -> None:
        self.chosen = chosen

    def some(self, order: Order, *, falling: bool, most: int, cursor: Cursor | None = None) -> list[Any]:
        """One statement, from the cursor's place on."""
        place = Place(cursor.place[0], cursor.place[1], with_it=cursor.with_it) if cursor else None
        return selection.page(self.chosen, by=order.keys[0].path, falling=falling, most=most, beyond=place)

    def every(self, order: Order) -> Iterator[list[Any]]:
        """Read as they are sent."""
        return selection.every(self.chosen, by=order.keys[0].path, falling=order.falling)

    def count(self) -> int:
        """Counted by the database. Raises Invalid where that would take too long."""
        try:
            return selection.count(self.chosen)
        except selection.TooManyToCount:
            raise Invalid([Fault("count", "true", MANY)]) from None

    def copied(self, order: Order, keys: list[str], root: str) -> Iterator[bytes]:
        """Written by the database."""
        return copied(self.chosen, keys, by=order.keys[0].path, falling=order.falling, root=root)


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

    def rows(self, question: Question) -> Found:
        """Published positions with all that they name."""
        return Found(asked(question))

    def finished(self, rows: list[Chosen], question: Question) -> list[Chosen]:
        """As they were known."""
        moment = question["known_at"]
        return rows if moment is None else [row.as_known(moment) for row in rows]

    def objects(self, rows: list[Chosen], question: Question) -> list[Any]:
        """As JSON at once, where they become JSON."""
        if self.renderer is CSV:
            return super().objects(rows, question)
        return self.shape.lines(self.finished(rows, question), self.known, self.only)


class OnePosition(Single):
    """One position, with its evidence.

    A retracted one stays at its address, with the reason and the number of the position that
    replaced it.
    """

    name = "position"
    shape = POSITION
    path = {"number": (WHOLE, "The number of the record.")}

    def row(self, question: Question, **path: Any) -> Chosen | None:
        """Published or retracted."""
        return selection.one(path["number"])
