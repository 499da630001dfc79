"""/stances/: who holds which stance on a day, since when, and on what ground."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import QuerySet

from positions import analysis
from positions.api import actors, mentions
from positions.api.countries import in_regions, members
from positions.api.paging import Key, Order
from positions.api.parameters import Code, Parameter, Question, defined
from positions.api.propositions import TOPIC
from positions.api.resources import Address, Listing
from positions.api.shapes import ADDRESS, DAY, WHOLE, Field, Shape, column, thing, word
from positions.models import Country, Group, Position, Proposition, StancePeriod
from positions.vocabulary import Basis, Stance

GROUND = Shape(
    "DecidingPosition",
    "The latest position that decides the stance as of the day asked about.",
    (
        Field("id", "The number of the record.", lambda position: position.pk, WHOLE),
        Field(
            "url",
            "Its address in this API; without /api/v1 it is that of its page.",
            lambda position: Address(f"positions/{position.pk}/"),
            ADDRESS,
        ),
        column(Position, "date"),
    ),
)
STANCE = Shape(
    "StanceOnDay",
    "A country's stance on a proposition on the day asked about.",
    (
        thing("country", "Who holds it.", mentions.COUNTRY, nullable=False),
        thing("proposition", "On what.", mentions.PROPOSITION, nullable=False),
        column(StancePeriod, "stance"),
        column(StancePeriod, "since"),
        Field(
            "until",
            "First day on which it is no longer held; null: still is.",
            lambda row: row.until,
            DAY,
            nullable=True,
        ),
        Field("basis", "On whose act it rests.", lambda row: row.basis, word(Basis)),
        thing(
            "group", "The group whose position decides; null where the country's own does.", mentions.GROUP
        ),
        thing("position", "The position that decides.", GROUND, nullable=False),
    ),
)
PROPOSITION = Code(
    name="proposition",
    model=Proposition,
    many=True,
    listed_at="/api/v1/propositions/",
    help="Propositions, by slug.",
)
WHOSE: tuple[Parameter, ...] = (
    PROPOSITION,
    TOPIC,
    actors.COUNTRY,
    actors.REGION,
    Code(
        name="member_of",
        model=Group,
        many=True,
        listed_at="/api/v1/groups/",
        help="Members of these groups on the day asked about.",
    ),
)
"""The filters that choose countries and propositions."""

HOW: tuple[Parameter, ...] = (
    defined("stance", Stance, "Stances."),
    defined(
        "basis",
        Basis,
        "On whose act the stance rests; with own, `since` counts own acts only.",
        many=False,
    ),
    actors.AS_OF,
    actors.KNOWN_AT,
)
COLUMNS = (
    "stance",
    "since",
    "until",
    "own_since",
    "country__iso3",
    "country__name",
    "proposition__slug",
    "proposition__title",
    "group__slug",
    "group__name",
    "position__date",
)


def countries(question: Question) -> QuerySet[Country] | None:
    """The countries that are asked about; None: all."""
    if not any(question[name] for name in ("country", "region", "member_of")):
        return None
    rows = members(in_regions(Country.objects.order_by(), question), question)
    return rows.filter(pk__in=[one.pk for one in question["country"]]) if question["country"] else rows


def propositions(question: Question) -> QuerySet[Proposition] | None:
    """The propositions that are asked about; None: all."""
    rows = Proposition.objects.order_by()
    if not question["proposition"] and not question["topic"]:
        return None
    if question["proposition"]:
        rows = rows.filter(pk__in=[one.pk for one in question["proposition"]])
    return rows.filter(topic__in=question["topic"]) if question["topic"] else rows


def stances(question: Question) -> QuerySet[StancePeriod] | Sequence[StancePeriod]:
    """The stances of the day: from the stored periods, or computed as the record was known."""
    if question["known_at"] is None:
        return _stored(question)
    found = analysis.stances_on(
        question["as_of"],
        known_at=question["known_at"],
        basis=question["basis"],
        propositions=propositions(question),
        countries=countries(question),
    )
    return [row for row in found if not question["stance"] or row.stance in question["stance"]]


def _stored(question: Question) -> QuerySet[StancePeriod]:
    rows = StancePeriod.objects.on(question["as_of"])
    whose, on_what = countries(question), propositions(question)
    if whose is not None:
        rows = rows.filter(country__in=whose)
    if on_what is not None:
        rows = rows.filter(proposition__in=on_what)
    if question["stance"]:
        rows = rows.filter(stance__in=question["stance"])
    if question["basis"]:
        rows = rows.filter(group__isnull=question["basis"] == Basis.OWN)
    return rows.select_related("country", "proposition", "group", "position").only(*COLUMNS)


class Stances(Listing):
    """One row for each country and proposition with a stance on the day.

    `since` is the day from which the stance has been held without a break, `position` the
    latest one that decides it as of the day. A country without a stance has no row.
    """

    name = "stances"
    shape = STANCE
    parameters = (*WHOSE, *HOW)
    orders = {"country": Order((Key("country__iso3"), Key("proposition__slug")))}

    def rows(self, question: Question) -> QuerySet[StancePeriod] | Sequence[StancePeriod]:
        """The stances of the day."""
        return stances(question)

    def finished(self, rows: list[StancePeriod], question: Question) -> list[StancePeriod]:
        """Own acts only: the day since which own acts alone have held it."""
        if question["basis"] == Basis.OWN:
            for row in rows:
                row.since = row.own_since or row.since
        return rows
