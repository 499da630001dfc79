"""What positions name, at hand in every process: countries, groups, officials, forums and the like.

A list of positions reads its rows alone; who and where they speak of, it looks up here. The
tables concerned are small (some thousand rows at a million positions; sources are many, and
stay in SQL) and seldom change, so each process keeps them, for one state of the record.
Whoever answers a request says which state it saw (:func:`of`): labels of an earlier one are
never given, and what was read while the record changed is used once and not kept. Where nothing
but positions came in between, the tables of the state before are taken over, not read again.

The rows are shared by all requests: nobody changes them.
"""

from __future__ import annotations

from collections import OrderedDict, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from copy import copy
from datetime import date, datetime
from threading import Lock
from typing import Any, TypeVar, cast

from django.db.models import Model, QuerySet

from positions.models import (
    Country,
    DataVersion,
    Forum,
    Group,
    Instrument,
    Official,
    Proposition,
    Session,
    Topic,
)
from positions.models.offices import office_on

Row = TypeVar("Row", bound=Model)
Made = TypeVar("Made")
State = tuple[int, datetime]

KEPT = 2
"""States whose labels a process keeps: while one follows another, requests of both are under way."""


class Table(Mapping[int, Row]):
    """The rows of one table by their numbers, and by their public codes.

    A row that came after the labels were read is read when it is asked for.
    """

    def __init__(self, rows: QuerySet[Row], code: str) -> None:
        self._rows = rows
        self._found: dict[int, Row] = {row.pk: row for row in rows}
        self.by_code: Mapping[str, Row] = {getattr(row, code): row for row in self._found.values()}
        self._duplicates: dict[int, list[Row]] = defaultdict(list)
        for row in self._found.values():
            if known_as := getattr(row, "merged_into_id", None):
                self._duplicates[known_as].append(row)

    def meant_by(self, codes: Iterable[str]) -> list[Row]:
        """The rows of the codes, each with its duplicates (positions.models.merging)."""
        named = {row.pk: row for code in codes if (row := self.by_code.get(code)) is not None}
        return [
            *named.values(),
            *(row for number in named for row in self._duplicates.get(number, ()) if row.pk not in named),
        ]

    def __getitem__(self, number: int) -> Row:
        try:
            return self._found[number]
        except KeyError:
            found = self._rows.filter(pk=number).first()
            if found is None:
                raise
            self._found[number] = found
            return found

    def __iter__(self) -> Iterator[int]:
        return iter(list(self._found))

    def __len__(self) -> int:
        return len(self._found)


class Labels:
    """The small tables as they stood in one state of the record."""

    def __init__(self, reference_at: datetime) -> None:
        self.reference_at = reference_at  # when one of them last changed
        self.countries = Table(Country.objects.order_by("pk"), "iso3")
        self.groups = Table(Group.objects.order_by("pk"), "slug")
        self.topics = Table(Topic.objects.order_by("order"), "slug")
        self.propositions = Table(Proposition.objects.order_by("topic__order", "pk"), "slug")
        self.forums = Table(Forum.objects.order_by("pk"), "slug")
        self.sessions = Table(Session.objects.order_by("pk"), "slug")
        self.instruments = Table(Instrument.objects.order_by("pk"), "slug")
        self.officials = Table(Official.objects.prefetch_related("tenures").order_by("pk"), "slug")
        self._made: dict[Hashable, Any] = {}
        self._join()

    def again(self) -> Labels:
        """The same tables for a later state, in which none of them has changed."""
        later = copy(self)
        later._made = {}
        return later

    def _join(self) -> None:
        """Let rows that name others name the very same: nobody asks for them again."""
        for proposition in self.propositions.values():
            proposition.topic = self.topics[proposition.topic_id]
        for session in self.sessions.values():
            session.forum = self.forums[session.forum_id]
        for official in self.officials.values():
            official.country = self.countries[official.country_id] if official.country_id else None
            official.group = self.groups[official.group_id] if official.group_id else None

    def actor(self, country: int | None, group: int | None) -> Country | Group:
        """Whoever acts, by the number of the one that is given."""
        return self.countries[country] if country else self.groups[cast(int, group)]

    def title(self, official: int, day: date) -> str | None:
        """The title of the office that the official held on the day."""
        tenures = self.once(("tenures", official), lambda: tuple(self.officials[official].tenures.all()))
        office = office_on(tenures, day)
        return office.title if office else None

    def once(self, name: Hashable, make: Callable[[], Made]) -> Made:
        """What a face makes of these labels, made once and kept as long as they are.

        The names must be few: one for a table or a row, never what a reader wrote.
        """
        try:
            return cast(Made, self._made[name])
        except KeyError:
            return cast(Made, self._made.setdefault(name, make()))

    def of_model(self, model: type[Model]) -> Table[Any] | None:
        """The table of a model; None of one that is not kept here."""
        return self._tables().get(model)

    def _tables(self) -> dict[type[Model], Table[Any]]:
        return {
            Country: self.countries,
            Group: self.groups,
            Topic: self.topics,
            Proposition: self.propositions,
            Forum: self.forums,
            Session: self.sessions,
            Instrument: self.instruments,
            Official: self.officials,
        }


_kept: OrderedDict[State, Labels] = OrderedDict()
_reading = Lock()


def of(version: DataVersion) -> Labels:
    """The labels for whoever saw this state of the record; never those of an earlier one."""
    state = _state(version)
    found = _kept.get(state)
    if found is not None:
        return found
    with _reading:  # of many requests that miss them, one reads
        return _kept.get(state) or _read(state)


def current() -> Labels:
    """The labels of the record as it stands; for those who have not looked at its version yet."""
    return of(DataVersion.current())


def _read(state: State) -> Labels:
    now = DataVersion.current()
    known = next((one for one in _kept.values() if one.reference_at == now.reference_at), None)
    labels = known.again() if known else Labels(now.reference_at)
    if _state(now if known else DataVersion.current()) == state:
        _kept[state] = labels
        while len(_kept) > KEPT:
            _kept.popitem(last=False)
    return labels


def _state(version: DataVersion) -> State:
    """By its moment too: after a restored backup the same number may mean another state."""
    return version.number, version.changed_at
