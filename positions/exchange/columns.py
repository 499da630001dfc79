"""The columns of the data set: how each is read from a file and written from the record.

A column knows the model's field behind it, so that what is allowed is said once, there.
``read`` turns the text of a cell into the text that the record itself would write, or
raises ValueError with a sentence; ``in_record`` is the expression by which PostgreSQL writes
the cell. ``value`` turns a cell that was read into what the field holds.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Case, Expression, F, Value, When
from django.db.models.functions import Cast, Coalesce, Concat

from positions.dates import parse_day

SEPARATOR = "|"

Codes = Mapping[tuple[str, str], int]
"""Numbers in the database by (table, public code)."""


def as_text(expression: Any) -> Expression:
    """The expression as text, empty for NULL."""
    return Coalesce(Cast(expression, models.TextField()), Value(""), output_field=models.TextField())


@dataclass(frozen=True)
class Column:
    """A column of text; the base of the others.

    ``name`` is that of the file, ``attribute`` that of the model's field. ``optional``
    columns are written only when there is something to write.
    """

    name: str
    attribute: str = ""
    optional: bool = field(default=False, kw_only=True)

    @property
    def field_name(self) -> str:
        """The name of the model's field."""
        return self.attribute or self.name

    @property
    def refers(self) -> tuple[str, ...]:
        """Names of the tables in which the cell's codes are found; empty where it holds none."""
        return ()

    def read(self, text: str, model: type[models.Model]) -> str:
        """The cell as the record would write it. Raises ValueError with a sentence."""
        checked(self.value(text), model, self.field_name)
        return text

    def value(self, text: str) -> Any:
        """What the model's field holds."""
        return text

    def values(self, text: str, codes: Codes) -> dict[str, Any]:
        """The model's attributes that the cell sets, with codes turned into numbers."""
        return {self.field_name: self.value(text)}

    def in_record(self) -> Expression:
        """What PostgreSQL writes into the cell."""
        return as_text(F(self.field_name))


def checked(value: Any, model: type[models.Model], name: str) -> None:
    """Put a value before the field's own rules. Raises ValueError with a sentence."""
    one: Any = model._meta.get_field(name)
    if value in ("", None) or (isinstance(value, str) and not value.strip()):
        if not one.blank:
            raise ValueError("It must not be empty.")
        return
    if one.choices and value not in dict(one.flatchoices):
        raise ValueError(f"It is not one of: {', '.join(str(choice) for choice, _ in one.flatchoices)}.")
    try:
        one.clean(value, None)
    except ValidationError as error:
        raise ValueError(" ".join(error.messages)) from None


class Day(Column):
    """A day as YYYY-MM-DD, empty where unknown or open."""

    def value(self, text: str) -> date | None:
        """The day."""
        return parse_day(text) if text else None


class Number(Column):
    """A whole number."""

    def read(self, text: str, model: type[models.Model]) -> str:
        """The number without leading zeros."""
        super().read(text, model)
        return str(self.value(text))

    def value(self, text: str) -> int | None:
        """The number."""
        if text and not re.fullmatch(r"\d{1,9}", text, re.ASCII):
            raise ValueError("It is not a whole number.")
        return int(text) if text else None


@dataclass(frozen=True)
class Degrees(Column):
    """Degrees of longitude or latitude, written with four decimals."""

    furthest: int = field(default=180, kw_only=True)

    def read(self, text: str, model: type[models.Model]) -> str:
        """The degrees with four decimals."""
        super().read(text, model)
        return f"{self.value(text):.4f}"

    def value(self, text: str) -> Decimal | None:
        """The degrees."""
        if not text:
            return None
        try:
            degrees = Decimal(text)
        except InvalidOperation:
            raise ValueError("It is not a number.") from None
        if not degrees.is_finite() or abs(degrees) > self.furthest:
            raise ValueError(f"It lies outside -{self.furthest} to {self.furthest} degrees.")
        return degrees


class YesNo(Column):
    """yes, no, or empty where it is not settled."""

    def value(self, text: str) -> bool | None:
        """The truth of it."""
        if text not in ("yes", "no", ""):
            raise ValueError("It is neither yes nor no nor empty.")
        return {"yes": True, "no": False}.get(text)

    def in_record(self) -> Expression:
        """Yes, no or nothing."""
        return Case(
            When(**{self.field_name: True}, then=Value("yes")),
            When(**{self.field_name: False}, then=Value("no")),
            default=Value(""),
            output_field=models.TextField(),
        )


@dataclass(frozen=True)
class Code(Column):
    """The public code of an entry of another table."""

    table: str = field(default="", kw_only=True)
    by: str = field(default="slug", kw_only=True)

    @property
    def refers(self) -> tuple[str, ...]:
        """The table of the code."""
        return (self.table,)

    def read(self, text: str, model: type[models.Model]) -> str:
        """The code as it is; whether it is known shows when all files are read."""
        one: Any = model._meta.get_field(self.field_name)
        if not text and not one.blank:
            raise ValueError("It must not be empty.")
        return text

    def values(self, text: str, codes: Codes) -> dict[str, Any]:
        """The number of the entry."""
        return {f"{self.field_name}_id": codes[self.table, text] if text else None}

    def in_record(self) -> Expression:
        """The code, or nothing."""
        return as_text(F(f"{self.field_name}__{self.by}"))


class Actor(Column):
    """A country's code, or ``group:`` and a group's."""

    PREFIX = "group:"

    @property
    def refers(self) -> tuple[str, ...]:
        """Where actors are found."""
        return ("countries", "groups")

    def read(self, text: str, model: type[models.Model]) -> str:
        """The actor as it is."""
        if not text.removeprefix(self.PREFIX):
            raise ValueError("It must not be empty.")
        return text

    def values(self, text: str, codes: Codes) -> dict[str, Any]:
        """The country or the group."""
        if text.startswith(self.PREFIX):
            return {"country_id": None, "group_id": codes["groups", text.removeprefix(self.PREFIX)]}
        return {"country_id": codes["countries", text], "group_id": None}

    def in_record(self) -> Expression:
        """The code of whichever it is."""
        return Coalesce(
            F("country__iso3"),
            Concat(Value(self.PREFIX), F("group__slug"), output_field=models.TextField()),
            output_field=models.TextField(),
        )


class Words(Column):
    """Several short words, joined by the separator."""

    def read(self, text: str, model: type[models.Model]) -> str:
        """The words as they are."""
        super().read(text, model)
        words = self.value(text)
        if len(set(words)) < len(words) or "" in words:
            raise ValueError(f"Several are joined by {SEPARATOR}, each named once.")
        return text

    def value(self, text: str) -> list[str]:
        """The words."""
        return text.split(SEPARATOR) if text else []

    def in_record(self) -> Expression:
        """The words joined."""
        joined = models.Func(F(self.field_name), Value(SEPARATOR), function="array_to_string")
        return as_text(joined)
