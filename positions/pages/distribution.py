"""How all countries stand on one proposition, shaped for the map, its legend and its table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from positions import analysis, labels, statements
from positions.analysis import Standing, Tally
from positions.holdings import Held
from positions.labels import Labels
from positions.models import Country, Proposition
from positions.pages.naming import countries_by_name
from positions.pages.question import Question


@dataclass(frozen=True)
class Distribution:
    """Every country's standing on a proposition, by name, and what they add up to."""

    proposition: Proposition
    standings: list[Standing]
    tally: Tally

    @property
    def entries(self) -> list[tuple[Country, Held | date | None]]:
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


def distribution(
    proposition: Proposition, asked: Question, *, names: Labels | None = None, region: str = ""
) -> Distribution:
    """How the countries, or those of one M49 region, stand on the day and the acts asked for."""
    names = names or labels.current()
    countries = countries_by_name(names)
    standings = analysis.standings(
        asked.as_of,
        propositions=[proposition],
        countries=[one for one in countries if region in ("", one.region)],
        known_at=asked.known_at,
        basis=asked.basis,
        names=names,
    )
    return Distribution(proposition, standings, analysis.tally(standings))


class FirstSource(NamedTuple):
    """The first document that a position cites."""

    url: str
    title: str


def first_sources(standings: Iterable[Standing]) -> dict[int, FirstSource]:
    """What the deciding positions cite first, by their numbers, in one query for all."""
    positions = [one.held.position_id for one in standings if one.held]
    found = statements.rows(_FIRST_SOURCES, {"positions": positions})
    return {position: FirstSource(url, title) for position, url, title in found}


_FIRST_SOURCES = """
    SELECT deciding.position, source.url, source.title
    FROM unnest(%(positions)s::bigint[]) AS deciding (position)
    CROSS JOIN LATERAL (
        SELECT source_id FROM positions_citation
        WHERE position_id = deciding.position ORDER BY "order", id LIMIT 1
    ) AS cited
    JOIN positions_source AS source ON source.id = cited.source_id
"""
