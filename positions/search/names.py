"""Names of countries, groups and people in what somebody typed: any language, accents and slips forgiven."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from django.contrib.postgres.search import (
    TrigramSimilarity,
    TrigramStrictWordSimilarity,
    TrigramWordSimilarity,
)
from django.db.models import Func, Model, Q, QuerySet, Value
from django.db.models.functions import Greatest

from positions.models import Alias, Country
from positions.models.constraints import Fold

Row = TypeVar("Row", bound=Model)

FEW = 8
"""At most so many of a kind are given."""

WORDS = 12
"""Words beyond these are not looked at as names."""

LONGEST = 6
"""Words in the longest name that is looked for."""

SIMILAR, SOMEWHAT = 0.6, 0.4
"""From the first trigram similarity on a name is what was meant; from the second, for want of better."""

HALF = 0.5
"""The same for names of countries, which are compared whole."""

SHORT = 3
"""Letters in a short word."""


@dataclass(frozen=True)
class Named:
    """A country with the name under which it was found.

    ``typed`` where the name stands in the words; else they are only like it.
    """

    country: Country
    name: str
    typed: bool


def countries(words: str) -> list[Named]:
    """Those of which a name stands in the words; else those whose names begin so, or nearly are so."""
    aliases = Alias.objects.select_related("country")
    exact = aliases.filter(folded__in=[Fold(Value(one)) for one in phrases(words)])
    found = _one_each(exact.order_by("pk"), typed=True)
    if not found and re.fullmatch(r"[A-Za-z]{3}", words):
        found = [Named(one, words, True) for one in Country.objects.filter(iso3=words.upper())]
    if not found:
        folded = Fold(Value(words))
        near = aliases.annotate(likeness=TrigramSimilarity("folded", folded))  # type: ignore[arg-type]  # takes expressions too
        near = near.filter(Q(folded__startswith=folded) | Q(likeness__gte=HALF))
        found = _one_each(near.order_by("-likeness", "pk"), typed=False)
    return found[:FEW]


def alike(rows: QuerySet[Row], words: str, *columns: str) -> list[Row]:
    """Rows with a name that holds the words, or one of them, or nearly does; the likest first.

    Where one word was typed and nothing is that like it, what is somewhat like it is given.
    """
    typed = [words, *(word for word in words.split()[:WORDS] if len(word) > SHORT)]
    found = list(
        rows.annotate(whole=_likeness([words], columns), likeness=_likeness(typed, columns))
        .filter(likeness__gte=SOMEWHAT)
        .order_by("-whole", "-likeness", "pk")[:FEW]
    )
    alike = [row for row in found if row.likeness >= SIMILAR]  # type: ignore[attr-defined]  # annotated
    return alike if alike or " " in words else found


def _likeness(typed: Sequence[str], columns: Sequence[str]) -> Greatest:
    """The greatest likeness of one of the words to a stretch of one of the columns.

    Short words only count where they stand alone: “EU” is not the beginning of “European”.
    """
    found = [
        _similarity(one)(Fold(Value(one)), Fold(column)) for one in dict.fromkeys(typed) for column in columns
    ]
    return Greatest(*found, Value(0.0))


def _similarity(word: str) -> Callable[[Func, Func], Func]:
    return TrigramWordSimilarity if len(word) > SHORT else TrigramStrictWordSimilarity  # type: ignore[return-value]  # takes expressions too


def phrases(words: str) -> list[str]:
    """Every run of neighbouring words: what could be a name."""
    typed = words.split()[:WORDS]
    runs = (
        " ".join(typed[start:end])
        for start in range(len(typed))
        for end in range(start + 1, min(start + LONGEST, len(typed)) + 1)
    )
    return list(dict.fromkeys(runs))


def without(words: str, named: Sequence[Named]) -> str:
    """The words that are no part of the countries' names; none where they only resemble a name."""
    if not all(one.typed for one in named):
        return ""
    taken = {_plain(word) for one in named for word in one.name.split()}
    return " ".join(word for word in words.split() if _plain(word) not in taken)


def _plain(word: str) -> str:
    letters = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in letters if letter.isalnum())


def _one_each(aliases: QuerySet[Alias], *, typed: bool) -> list[Named]:
    best: dict[int, Named] = {}
    for alias in aliases:
        best.setdefault(alias.country_id, Named(alias.country, alias.name, typed))
    return list(best.values())
