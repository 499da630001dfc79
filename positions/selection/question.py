"""What is asked of the positions, and how SQL says it: every filter once.

What each filter lets through is what the methods of ``PositionQuerySet`` say too; a test
holds the two together.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, fields
from datetime import date, datetime
from itertools import product
from typing import Any, NamedTuple

from positions import statements
from positions.models.position_statements import known
from positions.statements import Row
from positions.vocabulary import Stance

MOST_PROBES = 64
"""Up to so many places of an index are visited for one page; beyond, the planner looks for a way."""


@dataclass(frozen=True, kw_only=True)
class Selection:
    """Which positions are asked for; a filter of None lets all through.

    ``known_at`` asks for the record as it stood at a moment, None for the record as it stands.
    """

    propositions: Collection[int] | None = None
    countries: Collection[int] | None = None
    groups: Collection[int] | None = None
    officials: Collection[int] | None = None
    forums: Collection[int] | None = None
    sessions: Collection[int] | None = None
    instruments: Collection[int] | None = None
    stances: Collection[str] | None = None
    kinds: Collection[str] | None = None
    sources: Collection[int] | None = None
    member_of: Collection[int] | None = None
    years: Collection[int] | None = None
    first: date | None = None
    last: date | None = None
    words: str | None = None
    known_at: datetime | None = None

    @property
    def impossible(self) -> bool:
        """Whether no position can be meant: a filter without a value, or two that shut each other out.

        A country's position is no group's; the planner does not know, and would look through all.
        """
        given = [getattr(self, one.name) for one in fields(self)]
        none = any(isinstance(one, Collection) and not one for one in given)
        return none or (self.groups is not None and not (self.countries is None and self.member_of is None))


class Place(NamedTuple):
    """Where a page begins: beyond a row's value of the ordering and number, or with it."""

    value: date | datetime
    number: int
    with_it: bool = False


COMPARED = {
    "propositions": ("proposition_id", "bigint"),
    "countries": ("country_id", "bigint"),
    "groups": ("group_id", "bigint"),
    "officials": ("official_id", "bigint"),
    "forums": ("forum_id", "bigint"),
    "sessions": ("session_id", "bigint"),
    "instruments": ("instrument_id", "bigint"),
    "stances": ("stance", "text"),
    "kinds": ("kind", "text"),
}
"""Filters that compare a column: which, and its type."""

SOUGHT = {
    "sources": """p.id IN (
        SELECT c.position_id FROM positions_citation c WHERE c.source_id = ANY(%(sources)s::bigint[]))""",
    "years": "extract(year FROM p.date)::int = ANY(%(years)s::int[])",
    "first": "p.date >= %(first)s::date",
    "last": "p.date <= %(last)s::date",
    "words": "p.search_vector @@ websearch_to_tsquery('english', tracker_unaccent(%(words)s::text))",
}
"""Other filters that mean the same at any moment."""

WORDS_READ = """ts_match_vq(
    p.search_vector, websearch_to_tsquery('english', tracker_unaccent(%(words)s::text)))"""
"""The same as ``SOUGHT["words"]``, for which no index is looked into."""

WORDS_FIRST = """p.id IN (
    SELECT w.id FROM positions_position w
    WHERE w.search_vector @@ websearch_to_tsquery('english', tracker_unaccent(%(words)s::text)) OFFSET 0)"""
"""The same, looked for in the index of words before anything else."""

RARE_WORDS = 20_000
"""Of words expected in no more positions than these the index is asked first.

The server would go through the newest in hope of them, and through all where there are none: of a word
that it does not know it expects one in two hundred.
"""

FEW_TO_READ, MANY_TO_READ = 5_000, 50_000
"""Of so many positions words are read one by one; of the more for a phrase, else read in nearly all."""

NOW = {
    "status": known(past=False, act="p"),
    "member_of": """EXISTS (
        SELECT 1 FROM positions_membership m
        WHERE m.country_id = p.country_id AND m.group_id = ANY(%(member_of)s::bigint[])
        AND (m.start IS NULL OR m.start <= p.date) AND (m."end" IS NULL OR m."end" > p.date)
        AND m.withdrawn_at IS NULL)""",
}
THEN = {
    "status": known(past=True, act="p"),
    "member_of": NOW["member_of"].replace(
        "m.withdrawn_at IS NULL",
        """m.recorded_at <= %(known_at)s::timestamptz
        AND (m.withdrawn_at IS NULL OR m.withdrawn_at > %(known_at)s::timestamptz)""",
    ),
}
"""Filters that ask for the record as it stands, and as it stood."""

DAYS = ("years", "first", "last")
"""Filters by day, which leave what lies together in an index by day."""

RARE = ("officials", "sessions", "instruments", "forums", "sources", "words")
"""Filters that leave so few rows that the planner, who knows how few, is left to choose among them."""

LEADING = ("propositions", "countries", "groups")
"""Filters of which an index holds the rows of each value in order of date."""

PASSED_OVER = {"stances", "kinds", "member_of"}
"""Filters that may pass over most of those rows."""

FEW = 8
"""Of so many values of a leading filter the rows may be read that another passes over."""

SKEWED = ("sources", "words", "member_of")
"""Filters that leave a handful or nearly all, by their values."""

WAYS = (
    ("propositions", "countries"),
    ("propositions", "groups"),
    ("propositions", "stances"),
    ("countries",),
    ("groups",),
)
"""Filters whose values, together, an index holds in order of date; the first way that fits is gone."""


