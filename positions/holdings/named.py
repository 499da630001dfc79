"""Holdings with the names that a page shows, and what it tells of the position that decides."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import NamedTuple

from django.urls import reverse

from positions import statements
from positions.holdings.holding import Holding
from positions.holdings.stored import openings
from positions.labels import Labels
from positions.models import Country, Group, Proposition
from positions.vocabulary import Basis, Kind, Precision, Stance


class Deciding(NamedTuple):
    """What a line tells of the position on which a stance rests; it names as the row itself would."""

    pk: int
    date: date
    date_precision: str
    kind: str
    published_at: datetime

    def get_kind_display(self) -> str:
        """The kind of act in words."""
        return str(Kind(self.kind).label)

    def get_absolute_url(self) -> str:
        """The position's page."""
        return reverse("position", args=[self.pk])


class Held(NamedTuple):
    """A stance that a country holds on the day; it names as a stance period would.

    ``since_precision`` says how exactly the day is known since which it is held without a break.
    """

    country: Country
    proposition: Proposition
    stance: str
    start: date
    end: date | None
    since: date
    since_precision: str
    until: date | None
    group: Group | None
    position: Deciding

    @property
    def basis(self) -> Basis:
        """Whether it rests on the country's own act or on a group's."""
        return Basis.OWN if self.group is None else Basis.GROUP

    @property
    def country_id(self) -> int:
        """The country's number."""
        return self.country.pk

    @property
    def proposition_id(self) -> int:
        """The proposition's number."""
        return self.proposition.pk

    @property
    def group_id(self) -> int | None:
        """The group's number, where a group's position decides."""
        return None if self.group is None else self.group.pk

    @property
    def position_id(self) -> int:
        """The number of the position that decides."""
        return self.position.pk

    def get_stance_display(self) -> str:
        """The stance in words."""
        return str(Stance(self.stance).label)


def named(found: Sequence[Holding], names: Labels) -> list[Held]:
    """The same holdings in their order, in two queries however many."""
    opened = openings(found)
    numbers = {one.position_id for one in found} | set(opened.values())
    told = deciding(numbers)
    return [
        Held(
            names.countries[one.country_id],
            names.propositions[one.proposition_id],
            one.stance,
            one.start,
            one.end,
            one.since,
            _precision(one.since, told[opened[one.country_id, one.proposition_id]]),
            one.until,
            None if one.group_id is None else names.groups[one.group_id],
            told[one.position_id],
        )
        for one in found
    ]


def deciding(positions: Collection[int]) -> dict[int, Deciding]:
    """What lines tell of these positions, by number."""
    rows = statements.rows(DECIDING, {"positions": list(positions)}) if positions else []
    return {row[0]: Deciding._make(row) for row in rows}


def _precision(since: date, opening: Deciding) -> str:
    """How exactly the day is known: as the position is dated with which it began, unless that is older."""
    return opening.date_precision if opening.date == since else Precision.DAY


DECIDING = """
    SELECT id, date, date_precision, kind, published_at
    FROM positions_position WHERE id = ANY(%(positions)s::bigint[])
"""
"""What lines tell of positions, by their numbers."""
