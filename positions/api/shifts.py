"""/shifts/: the days on which stances changed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from positions import turns
from positions.api import mentions
from positions.api.paging import Cursor, Key, Order, Stored
from positions.api.parameters import Day, Question, in_order
from positions.api.resources import Listing
from positions.api.shapes import DAY, Field, Shape, column, thing, word
from positions.api.stances import GROUND, HOW, WHOSE, countries, propositions
from positions.labels import Labels
from positions.models import StancePeriod
from positions.models.stances import StancePeriodQuerySet
from positions.turns import Turn
from positions.vocabulary import Basis, Stance

SHIFT = Shape(
    "Shift",
    "A day on which a country's stance on a proposition changed.",
    (
        Field("date", "First day of the new stance.", lambda row: row.since, DAY),
        thing("country", "Whose stance changed.", mentions.COUNTRY, nullable=False),
        thing("proposition", "On what.", mentions.PROPOSITION, nullable=False),
        Field("previous", "The stance held before.", lambda row: row.previous, word(Stance)),
        column(StancePeriod, "stance"),
        Field("basis", "On whose act the new stance rests.", lambda row: row.basis, word(Basis)),
        thing("group", "The group whose position decided; null: the country's own.", mentions.GROUP),
        thing("position", "The position that decided.", GROUND, nullable=False),
    ),
)


COLUMNS = (
    "stance",
    "previous",
    "since",
    "country__iso3",
    "country__name",
    "proposition__slug",
    "proposition__title",
    "group__slug",
    "group__name",
    "position__date",
)


class Shifts(Listing):
    """Changes of stance up to the day, newest first.

    A first stance is no shift, and neither is one that begins after a time without any
    unless it differs from the one before. With `basis=own` changes from one own act to another.
    """

    name = "shifts"
    shape = SHIFT
    parameters = (
        *WHOSE,
        *HOW,
        Day(name="date_from", help="Changed on this day or later (YYYY-MM-DD)."),
        Day(name="date_to", help="Changed on this day or earlier (YYYY-MM-DD)."),
    )
    orders = {
        "-date": Order(
            (Key("since", date.fromisoformat), Key("country__iso3"), Key("proposition__slug")), falling=True
        )
    }

    def rows(self, question: Question) -> Changes | Sequence[Turn]:
        """The periods that begin with a change."""
        first, last = in_order(question)
        last = min(last or question["as_of"], question["as_of"])
        if question["known_at"] is None:
            rows = _stored(question, question.known(), first, last)
            return Changes(rows, after_own=question["basis"] == Basis.OWN)
        labels = question.known()
        basis = question["basis"]
        found = turns.shifts_then(
            labels,
            last,
            propositions(question, labels),
            countries=countries(question, labels),
            basis=basis,
            known_at=question["known_at"],
        )
        return [
            row
            for row in found
            if (first is None or row.since >= first)
            and (not question["stance"] or row.stance in question["stance"])
            and basis in (None, row.basis)
        ]


class Changes(Stored):
    """Shifts of the record as it stands: in order of day by an index, those of one day by names.

    ``after_own``: only those from one own act to another.
    """

    def __init__(self, rows: StancePeriodQuerySet, *, after_own: bool) -> None:
        self.found, self.after_own = rows, after_own
        super().__init__(rows.after_own() if after_own else rows)

    def count(self) -> int:
        """Counted by the database."""
        return self.found.count_after_own() if self.after_own else super().count()

    def some(self, order: Order, *, falling: bool, most: int, cursor: Cursor | None = None) -> list[Any]:
        """Of the days that the page can reach alone; names would have all shifts put in order."""
        onwards, backwards = ("lt", "gt") if falling else ("gt", "lt")
        near = self.rows
        beyond = near
        if cursor is not None:
            day = cursor.place[0]
            beyond = near.filter(**{f"since__{onwards}": day})
            near = near.filter(**{f"since__{onwards}e": day})
        sign = "-" if falling else ""
        days = beyond.order_by(f"{sign}since", f"{sign}pk").values_list("since", flat=True)
        for farthest in days[most - 1 : most]:
            near = near.filter(**{f"since__{backwards}e": farthest})
        return Stored(near).some(order, falling=falling, most=most, cursor=cursor)


def _stored(question: Question, labels: Labels, first: date | None, last: date) -> StancePeriodQuerySet:
    rows = StancePeriod.objects.shifts().filter(since__lte=last)
    whose = countries(question, labels)
    if first is not None:
        rows = rows.filter(since__gte=first)
    if whose is not None:
        rows = rows.filter(country__in=whose)
    if question["proposition"] or question["topic"]:
        rows = rows.filter(proposition__in=propositions(question, labels))
    if question["stance"]:
        rows = rows.filter(stance__in=question["stance"])
    if question["basis"] == Basis.GROUP:
        rows = rows.filter(group__isnull=False)
    return rows.select_related("country", "proposition", "group", "position").only(*COLUMNS)
