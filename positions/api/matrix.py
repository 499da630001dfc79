"""/stances/matrix/: every country on every proposition on a day, a letter for each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from positions.api import actors
from positions.api.parameters import Question, defined
from positions.api.resources import Single
from positions.api.shapes import COUNTRY_CODE, DAY, TEXT, Field, Shape, column, things, word
from positions.api.stances import WHOSE, countries, held, propositions
from positions.models import Proposition, StancePeriod
from positions.vocabulary import Basis, Stance


class Letter(NamedTuple):
    """A letter, and the stance for which it stands."""

    letter: str
    stance: str
    basis: str


LETTERS = tuple(
    Letter(letter, stance.value, basis.value)
    for basis in Basis
    for stance in Stance
    for letter in [stance.value[0].upper() if basis == Basis.OWN else stance.value[0]]
)
"""The first letter of the stance: a capital for the country's own act, a small one for its group's."""

WORDS = {(one.stance, one.basis == Basis.OWN): one.letter for one in LETTERS}
NONE = "."


class Line(NamedTuple):
    """A proposition with the letters of all countries."""

    slug: str
    stances: str


@dataclass(frozen=True)
class Table:
    """The countries, and a line for every proposition."""

    as_of: date
    countries: Sequence[str]
    lines: Sequence[Line]


LETTER = Shape(
    "StanceLetter",
    "A letter, and the stance for which it stands.",
    (
        Field(
            "letter", "A capital for an own act, a small letter for a group's.", lambda row: row.letter, TEXT
        ),
        column(StancePeriod, "stance"),
        Field("basis", "On whose act it rests.", lambda row: row.basis, word(Basis)),
    ),
)
LINE = Shape(
    "StanceLine",
    "A proposition with a letter for each of the countries.",
    (
        column(Proposition, "slug"),
        Field(
            "stances",
            "A letter for each country, in the order of countries; a full stop where it holds none.",
            lambda row: row.stances,
            TEXT,
        ),
    ),
)
MATRIX = Shape(
    "StanceMatrix",
    "Where the countries stand on the propositions on one day.",
    (
        Field("as_of", "The day that is asked about.", lambda table: table.as_of, DAY),
        things("letters", "What the letters mean.", LETTER, lambda table: LETTERS),
        Field(
            "countries",
            "The countries (ISO 3166-1 alpha-3), by code.",
            lambda table: table.countries,
            COUNTRY_CODE,
            many=True,
        ),
        things("propositions", "The propositions, by slug.", LINE, lambda table: table.lines),
    ),
)


class StanceMatrix(Single):
    """Where every country stands on every proposition on a day, a letter for each.

    The compact form of /stances/, which has since when and on what ground. `letters` tells what
    a letter means: the first of the stance, a capital for the country's own act, a small one for its
    group's. A full stop means that the country holds none.
    """

    name = "matrix"
    shape = MATRIX
    parameters = (
        *WHOSE,
        defined("stance", Stance, "Stances; the others are left out."),
        defined("basis", Basis, "On whose act the stance rests.", many=False),
        actors.AS_OF,
        actors.KNOWN_AT,
    )

    def row(self, question: Question, **path: str) -> Table:
        """The letters of the day."""
        labels = question.known()
        on_what, whose = propositions(question, labels), countries(question, labels)
        chosen = sorted(labels.countries[one].iso3 for one in (labels.countries if whose is None else whose))
        places = {labels.countries.by_code[code].pk: place for place, code in enumerate(chosen)}
        lines = {one: [NONE] * len(chosen) for one in on_what}
        for country, one, stance, _, _, group, _, _ in held(question, on_what, whose):
            place = places.get(country)
            if place is not None:  # else it came to be after the names were read
                lines[one][place] = WORDS[stance, group is None]
        found = [Line(labels.propositions[one].slug, "".join(letters)) for one, letters in lines.items()]
        return Table(question["as_of"], chosen, sorted(found))
