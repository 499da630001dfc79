"""/stances/{iso3}/{proposition}/explain/: why a country's stance on a day is what it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from positions import analysis
from positions.analysis import Explanation
from positions.api import actors, mentions
from positions.api.actors import ACTOR, actor_of
from positions.api.parameters import Question
from positions.api.resources import Single
from positions.api.shapes import (
    COUNTRY_CODE,
    DAY,
    MOMENT,
    SLUG,
    TEXT,
    Field,
    Shape,
    column,
    thing,
    things,
    word,
)
from positions.api.stances import GROUND, STANCE
from positions.models import Country, Position, Proposition
from positions.vocabulary import Absence

WEIGHED = Shape(
    "WeighedPosition",
    "A position that bears on the stance, and what became of it.",
    (
        thing("position", "The position.", GROUND, nullable=False),
        thing("actor", "Who took it.", ACTOR, nullable=False, read=lambda one: actor_of(one.position)),
        column(Position, "kind", "position.kind"),
        column(Position, "stance", "position.stance"),
        Field(
            "verdict", "What became of it.", lambda one: one.verdict, {"$ref": "#/components/schemas/Verdict"}
        ),
        Field("reason", "The same in a sentence.", lambda one: one.verdict.definition, TEXT),
    ),
)


@dataclass(frozen=True)
class Trace:
    """An explanation with the question that it answers."""

    found: Explanation
    as_of: date
    known_at: datetime | None


def _of_standing(path: str) -> Callable[[Trace], Any]:
    return lambda trace: getattr(trace.found.standing, path)


def _absence(trace: Trace) -> str | None:
    standing = trace.found.standing
    return None if standing.held else standing.value


EXPLANATION = Shape(
    "Explanation",
    "Why a country's stance on a proposition is what it is on a day.",
    (
        thing("country", "Whose stance.", mentions.COUNTRY, nullable=False, read=_of_standing("country")),
        thing(
            "proposition", "On what.", mentions.PROPOSITION, nullable=False, read=_of_standing("proposition")
        ),
        Field("as_of", "The day that is explained.", lambda trace: trace.as_of, DAY),
        Field(
            "known_at",
            "The moment as of which the record was asked; null: now.",
            lambda trace: trace.known_at,
            MOMENT,
            nullable=True,
        ),
        thing("stance", "The stance; null where there is none.", STANCE, read=_of_standing("held")),
        Field(
            "absence",
            "Why there is no stance; null where there is one.",
            _absence,
            word(Absence),
            nullable=True,
        ),
        Field(
            "searched_on",
            "The last day by then on which a position was looked for and none found.",
            _of_standing("searched_on"),
            DAY,
            nullable=True,
        ),
        things(
            "weighed",
            "Every position that bears on it, the one that decides first, then the newest.",
            WEIGHED,
            lambda trace: trace.found.weighed,
        ),
    ),
)


class Explain(Single):
    """The trace of one stance.

    The position that decides, the rule by which it does, and what was overruled and why.
    """

    name = "explanation"
    shape = EXPLANATION
    parameters = (actors.AS_OF, actors.KNOWN_AT)
    path = {
        "iso3": (COUNTRY_CODE, mentions.CODE.help),
        "proposition": (SLUG, "The proposition's slug."),
    }

    def row(self, question: Question, **path: Any) -> Trace | None:
        """The explanation, if there are such a country and such a proposition."""
        country = Country.objects.filter(iso3=path["iso3"]).first()
        proposition = Proposition.objects.filter(slug=path["proposition"]).first()
        if country is None or proposition is None:
            return None
        as_of, known_at = question["as_of"], question["known_at"]
        found = analysis.explain(country, proposition, as_of, known_at=known_at)
        return Trace(found, as_of, known_at)
