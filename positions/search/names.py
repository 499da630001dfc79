"""Names of countries, groups and people in what somebody typed: any language, accents and slips forgiven."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from django.contrib.postgres.search import TrigramSimilarity, TrigramWordSimilarity
from django.db.models import Model, Q, QuerySet, Value
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

SIMILAR = 0.5
"""From this trigram similarity on, a name is taken for what was meant."""


@dataclass(frozen=True)
class Named:
    """A country with the name under which it was found."""

    country: Country
    name: str


def countries(words: str) -> list[Named]:
    """Those of which a name stands in the words; else those whose names begin so, or nearly are so."""
    aliases = Alias.objects.select_related("country")
    exact = aliases.filter(folded__in=[Fold(Value(one)) for one in phrases(words)])
    found = _one_each(exact.order_by("pk"))
    if not found and re.fullmatch(r"[A-Za-z]{3}", words):
        found = [Named(one, one.name) for one in Country.objects.filter(iso3=words.upper())]
    if not found:
        folded = Fold(Value(words))
        near = aliases.annotate(likeness=TrigramSimilarity("folded", folded))
        near = near.filter(Q(folded__startswith=folded) | Q(likeness__gte=SIMILAR))
        found = _one_each(near.order_by("-likeness", "pk"))
    return found[:FEW]


def alike(rows: QuerySet[Row], words: str, *columns: str) -> list[Row]:
    """Rows with a name that holds the words, or one of them, or nearly does; the likest first."""
    typed = [words, *(word for word in words.split()[:WORDS] if len(word) > 3)]
    likenesses = [
        TrigramWordSimilarity(Fold(Value(one)), Fold(column))
        for one in dict.fromkeys(typed)
        for column in columns
    ]
    likeness = Greatest(*likenesses) if len(likenesses) > 1 else likenesses[0]
    return list(
        rows.annotate(likeness=likeness).filter(likeness__gte=SIMILAR).order_by("-likeness", "pk")[:FEW]
    )


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
    """The words that are no part of the countries' names."""
    taken = {_plain(word) for one in named for word in one.name.split()}
    return " ".join(word for word in words.split() if _plain(word) not in taken)


def _plain(word: str) -> str:
    letters = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in letters if letter.isalnum())


def _one_each(aliases: QuerySet[Alias]) -> list[Named]:
    best: dict[int, Named] = {}
    for alias in aliases:
        best.setdefault(alias.country_id, Named(alias.country, alias.name))
    return list(best.values())
