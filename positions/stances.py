"""The derived stance periods: rebuilt with every change of the record, and checked against it.

The only writer of the table. What follows from what is decided in ``rules.periods``; here
the acts are read, handed over, and the difference to what is stored is written.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.db import connection, transaction
from django.db.models import QuerySet
from psycopg import Connection

from positions import tallies
from positions.models import Dissociation, Membership, Position, Proposition, StancePeriod
from positions.models.changes import take_public_change_lock
from positions.rules import periods
from positions.rules.periods import Act, Period

Pair = tuple[int, int]
"""(country, proposition), by their numbers in the database."""

ByActor = dict[int, list[Act]]
"""Acts by the number of the country or group that did them."""

ActsOn = tuple[ByActor, ByActor]
"""The countries' own acts on a proposition and those of groups."""

Members = dict[int, list[periods.Membership]]
"""The memberships of countries, by their numbers."""


@dataclass(frozen=True)
class Difference:
    """A pair whose stored periods are not what the record says."""

    country: int
    proposition: int
    stored: tuple[Period, ...]
    expected: tuple[Period, ...]


def courses(
    *,
    propositions: Collection[int],
    countries: Collection[int] | None = None,
    known_at: datetime | None = None,
    supposing: Collection[Position] = (),
) -> Iterator[tuple[Pair, list[Period]]]:
    """The course of every country on every proposition, as the record known at a moment says.

    ``known_at`` None means now; ``countries`` None means all. ``supposing`` counts these
    positions as published, and what they correct as gone. Pairs on which nothing was ever
    held are left out.
    """
    members = _memberships(countries, known_at)
    acts = _acts(propositions, countries, _groups(members), known_at, supposing)
    for proposition in propositions:
        for country, course in _courses_on(members, *acts[proposition]):
            yield (country, proposition), course


def _courses_on(members: Members, own: ByActor, through: ByActor) -> Iterator[tuple[int, list[Period]]]:
    """The course of every country on the proposition on which the acts were done."""
    concerned = set(own)
    for country, terms in members.items():
        if any(term.group in through for term in terms):
            concerned.add(country)
    for country in sorted(concerned):
        terms = members.get(country, [])
        course = periods.timeline(country, _concerning(country, terms, own, through), terms)
        if course:
            yield country, course


def courses_of_groups(
    *, propositions: Collection[int], groups: Collection[int], known_at: datetime | None = None
) -> Iterator[tuple[tuple[int, int], list[Period]]]:
    """The course of every group on every proposition by its own positions: ((group, proposition), periods).

    A group speaks for itself as a country does by its own acts, so its course follows from the same rule.
    """
    acts = _acts(propositions, (), groups, known_at)
    for proposition in propositions:
        _, through = acts[proposition]
        for group in groups:
            own = [act._replace(group=None) for act in through.get(group, ())]
            if own:
                yield (group, proposition), periods.timeline(0, own, ())


def evidence(
    country: int, proposition: int, *, known_at: datetime | None = None
) -> tuple[list[Act], list[periods.Membership]]:
    """The acts that can bear on one country's stance on a proposition, and its memberships."""
    members = _memberships([country], known_at)
    terms = members.get(country, [])
    own, through = _acts([proposition], [country], _groups(members), known_at)[proposition]
    return _concerning(country, terms, own, through), terms


def _concerning(
    country: int,
    terms: list[periods.Membership],
    own: ByActor,
    through: ByActor,
) -> list[Act]:
    """The country's own acts and those of the groups to which it ever belonged."""
    groups = {term.group for term in terms}
    return own.get(country, []) + [act for group in groups for act in through.get(group, ())]


def concerned(positions: Collection[int]) -> dict[int, set[int]]:
    """The countries, by proposition, whose periods can change where these positions come or go.

    A group's position concerns its members, but none that had spoken for itself by then: its own
    word prevails from that day on, and before that day the group had not spoken either.
    """
    with connection.cursor() as cursor:
        cursor.execute(_CONCERNED, [list(positions)])
        found: dict[int, set[int]] = defaultdict(set)
        for proposition, country in cursor:
            found[proposition].add(country)
    return found


_CONCERNED = """
    WITH moved AS MATERIALIZED (
        SELECT proposition_id, country_id, group_id, date FROM positions_position
        WHERE id = ANY (%s::bigint[])
    )
    SELECT proposition_id, country_id FROM moved WHERE country_id IS NOT NULL
    UNION
    SELECT first.proposition_id, member.country_id FROM (
        SELECT proposition_id, group_id, min(date) AS date FROM moved
        WHERE group_id IS NOT NULL GROUP BY proposition_id, group_id
    ) AS first
    JOIN positions_membership AS member ON member.group_id = first.group_id AND member.withdrawn_at IS NULL
    WHERE NOT EXISTS (
        SELECT FROM positions_position AS own
        WHERE own.proposition_id = first.proposition_id AND own.country_id = member.country_id
        AND own.date <= first.date AND own.status = 'published'
    )
"""
"""Of several positions of one group the first is asked about: whoever it does not concern, none does."""


