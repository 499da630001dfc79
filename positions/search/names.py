"""Names of countries, groups and people in what somebody typed: any language, accents and slips forgiven."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from django.contrib.postgres.search import (
    TrigramSimilarity,
    TrigramStrictWordSimilarity,
    TrigramWordSimilarity,
)
from django.db.models import F, Func, Model, Q, QuerySet, Value
from django.db.models.functions import Greatest, StrIndex

from positions.models import Alias, Country, Group
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

CHINESE = re.compile(r"[\u3400-\u9fff]")
"""A Chinese character."""


@dataclass(frozen=True)
class Named:
    """A country with the name under which it was found.

    ``typed`` where the name stands in the words; else they are only like it.
    """

    country: Country
    name: str
    typed: bool


def countries(words: str) -> list[Named]:
    """Those of which a name stands in the words; else those whose names begin so, or nearly are so.

    Where one name is part of another the longer is meant: “Equatorial Guinea” is one country.
    """
    aliases = Alias.objects.select_related("country")
    exact = Q(folded__in=[Fold(Value(one)) for one in phrases(words)])
    if CHINESE.search(words):  # which puts no blanks between words
        aliases = aliases.annotate(place=StrIndex(Value(words), F("name")))
        exact |= Q(language="zh", place__gt=0)
    found = _typed(words, aliases.filter(exact))
    if not found and re.fullmatch(r"[A-Za-z]{3}", words):
        found = [Named(one, words, True) for one in Country.objects.filter(iso3=words.upper())]
    if not found:
        folded = Fold(Value(words))
        near = aliases.annotate(likeness=TrigramSimilarity("folded", folded))  # type: ignore[arg-type]  # takes expressions too
        near = near.filter(Q(folded__startswith=folded) | Q(likeness__gte=HALF))
        found = _one_each(near.order_by("-likeness", "pk"))
    return found[:FEW]


def group_called(words: str) -> Group | None:
    """The group of which this is the name, the acronym or the public code."""
    wanted = _plain(words)
    found = [one for one in Group.objects.all() if wanted in map(_plain, (one.name, one.acronym, one.slug))]
    return found[0] if wanted and found else None


def groups(words: str) -> list[Group]:
    """Groups of which a name stands in the words, then those with a name like the words."""
    called = [one for one, _ in groups_within(words, Group.objects.all())]
    near = alike(Group.objects.all(), words, "name", "acronym")
    return [*called, *(one for one in near if one not in called)][:FEW]


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


def groups_within(words: str, groups: Iterable[Group]) -> list[tuple[Group, str]]:
    """Those of the groups of which the name or the acronym stands in the words, with what stands there."""
    said = set(map(_plain, phrases(words)))
    named = [(one, name) for one in groups for name in (one.name, one.acronym) if _plain(name) in said - {""}]
    return list({one.pk: (one, name) for one, name in reversed(named)}.values())


def phrases(words: str) -> list[str]:
    """Every run of neighbouring words: what could be a name."""
    typed = words.split()[:WORDS]
    runs = (
        " ".join(typed[start:end])
        for start in range(len(typed))
        for end in range(start + 1, min(start + LONGEST, len(typed)) + 1)
    )
    return list(dict.fromkeys(runs))


def without(words: str, countries: Sequence[Named], others: Sequence[str] = ()) -> str:
    """The words that are no part of these names; none where a country's name is only like them."""
    if not all(one.typed for one in countries):
        return ""
    names = [*(one.name for one in countries), *others]
    for name in names:
        if CHINESE.search(name):
            words = words.replace(name, " ")
    taken = {_plain(word) for name in names for word in name.split()}
    left = [word for word in words.split() if _plain(word) not in taken]
    return " ".join(left) if any(map(_plain, left)) else ""


def _plain(word: str) -> str:
    letters = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in letters if letter.isalnum())


def _typed(words: str, aliases: QuerySet[Alias]) -> list[Named]:
    """Each country once, in the order of the words, without names that stand only within longer ones."""
    whole = f" {' '.join(map(_plain, words.split()))} "
    rest = whole
    found: dict[int, tuple[int, Named]] = {}
    for alias in sorted(aliases, key=lambda one: (-len(one.name), one.pk)):
        name = " ".join(map(_plain, alias.name.split()))
        name = name if CHINESE.search(name) else f" {name} "
        if name in whole and name not in rest:
            continue
        rest = rest.replace(name, " | ")
        found.setdefault(alias.country_id, (whole.find(name), Named(alias.country, alias.name, True)))
    return [named for _, named in sorted(found.values(), key=lambda pair: pair[0])]


def _one_each(aliases: QuerySet[Alias]) -> list[Named]:
    best: dict[int, Named] = {}
    for alias in aliases:
        best.setdefault(alias.country_id, Named(alias.country, alias.name, False))
    return list(best.values())
