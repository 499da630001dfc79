"""The parameters of requests, each declared once.

From a declaration come the check of the value, the sentence of its refusal and its entry
in the description. :func:`read` takes a whole query and refuses it with all its faults.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date
from typing import Any, ClassVar
from urllib.parse import unquote_to_bytes

from django.db.models import Model, Q, QuerySet
from django.http import QueryDict

from positions import labels
from positions.api.problems import Fault, Invalid
from positions.dates import parse_day, parse_moment
from positions.models.merging import Mergeable
from positions.vocabulary import Defined

Known = Callable[[], labels.Labels]
"""Whence codes and names are known; asked only if one is given."""

LISTED = 250
"""So many allowed values are listed in a refusal; of more, the address that lists them is named."""

MOMENT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
    r"(T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,6})?)?(Z|[+-][0-9]{2}:[0-9]{2}))?"
)


class Unreadable(ValueError):  # it says what the value is
    """A value that a parameter refuses, with what it would take."""

    def __init__(self, reason: str, allowed: Sequence[str] | None = None) -> None:
        self.allowed = allowed
        super().__init__(reason)


@dataclass(frozen=True, kw_only=True)
class Parameter:
    """A named value in the query; ``many``: repeatable or comma-separated, for OR."""

    name: str
    help: str
    many: bool = False
    required: bool = False
    example: str | None = None

    def read(self, texts: Sequence[str], known: Known) -> tuple[list[Any], list[Fault]]:
        """The values that the texts stand for, and what is wrong with the others."""
        values, faults = [], []
        for text in texts:
            try:
                values.append(self.value(text))
            except Unreadable as refused:
                faults.append(Fault(self.name, text, str(refused), refused.allowed))
        return values, faults

    def value(self, text: str) -> Any:
        """What one text stands for. Raises Unreadable."""
        raise NotImplementedError

    @property
    def silence(self) -> str | None:
        """The text for which silence stands on any day."""
        return None

    def default(self, today: date) -> str | None:
        """The text that is taken where none is given."""
        return self.silence

    def schema(self) -> dict[str, Any]:
        """One value in JSON Schema."""
        return {"type": "string"}


@dataclass(frozen=True, kw_only=True)
class Choice(Parameter):
    """A value of a closed list."""

    values: Sequence[str]
    definitions: type[Defined] | None = None
    otherwise: str | None = None

    def value(self, text: str) -> str:
        """The word itself."""
        if text not in self.values:
            raise Unreadable("is none of the allowed values.", self.values)
        return text

    @property
    def silence(self) -> str | None:
        """The word for which silence stands."""
        return self.otherwise

    def schema(self) -> dict[str, Any]:
        """With its enumeration."""
        if self.definitions is not None:
            return {"$ref": f"#/components/schemas/{self.definitions.__name__}"}
        known = {"type": "string", "enum": list(self.values)}
        return known if self.otherwise is None else {**known, "default": self.otherwise}


def defined(name: str, words: type[Defined], help: str, *, many: bool = True) -> Choice:  # noqa: A002
    """A choice from one of the vocabulary's closed lists."""
    return Choice(name=name, help=help, many=many, values=words.values, definitions=words)


@dataclass(frozen=True, kw_only=True)
class Code(Parameter):
    """The public code of something in the record; its values are rows."""

    model: type[Model]
    by: str = "slug"
    listed_at: str

    def read(self, texts: Sequence[str], known: Known) -> tuple[list[Any], list[Fault]]:
        """The rows with their duplicates; of tables that labels hold, without a query."""
        asked = [text for text in texts if text.isprintable() and len(text) <= 120]
        table = known().of_model(self.model)
        found = self._stored(asked) if table is None else table.meant_by(asked)
        given_up = {getattr(row, self.by) for row in found if getattr(row, "merged_into_id", None)}
        codes = {getattr(row, self.by) for row in found} - given_up
        faults = [
            Fault(self.name, text, self._reason(text in given_up), self.allowed())
            for text in texts
            if text not in codes
        ]
        return found, faults

    def _stored(self, asked: list[str]) -> list[Any]:
        """Those of a table with too many rows to be kept at hand, in one query."""
        wanted = Q(**{f"{self.by}__in": asked})
        if issubclass(self.model, Mergeable):  # what was recorded twice is meant under the code that stays
            wanted |= Q(**{f"merged_into__{self.by}__in": asked})
        return list(self.model._default_manager.filter(wanted).order_by())

    def _reason(self, given_up: bool) -> str:
        if given_up:
            return f"was merged into another; {self.listed_at} with this code tells which."
        return f"is not known; {self.listed_at} lists the codes."

    def allowed(self) -> list[str] | None:
        """All codes, if they are few."""
        rows: QuerySet[Any] = self.model._default_manager.order_by(self.by)
        if issubclass(self.model, Mergeable):
            rows = rows.filter(merged_into__isnull=True)
        codes = list(rows.values_list(self.by, flat=True)[: LISTED + 1])
        return codes if len(codes) <= LISTED else None


