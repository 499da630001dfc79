"""What a country holds on a proposition on a day, as numbers and words."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from positions.vocabulary import Basis

Row = tuple[int, int, str, int, int | None, int | None, int, int]
"""What :class:`Standing` says, without its names; days by number (``date.toordinal``), of which thousands
are read and looked up in half the time."""


class Dated(NamedTuple):
    """A position by its number, with its date."""

    pk: int
    date: date


class Standing(NamedTuple):
    """A country holds the stance on the proposition on the day, by a position that is dated ``dated``.

    It has been held without a break since ``since`` and will be until before ``until``.
    """

    country_id: int
    proposition_id: int
    stance: str
    since: date
    until: date | None
    group_id: int | None
    position_id: int
    dated: date

    @classmethod
    def of(cls, row: Row) -> Standing:
        """The same with its names."""
        country, proposition, stance, since, until, group, position, dated = row
        day = date.fromordinal
        ends = None if until is None else day(until)
        return cls(country, proposition, stance, day(since), ends, group, position, day(dated))

    @property
    def position(self) -> Dated:
        """The position that decides."""
        return Dated(self.position_id, self.dated)

    @property
    def basis(self) -> Basis:
        """Whether it rests on the country's own act or on a group's."""
        return Basis.OWN if self.group_id is None else Basis.GROUP


class Holding(NamedTuple):
    """The same, and the period itself: the position decides from ``start`` until before ``end``.

    ``opening_id`` is the one that decided on the day ``since``, where it is known.
    """

    country_id: int
    proposition_id: int
    stance: str
    since: date
    until: date | None
    group_id: int | None
    position_id: int
    dated: date
    start: date
    end: date | None
    opening_id: int | None = None

    @property
    def bare(self) -> Row:
        """The standing without its names."""
        country, proposition, stance, since, until, group, position, dated, *_ = self
        ends = None if until is None else until.toordinal()
        return country, proposition, stance, since.toordinal(), ends, group, position, dated.toordinal()
