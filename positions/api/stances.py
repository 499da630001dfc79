"""/stances/: who holds which stance on a day, since when, and on what ground."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from positions import counting, holdings
from positions.api import actors, mentions
from positions.api.paging import Cursor, InOrder, Key, Order, Rows
from positions.api.parameters import Code, Parameter, Question, defined
from positions.api.problems import Fault, Invalid
from positions.api.propositions import TOPIC
from positions.api.renderers import CSV
from positions.api.resources import Listing
from positions.api.serving import ALL
from positions.api.shapes import DAY, WHOLE, Field, Shape, column, link, mention, thing, word
from positions.api.stance_lines import Wording
from positions.holdings import FEW, Row, Standing
from positions.labels import Labels
from positions.models import Group, Membership, Position, Proposition, StancePeriod
from positions.models.position_statements import MOST_PAST
from positions.vocabulary import Basis, Stance

GROUND = Shape(
    "DecidingPosition",
    "The latest position that decides the stance as of the day asked about.",
    (
        Field("id", "The number of the record.", lambda position: position.pk, WHOLE),
        link(
            "url",
            "Its address in this API; without /api/v1 it is that of its page.",
            "positions",
            lambda position: position.pk,
        ),
        column(Position, "date"),
    ),
)
HOLDER = mention(
    "country", "Who holds it.", mentions.COUNTRY, lambda labels, one: labels.countries[one], nullable=False
)
CLAIM = mention(
    "proposition",
    "On what.",
    mentions.PROPOSITION,
    lambda labels, one: labels.propositions[one],
    nullable=False,
)
THROUGH = mention(
    "group",
    "The group whose position decides; null where the country's own does.",
    mentions.GROUP,
    lambda labels, one: labels.groups[one],
)
STANCE = Shape(
    "StanceOnDay",
    "A country's stance on a proposition on the day asked about.",
    (
        HOLDER,
        CLAIM,
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
        THROUGH,
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


def countries(question: Question, labels: Labels) -> list[int] | None:
    """The countries that are asked about, by number; None: all."""
    named, regions, groups = question["country"], set(question["region"]), question["member_of"]
    if not (named or regions or groups):
        return None
    found = [
        one.pk
        for one in named or labels.countries.values()
        if not regions or {one.region, one.subregion} & regions
    ]
    if not groups:
        return found
    terms = Membership.objects.known_at(question["known_at"]).on(question["as_of"]).filter(group__in=groups)
    members = set(terms.order_by().values_list("country", flat=True))
    return [one for one in found if one in members]


def propositions(question: Question, labels: Labels) -> list[int]:
    """The propositions that are asked about, by number."""
    topics = {one.pk for one in question["topic"]}
    chosen = question["proposition"] or labels.propositions.values()
    found = [one.pk for one in chosen if not topics or one.topic_id in topics]
    _refuse_too_much_past(question, found)
    return found


FEW_COUNTRIES = 8
"""So many cost little, whatever they are asked about."""


def _refuse_too_much_past(question: Question, on_what: Collection[int]) -> None:
    """What the record once said is worked out anew: of all of a large one it would take many seconds."""
    few = 0 < len(question.values.get("country", ())) <= FEW_COUNTRIES
    if question["known_at"] is None or len(on_what) < 2 or few:
        return
    positions = sum(of.total() for of in counting.positions_by_stance(on_what).values())
    if positions > MOST_PAST:
        reason = (
            f"would go back over {positions:,} positions, and goes over {MOST_PAST:,} at most: "
            f"name one proposition, or up to {FEW_COUNTRIES} countries, or take a release of /data/."
        )
        raise Invalid([Fault("known_at", question.texts["known_at"][0], reason)])


def held(question: Question, on_what: Collection[int], whose: Collection[int] | None) -> list[Row]:
    """The stances of the day on the propositions, of the countries or all, in no order."""
    return holdings.rows_on(
        question["as_of"],
        propositions=on_what,
        countries=whose,
        stances=question["stance"],
        basis=question["basis"],
        known_at=question["known_at"],
    )


class Codes:
    """The codes by which stances are listed, by number, and the place of each among its like."""

    def __init__(self, labels: Labels) -> None:
        self.countries = {number: one.iso3 for number, one in labels.countries.items()}
        self.propositions = {number: one.slug for number, one in labels.propositions.items()}
        self.rows = _places(self.countries, len(self.propositions))
        self.columns = _places(self.propositions, 1)

    def in_order(self, rows: Iterable[Row]) -> list[Row]:
        """The rows by one number for both codes: sorting thousands by two texts takes thrice as long.

        A country that came to be while the names were read belongs to the next state of the record.
        """
        by, within = self.rows, self.columns
        known = [row for row in rows if row[0] in by]
        known.sort(key=lambda row: by[row[0]] + within[row[1]])
        return known

    def of(self, row: Row) -> tuple[str, str]:
        """The codes of the row's country and proposition."""
        return self.countries[row[0]], self.propositions[row[1]]


