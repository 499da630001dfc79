"""The small tables as dictionaries of ready objects, read once: what rows mention by number."""

from __future__ import annotations

from typing import Any

import psycopg

Object = dict[str, Any]

TABLES = {
    "country": "SELECT id, 'country' AS type, iso3 AS code, name FROM positions_country",
    "group": "SELECT id, 'group' AS type, slug AS code, name FROM positions_group",
    "forum": "SELECT id, slug, name FROM positions_forum",
    "session": "SELECT id, slug, name FROM positions_session",
    "instrument": "SELECT id, slug, symbol, title FROM positions_instrument",
    "official": "SELECT id, slug, name FROM positions_official",
    "proposition": """
        SELECT p.id, p.slug, p.title, t.slug AS topic
        FROM positions_proposition p JOIN positions_topic t ON t.id = p.topic_id
    """,
}
TENURES = 'SELECT official_id, title, start, "end" FROM positions_tenure'


class Names:
    """Objects by table and number, numbers by public code, and who held which office when."""

    def __init__(self, connection: psycopg.Connection[Any]) -> None:
        self.objects: dict[str, dict[int | None, Object | None]] = {}
        self.numbers: dict[str, dict[str, int]] = {}
        for name, statement in TABLES.items():
            cursor = connection.execute(statement)
            columns = [one.name for one in cursor.description or ()][1:]
            rows = cursor.fetchall()
            code = "code" if "code" in columns else "slug"
            place = columns.index(code) + 1
            self.numbers[name] = {row[place]: row[0] for row in rows}
            self.objects[name] = {None: None}
            for number, *values in rows:
                self.objects[name][number] = dict(zip(columns, values, strict=True))
        self.on_topic: dict[str, list[int]] = {}
        for number, proposition in self.objects["proposition"].items():
            if number is not None and proposition is not None:
                self.on_topic.setdefault(proposition["topic"], []).append(number)
        self.tenures: dict[int, list[tuple[Any, ...]]] = {}
        for official, *tenure in connection.execute(TENURES):
            self.tenures.setdefault(official, []).append(tuple(tenure))

    def speaker(self, official: int | None, day: Any) -> Object | None:
        """An official with the office of the day."""
        if official is None:
            return None
        held = [
            title
            for title, start, end in self.tenures.get(official, ())
            if (start is None or start <= day) and (end is None or day < end)
        ]
        return {**(self.objects["official"][official] or {}), "title": held[0] if len(held) == 1 else None}
