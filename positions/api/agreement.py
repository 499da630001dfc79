"""/agreement/: on how much countries agree, pair by pair, each count with its own denominator."""

from __future__ import annotations

from collections.abc import Sequence

from positions.agreement import Agreement, agreements
from positions.api import actors, mentions
from positions.api.paging import Key, Order
from positions.api.parameters import Code, Flag, Question, defined
from positions.api.problems import Fault, Invalid
from positions.api.resources import Listing
from positions.api.shapes import NUMBER, WHOLE, Field, Shape, thing
from positions.api.stances import WHOSE, countries, propositions
from positions.models import Country
from positions.vocabulary import Basis

AGREEMENT = Shape(
    "Agreement",
    "On how many propositions two countries hold the same stance, of those on which both hold one.",
    (
        thing("country", "One of the two.", mentions.COUNTRY, nullable=False),
        thing("other", "The other.", mentions.COUNTRY, nullable=False),
        Field("both", "Propositions on which both hold a stance.", lambda pair: pair.both, WHOLE),
        Field("same", "Of these, those on which they hold the same.", lambda pair: pair.same, WHOLE),
        Field(
            "share",
            "The part of both that is same, from 0 to 1; null where there is nothing to compare.",
            lambda pair: pair.share,
            NUMBER,
            nullable=True,
        ),
    ),
)


class Agreements(Listing):
    """Pairs of countries, each pair once, with the propositions on which both have a stance.

    `country`, `region` and `member_of` choose countries: each is set beside every other one, or
    beside those of `other`, or with `within=true` beside the others chosen. Whoever holds no stance
    neither agrees nor differs; a pair that shares no proposition is given with `both` 0.
    """

    name = "agreement"
    shape = AGREEMENT
    parameters = (
        *WHOSE,
        Code(
            name="other",
            model=Country,
            by="iso3",
            many=True,
            listed_at="/api/v1/countries/",
            help="Beside these countries only, by ISO 3166-1 alpha-3 code.",
            example="IND",
        ),
        Flag(
            name="within", help="Whether the chosen countries are set beside each other only: true or false."
        ),
        defined(
            "basis", Basis, "On whose act the stances rest: own acts only, or those of groups.", many=False
        ),
        actors.AS_OF,
        actors.KNOWN_AT,
    )
    orders = {"country": Order((Key("country__iso3"), Key("other__iso3")))}

    def rows(self, question: Question) -> Sequence[Agreement]:
        """The pairs, counted."""
        if question["within"] and question["other"]:
            raise Invalid([Fault("within", "true", "says that there is no other; leave out one of the two.")])
        labels = question.known()
        chosen = countries(question, labels)
        among = None if chosen is None else [labels.countries[one] for one in chosen]
        return agreements(
            question["as_of"],
            countries=among,
            others=among if question["within"] else list(question["other"]) or None,
            propositions=[labels.propositions[one] for one in propositions(question, labels)],
            known_at=question["known_at"],
            basis=question["basis"],
        )
