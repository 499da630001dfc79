"""How much is on record of each country, and how fresh it is: for the list of countries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from positions import analysis
from positions.freshness import COUNTRY, last_checked, reviews_through
from positions.holdings.named import Deciding, Held
from positions.pages.latest import Latest
from positions.pages.question import Question
from positions.vocabulary import Basis


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
    held = analysis.stances_on(asked.as_of, known_at=asked.known_at, basis=asked.basis)
    found = _counted(held)
    through = reviews_through(held, by=COUNTRY)
    checked = last_checked(asked.as_of, by=COUNTRY, known_at=asked.known_at, through=through)
    for (country,), day in checked.items():
        found[country] = replace(found.get(country, Coverage()), checked_on=day)
    return found


def _counted(held: Iterable[Held]) -> dict[int, Coverage]:
    grounds: Counter[tuple[int, Basis]] = Counter()
    latest: dict[int, Deciding] = {}
    for row in held:
        grounds[row.country_id, row.basis] += 1
        before = latest.setdefault(row.country_id, row.position)
        if (row.position.date, row.position.pk) > (before.date, before.pk):
            latest[row.country_id] = row.position
    return {
        country: Coverage(
            grounds[country, Basis.OWN],
            grounds[country, Basis.GROUP],
            Latest(position.date, position.date_precision),
        )
        for country, position in latest.items()
    }
