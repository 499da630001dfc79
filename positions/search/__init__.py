"""Search: what in the record bears a name or holds the words that somebody types.

Countries are found by any of their names in any language, officials with or without
accents and with a typing error, instruments by any spelling of their symbol, positions by
their words. The faces get plain results, ranked; highlighted passages come as pieces of
text with a flag, so that each face marks them in its own way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from django.contrib.postgres.search import SearchHeadline, SearchQuery, SearchRank, SearchVector
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Value

from positions.models import Forum, Group, Instrument, Official, Position, Proposition, Session
from positions.models.constraints import Unaccent
from positions.search import names, symbols
from positions.search.names import FEW

LENGTH = 20
"""Positions in an answer; of everything else there are at most ``FEW``."""

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

    ``more`` says that there are further positions than those given.
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


def search(text: str, *, length: int = LENGTH) -> Results:
    """Look for the words everywhere. Nothing is found for nothing."""
    words = " ".join(text.replace("\0", " ").split())
    if not re.search(r"\w", words):
        return Results(words)
    countries = names.countries(words)
    instruments = symbols.instruments(words)
    officials = names.alike(Official.objects.select_related("country", "group"), words, "name")
    rows = _positions(words, countries, officials, instruments)[: length + 1]
    return Results(
        words,
        countries=countries,
        groups=names.alike(Group.objects.all(), words, "name", "acronym"),
        officials=officials,
        forums=_forums(words),
        instruments=instruments + _by_title(words, instruments),
        propositions=_propositions(words),
        positions=[Found(one, list(pieces(_passage(one)))) for one in rows[:length]],
        more=len(rows) > length,
    )


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
    rows = Forum.objects.annotate(vector=_vector("name", "acronym"))
    return list(rows.filter(Q(vector=_query(words)) | Exists(meetings)).order_by("name", "pk")[:FEW])


def _sessions(words: str) -> QuerySet[Session]:
    """Those of which the name, the forum or the place holds the words."""
    vector = _vector("name", "city", "country__name", "forum__name", "forum__acronym")
    return Session.objects.annotate(vector=vector).filter(vector=_query(words)).order_by()


def _by_title(words: str, but: Sequence[Instrument]) -> list[Instrument]:
    """Texts of which the title holds the words, without those found already."""
    rows = Instrument.objects.annotate(vector=_vector("title")).filter(vector=_query(words))
    return list(rows.exclude(pk__in=[one.pk for one in but])[:FEW])


def _propositions(words: str) -> list[Proposition]:
    """Those whose claim or coding rules hold the words; a word in the claim weighs more."""
    query = _query(words)
    vector = SearchVector("title", weight="A", config="english") + SearchVector(
        "definition", "support_means", "oppose_means", weight="C", config="english"
    )
    rows = Proposition.objects.select_related("topic").annotate(vector=vector, rank=SearchRank(vector, query))
    return list(rows.filter(vector=query).order_by("-rank", "pk")[:FEW])


def _positions(
    words: str,
    countries: Sequence[names.Named],
    officials: Sequence[Official],
    instruments: Sequence[Instrument],
) -> QuerySet[Position]:
    """Those whose summary holds the words, then those that a name in the words leads to.

    “Pakistan treaty” finds what Pakistan said with the word treaty in its summary, whether
    or not the summary says Pakistan.
    """
    whole = _query(words)
    matches = Q(search_vector=whole)
    matches |= Q(session__in=_sessions(words).values("pk"))
    matches |= Q(official__in=[one.pk for one in officials])
    matches |= Q(instrument__in=[one.pk for one in instruments])
    wanted = whole
    if countries:
        rest = names.without(words, countries)
        of_countries = Q(country__in=[one.country.pk for one in countries])
        matches |= of_countries & Q(search_vector=_query(rest)) if rest else of_countries
        wanted = whole | _query(rest) if rest else whole
    rank = SearchRank(F("search_vector"), wanted)
    passage = SearchHeadline(
        "summary", wanted, config="english", start_sel=START, stop_sel=STOP, highlight_all=True
    )
    rows = Position.objects.published().filter(matches).with_labels()
    return rows.annotate(rank=rank, passage=passage).order_by("-rank", "-date", "-id")