def rebuild(*, propositions: Collection[int] | None = None, countries: Collection[int] | None = None) -> int:
    """Bring the stored periods up to date with the record and return how many pairs changed.

    None means all. Runs in the transaction of whoever changed the record.
    """
    return bring_up_to_date(dict.fromkeys(_named(propositions), countries))


@transaction.atomic
def bring_up_to_date(concerned: Mapping[int, Collection[int] | None]) -> int:
    """The same for countries by proposition; None means all countries.

    While the database writes the periods of one proposition, those of the next are computed.
    """
    take_public_change_lock()
    changed = 0
    proposition, found = 0, list[Difference]()
    for following, members, acts, stored in _readings(concerned):
        with _writing(proposition, found):
            proposition, found = following, list(_differing(following, members, acts, stored))
        changed += len(found)
    with _writing(proposition, found):
        pass  # after the last there is nothing to compute meanwhile
    return changed


def differences(
    *, propositions: Collection[int] | None = None, countries: Collection[int] | None = None
) -> Iterator[Difference]:
    """Where the stored periods differ from a recomputation, pair by pair."""
    for proposition in _named(propositions):
        yield from _differing(proposition, *_read(proposition, countries))


def _named(propositions: Collection[int] | None) -> Collection[int]:
    """The propositions; all of them for None."""
    return list(Proposition.objects.values_list("id", flat=True)) if propositions is None else propositions


def _read(proposition: int, countries: Collection[int] | None) -> tuple[Members, ActsOn, Stored]:
    """All that the periods of a proposition follow from, and what is stored of them."""
    members = _memberships(countries, None)
    acts = _acts([proposition], countries, _groups(members), None)
    return members, acts[proposition], _stored(proposition, countries)


def _readings(
    concerned: Mapping[int, Collection[int] | None],
) -> Iterator[tuple[int, Members, ActsOn, Stored]]:
    """The same, proposition by proposition, in the transaction of whoever asks."""
    whole = [proposition for proposition, countries in concerned.items() if countries is None]
    if len(whole) > 1:
        members = _memberships(None, None)
        for proposition, acts in _acts_in_turn(whole):
            yield proposition, members, acts, _stored(proposition, None)
    for proposition, countries in concerned.items():
        if countries is not None or len(whole) == 1:
            yield proposition, *_read(proposition, countries)


def _acts_in_turn(propositions: Collection[int]) -> Iterator[tuple[int, ActsOn]]:
    """The acts on one proposition after the other, in one walk through the table.

    They lie scattered in it: looked for one proposition at a time, the whole of it would be read for each.
    """
    aside = _aside(Dissociation.objects.filter(position__proposition__in=propositions))
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL cursor_tuple_fraction = 1")  # all rows are wanted, not the first ones soon
    rows = Position.objects.published().filter(proposition__in=propositions).order_by("proposition_id")
    left = dict.fromkeys(propositions)
    for proposition, some in groupby(rows.values_list(*ACT).iterator(AT_ONCE), key=itemgetter(0)):
        del left[proposition]
        yield proposition, _by_actor(some, aside)[proposition]
    for proposition in left:
        yield proposition, ({}, {})


AT_ONCE = 10_000
"""So many rows come from the database at a time."""


def _differing(proposition: int, members: Members, acts: ActsOn, stored: Stored) -> Iterator[Difference]:
    expected = dict(_courses_on(members, *acts))
    for country in sorted(expected.keys() | stored.keys()):
        is_stored, is_expected = stored.get(country, []), expected.get(country, [])
        if is_stored != is_expected:
            yield Difference(country, proposition, stored=tuple(is_stored), expected=tuple(is_expected))


def _memberships(countries: Collection[int] | None, known_at: datetime | None) -> Members:
    rows = Membership.objects.known_at(known_at)
    if countries is not None:
        rows = rows.filter(country__in=countries)
    members: Members = defaultdict(list)
    for country, group, start, end in rows.values_list("country", "group", "start", "end"):
        members[country].append(periods.Membership(group, start, end))
    return members


def _groups(members: Members) -> set[int]:
    """The groups to which any of the countries ever belonged."""
    return {term.group for terms in members.values() for term in terms}


