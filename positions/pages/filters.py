"""The filters of the list of positions: read from the address, shown as a form, applied to the record.

Each value can be repeated or joined by commas, which means any of them; different filters
have all to hold. What no position can have is refused, never ignored.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Max, Min, Model, Q
from django.http import HttpRequest, QueryDict

from positions.dates import parse_day, written
from positions.labels import Labels, Table
from positions.models import (
    Country,
    Forum,
    Group,
    Instrument,
    Official,
    Position,
    Proposition,
    Session,
    Topic,
)
from positions.models.position_querysets import PositionQuerySet
from positions.pages.question import BadParameter, Question, question
from positions.selection import Selection
from positions.vocabulary import Kind, Precision, Stance


@dataclass(frozen=True)
class Filter:
    """One filter: its name in the address, its label, the lookup it stands for, and what can be chosen.

    ``choices`` gives pairs of value and words. What is not ``offered`` is no field of the form
    but is understood in an address.
    """

    name: str
    label: str
    lookup: str
    choices: Callable[[], Iterable[tuple[str, str]]]
    offered: bool = True


def _of(model: type[Model], code: str = "slug", words: str = "name") -> Callable[[], list[tuple[str, str]]]:
    return lambda: list(model._default_manager.order_by(words, code).values_list(code, words))


def _instruments() -> list[tuple[str, str]]:
    rows = Instrument.objects.unmerged().values_list("slug", "symbol", "title")
    return [(slug, f"{symbol}, {title}" if symbol else title) for slug, symbol, title in rows]


def _propositions() -> list[tuple[str, str]]:
    return list(Proposition.objects.order_by("topic__order", "id").values_list("slug", "title"))


def _years() -> list[tuple[str, str]]:
    """Those of the first and last position and all between: to ask which have any would read them all."""
    ends = Position.objects.public().aggregate(first=Min("date"), last=Max("date"))
    if ends["first"] is None:
        return []
    return [(str(year), str(year)) for year in range(ends["last"].year, ends["first"].year - 1, -1)]


def _regions() -> list[tuple[str, str]]:
    names = Country.objects.order_by("region").values_list("region", flat=True).distinct()
    return [(name, name) for name in names]


FILTERS = (
    Filter("country", "Country", "country__iso3", _of(Country, "iso3")),
    Filter("group", "Group", "group__slug", _of(Group)),
    Filter("region", "Region", "country__region", _regions),
    Filter("topic", "Topic", "proposition__topic__slug", _of(Topic, words="name")),
    Filter("proposition", "Proposition", "proposition__slug", _propositions),
    Filter("stance", "Stance", "stance", lambda: Stance.choices),
    Filter("kind", "Kind of act", "kind", lambda: Kind.choices),
    Filter("forum", "Forum", "forum__slug", _of(Forum)),
    Filter("session", "Session", "session__slug", _of(Session), offered=False),
    Filter("official", "Official", "official__slug", _of(Official)),
    Filter("instrument", "Instrument", "instrument__slug", _instruments),
    Filter("year", "Year", "date__year", _years, offered=False),
)
"""In the order of the form."""

MERGEABLE = {"forum", "official", "instrument"}
"""What can have been recorded twice: whatever names the duplicate is found under the code that stays."""

DAYS = {"date_from": ("From", "date__gte"), "date_to": ("Until", "date__lte")}


@dataclass(frozen=True)
class Field:
    """A filter as a field of the form; ``others`` are chosen values beyond the first, kept as they are."""

    name: str
    label: str
    options: list[tuple[str, str]]
    chosen: str
    others: list[str]


@dataclass(frozen=True)
class Chip:
    """A filter that is on, in words, with the query that leaves it out."""

    label: str
    words: str
    without: str


@dataclass(frozen=True)
class Chosen:
    """What the address asks of the list."""

    asked: Question
    words: str
    days: dict[str, date] = field(default_factory=dict)
    codes: dict[str, list[str]] = field(default_factory=dict)
    fields: list[Field] = field(default_factory=list)
    chips: list[Chip] = field(default_factory=list)

    def selection(self, names: Labels) -> Selection:
        """The same as one statement asks for it: what the codes mean by its numbers."""
        first, last = self.days.get("date_from"), self.days.get("date_to", self.asked.as_of)
        return Selection(
            countries=self._countries(names),
            groups=self._numbers("group", names.groups),
            propositions=self._propositions(names),
            forums=self._numbers("forum", names.forums),
            sessions=self._numbers("session", names.sessions),
            officials=self._numbers("official", names.officials),
            instruments=self._numbers("instrument", names.instruments),
            stances=self.codes.get("stance"),
            kinds=self.codes.get("kind"),
            years=[int(year) for year in self.codes["year"]] if "year" in self.codes else None,
            first=first,
            last=min(last, self.asked.as_of),
            words=self.words or None,
            known_at=self.asked.known_at,
        )

    def _numbers(self, name: str, table: Table[Any]) -> list[int] | None:
        """What the codes of a filter mean, each with what was recorded twice; all where it is not on."""
        return [row.pk for row in table.meant_by(self.codes[name])] if name in self.codes else None

    def _countries(self, names: Labels) -> list[int] | None:
        """The countries asked for, of the regions asked for."""
        regions, found = self.codes.get("region"), self._numbers("country", names.countries)
        if regions is None:
            return found
        of_regions = [one.pk for one in names.countries.values() if one.region in regions]
        return of_regions if found is None else [one for one in found if one in of_regions]

    def _propositions(self, names: Labels) -> list[int] | None:
        """The propositions asked for, of the topics asked for."""
        topics, found = self.codes.get("topic"), self._numbers("proposition", names.propositions)
        if topics is None:
            return found
        of_topics = [one.pk for one in names.propositions.values() if one.topic.slug in topics]
        return of_topics if found is None else [one for one in found if one in of_topics]

    def applied(self, positions: PositionQuerySet) -> PositionQuerySet:
        """The positions that stood in the record then and meet every filter."""
        found = self.narrowed(self.then(positions))
        return found.matching(self.words) if self.words else found

    def then(self, positions: PositionQuerySet) -> PositionQuerySet:
        """Those that stood in the record at the moment asked for, dated by the day."""
        return positions.known_at(self.asked.known_at).as_of(self.asked.as_of)

    def narrowed(self, positions: PositionQuerySet, *, but: Collection[str] = ()) -> PositionQuerySet:
        """Those that meet the filters, except for the words and for the filters named."""
        for one in FILTERS:
            if one.name in self.codes and one.name not in but:
                meant = Q(**{f"{one.lookup}__in": self.codes[one.name]})
                if one.name in MERGEABLE:
                    meant |= Q(**{f"{one.name}__merged_into__slug__in": self.codes[one.name]})
                positions = positions.filter(meant)
        for name, day in self.days.items():
            positions = positions.filter(**{DAYS[name][1]: day})
        return positions


def chosen(request: HttpRequest, *, offered: Collection[str] | None = None) -> Chosen:
    """Read the filters of the address. Raises BadParameter, which names the parameter.

    ``offered`` are those that get a field; None means those of the form.
    """
    given = request.GET
    words = given.get("q", "").replace("\0", "").strip()
    days = {name: _day(name, given[name]) for name in DAYS if given.get(name)}
    codes: dict[str, list[str]] = {}
    fields, chips = [], []
    if words:
        chips.append(Chip("Words", words, without(given, "q")))
    for one in FILTERS:
        values = _values(given, one.name)
        shown = one.offered if offered is None else one.name in offered
        if not values and not shown:
            continue
        options = list(one.choices())
        known = dict(options)
        for value in values:
            if value not in known:
                raise BadParameter(one.name, f"“{value[:80]}” is not in the record.")
            chips.append(Chip(one.label, known[value], without(given, one.name, value)))
        if values:
            codes[one.name] = values
        if shown:
            fields.append(Field(one.name, one.label, options, values[0] if values else "", values[1:]))
    for name, day in days.items():
        chips.append(Chip(DAYS[name][0], written(day, Precision.DAY), without(given, name)))
    return Chosen(question(request), words, days, codes, fields, chips)


def _values(given: QueryDict, name: str) -> list[str]:
    """Every value of a parameter once, whether repeated or joined by commas."""
    parts = [part.strip() for text in given.getlist(name) for part in text.split(",")]
    if name == "country":
        parts = [part.upper() for part in parts]
    return list(dict.fromkeys(part for part in parts if part))


def _day(name: str, text: str) -> date:
    try:
        return parse_day(text)
    except ValueError as error:
        raise BadParameter(name, str(error)) from None


PLACE = ("cursor", "page", "format")
"""Parameters that another choice makes void."""


def without(given: QueryDict, name: str, value: str | None = None) -> str:
    """The query of the same list without one filter, or without one value of it; from its first page."""
    rest = [one for one in _values(given, name) if one != value] if value else []
    return _with(given, name, rest)


def with_value(given: QueryDict, name: str, value: str) -> str:
    """The query of the same list with one more value of a filter; from its first page."""
    return _with(given, name, [*_values(given, name), value])


def _with(given: QueryDict, name: str, values: list[str]) -> str:
    kept = given.copy()
    for void in PLACE:
        kept.pop(void, None)
    kept.setlist(name, values)
    return f"?{kept.urlencode()}"


def without_empty(request: HttpRequest) -> str | None:
    """The clean query where a form has sent empty fields; None where there is nothing to clean."""
    if all(value for values in dict(request.GET.lists()).values() for value in values):
        return None
    kept = QueryDict(mutable=True)
    for name, values in request.GET.lists():
        kept.setlist(name, [value for value in values if value])
    return kept.urlencode()
