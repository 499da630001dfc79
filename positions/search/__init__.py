"""Search: what in the record bears a name or holds the words that somebody types.

Countries are found by any of their names in any language, officials with or without
accents and with a typing error, instruments by any spelling of their symbol, positions by
their words. The faces get plain results, ranked; highlighted passages come as pieces of
text with a flag, so that each face marks them in its own way.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from django.contrib.postgres.search import SearchHeadline, SearchQuery, SearchRank, SearchVector
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Value

from positions.models import Forum, Group, Instrument, Official, Position, Proposition, Session
from positions.models.constraints import Unaccent
from positions.models.position_querysets import PositionQuerySet
from positions.search import names, symbols
from positions.search.names import FEW, SIMILAR

LENGTH = 20
"""Positions in an answer; of everything else there are at most ``FEW``."""

LONGEST = 200
"""Letters that are looked at, so that no question costs more than another."""

START, STOP = "\x02", "\x03"


@dataclass(frozen=True)
class Piece:
    """A stretch of a passage; ``match`` where it is what was searched for."""

    text: str
    match: bool


@dataclass(frozen=True)
class Found:
    """A position with the passage that answers."""

    position: Position
    passage: list[Piece]


@dataclass(frozen=True)
class Results:
    """Everything found for the words, best first in each list.

    ``more`` says that there are further positions than those given; ``matching`` are all of
    them, before they were narrowed.
    """

    words: str
    countries: list[names.Named] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    officials: list[Official] = field(default_factory=list)
    forums: list[Forum] = field(default_factory=list)
    instruments: list[Instrument] = field(default_factory=list)
    propositions: list[Proposition] = field(default_factory=list)
    positions: list[Found] = field(default_factory=list)
    more: bool = False
    matching: PositionQuerySet | None = field(default=None, repr=False, compare=False)

    @property
    def empty(self) -> bool:
        """Whether nothing at all was found."""
        return not any(
            (
                self.countries,
                self.groups,
                self.officials,
                self.forums,
                self.instruments,
                self.propositions,
                self.positions,
            )
        )


def search(
    text: str,
    *,
    length: int = LENGTH,
    start: int = 0,
    among: PositionQuerySet | None = None,
    narrowed: Callable[[PositionQuerySet], PositionQuerySet] | None = None,
) -> Results:
    """Look for the words everywhere. Nothing is found for nothing.

    Positions are looked for ``among`` those given (None: all that are published), and only those
    are told that are left when they were ``narrowed``: ``length`` of them from ``start`` on.
    """
    words = cleaned(text)
    if not re.search(r"\w", words):
        return Results(words)
    called = _called(words)
    matching = _positions(words, called, Position.objects.published() if among is None else among)
    wanted = matching if narrowed is None else narrowed(matching)
    rows = wanted.with_labels()[start : start + length + 1]
    return Results(
        words,
        countries=called.countries,
        groups=called.groups,
        officials=called.officials,
        forums=_forums(words),
        instruments=called.instruments + _by_title(words, called.instruments),
        propositions=_propositions(words),
        positions=[Found(one, list(pieces(_passage(one)))) for one in rows[:length]],
        more=len(rows) > length,
        matching=matching,
    )


def matches(text: str, among: PositionQuerySet) -> PositionQuerySet:
    """The positions among these that :func:`search` finds, best first."""
    words = cleaned(text)
    if not re.search(r"\w", words):
        return among.none()
    return _positions(words, _called(words), among)


def cleaned(text: str) -> str:
    """The words as they are looked for: without control characters, and no more than ``LONGEST`` letters.

    Marks that turn the direction of writing go too: they would garble the page around the words.
    """
    plain = "".join(letter for letter in text[: 4 * LONGEST] if unicodedata.category(letter) != "Cf")
    printable = (" " if unicodedata.category(letter).startswith("C") else letter for letter in plain)
    return " ".join("".join(printable).split())[:LONGEST].strip()


def pieces(passage: str) -> Iterator[Piece]:
    """Cut a passage, as the database highlights it, into matches and the text between."""
    for place, text in enumerate(re.split(f"[{START}{STOP}]", passage)):
        if text:
            yield Piece(text, place % 2 == 1)


def _passage(position: Position) -> str:
    return position.passage  # type: ignore[attr-defined]  # annotated by the query


def _query(words: str) -> SearchQuery:
    return SearchQuery(Unaccent(Value(words)), config="english", search_type="websearch")


def _vector(*columns: str) -> SearchVector:
    return SearchVector(*(Unaccent(column) for column in columns), config="english")


def _forums(words: str) -> list[Forum]:
    """Those of which the name, or a session's name or place, holds the words."""
    meetings = _sessions(words).filter(forum=OuterRef("pk"))
    rows = Forum.objects.unmerged().annotate(vector=_vector("name", "acronym"))
    return list(rows.filter(Q(vector=_query(words)) | Exists(meetings)).order_by("name", "pk")[:FEW])


