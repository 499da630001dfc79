"""What a country holds on a proposition on a day, as numbers and words."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from positions.vocabulary import Basis

Row = tuple[int, int, str, date, date | None, int | None, int, date]
"""What :class:`Standing` says, without its names."""


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