def _places(codes: dict[int, str], step: int) -> dict[int, int]:
    order = sorted(codes, key=codes.__getitem__)
    return {number: place * step for place, number in enumerate(order)}


class Matrix(Rows):
    """The stances of the day by code of country, then of proposition."""

    def __init__(self, question: Question, labels: Labels) -> None:
        self.question = question
        self.codes: Codes = labels.once("codes of stances", lambda: Codes(labels))
        self.propositions = propositions(question, labels)
        self.countries = countries(question, labels)

    def some(self, order: Order, *, falling: bool, most: int, cursor: Cursor | None = None) -> list[Any]:
        """Of the next few countries, if these are likely to be enough; else of all."""
        likely = len(self.propositions) * FEW > most
        beyond = self._beyond(falling, cursor) if likely else []
        found = self._page(beyond[:FEW], falling, cursor) if likely else []
        if len(found) < most and (not likely or len(beyond) > FEW):
            found = self._page(self.countries, falling, cursor)
        return found[:most]

    def every(self, order: Order) -> Iterator[list[Any]]:
        """All in one handful."""
        return iter([self.read()])

    def count(self) -> int:
        """Counted by reading them."""
        return len(self.read())

    def place(self, order: Order, row: Row) -> tuple[str, str]:
        """By its codes."""
        return self.codes.of(row)

    def read(self, countries: Collection[int] | None = None) -> list[Row]:
        """All in their order, or those of some of the countries."""
        whose = self.countries if countries is None else countries
        return self.codes.in_order(held(self.question, self.propositions, whose))

    def _beyond(self, falling: bool, cursor: Cursor | None) -> list[int]:
        """The countries from the cursor's on, in the direction in which it looks."""
        codes = self.codes.countries
        chosen = list(codes) if self.countries is None else self.countries
        order = sorted(chosen, key=codes.__getitem__, reverse=falling)
        if cursor is None:
            return order
        code = cursor.place[0]
        return [one for one in order if (codes[one] <= code if falling else codes[one] >= code)]

    def _page(self, countries: Collection[int] | None, falling: bool, cursor: Cursor | None) -> list[Row]:
        rows = self.read(countries)
        if cursor is not None:
            rows = [row for row in rows if _is_beyond(self.codes.of(row), cursor, falling)]
        return rows[::-1] if falling else rows


def _is_beyond(place: tuple[str, str], cursor: Cursor, falling: bool) -> bool:
    if place == cursor.place:
        return cursor.with_it
    return (place < cursor.place) is falling


class Stances(Listing):
    """One row for each country and proposition with a stance on the day.

    `since` is the day from which the stance has been held without a break, `position` the
    latest one that decides it as of the day. A country without a stance has no row.
    """

    name = "stances"
    shape = STANCE
    parameters = (*WHOSE, *HOW)
    orders = {"country": Order((Key("country__iso3"), Key("proposition__slug")))}

    def rows(self, question: Question) -> Rows:
        """The stances of the day."""
        matrix = Matrix(question, question.known())
        return InOrder(matrix.read()) if question["page_size"] == ALL else matrix

    def objects(self, rows: list[Any], question: Question) -> list[Any]:
        """Whole ones as JSON at once, where they become JSON."""
        if self.only or self.renderer is CSV:
            return super().objects(list(map(Standing.of, rows)), question)
        wording = self.known.labels.once("wording of stances", lambda: Wording(self.known))
        return wording.lines(rows, self.known.root)
