"""Help where nothing was found: how the record spells the words, which it holds, whose names are near."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from django.contrib.postgres.search import SearchQuery, TrigramSimilarity
from django.db import connection, transaction
from django.db.models import Exists, Model, QuerySet, Value

from positions.models import (
    Alias,
    Country,
    Forum,
    Group,
    Instrument,
    Official,
    Position,
    Proposition,
    Session,
)
from positions.models.constraints import Fold, Unaccent

WORDS = 6
"""Words beyond these are not looked at."""

LETTERS = 4
"""Shorter words are like too many others."""

LIKE, NEAR = 0.75, 0.25
"""From the first likeness on a word is another spelling, from the second a name is worth naming."""

FEW = 4


@dataclass(frozen=True)
class Nearest:
    """``spelling``: the words as the record may spell them, ``standing``: those of them that it holds.

    Both are empty where they would be no other question. ``names`` are of countries, groups and officials.
    """

    spelling: str
    standing: str
    names: list[Model]

    @property
    def any(self) -> bool:
        """Whether there is anything to offer."""
        return bool(self.spelling or self.standing or self.names)


def nearest(words: str) -> Nearest:
    """What to try instead; the same few queries whatever was typed."""
    typed = words.split()[:WORDS]
    known = set(_vocabulary())
    spelt = " ".join(_spelt(word, known) for word in typed)
    held = _held(typed)
    standing = " ".join(word for word in typed if word in held)
    return Nearest(
        "" if spelt.casefold() == words.casefold() else spelt,
        "" if standing == words else standing,
        _near(words),
    )


def _spelt(word: str, known: set[str]) -> str:
    if len(word) < LETTERS or word.casefold() in known:
        return word
    return next(iter(get_close_matches(word.casefold(), sorted(known), 1, LIKE)), word)


def _vocabulary() -> Iterator[str]:
    """The words of the codebook and of all names; not those of positions, of which there is no end."""
    texts: list[QuerySet] = [
        Proposition.objects.values_list("title", "definition", "support_means"),
        Forum.objects.values_list("name", "acronym"),
        Session.objects.values_list("name", "city"),
        Instrument.objects.values_list("title", "symbol"),
        Country.objects.values_list("name", "subregion"),
        Group.objects.values_list("name", "acronym"),
        Official.objects.values_list("name"),
    ]
    for rows in texts:
        for row in rows:
            for text in row:
                yield from (one for one in re.findall(r"\w+", text.casefold()) if len(one) >= LETTERS)


def _held(typed: Sequence[str]) -> set[str]:
    """Those of the words that stand in the summary of a published position; asked together."""
    if not typed:
        return set()
    asked = {
        f"word{place}": Exists(
            Position.objects.published().filter(
                search_vector=SearchQuery(Unaccent(Value(word)), config="english", search_type="plain")
            )
        )
        for place, word in enumerate(typed)
    }
    with transaction.atomic(), connection.cursor() as cursor:
        # in hope of an early hit the server would go through all positions, for a word that none has
        cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_indexscan = off")
        row = Country.objects.order_by().annotate(**asked).values(*asked).first() or {}
    return {word for place, word in enumerate(typed) if row.get(f"word{place}")}


def _near(words: str) -> list[Model]:
    """Countries, groups and officials with names somewhat like the words, the likest first."""
    folded = Fold(Value(words))
    found: dict[Model, float] = {}
    likeness = TrigramSimilarity("folded", folded)  # type: ignore[arg-type]  # takes expressions too
    aliases = Alias.objects.select_related("country").annotate(likeness=likeness)
    for alias in aliases.filter(likeness__gte=NEAR).order_by("-likeness", "pk")[: 4 * FEW]:
        found.setdefault(alias.country, alias.likeness)
    for rows in (Group.objects.all(), Official.objects.all()):
        near = rows.annotate(likeness=TrigramSimilarity(Fold("name"), folded))  # type: ignore[arg-type]
        for row in near.filter(likeness__gte=NEAR).order_by("-likeness", "pk")[:FEW]:
            found[row] = row.likeness
    return sorted(found, key=lambda one: -found[one])[:FEW]
