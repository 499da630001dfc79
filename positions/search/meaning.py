"""What the words mean for positions: whom and what they name, and which other words a summary has to hold."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import BooleanField
from django.db.models.expressions import RawSQL

from positions.models import Group, Instrument, Official
from positions.search import names, symbols, texts
from positions.search.typed import Typed

START, STOP = "\x02", "\x03"
"""Before and after each match in a passage."""

HIGHLIGHTED = "ts_headline('english', p.summary, {wanted}, '{options}')"
"""SQL: the summary of a position ``p`` with the matches marked."""

OPTIONS = f'StartSel="{START}", StopSel="{STOP}", HighlightAll=true'


QUERY = "websearch_to_tsquery('english', tracker_unaccent(%s::text))"

HOLDS = f"positions_position.search_vector @@ {QUERY}"


class Sql(NamedTuple):
    """A piece of SQL, with what stands in its places."""

    text: str
    values: tuple[Any, ...] = ()


@dataclass(frozen=True)
class Meaning:
    """Who and what is named, and the ``rest`` of the words beside the names of actors."""

    typed: Typed
    rest: str
    countries: list[names.Named]
    groups: list[Group]
    officials: list[Official]
    instruments: list[Instrument]
    condition: Sql

    @property
    def wanted(self) -> Sql:
        """By what positions are ranked: the words, or those beside the names."""
        if not self.rest:
            return Sql(QUERY, (self.typed.words,))
        return Sql(f"({QUERY} || {QUERY})", (self.typed.words, self.rest))

    @property
    def words_alone(self) -> bool:
        """Whether they lead to positions by nothing but their summaries."""
        return self.condition == Sql(HOLDS, (self.typed.words,))

    @property
    def condition_of_rows(self) -> RawSQL:
        """The condition, to filter positions by."""
        return RawSQL(*self.condition, output_field=BooleanField())


def meaning(typed: Typed) -> Meaning:
    """Positions are meant of which the summary holds the words, then those that a name in the words leads to.

    “Pakistan treaty” finds what Pakistan said with the word treaty in its summary, whether
    or not the summary says Pakistan.
    """
    countries, groups = names.countries(typed), names.groups(typed)
    officials, instruments = names.alike(typed, Official), symbols.instruments(typed)
    # all but a few would match, for which no index leads to the newest
    ways = [Sql("FALSE")] if typed.excluding else [Sql(HOLDS, (typed.words,))]
    if not typed.excluding and (met := texts.sessions(typed)):
        ways.append(_one_of("session_id", met))
    if officials.meant:
        ways.append(_one_of("official_id", officials.numbers))
    if instruments:
        ways.append(_one_of("instrument_id", [one.pk for one in instruments]))
    acting = names.groups_within(typed, groups)
    rest = ""
    if countries or acting:
        rest = names.without(typed.words, countries, [name for _, name in acting])
        actors = [
            _one_of("country_id", [one.country.pk for one in countries]),
            _one_of("group_id", [one.pk for one, _ in acting]),
        ]
        spoken = _either([one for one in actors if one.values[0]])
        ways.append(Sql(f"({spoken.text} AND {HOLDS})", (*spoken.values, rest)) if rest else spoken)
    people = [typed.labels.officials[number] for number in officials.numbers]
    return Meaning(typed, rest, countries, groups, people, instruments, _either(ways))


def _one_of(column: str, numbers: Collection[int]) -> Sql:
    return Sql(f"positions_position.{column} = ANY(%s::bigint[])", (list(numbers),))


def _either(ways: Sequence[Sql]) -> Sql:
    text = " OR ".join(one.text for one in ways)
    return Sql(text if len(ways) == 1 else f"({text})", tuple(value for one in ways for value in one.values))
