"""Positions as pages show them: few, with all that a card or a line about them names.

They bear the names of ``models.Position``, so whatever shows one shows the other. They come from
fixed statements and the labels (``positions.labels``): building seven joined rows for each card
would cost more than the page.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from typing import NamedTuple

from django.urls import reverse

from positions import statements
from positions.dates import written
from positions.labels import Labels
from positions.models import Country, Forum, Group, Instrument, Official, Proposition, Session, Tenure
from positions.models.offices import office_on
from positions.models.position_statements import KNOWN, rank
from positions.vocabulary import Basis, Kind, Stance


class Source(NamedTuple):
    """A document, as ``models.Source`` names it."""

    slug: str
    title: str
    url: str
    publisher: str
    published_on: date | None
    language: str


class Citation(NamedTuple):
    """A document with the place in it."""

    source: Source
    locator: str


class Citations(list[Citation]):
    """What a position cites, in its order."""

    def all(self) -> Citations:
        """The same: whoever shows a row of the database asks so."""
        return self


@dataclass(slots=True)
class Act:
    """A position with the names of whom and what it is about."""

    pk: int
    country: Country | None
    group: Group | None
    proposition: Proposition
    stance: str
    date: date
    date_precision: str
    kind: str
    official: Official | None
    forum: Forum | None
    session: Session | None
    instrument: Instrument | None
    summary: str
    published_at: datetime
    tenures: tuple[Tenure, ...] = ()
    citations: Citations = field(default_factory=Citations)

    @property
    def actor(self) -> Country | Group:
        """Whoever took it."""
        found = self.country or self.group
        assert found is not None  # a constraint says: one is given
        return found

    @property
    def office(self) -> Tenure | None:
        """The office that the official held on the date; None where it is not known."""
        return None if self.official is None else office_on(self.tenures, self.date)

    @property
    def date_in_words(self) -> str:
        """The date, saying no more than is known."""
        return written(self.date, self.date_precision)

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("position", args=[self.pk])

    def get_stance_display(self) -> str:
        """The stance in words."""
        return str(Stance(self.stance).label)

    def get_kind_display(self) -> str:
        """The kind of act in words."""
        return str(Kind(self.kind).label)


def newest(
    names: Labels,
    as_of: date,
    *,
    limit: int,
    country: Country | None = None,
    proposition: Proposition | None = None,
    basis: str | None = None,
    known_at: datetime | None = None,
) -> list[Act]:
    """The last positions by the day: of all, of one country or on one proposition.

    With basis "own" those of groups are left out.
    """
    values = {
        "as_of": as_of,
        "limit": limit,
        "country": country.pk if country else None,
        "proposition": proposition.pk if proposition else None,
        "stances": Stance.values,
        "known_at": known_at,
    }
    subject = "country" if country else "proposition" if proposition else ""
    statement = newest_statement(subject, past=known_at is not None, own=basis == Basis.OWN)
    return [_act(names, row) for row in statements.rows(statement, values)]


def of_groups(
    names: Labels, proposition: Proposition, as_of: date, *, known_at: datetime | None = None
) -> list[Act]:
    """The position that stands for each group on the day: its latest on the proposition, by group name."""
    values = {
        "groups": [group.pk for group in names.groups.values()],
        "proposition": proposition.pk,
        "as_of": as_of,
        "kinds": Kind.values,
        "known_at": known_at,
    }
    found = [_act(names, row) for row in statements.rows(OF_GROUPS[known_at is not None], values)]
    return sorted(found, key=lambda act: act.actor.name)


def first_on(
    names: Labels,
    *,
    proposition: Proposition | None = None,
    basis: str | None = None,
    known_at: datetime | None = None,
) -> date | None:
    """The date of the first position of all, or on a proposition; None where there is none."""
    number, own = proposition.pk if proposition else None, basis == Basis.OWN

    def read() -> date | None:
        values = {"proposition": number, "stances": Stance.values, "known_at": known_at}
        statement = first_statement(number is not None, past=known_at is not None, own=own)
        row = statements.row(statement, values)
        return row[0] if row else None

    return read() if known_at else names.once(("first act", number, own), read)


def of_numbers(names: Labels, numbers: Collection[int]) -> dict[int, Act]:
    """The positions of these numbers."""
    return {row[0]: _act(names, row) for row in statements.rows(OF_NUMBERS, {"numbers": list(numbers)})}


def with_citations(acts: Iterable[Act]) -> None:
    """Read what the positions cite, in one statement for all."""
    chosen = list(acts)
    cited: dict[int, Citations] = defaultdict(Citations)
    for number, locator, *source in statements.rows(CITED, {"numbers": [act.pk for act in chosen]}):
        cited[number].append(Citation(Source(*source), locator))
    for act in chosen:
        act.citations = cited[act.pk]


def _act(names: Labels, row: statements.Row) -> Act:
    number, country, group, proposition, stance, day, precision, kind = row[:8]
    official, forum, session, instrument, summary, published_at = row[8:]
    return Act(
        number,
        names.countries[country] if country else None,
        names.groups[group] if group else None,
        names.propositions[proposition],
        stance,
        day,
        precision,
        kind,
        names.officials[official] if official else None,
        names.forums[forum] if forum else None,
        names.sessions[session] if session else None,
        names.instruments[instrument] if instrument else None,
        summary,
        published_at,
        tenures_of(names, official) if official else (),
    )


def tenures_of(names: Labels, official: int) -> tuple[Tenure, ...]:
    """The offices that the official held, whenever."""
    return names.once(("tenures", official), lambda: tuple(names.officials[official].tenures.all()))


COLUMNS = (
    "id, country_id, group_id, proposition_id, stance, date, date_precision, kind, "
    "official_id, forum_id, session_id, instrument_id, summary, published_at"
)


@cache
def newest_statement(subject: str, *, past: bool, own: bool) -> str:
    """The last positions on record; those on a proposition are the last of each stance, put together.

    Those of all are found in an index that has what is asked of them, before they are read.
    """
    conditions = f"{KNOWN[past]} AND date <= %(as_of)s::date{' AND group_id IS NULL' if own else ''}"
    last = "ORDER BY date DESC, id DESC LIMIT %(limit)s::int"
    if subject == "country":
        conditions += " AND country_id = %(country)s::bigint"
    if not subject:
        found = f"SELECT id AS number FROM positions_position WHERE {conditions} {last}"
        return f"""
            SELECT {COLUMNS} FROM ({found}) AS found JOIN positions_position ON id = found.number {last}
        """
    if subject == "country":
        return f"SELECT {COLUMNS} FROM positions_position WHERE {conditions} {last}"
    return f"""
        SELECT {COLUMNS} FROM unnest(%(stances)s::text[]) AS held (one)
        CROSS JOIN LATERAL (
            SELECT {COLUMNS} FROM positions_position
            WHERE proposition_id = %(proposition)s::bigint AND stance = held.one AND {conditions} {last}
        ) AS found {last}
    """


@cache
def first_statement(on_proposition: bool, *, past: bool, own: bool) -> str:
    """The earliest date on record; on a proposition, the earliest of the first of each stance."""
    conditions = f"{KNOWN[past]}{' AND group_id IS NULL' if own else ''}"
    if not on_proposition:
        return f"SELECT date FROM positions_position WHERE {conditions} ORDER BY date, id LIMIT 1"
    return f"""
        SELECT min(found.date) FROM unnest(%(stances)s::text[]) AS held (one)
        CROSS JOIN LATERAL (
            SELECT date FROM positions_position
            WHERE proposition_id = %(proposition)s::bigint AND stance = held.one AND {conditions}
            ORDER BY date, id LIMIT 1
        ) AS found
    """


OF_GROUPS = {
    past: f"""
        SELECT {COLUMNS} FROM unnest(%(groups)s::bigint[]) AS bloc (number)
        CROSS JOIN LATERAL (
            SELECT date AS last FROM positions_position
            WHERE proposition_id = %(proposition)s::bigint AND group_id = bloc.number AND {known}
                AND date <= %(as_of)s::date
            ORDER BY date DESC, id DESC LIMIT 1
        ) AS day
        CROSS JOIN LATERAL (
            SELECT {COLUMNS} FROM positions_position
            WHERE proposition_id = %(proposition)s::bigint AND group_id = bloc.number AND {known}
                AND date = day.last
            ORDER BY {rank()}, id DESC LIMIT 1
        ) AS found
    """
    for past, known in KNOWN.items()
}
"""Of the positions of the last day the first by rank of kind, then the later record (design, rule 4)."""

OF_NUMBERS = f"SELECT {COLUMNS} FROM positions_position WHERE id = ANY(%(numbers)s::bigint[])"

CITED = """
    SELECT cited.position_id, cited.locator,
        source.slug, source.title, source.url, source.publisher, source.published_on, source.language
    FROM positions_citation AS cited JOIN positions_source AS source ON source.id = cited.source_id
    WHERE cited.position_id = ANY(%(numbers)s::bigint[])
    ORDER BY cited.position_id, cited."order", cited.id
"""
"""What positions cite, in the order of each; not the private text of a document."""
