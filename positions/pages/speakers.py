"""Who spoke for an actor, in which office, and how often: those who spoke last."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from positions import statements
from positions.acts import tenures_of
from positions.labels import Labels
from positions.models import Country, Group, Official, Tenure
from positions.models.position_statements import KNOWN
from positions.pages.latest import Latest
from positions.pages.question import Question

MOST = 12
"""So many officials stand on an actor's page."""


@dataclass(frozen=True)
class Speaker:
    """An official with the number of his or her positions and the date of the latest."""

    official: Official
    tenures: tuple[Tenure, ...]
    positions: int
    latest: Latest


def speakers_for(names: Labels, actor: Country | Group, asked: Question) -> list[Speaker]:
    """Those who took the actor's positions, the one who spoke last first."""
    values = {"actor": actor.pk, "as_of": asked.as_of, "known_at": asked.known_at, "most": MOST}
    statement = speaking(
        "country" if isinstance(actor, Country) else "group", past=asked.known_at is not None
    )
    found = [
        Speaker(names.officials[number], tenures_of(names, number), positions, Latest(day, precision))
        for number, day, precision, positions in statements.rows(statement, values)
    ]
    return sorted(found, key=lambda one: (-one.latest.day.toordinal(), one.official.name))


@cache
def speaking(actor: str, *, past: bool) -> str:
    """The last position of each official who can speak for the actor, then how many the last speakers took.

    A country's officials are its own. Those of its members speak for a group, so its speakers are
    found by its positions.
    """
    said = f"official_id = speaker.id AND {actor}_id = %(actor)s::bigint AND {KNOWN[past]}"
    said += " AND date <= %(as_of)s::date"
    speakers = "SELECT id FROM positions_official WHERE country_id = %(actor)s::bigint"
    if actor == "group":
        speakers = """
            SELECT DISTINCT official_id AS id FROM positions_position
            WHERE group_id = %(actor)s::bigint AND official_id IS NOT NULL
        """
    return f"""
        SELECT speaker.id, speaker.date, speaker.date_precision,
            (SELECT count(*)::int FROM positions_position WHERE {said})
        FROM (
            SELECT speaker.id, last.date, last.date_precision FROM ({speakers}) AS speaker
            CROSS JOIN LATERAL (
                SELECT date, date_precision FROM positions_position
                WHERE {said} ORDER BY date DESC, id DESC LIMIT 1
            ) AS last
            ORDER BY last.date DESC, speaker.id LIMIT %(most)s::int
        ) AS speaker
    """
