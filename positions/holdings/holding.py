"""What a country holds on a proposition on a day, as numbers and words."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from positions.vocabulary import Basis

Row = tuple[int, int, str, date, date | None, date, date | None, int | None, int, date]
"""What :class:`Holding` says, up to ``dated``, without its names."""


class Dated(NamedTuple):
    """A position by its number, with its date."""

    pk: int
    date: date


class Holding(NamedTuple):
    """One position decides from ``start`` until before ``end``; it is dated ``dated``.

    The stance has been held without a break since ``since`` and will be until before
    ``until``. ``opening_id`` is the position that decided on that first day, where it is known.
    """

    country_id: int
    proposition_id: int
    stance: str
    start: date
    end: date | None
    since: date
    until: date | None
    group_id: int | None
    position_id: int
    dated: date
    opening_id: int | None = None

    @property
    def position(self) -> Dated:
        """The position that decides."""
        return Dated(self.position_id, self.dated)

    @property
    def basis(self) -> Basis:
        """Whether it rests on the country's own act or on a group's."""
        return Basis.OWN if self.group_id is None else Basis.GROUP