@dataclass(frozen=True, kw_only=True)
class Named(Parameter):
    """A name that occurs in the record; ``names`` finds all of them."""

    names: Callable[[Known], Sequence[str]]

    def read(self, texts: Sequence[str], known: Known) -> tuple[list[Any], list[Fault]]:
        """The names themselves, compared with those of the record."""
        names = self.names(known)
        faults = [
            Fault(self.name, text, "is none of the allowed values.", names)
            for text in texts
            if text not in names
        ]
        return [text for text in texts if text in names], faults


@dataclass(frozen=True, kw_only=True)
class Day(Parameter):
    """A day, YYYY-MM-DD; ``today`` where it stands for today if not given."""

    today: bool = False

    def value(self, text: str) -> date:
        """The day."""
        if not text.isascii():
            raise Unreadable("is not a day; write it as YYYY-MM-DD.")
        try:
            return parse_day(text)
        except ValueError:
            raise Unreadable("is not a day; write it as YYYY-MM-DD.") from None

    def default(self, today: date) -> str | None:
        """Today, or none."""
        return today.isoformat() if self.today else None

    def schema(self) -> dict[str, Any]:
        """An ISO 8601 day."""
        return {"type": "string", "format": "date"}


@dataclass(frozen=True, kw_only=True)
class Moment(Parameter):
    """An instant; a bare day means its last instant (UTC)."""

    def value(self, text: str) -> Any:
        """The instant, in UTC."""
        try:
            if MOMENT.fullmatch(text):
                return parse_moment(text).astimezone(UTC)
        except (ValueError, OverflowError):
            pass
        hint = " A + in an address is written %2B." if " " in text else ""
        raise Unreadable(f"is not a moment; write it as YYYY-MM-DD or YYYY-MM-DDTHH:MM:SSZ.{hint}")

    def schema(self) -> dict[str, Any]:
        """An instant or a day of ISO 8601."""
        return {"anyOf": [{"type": "string", "format": "date-time"}, {"type": "string", "format": "date"}]}


@dataclass(frozen=True, kw_only=True)
class Whole(Parameter):
    """A whole number between two others."""

    least: int
    most: int
    otherwise: int | None = None

    def value(self, text: str) -> int:
        """The number."""
        if re.fullmatch(r"0|[1-9][0-9]{0,18}", text) and self.least <= int(text) <= self.most:
            return int(text)
        raise Unreadable(f"is not a whole number from {self.least} to {self.most}.")

    @property
    def silence(self) -> str | None:
        """The number for which silence stands."""
        return None if self.otherwise is None else str(self.otherwise)

    def schema(self) -> dict[str, Any]:
        """With its bounds."""
        known = {"type": "integer", "minimum": self.least, "maximum": self.most}
        return known if self.otherwise is None else {**known, "default": self.otherwise}


@dataclass(frozen=True, kw_only=True)
class Flag(Parameter):
    """Yes or no."""

    def value(self, text: str) -> bool:
        """Whether it is set."""
        if text not in ("true", "false"):
            raise Unreadable("is neither true nor false.", ["true", "false"])
        return text == "true"

    def schema(self) -> dict[str, Any]:
        """A boolean."""
        return {"type": "boolean"}


@dataclass(frozen=True, kw_only=True)
class Words(Parameter):
    """Free text to search for."""

    most: ClassVar[int] = 200

    def value(self, text: str) -> str:
        """The text, if it holds anything to look for."""
        if len(text) > self.most:
            raise Unreadable(f"is longer than {self.most} characters.")
        if not re.search(r"\w", text) or any(ord(letter) < ord(" ") for letter in text):
            raise Unreadable("has no words to search for, or has control characters.")
        return text

    def schema(self) -> dict[str, Any]:
        """With its greatest length."""
        pattern = r"^[^\x00-\x1F]*\w[^\x00-\x1F]*$"
        return {"type": "string", "minLength": 1, "maxLength": self.most, "pattern": pattern}


