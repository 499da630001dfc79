"""What the record calls things, at hand in every process beside the labels, and read anew with them.

Here is looked up which names share letters with a word, and which texts hold it: a few of
thousands. How like those are, and whether a text holds what was asked, PostgreSQL says
(``typed``, ``texts``), so there is one rule of both.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from positions import statements
from positions.labels import Labels
from positions.models import Country, Forum, Group, Instrument, Official, Proposition, Session

Kind = type[Country] | type[Group] | type[Official]
Readable = type[Forum] | type[Session] | type[Instrument] | type[Proposition]

ALIASES = "SELECT country_id, name, language, folded, show_trgm(folded) FROM positions_alias ORDER BY id"
GROUPS = """
    SELECT g.id, called.name, '', tracker_fold(called.name), show_trgm(tracker_fold(called.name))
    FROM positions_group g CROSS JOIN LATERAL (VALUES (g.name), (g.acronym)) called (name)
    WHERE called.name <> '' ORDER BY g.id
"""
OFFICIALS = """
    SELECT id, name, '', tracker_fold(name), show_trgm(tracker_fold(name))
    FROM positions_official WHERE merged_into_id IS NULL ORDER BY id
"""
TEXTS: dict[Readable, str] = {
    Forum: """
        SELECT id, to_tsvector('english', concat_ws(' ', tracker_unaccent(name), tracker_unaccent(acronym)))
        FROM positions_forum WHERE merged_into_id IS NULL
    """,
    Session: """
        SELECT s.id, to_tsvector('english', concat_ws(
            ' ', tracker_unaccent(s.name), tracker_unaccent(s.city), tracker_unaccent(c.name),
            tracker_unaccent(f.name), tracker_unaccent(f.acronym)))
        FROM positions_session s JOIN positions_forum f ON f.id = s.forum_id
        LEFT JOIN positions_country c ON c.id = s.country_id
    """,
    Instrument: """
        SELECT id, to_tsvector('english', tracker_unaccent(title))
        FROM positions_instrument WHERE merged_into_id IS NULL
    """,
    Proposition: """
        SELECT id, setweight(to_tsvector('english', title), 'A')
            || setweight(to_tsvector('english', concat_ws(' ', definition, support_means, oppose_means)), 'C')
        FROM positions_proposition
    """,
}
"""By what words each is found; those of a proposition's claim weigh more."""

HELD = "SELECT id, vector::text, tsvector_to_array(vector) FROM ({}) one (id, vector) ORDER BY id"


class Name(NamedTuple):
    """A name with the kind and number of what bears it; ``folded``: as names are compared."""

    of: Kind
    number: int
    name: str
    language: str
    folded: str


class Text(NamedTuple):
    """The words by which something is found, as PostgreSQL writes them."""

    of: Readable
    number: int
    vector: str


class Index:
    """All names and texts, and what they hold."""

    def __init__(self) -> None:
        self.names: list[Name] = []
        self._by_trigram: dict[str, list[int]] = defaultdict(list)
        self.texts: list[Text] = []
        self._by_lexeme: dict[str, set[int]] = defaultdict(set)
        for kind, statement in ((Country, ALIASES), (Group, GROUPS), (Official, OFFICIALS)):
            self._take_names(kind, statements.rows(statement))
        for readable, statement in TEXTS.items():
            self._take_texts(readable, statements.rows(HELD.format(statement)))
        self.countries = [one for one in self.names if one.of is Country]  # which come first
        self._in_order = sorted((one.folded, place) for place, one in enumerate(self.countries))

    def _take_names(self, of: Kind, rows: Iterable[statements.Row]) -> None:
        for *called, trigrams in rows:
            for trigram in trigrams:
                self._by_trigram[trigram].append(len(self.names))
            self.names.append(Name(of, *called))

    def _take_texts(self, of: Readable, rows: Iterable[statements.Row]) -> None:
        for number, vector, lexemes in rows:
            for lexeme in lexemes:
                self._by_lexeme[lexeme].add(len(self.texts))
            self.texts.append(Text(of, number, vector))

    def sharing(self, trigrams: Collection[str], share: float) -> Iterator[int]:
        """The places of names with so great a share of these trigrams; no other can be as like."""
        counts: Counter[int] = Counter()
        for trigram in trigrams:
            counts.update(self._by_trigram.get(trigram, ()))
        least = share * len(trigrams)
        return (place for place, count in counts.items() if count >= least)

    def countries_beginning(self, folded: str) -> Iterator[int]:
        """The places of names of countries that begin so."""
        for name, place in islice(self._in_order, bisect_left(self._in_order, (folded, 0)), None):
            if not name.startswith(folded):
                return
            yield place

    def countries_called(self, folded: Collection[str]) -> list[Name]:
        """The names of countries that are these, in their order."""
        places = [
            place
            for called in folded
            for place in self.countries_beginning(called)
            if self.countries[place].folded == called
        ]
        return [self.countries[place] for place in sorted(places)]

    def holding_all(self, lexemes: Collection[str]) -> list[Text]:
        """Texts in which every one of the words stands."""
        held = sorted((self._by_lexeme.get(one, set()) for one in lexemes), key=len)
        return [self.texts[place] for place in sorted(set.intersection(*held))] if held else []

    def holding_any(self, lexemes: Collection[str]) -> list[Text]:
        """Texts in which one of the words stands."""
        held = (self._by_lexeme.get(one, set()) for one in lexemes)
        return [self.texts[place] for place in sorted(set().union(*held))]


def index_of(labels: Labels) -> Index:
    """The index of the same state of the record."""
    return labels.once("search index", Index)
