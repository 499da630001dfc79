"""How much is on record of each country, and how fresh it is: for the list of countries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from positions import holdings
from positions.freshness import COUNTRY, last_checked, reviews_through
from positions.holdings.named import Deciding
from positions.models import Proposition
from positions.pages.latest import Latest
from positions.pages.question import Question


@dataclass(frozen=True)
class Coverage:
    """How many propositions a country has a stance on, by ground, and how fresh that is.

    ``latest`` is the date of the latest act behind a stance; ``checked_on`` the day on which the
    desk last looked at the country.
    """

    own: int = 0
    through: int = 0
    latest: Latest | None = None
    checked_on: date | None = None

    @property
    def held(self) -> int:
        """Stances of either ground."""
        return self.own + self.through


def coverage(asked: Question) -> dict[int, Coverage]:
    """The coverage of every country that has a stance or was ever looked at, by its number."""
    held = _held(asked)
    found = _counted(held)
    through = reviews_through(held, by=COUNTRY)
    checked = last_checked(asked.as_of, by=COUNTRY, known_at=asked.known_at, through=through)
    for (country,), day in checked.items():
        found[country] = replace(found.get(country, Coverage()), checked_on=day)
    return found


class Rested(NamedTuple):
    """A stance that a country holds, in numbers, and the position that decides."""

    country_id: int
    proposition_id: int
    group_id: int | None
    position: Deciding


def _held(asked: Question) -> list[Rested]:
    """What every country holds, of the record as it stands or as it stood."""
    propositions = list(Proposition.objects.order_by().values_list("pk", flat=True))
    found = holdings.decisions_on(
        asked.as_of, propositions=propositions, basis=asked.basis, known_at=asked.known_at
    )
    positions = holdings.deciding({one.position_id for one in found})
    return [
        Rested(one.country_id, one.proposition_id, one.group_id, positions[one.position_id]) for one in found
    ]


def _counted(held: Iterable[Rested]) -> dict[int, Coverage]:
    own, through = Counter[int](), Counter[int]()
    latest: dict[int, Deciding] = {}
    for row in held:
        (own if row.group_id is None else through)[row.country_id] += 1
        before = latest.setdefault(row.country_id, row.position)
        if (row.position.date, row.position.pk) > (before.date, before.pk):
            latest[row.country_id] = row.position
    return {
        country: Coverage(own[country], through[country], Latest(position.date, position.date_precision))
        for country, position in latest.items()
    }
