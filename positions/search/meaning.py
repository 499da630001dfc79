"""What the words mean for positions: whom and what they name, and which other words a summary has to hold."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.contrib.postgres.search import SearchQuery
from django.db.models import Q, Value

from positions import statements
from positions.models import Group, Instrument, Official
from positions.models.constraints import Unaccent
from positions.search import names, symbols, texts
from positions.search.typed import Typed

START, STOP = "\x02", "\x03"
"""Before and after each match in a passage."""

PASSAGES = """
    SELECT p.id, ts_headline('english', p.summary, query.wanted, %(options)s::text)
    FROM positions_position p,
        websearch_to_tsquery('english', tracker_unaccent(%(words)s::text)) whole (asked),
        websearch_to_tsquery('english', tracker_unaccent(%(rest)s::text)) rest (asked),
        LATERAL (SELECT CASE WHEN numnode(rest.asked) = 0 THEN whole.asked ELSE whole.asked || rest.asked END)
            query (wanted)
    WHERE p.id = ANY(%(numbers)s::bigint[])
"""
NONE = 0
"""The number of no position."""

OPTIONS = f'StartSel="{START}", StopSel="{STOP}", HighlightAll=true'


@dataclass(frozen=True)
class Meaning:
    """Who and what is named, and the ``rest`` of the words beside the names of actors."""

    words: str
    rest: str
    countries: list[names.Named]
    groups: list[Group]
    officials: list[Official]
    instruments: list[Instrument]
    condition: Q

    @property
    def wanted(self) -> SearchQuery:
        """By what positions are ranked: the words, or those beside the names."""
        whole = _query(self.words)
        return whole | _query(self.rest) if self.rest else whole

    def passages(self, numbers: Collection[int]) -> dict[int, str]:
        """The summaries of these positions with the matches marked."""
        values = {"options": OPTIONS, "words": self.words, "rest": self.rest, "numbers": list(numbers)}
        return dict(statements.rows(PASSAGES, values)) if numbers else {}


def meaning(typed: Typed) -> Meaning:
    """Positions are meant of which the summary holds the words, then those that a name in the words leads to.

    “Pakistan treaty” finds what Pakistan said with the word treaty in its summary, whether
    or not the summary says Pakistan.
    """
    countries, groups = names.countries(typed), names.groups(typed)
    officials, instruments = names.alike(typed, Official), symbols.instruments(typed)
    # all but a few would match, for which no index leads to the newest
    condition = Q(pk=NONE) if typed.excluding else Q(search_vector=_query(typed.words))
    if not typed.excluding and (met := texts.sessions(typed)):
        condition |= Q(session__in=met)
    if officials.meant:
        condition |= Q(official__in=officials.numbers)
    if instruments:
        condition |= Q(instrument__in=[one.pk for one in instruments])
    acting = names.groups_within(typed.words, groups)
    rest = ""
    if countries or acting:
        rest = names.without(typed.words, countries, [name for _, name in acting])
        actors = Q(country__in=[one.country.pk for one in countries])
        actors |= Q(group__in=[one.pk for one, _ in acting])
        condition |= actors & Q(search_vector=_query(rest)) if rest else actors
    people = [typed.labels.officials[number] for number in officials.numbers]
    return Meaning(typed.words, rest, countries, groups, people, instruments, condition)


def _query(words: str) -> SearchQuery:
    return SearchQuery(Unaccent(Value(words)), config="english", search_type="websearch")
