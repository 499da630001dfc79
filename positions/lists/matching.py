"""Whom a name names: exactly, by the aliases, or nobody; and who else it may have meant.

Two names are the same where they differ in case, accents, apostrophes, brackets, hyphens or
stops only. A likeness is offered to the analyst and never taken silently.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from positions.lists.folding import Folding, folding_of
from positions.lists.names import bare, shape
from positions.models import Alias, Country, Group

Actor = Country | Group

FEW: Final = 5
"""So many suggestions are made for one name."""

LIKE: Final = 0.3
"""From this share of common trigrams on a name is suggested."""

LONGEST_NAME: Final = 8
"""Words of a name that is looked for within others."""


def code_of(actor: Actor) -> str:
    """The public code of a country or group: three capitals, or a slug."""
    return actor.iso3 if isinstance(actor, Country) else actor.slug


@dataclass(frozen=True)
class Names:
    """All names by which texts call countries and groups, in the shape by which they are compared.

    ``beginnings`` are the words with which longer names begin.
    """

    folding: Folding
    by_name: dict[str, Actor]
    several: dict[str, list[Actor]]
    by_code: dict[str, Actor]
    beginnings: frozenset[str]

    def shape(self, text: str) -> str:
        """The text as names are compared."""
        return shape(self.folding.fold(bare(text)))

    def find(self, written: str) -> Actor | None:
        """The country or group that bears the name, or whose three capitals it is."""
        return self.by_name.get(self.shape(written)) or self.by_code.get(bare(written))

    def suggestions(self, written: str) -> list[Actor]:
        """Whom the name may have meant, the likest first, each once."""
        name = self.shape(written)
        score: dict[str, float] = {}
        found = {code_of(one): one for one in self.several.get(name, [])}
        for actor, likeness in [*self._inside(name), *self._alike(name)]:
            code = code_of(actor)
            found.setdefault(code, actor)
            score[code] = max(score.get(code, 0), likeness)
        order = sorted(found, key=lambda code: (-score.get(code, 1), code))
        return [found[code] for code in order[:FEW]]

    def _inside(self, name: str) -> Iterable[tuple[Actor, float]]:
        """Names that stand whole within the words."""
        words = name.replace("(", " ").replace(")", " ").replace(",", " ").split()[:40]
        for start in range(len(words)):
            for end in range(start + 1, min(start + LONGEST_NAME, len(words)) + 1):
                run = " ".join(words[start:end])
                if run != name and len(run) > 2 and run in self.by_name:
                    yield self.by_name[run], 0.6 + len(run) / (len(name) + 1) / 3

    def _alike(self, name: str) -> Iterable[tuple[Actor, float]]:
        """Names that share trigrams with it; the whole of a name within a longer one counts well."""
        own = trigrams(name[:120])
        shared: dict[str, int] = defaultdict(int)
        index = self.folding_index
        for part in own:
            for other in index.get(part, ()):
                shared[other] += 1
        for other, count in shared.items():
            likeness = count / (len(own) + len(trigrams(other)) - count)
            within = 0.9 * count / len(own) if len(own) > 3 else 0.0
            if max(likeness, within * 0.6) >= LIKE:
                yield self.by_name[other], max(likeness, within * 0.6)

    @property
    def folding_index(self) -> dict[str, list[str]]:
        """The names by their trigrams; made when the first suggestion is wanted."""
        index: dict[str, list[str]] | None = self.__dict__.get("_index")
        if index is None:
            index = defaultdict(list)
            for name in self.by_name:
                for part in trigrams(name):
                    index[part].append(name)
            object.__setattr__(self, "_index", index)
        return index


def trigrams(name: str) -> set[str]:
    """Every three neighbouring letters, with blanks before and after the words."""
    return {f"  {word} "[at : at + 3] for word in name.split() for at in range(len(word) + 1)}


def names_for(text: str) -> Names:
    """The names of the record, and a folding that knows the letters of the text. Four queries."""
    countries = {one.pk: one for one in Country.objects.all()}
    groups = list(Group.objects.all())
    written: list[tuple[str, Actor]] = [
        *((name, countries[owner]) for name, owner in Alias.objects.values_list("name", "country")),
        *((name, one) for one in countries.values() for name in (one.name, one.official_name)),
        *((name, one) for one in groups for name in (one.name, one.acronym) if name),
    ]
    folding = folding_of([text, *(name for name, _ in written)])
    bearers: dict[str, dict[str, Actor]] = defaultdict(dict)
    for name, actor in written:
        bearers[shape(folding.fold(name))][code_of(actor)] = actor
    by_name = {name: next(iter(one.values())) for name, one in bearers.items() if len(one) == 1}
    words = (name.split(" ") for name in by_name)
    return Names(
        folding=folding,
        by_name=by_name,
        several={name: list(one.values()) for name, one in bearers.items() if len(one) > 1},
        by_code={**{one.iso3: one for one in countries.values()}, **{one.slug: one for one in groups}},
        beginnings=frozenset(" ".join(one[:end]) for one in words for end in range(1, len(one))),
    )