def _acts(
    propositions: Collection[int],
    countries: Collection[int] | None,
    groups: Collection[int],
    known_at: datetime | None,
    supposing: Collection[Position] = (),
) -> dict[int, ActsOn]:
    """The countries' own acts and the groups' acts, by proposition; two queries for all."""
    rows = Position.objects.known_at(known_at)
    if supposing:
        corrected = [one.corrects_id for one in supposing if one.corrects_id is not None]
        rows = rows.exclude(pk__in=corrected) | Position.objects.filter(pk__in=[one.pk for one in supposing])
    rows = rows.filter(proposition__in=propositions).order_by()
    own_rows = rows.filter(country__isnull=False) if countries is None else rows.filter(country__in=countries)
    of_groups = rows.filter(group__in=groups)
    aside = _aside(
        Dissociation.objects.filter(position__proposition__in=propositions, position__group__in=groups)
    )
    both = own_rows.values_list(*ACT).union(of_groups.values_list(*ACT), all=True)
    return _by_actor(both, aside)


ACT = ("proposition", "id", "date", "kind", "stance", "country", "group")
"""What the rule has to know of a position."""


def _by_actor(rows: Iterable[tuple[Any, ...]], aside: Mapping[int, set[int]]) -> dict[int, ActsOn]:
    """Positions as acts, by proposition; ``aside`` tells who dissociated itself from which."""
    found: dict[int, ActsOn] = defaultdict(lambda: (defaultdict(list), defaultdict(list)))
    for proposition, number, day, kind, stance, country, group in rows:
        own, through = found[proposition]
        if country is not None:
            own[country].append(Act(number, day, kind, stance))
        else:
            through[group].append(Act(number, day, kind, stance, group, frozenset(aside.get(number, ()))))
    return found


def _aside(dissociations: QuerySet[Dissociation]) -> dict[int, set[int]]:
    """The countries that dissociated themselves, by position."""
    aside: dict[int, set[int]] = defaultdict(set)
    for position, country in dissociations.order_by().values_list("position", "country"):
        aside[position].add(country)
    return aside


Stored = dict[int, list[Period]]
"""Stored periods by country, oldest first."""


def _stored(proposition: int, countries: Collection[int] | None) -> Stored:
    rows = StancePeriod.objects.filter(proposition=proposition)
    if countries is not None:
        rows = rows.filter(country__in=countries)
    columns = rows.order_by("country", "start").values_list("country", *COLUMNS)
    stored: Stored = defaultdict(list)
    for country, *values in columns:
        stored[country].append(Period(*values))
    return stored


COLUMNS = ("start", "end", "stance", "position", "group", "since", "until", "own_since", "previous")
"""Columns of the table in the order of the fields of ``Period``."""


@contextmanager
def _writing(proposition: int, found: list[Difference]) -> Iterator[None]:
    """Take away the stored periods that do not hold any more and write those that now do, meanwhile.

    Whatever runs within has to leave the database alone.
    """
    gone: list[tuple[int, date]] = []
    new: list[tuple[int, Period]] = []
    for one in found:
        if not one.stored:  # as everywhere in a rebuild from nothing
            new += [(one.country, period) for period in one.expected]
            continue
        is_stored, is_expected = set(one.stored), set(one.expected)
        gone += [(one.country, period.start) for period in one.stored if period not in is_expected]
        new += [(one.country, period) for period in one.expected if period not in is_stored]
    if not gone and not new:
        yield
        return
    with ThreadPoolExecutor(max_workers=1) as beside:
        # the connection itself: that of Django belongs to this thread
        written = beside.submit(_write, connection.connection, proposition, gone, new)
        yield
    with connection.wrap_database_errors:
        written.result()
    tallies.bring_up_to_date(proposition, min([day for _, day in gone] + [period.start for _, period in new]))


def _write(
    database: Connection[Any], proposition: int, gone: list[tuple[int, date]], new: list[tuple[int, Period]]
) -> None:
    with database.cursor() as cursor:
        if gone:
            countries, days = zip(*gone, strict=True)
            cursor.execute(_TAKE_AWAY, [list(countries), list(days), proposition])
        with cursor.copy(_WRITE) as copy:
            copy.set_types(_TYPES)
            for country, period in new:
                copy.write_row((country, proposition, *period))


_TAKE_AWAY = """
    DELETE FROM positions_stanceperiod AS period
    USING unnest(%s::bigint[], %s::date[]) AS gone (country, start)
    WHERE period.country_id = gone.country AND period.start = gone.start AND period.proposition_id = %s
"""
_WRITE = """
    COPY positions_stanceperiod (country_id, proposition_id, start, "end", stance, position_id, group_id,
        since, until, own_since, previous) FROM STDIN (FORMAT binary)
"""
_TYPES = ("int8", "int8", "date", "date", "text", "int8", "int8", "date", "date", "date", "text")
"""Of the columns above. Nothing has to be written as text here and read again there."""


def period_row(country: int, proposition: int, period: Period) -> StancePeriod:
    """The row that stores a period; not saved."""
    return StancePeriod(
        country_id=country,
        proposition_id=proposition,
        stance=period.stance,
        start=period.start,
        end=period.end,
        since=period.since,
        until=period.until,
        own_since=period.own_since,
        previous=period.previous,
        group_id=period.group,
        position_id=period.position,
    )