def _sessions(words: str) -> QuerySet[Session]:
    """Those of which the name, the forum or the place holds the words."""
    vector = _vector("name", "city", "country__name", "forum__name", "forum__acronym")
    return Session.objects.annotate(vector=vector).filter(vector=_query(words)).order_by()


def _by_title(words: str, but: Sequence[Instrument]) -> list[Instrument]:
    """Texts of which the title holds the words, without those found already."""
    rows = Instrument.objects.unmerged().annotate(vector=_vector("title")).filter(vector=_query(words))
    return list(rows.exclude(pk__in=[one.pk for one in but])[:FEW])


def _propositions(words: str) -> list[Proposition]:
    """Those whose claim or coding rules hold the words; a word in the claim weighs more."""
    query = _query(words)
    vector = SearchVector("title", weight="A", config="english") + SearchVector(
        "definition", "support_means", "oppose_means", weight="C", config="english"
    )
    rows = Proposition.objects.select_related("topic").annotate(vector=vector, rank=SearchRank(vector, query))
    return list(rows.filter(vector=query).order_by("-rank", "pk")[:FEW])


@dataclass(frozen=True)
class _Called:
    """Who and what the words name."""

    countries: list[names.Named]
    groups: list[Group]
    officials: list[Official]
    instruments: list[Instrument]


def _called(words: str) -> _Called:
    officials = Official.objects.unmerged().select_related("country", "group")
    return _Called(
        names.countries(words),
        names.groups(words),
        names.alike(officials, words, "name"),
        symbols.instruments(words),
    )


def _positions(words: str, called: _Called, among: PositionQuerySet) -> PositionQuerySet:
    """Those whose summary holds the words, then those that a name in the words leads to.

    “Pakistan treaty” finds what Pakistan said with the word treaty in its summary, whether
    or not the summary says Pakistan.
    """
    whole = _query(words)
    meant = Q(search_vector=whole)
    meant |= Q(session__in=_sessions(words).values("pk"))
    meant |= Q(official__in=[one.pk for one in called.officials if one.likeness >= SIMILAR])  # type: ignore[attr-defined]  # annotated
    meant |= Q(instrument__in=[one.pk for one in called.instruments])
    wanted = whole
    groups = names.groups_within(words, called.groups)
    if called.countries or groups:
        rest = names.without(words, called.countries, [name for _, name in groups])
        actors = Q(country__in=[one.country.pk for one in called.countries])
        actors |= Q(group__in=[one.pk for one, _ in groups])
        meant |= actors & Q(search_vector=_query(rest)) if rest else actors
        wanted = whole | _query(rest) if rest else whole
    passage = SearchHeadline(
        "summary", wanted, config="english", start_sel=START, stop_sel=STOP, highlight_all=True
    )
    rank = SearchRank(F("search_vector"), wanted)
    return among.filter(meant).annotate(rank=rank, passage=passage).order_by("-rank", "-date", "-id")
