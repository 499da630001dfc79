"""Names of countries, groups and people in what somebody typed: any language, accents and slips forgiven."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from positions.labels import Labels
from positions.models import Country, Group, Official
from positions.search.index import Name
from positions.search.typed import SOMEWHAT, Typed

FEW = 8
"""At most so many of a kind are given."""

SIMILAR = 0.6
"""From this likeness on a name is what was meant; from ``SOMEWHAT``, for want of better."""

HALF = 0.5
"""The same for names of countries, which are compared whole."""

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


@dataclass(frozen=True)
class Alike:
    """The numbers of those with a name like the words, the likest first; ``meant``: one of them must be."""

    numbers: list[int]
    meant: bool


def countries(typed: Typed) -> list[Named]:
    """Those of which a name stands in the words; else those whose names begin so, or nearly are so.

    Where one name is part of another the longer is meant: “Equatorial Guinea” is one country.
    """
    words, known = typed.words, typed.labels.countries
    folded = {typed.folded[run] for run in typed.runs}
    chinese = CHINESE.search(words)  # which puts no blanks between words
    exact = [
        one
        for one in (typed.index.countries if chinese else typed.index.countries_called(folded))
        if one.folded in folded or (one.language == "zh" and one.name in words)
    ]
    found = [Named(known[one.number], one.name, True) for one in _longest(words, exact)]
    if not found and re.fullmatch(r"[A-Za-z]{3}", words) and words.upper() in known.by_code:
        found = [Named(known.by_code[words.upper()], words, True)]
    if not found:
        start = typed.folded[words]
        near = [
            (one, how.entire)
            for one, how in typed.alike.items()
            if one.of is Country and (one.folded.startswith(start) or how.entire >= HALF)
        ]
        likest: dict[int, str] = {}
        for one, _ in sorted(near, key=lambda pair: -pair[1]):
            likest.setdefault(one.number, one.name)
        found = [Named(known[number], name, False) for number, name in likest.items()]
    return found[:FEW]


def groups(typed: Typed) -> list[Group]:
    """Groups of which a name stands in the words, then those with a name like the words."""
    known = typed.labels.groups
    called = [one for one, _ in groups_within(typed)]
    near = [known[number] for number in alike(typed, Group).numbers]
    return [*called, *(one for one in near if one not in called)][:FEW]


def alike(typed: Typed, of: type[Group] | type[Official]) -> Alike:
    """Those of a kind with a name that holds the words, or one of them, or nearly does.

    Where one word was typed and nothing is that like it, what is somewhat like it is given.
    """
    best: dict[int, tuple[float, float]] = {}
    for one, how in typed.alike.items():
        if one.of is of:
            whole, likest = best.get(one.number, (0.0, 0.0))
            best[one.number] = max(whole, how.whole), max(likest, how.best)
    near = [number for number, (_, likest) in best.items() if likest >= SOMEWHAT]
    found = sorted(near, key=lambda number: (-best[number][0], -best[number][1], number))[:FEW]
    meant = [number for number in found if best[number][1] >= SIMILAR]
    return Alike(meant if meant or " " in typed.words else found, bool(meant))


def groups_within(typed: Typed, among: Collection[Group] | None = None) -> list[tuple[Group, str]]:
    """Those of the groups of which the name or the acronym stands in the words, with what stands there."""
    by_name = typed.labels.once("groups by plain name", lambda: _plain_groups(typed.labels))
    said = set(map(_plain, typed.runs))
    named = {one.pk: (one, name) for one, name, plain in reversed(by_name) if plain in said}
    if among is None:
        return list(named.values())
    return [named[one.pk] for one in among if one.pk in named]


def _plain_groups(labels: Labels) -> list[tuple[Group, str, str]]:
    """What groups are called, in the order of their names, each as names are compared here."""
    groups = sorted(labels.groups.values(), key=lambda one: one.name)
    called = ((one, name, _plain(name)) for one in groups for name in (one.name, one.acronym))
    return [(one, name, plain) for one, name, plain in called if plain]


def group_called(words: str) -> Group | None:
    """The group of which this is the name, the acronym or the public code."""
    wanted = _plain(words)
    found = [one for one in Group.objects.all() if wanted in map(_plain, (one.name, one.acronym, one.slug))]
    return found[0] if wanted and found else None


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


def _longest(words: str, names: Iterable[Name]) -> list[Name]:
    """One name for each country, in the order of the words; none that stands only within a longer one."""
    whole = f" {' '.join(map(_plain, words.split()))} "
    rest = whole
    found: dict[int, tuple[int, Name]] = {}
    for one in sorted(names, key=lambda one: -len(one.name)):
        name = " ".join(map(_plain, one.name.split()))
        name = name if CHINESE.search(name) else f" {name} "
        if name in whole and name not in rest:
            continue
        rest = rest.replace(name, " | ")
        found.setdefault(one.number, (whole.find(name), one))
    return [named for _, named in sorted(found.values(), key=lambda pair: pair[0])]
