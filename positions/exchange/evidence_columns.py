"""The columns of positions.csv whose facts lie in tables of their own: citations, dissociations.

Also the number that tells apart acts which agree in everything else that a position is known by.
"""

from __future__ import annotations

import re
from typing import Any

from django.contrib.postgres.aggregates import StringAgg
from django.db import models
from django.db.models import Expression, F, OuterRef, Subquery, Value, Window
from django.db.models.functions import Cast, NullIf, Replace, RowNumber

from positions.exchange.columns import SEPARATOR, Codes, Column, as_text
from positions.models import Citation, Dissociation

TRAILING = r"(?<!\\)\|+$"
"""Separators after the last locator that says anything."""


LONGEST = Citation._meta.get_field("locator").max_length or 0


class Listed(Column):
    """Public codes joined by the separator, each named once."""

    def read(self, text: str, model: type[models.Model]) -> str:
        """The codes as they are; whether they are known shows when all files are read."""
        codes = self.value(text)
        if "" in codes or len(set(codes)) < len(codes):
            raise ValueError(f"Several are joined by {SEPARATOR}, each named once.")
        return text

    def value(self, text: str) -> list[str]:
        """The codes."""
        return text.split(SEPARATOR) if text else []


class Sources(Listed):
    """The sources that a position cites, in their order."""

    @property
    def refers(self) -> tuple[str, ...]:
        """Where sources are found."""
        return ("sources",)

    def values(self, text: str, codes: Codes) -> dict[str, Any]:
        """The numbers of the sources."""
        return {"source_ids": [codes["sources", one] for one in self.value(text)]}

    def in_record(self) -> Expression:
        """The sources joined."""
        return joined(Citation, "source__slug", "order", "id")


class Dissociated(Listed):
    """The members for which a group's position does not speak."""

    @property
    def refers(self) -> tuple[str, ...]:
        """Where countries are found."""
        return ("countries",)

    def read(self, text: str, model: type[models.Model]) -> str:
        """The codes in the order of the alphabet."""
        super().read(text, model)
        return SEPARATOR.join(sorted(self.value(text)))

    def values(self, text: str, codes: Codes) -> dict[str, Any]:
        """The numbers of the countries."""
        return {"dissociated_ids": [codes["countries", one] for one in self.value(text)]}

    def in_record(self) -> Expression:
        """The countries joined."""
        return joined(Dissociation, "country__iso3", "country__iso3")


class Locators(Column):
    """The places in the sources, in the order of the sources.

    One text alone belongs to the first source. Within a locator the separator and the
    backslash follow a backslash.
    """

    def read(self, text: str, model: type[models.Model]) -> str:
        """The locators, without empty ones at the end."""
        for one in self.value(text):
            if len(one) > LONGEST:
                raise ValueError(f"A locator has at most {LONGEST} characters, this one {len(one)}.")
        return re.sub(TRAILING, "", text)

    def value(self, text: str) -> list[str]:
        """The locators."""
        if SEPARATOR not in text and "\\" not in text:
            return [text]
        parts = [""]
        for piece in re.findall(r"\\.|\||[^|\\]+|\\", text):
            if piece == SEPARATOR:
                parts.append("")
            else:
                parts[-1] += piece[1:] if len(piece) == 2 and piece[0] == "\\" else piece
        return parts

    def values(self, text: str, codes: Codes) -> dict[str, Any]:
        """The locators as they are."""
        return {"locators": self.value(text)}

    def split(self, cell: str) -> str:
        """SQL: the same from a staged cell, as an array. Two code points that are no characters stand
        in for what follows a backslash.
        """
        backslash, separator = r"U&'\FDD0'", r"U&'\FDD1'"
        marked = (
            f"regexp_replace(replace(replace({cell}, '\\\\', {backslash}), '\\{SEPARATOR}', {separator}), "
            r"'\\([^\n])', '\1', 'g')"
        )
        return (
            f"CASE WHEN strpos({cell}, '\\') = 0 THEN string_to_array({cell}, '{SEPARATOR}') ELSE ("
            f"SELECT array_agg(replace(replace(piece, {separator}, '{SEPARATOR}'), {backslash}, '\\') "
            f"ORDER BY place) FROM unnest(string_to_array({marked}, '{SEPARATOR}')) "
            "WITH ORDINALITY AS pieces (piece, place)) END"
        )

    def in_record(self) -> Expression:
        """The locators joined."""
        escaped = Replace(
            Replace(F("locator"), Value("\\"), Value("\\\\")), Value(SEPARATOR), Value(f"\\{SEPARATOR}")
        )
        every = joined(Citation, escaped, "order", "id")
        return models.Func(
            every, Value(TRAILING), Value(""), function="regexp_replace", output_field=models.TextField()
        )


class Occurrence(Column):
    """Tells apart positions that agree in the rest of the key: empty for the first, then 2, 3 ..."""

    def read(self, text: str, model: type[models.Model]) -> str:
        """The number, empty for the first."""
        if text and not re.fullmatch(r"[1-9]\d{0,5}", text, re.ASCII):
            raise ValueError("It is not a whole number from 2.")
        return "" if text == "1" else text

    def values(self, text: str, codes: Codes) -> dict[str, Any]:
        """It is no fact of its own."""
        return {}

    def in_record(self) -> Expression:
        """The place among the positions with the same key, in the order of record."""
        place = Window(RowNumber(), partition_by=[F(name) for name in KEY_FIELDS], order_by="id")
        return as_text(NullIf(Cast(place, models.TextField()), Value("1")))


KEY_FIELDS = (
    "country",
    "group",
    "proposition",
    "date",
    "kind",
    "official",
    "forum",
    "session",
    "instrument",
)
"""The fields by which the record knows a position again."""


def joined(model: type[models.Model], cell: Any, *order: str) -> Expression:
    """The cells of the rows that belong to a position, joined in an order."""
    rows = model._default_manager.filter(position=OuterRef("pk")).order_by().values("position")
    cells = rows.annotate(cells=StringAgg(cell, SEPARATOR, order_by=order)).values("cells")
    return as_text(Subquery(cells))
