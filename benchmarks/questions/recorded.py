"""The positions of the files in memory, by row number: what the right answers are computed from."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from sys import intern

from benchmarks.record import words
from benchmarks.record.files import FIRST, SECOND, positions_of, table_of

Term = tuple[str, str, str]
"""A country's membership: country, first day, first day out of the group (or "9999")."""


class Recorded:
    """Every position of the record; row numbers count from 1. Days are ISO texts: they sort as days do."""

    def __init__(self, folder: Path) -> None:
        self.topic_of = {row["slug"]: row["topic"] for row in table_of(folder, "propositions")}
        self.members = _members(folder)
        self.earlier = 0
        """How many of the rows were loaded first."""
        self.actor, self.proposition, self.stance = [""], [""], [""]
        self.date, self.kind, self.sources, self.aside = [""], [""], [""], [""]
        self.rows_with: dict[str, array[int]] = defaultdict(lambda: array("I"))
        searched = frozenset(unmistakable())
        for name in (FIRST, SECOND):
            for row in positions_of(folder, name):
                self._add(row, searched)
            self.earlier = self.earlier or self.count
        self.newest_first = sorted(
            range(1, self.count + 1), key=lambda row: (self.date[row], row), reverse=True
        )

    @property
    def count(self) -> int:
        """How many positions there are."""
        return len(self.actor) - 1

    def _add(self, row: dict[str, str], searched: frozenset[str]) -> None:
        self.actor.append(intern(row["actor"]))
        self.proposition.append(intern(row["proposition"]))
        self.stance.append(intern(row["stance"]))
        self.date.append(intern(row["date"]))
        self.kind.append(intern(row["kind"]))
        self.aside.append(intern(row["dissociated"]))
        self.sources.append(row["sources"])
        for word in searched.intersection(row["summary"].lower().replace(".", "").split()):
            self.rows_with[word].append(self.count)

    def grouped(self, *columns: list[str]) -> dict[tuple[str, ...], list[int]]:
        """Rows, newest first, by what stands in the columns."""
        found: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for row in self.newest_first:
            found[tuple(column[row] for column in columns)].append(row)
        return found


def _members(folder: Path) -> dict[str, list[Term]]:
    members: dict[str, list[Term]] = defaultdict(list)
    for row in table_of(folder, "memberships"):
        members[f"group:{row['group']}"].append((row["iso3"], row["start"], row["end"] or "9999"))
    return members


def unmistakable() -> Iterator[str]:
    """Words that no stemmer confuses with another: no other begins with the same four letters."""
    beginnings = Counter(part[:4] for word in words.EVERY for part in word.split("-"))
    return (word for word in words.CONTENT if word.isalpha() and len(word) > 3 and beginnings[word[:4]] == 1)
