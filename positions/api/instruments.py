"""/instruments/: the texts that States vote on, sign or endorse, with the tally of each recorded vote."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet

from positions import roll_calls
from positions.api import actors, mentions
from positions.api.paging import Key, Order
from positions.api.parameters import Code, Flag, Question, defined
from positions.api.resources import Listing, Single
from positions.api.shapes import DAY, SLUG, WHOLE, Field, Shape, column, thing, things, word
from positions.models import Forum, Instrument
from positions.roll_calls import VoteTally
from positions.vocabulary import InstrumentKind, Precision, Stance


def _count(stance: str) -> Callable[[VoteTally], int]:
    return lambda vote: vote.counts[stance]


COUNTS = Shape(
    "VoteCounts",
    "How many took each stance in the vote.",
    tuple(
        Field(stance.value, f"How many: {stance.label.lower()}.", _count(stance), WHOLE) for stance in Stance
    ),
)
VOTE = Shape(
    "RecordedVote",
    "One recorded vote; several votes on one instrument are never added up.",
    (
        thing("session", "The meeting that voted.", mentions.SESSION),
        Field("date", "The day of the vote.", lambda vote: vote.date, DAY),
        Field(
            "date_precision", "How exactly the day is known.", lambda vote: vote.precision, word(Precision)
        ),
        thing(
            "counts",
            "Votes by stance: yes is support, no is oppose.",
            COUNTS,
            nullable=False,
            read=lambda vote: vote,
        ),
        Field("total", "How many votes are on record.", lambda vote: vote.total, WHOLE),
    ),
)
INSTRUMENT = Shape(
    "Instrument",
    "A text that States vote on, sign or endorse.",
    (
        *(column(Instrument, name) for name in ("slug", "symbol", "title", "kind")),
        thing("forum", "Where it was adopted or opened.", mentions.FORUM),
        thing("session", "The meeting that adopted or opened it.", mentions.SESSION),
        *(column(Instrument, name) for name in ("adopted_on", "binding", "url")),
        things("votes", "Its recorded votes, newest first.", VOTE, lambda instrument: instrument.votes),
    ),
)


def with_votes(instruments: list[Instrument], question: Question) -> list[Instrument]:
    """The instruments, each with the tallies of its votes."""
    votes = roll_calls.tallies(instruments, known_at=question["known_at"])
    for instrument in instruments:
        instrument.votes = votes.get(instrument.pk, [])  # type: ignore[attr-defined]  # for the shape
    return instruments


class Instruments(Listing):
    """The instruments, by slug, each with the tally of every recorded vote.

    Who voted how: `/positions/?kind=vote&instrument=…`.
    """

    name = "instruments"
    shape = INSTRUMENT
    parameters = (
        defined("kind", InstrumentKind, "What sort of text."),
        Code(
            name="forum",
            model=Forum,
            many=True,
            listed_at="/api/v1/forums/",
            help="Where adopted or opened, by slug.",
        ),
        Flag(name="binding", help="Whether it binds in law: true or false."),
        actors.KNOWN_AT,
    )
    orders = {"slug": Order((Key("slug"),))}

    def rows(self, question: Question) -> QuerySet[Instrument]:
        """Those that the filters let through."""
        rows = Instrument.objects.unmerged().select_related("forum", "session")
        if question["kind"]:
            rows = rows.filter(kind__in=question["kind"])
        if question["forum"]:
            rows = rows.filter(forum__in=question["forum"])
        return rows if question["binding"] is None else rows.filter(binding=question["binding"])

    def finished(self, rows: list[Instrument], question: Question) -> list[Instrument]:
        """With their votes."""
        return with_votes(rows, question)


class OneInstrument(Single):
    """One instrument, with the tally of every recorded vote."""

    name = "instrument"
    shape = INSTRUMENT
    bears = (Instrument, "slug")
    parameters = (actors.KNOWN_AT,)
    path = {"slug": (SLUG, "The instrument's slug.")}

    def row(self, question: Question, **path: Any) -> Instrument | None:
        """With its votes."""
        rows = Instrument.objects.unmerged().select_related("forum", "session").filter(slug=path["slug"])
        return next(iter(with_votes(list(rows), question)), None)
