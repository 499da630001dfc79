"""How all countries stand on one proposition, shaped for the map, its legend and its table."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, prefetch_related_objects

from positions import analysis
from positions.analysis import Standing, Tally
from positions.models import Citation, Country, Proposition, StancePeriod
from positions.pages.question import Question


@dataclass(frozen=True)
class Distribution:
    """Every country's standing on a proposition, by name, and what they add up to."""

    proposition: Proposition
    standings: list[Standing]
    tally: Tally

    @property
    def entries(self) -> list[tuple[Country, StancePeriod | date | None]]:
        """What the map draws."""
        return [(one.country, one.held or one.searched_on) for one in self.standings]

    @property
    def holding(self) -> list[Standing]:
        """Those with a stance."""
        return [one for one in self.standings if one.held]

    @property
    def searched(self) -> list[Standing]:
        """Those for which an analyst looked and found none."""
        return [one for one in self.standings if not one.held and one.searched_on]

    @property
    def unresearched(self) -> list[Standing]:
        """Those for which nobody has looked."""
        return [one for one in self.standings if not one.held and not one.searched_on]

    @property
    def through(self) -> int:
        """How many of the stances are held through a group."""
        return sum(1 for one in self.standings if one.held and one.held.group_id)


def distribution(proposition: Proposition, asked: Question, *, region: str = "") -> Distribution:
    """How the countries, or those of one M49 region, stand on the day and the acts asked for."""
    countries = Country.objects.filter(region=region) if region else Country.objects.all()
    standings = analysis.standings(
        asked.as_of,
        propositions=[proposition],
        countries=list(countries),
        known_at=asked.known_at,
        basis=asked.basis,
    )
    return Distribution(proposition, standings, analysis.tally(standings))


def with_sources(standings: list[Standing]) -> None:
    """Read what the deciding positions cite, in one query for all."""
    positions = [one.held.position for one in standings if one.held]
    cited = Citation.objects.select_related("source").order_by("order")
    prefetch_related_objects(positions, Prefetch("citations", cited))
