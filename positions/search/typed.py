"""What somebody typed, and what PostgreSQL makes of it: which names are like it, which texts hold it."""

from __future__ import annotations

import re
import unicodedata
from functools import cached_property
from typing import NamedTuple

from positions import labels as all_labels
from positions import statements
from positions.labels import Labels
from positions.search.index import Index, Name, Text, index_of

LONGEST = 200
"""Letters that are looked at, so that no question costs more than another."""

WORDS = 12
"""Words beyond these are not looked at as names."""

RUN = 6
"""Words in the longest name that is looked for."""

SHORT = 3
"""Letters in a short word."""

SOMEWHAT = 0.4
"""Trigram similarity below which a name is not like a word at all."""

READ = """
    SELECT tracker_fold(one.run), show_trgm(tracker_fold(one.run)),
        (SELECT websearch_to_tsquery('english', tracker_unaccent(%(words)s::text))::text),
        (SELECT querytree(websearch_to_tsquery('english', tracker_unaccent(%(words)s::text))) = 'T')
    FROM unnest(%(runs)s::text[]) WITH ORDINALITY one (run, place) ORDER BY one.place
"""

COMPARE = """
    SELECT max(likeness.how) FILTER (WHERE word.place = 1), max(likeness.how),
        max(similarity(known.name, word.typed)) FILTER (WHERE word.place = 1)
    FROM unnest(%(names)s::text[]) WITH ORDINALITY known (name, place)
    CROSS JOIN unnest(%(typed)s::text[], %(short)s::bool[]) WITH ORDINALITY word (typed, short, place)
    CROSS JOIN LATERAL (
        SELECT CASE WHEN word.short THEN strict_word_similarity(word.typed, known.name)
            ELSE word_similarity(word.typed, known.name) END
    ) likeness (how)
    GROUP BY known.place ORDER BY known.place
"""

HOLDING = """
    SELECT held.place, ts_rank(held.vector::tsvector, query.asked)
    FROM unnest(%(vectors)s::text[]) WITH ORDINALITY held (vector, place),
        websearch_to_tsquery('english', tracker_unaccent(%(words)s::text)) query (asked)
    WHERE held.vector::tsvector @@ query.asked
"""


class Likeness(NamedTuple):
    """From 0 to 1: of all that was typed, and of the likest word, to a stretch of the name; of all to all."""

    whole: float
    best: float
    entire: float


class Typed:
    """Words that were typed, read by the server.

    ``excluding`` says that they name nothing to be found, only what is to be left out.
    """

    def __init__(self, words: str, labels: Labels) -> None:
        self.words, self.labels = words, labels
        self.runs = phrases(words)
        read = statements.rows(READ, {"words": words, "runs": [words, *self.runs]})
        self.asked: str = read[0][2]
        self.excluding: bool = read[0][3]
        self.folded = {run: row[0] for run, row in zip([words, *self.runs], read, strict=True)}
        self._trigrams = {run: row[1] for run, row in zip([words, *self.runs], read, strict=True)}

    @property
    def index(self) -> Index:
        """The names and texts among which it is looked for."""
        return index_of(self.labels)

    @cached_property
    def alike(self) -> dict[Name, Likeness]:
        """All names that are somewhat like the words, or one of them that is not short, with how like.

        Short words only count where they stand alone: “EU” is not the beginning of “European”.
        """
        words = (word for word in self.words.split()[:WORDS] if len(word) > SHORT)
        typed = list(dict.fromkeys([self.words, *words]))
        places = set(self.index.countries_beginning(self.folded[self.words]))
        places.update(*(self.index.sharing(self._trigrams[word], SOMEWHAT) for word in typed))
        near = [self.index.names[place] for place in sorted(places)]
        if not near:
            return {}
        found = statements.rows(
            COMPARE,
            {
                "names": [one.folded for one in near],
                "typed": [self.folded[word] for word in typed],
                "short": [len(word) <= SHORT for word in typed],
            },
        )
        return {one: Likeness(*how) for one, how in zip(near, found, strict=True)}

    @property
    def _signs(self) -> str:
        """What was asked for without its words: how they are joined."""
        return re.sub(r"'(?:[^']|'')*'", "", self.asked)

    @property
    def _lexemes(self) -> set[str]:
        return {one.replace("''", "'") for one in re.findall(r"'((?:[^']|'')*)'", self.asked)}

    @property
    def all_of(self) -> set[str] | None:
        """The words of which each has to stand, anywhere; None where it is otherwise."""
        return self._lexemes if not set(self._signs) - {"&", " "} else None

    @cached_property
    def holding(self) -> dict[Text, float]:
        """All texts that hold what was asked for, with how well."""
        signs, lexemes = self._signs, self._lexemes
        if "!" in signs:
            held = self.index.texts
        else:
            held = self.index.holding_any(lexemes) if "|" in signs else self.index.holding_all(lexemes)
        if not held or not lexemes:
            return {}
        values = {"vectors": [one.vector for one in held], "words": self.words}
        return {held[place - 1]: rank for place, rank in statements.rows(HOLDING, values)}


def read(text: str, labels: Labels | None = None) -> Typed:
    """What was typed, to be looked for in the record as these labels have it; None: as it stands."""
    return Typed(cleaned(text), labels or all_labels.current())


def cleaned(text: str) -> str:
    """The words as they are looked for: without control characters, and no more than ``LONGEST`` letters.

    Marks that turn the direction of writing go too: they would garble the page around the words.
    """
    plain = "".join(letter for letter in text[: 4 * LONGEST] if unicodedata.category(letter) != "Cf")
    printable = (" " if unicodedata.category(letter).startswith("C") else letter for letter in plain)
    return " ".join("".join(printable).split())[:LONGEST].strip()


def phrases(words: str) -> list[str]:
    """Every run of neighbouring words: what could be a name."""
    typed = words.split()[:WORDS]
    runs = (
        " ".join(typed[start:end])
        for start in range(len(typed))
        for end in range(start + 1, min(start + RUN, len(typed)) + 1)
    )
    return list(dict.fromkeys(runs))