@dataclass(frozen=True)
class Question:
    """What a request asks: the values by parameter, and the texts that say the same for good.

    ``known()`` are the labels of the record that is asked.

    ``said`` are the texts without those for which silence would stand as well on any day, so
    that a parameter that is added later leaves the questions of today what they are.
    """

    values: dict[str, Any]
    texts: dict[str, list[str]] = field(default_factory=dict)
    said: dict[str, list[str]] = field(default_factory=dict)
    known: Known = labels.current

    def __getitem__(self, name: str) -> Any:
        """The value; of a parameter that was not given None, or () where it takes many."""
        return self.values[name]


class Reader:
    """Reads the queries of one resource: what silence stands for on any day is found out once."""

    def __init__(self, parameters: Iterable[Parameter]) -> None:
        self.named = {parameter.name: parameter for parameter in parameters}
        self.today = [one.name for one in self.named.values() if one.default(date.min) != one.silence]
        self.required = [one.name for one in self.named.values() if one.required]
        self.texts: dict[str, list[str]] = {}
        self.values: dict[str, Any] = {}
        for name, parameter in self.named.items():
            self.texts[name] = [] if parameter.silence is None else [parameter.silence]
            values = [parameter.value(text) for text in self.texts[name]]
            self.values[name] = tuple(values) if parameter.many else next(iter(values), None)

    def read(self, query: QueryDict, raw: str, *, today: date, known: Known) -> Question:
        """What the query asks. Raises Invalid with every fault."""
        faults = _unknown(self.named, query)
        if _broken(raw):
            faults.append(Fault("", None, "The query is not valid UTF-8."))
        values, texts = self.values.copy(), self.texts.copy()
        said: dict[str, list[str]] = {}
        asked = {*query, *self.today, *self.required}
        for name, parameter in self.named.items():
            if name not in asked:
                continue
            given, found = _given(parameter, query.getlist(name), today)
            faults += found
            read_values, found = parameter.read(given, known) if given else ([], [])
            faults += found
            texts[name] = sorted(given)
            if given and given != [parameter.silence]:
                said[name] = texts[name]
            values[name] = tuple(read_values) if parameter.many else next(iter(read_values), None)
        if faults:
            raise Invalid(faults)
        return Question(values, texts, said, known)


def read(
    parameters: Iterable[Parameter],
    query: QueryDict,
    raw: str,
    *,
    today: date,
    known: Known = labels.current,
) -> Question:
    """What the query asks. Raises Invalid with every fault.

    ``raw`` is the query as it came, from which broken UTF-8 can still be told.
    """
    return Reader(parameters).read(query, raw, today=today, known=known)


def _unknown(known: dict[str, Parameter], query: QueryDict) -> list[Fault]:
    allowed = sorted(known)
    return [Fault(name, None, "There is no such parameter.", allowed) for name in query if name not in known]


def _given(parameter: Parameter, given: list[str], today: date) -> tuple[list[str], list[Fault]]:
    """The single texts of a parameter, and what is wrong with their number."""
    if not given:
        if parameter.required:
            return [], [Fault(parameter.name, None, "is required.")]
        default = parameter.default(today)
        return ([] if default is None else [default]), []
    if not parameter.many and len(given) > 1:
        return [], [Fault(parameter.name, ", ".join(given), "is given more than once.")]
    texts = [part for text in given for part in text.split(",")] if parameter.many else given
    if not all(texts):
        return [], [Fault(parameter.name, ", ".join(given), "is empty; leave it out instead.")]
    return list(dict.fromkeys(texts)), []


def _broken(raw: str) -> bool:
    if "%" not in raw and raw.isascii():
        return False
    try:
        unquote_to_bytes(raw.replace("+", " ")).decode()
    except UnicodeDecodeError:
        return True
    return False


def in_order(question: Question) -> tuple[date | None, date | None]:
    """The interval from date_from to date_to. Raises Invalid where it ends before it begins."""
    first, last = question["date_from"], question["date_to"]
    if first and last and last < first:
        raise Invalid([Fault("date_to", str(last), f"is before date_from, {first}.")])
    return first, last