class Question:
    """The conditions of one statement, by the filter that makes them, with their values."""

    def __init__(self, asked: Selection) -> None:
        self.asked = asked
        self.values: dict[str, Any] = {}
        self.conditions: dict[str, str] = {}
        moment = NOW if asked.known_at is None else THEN
        for name, (column, kind) in COMPARED.items():
            given = getattr(asked, name)
            if given is not None:
                self._compare(name, column, kind, list(given))
        for name, condition in {**SOUGHT, "member_of": moment["member_of"]}.items():
            given = getattr(asked, name)
            if given is not None:
                self.conditions[name] = condition
                self.values[name] = list(given) if name in ("sources", "member_of", "years") else given
        self.conditions["status"] = moment["status"]
        self.values["known_at"] = asked.known_at

    def _compare(self, name: str, column: str, kind: str, given: list[Any]) -> None:
        """One value by ``=``: only then does an index give the rows in order."""
        one = len(given) == 1
        self.conditions[name] = (
            f"p.{column} = %({name})s::{kind}" if one else f"p.{column} = ANY(%({name})s::{kind}[])"
        )
        self.values[name] = given[0] if one else given

    def begin(self, by: str, falling: bool, beyond: Place | None) -> None:
        """Leave out the rows before a place: two values compared as one, which an index answers."""
        if beyond is None:
            return
        sign = ("<" if falling else ">") + ("=" if beyond.with_it else "")
        kind = "date" if by == "date" else "timestamptz"
        self.conditions["beyond"] = f"(p.{by}, p.id) {sign} (%(value)s::{kind}, %(number)s::bigint)"
        self.values["value"], self.values["number"] = beyond.value, beyond.number

    def rows(self, statement: str, **values: Any) -> list[Row]:
        """What a statement with these conditions answers."""
        skewed = any(getattr(self.asked, name) is not None for name in SKEWED)
        run = statements.rows_planned_anew if skewed else statements.rows
        return run(statement, self.values | values)

    def where(self) -> str:
        """The conditions together."""
        return f"WHERE {' AND '.join(self.conditions.values())}"

    def expected(self, where: str = "") -> int:
        """How many rows the planner expects, of these conditions or of all."""
        [[plan]] = statements.rows_planned_anew(
            f"EXPLAIN (FORMAT JSON) SELECT 1 FROM positions_position p {where or self.where()}", self.values
        )
        return int(plan[0]["Plan"]["Plan Rows"])

    def narrow(self) -> None:
        """Read the words of what other filters leave, where that is little.

        The server would look for the words among all, which takes long where they are frequent, however
        little the other filters leave: it takes that for cheaper than it is.
        """
        if "words" not in self.conditions:
            return
        others = {name: text for name, text in self.conditions.items() if name != "words"}
        if not others.keys() - {"status", "beyond", *DAYS}:
            if self.expected(f"WHERE {SOUGHT['words']}") <= RARE_WORDS:
                self.conditions["words"] = WORDS_FIRST
            return
        words, self.conditions = self.conditions["words"], others
        phrase = '"' in (self.asked.words or "")
        led = any(name in others for name in (*LEADING, *RARE))
        if self.expected() > (MANY_TO_READ if phrase and not led else FEW_TO_READ):
            self.conditions["words"] = words
            return
        rows = f"SELECT p.id FROM positions_position p {self.where()} OFFSET 0"
        self.conditions = {"narrow": f"p.id IN ({rows})", "words": WORDS_READ}

    @property
    def walks(self) -> bool:
        """Whether the rows are looked for among all, in an index that has what is asked of each.

        So it is where no other leads to them in their order: by kind, by many countries, by a stance on
        many propositions. However few there are, none that is passed over is read itself.
        """
        asked = {one.name for one in fields(self.asked) if getattr(self.asked, one.name) is not None}
        if not asked - set(DAYS) or asked & set(RARE):
            return False
        led = [name for name in LEADING if name in asked]
        most = FEW if asked & PASSED_OVER else MOST_PROBES
        return not any(len(getattr(self.asked, name)) <= most for name in led)

    def probes(self) -> str | None:
        """The places of an index from which the newest rows are merged; None where one way leads through.

        A topic is several propositions: the newest of each lie together in the index, the newest
        of all do not. So as many as the page can hold are taken from each.
        """
        if self.walks or any(getattr(self.asked, name) is not None for name in RARE):
            return None
        way = next((way for way in WAYS if all(self._listed(name) is not None for name in way)), ())
        combined = list(product(*(self._listed(name) or () for name in way)))
        if not 1 < len(combined) <= MOST_PROBES:
            return None
        for name, of_each in zip(way, zip(*combined, strict=True), strict=True):
            column = COMPARED[name][0]
            self.conditions[name] = f"p.{column} = probe.{column}"
            self.values[name] = list(of_each)
        arrays = ", ".join(f"%({name})s::{COMPARED[name][1]}[]" for name in way)
        return f"unnest({arrays}) AS probe({', '.join(COMPARED[name][0] for name in way)})"

    def _listed(self, name: str) -> Collection[Any] | None:
        """The values of a filter; for silence about stances all of them."""
        given: Collection[Any] | None = getattr(self.asked, name)
        return Stance.values if given is None and name == "stances" else given
