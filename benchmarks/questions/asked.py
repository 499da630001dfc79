"""The sets of parameters of every workload, drawn as visitors would ask, with the right answers.

Kept in a file beside the data set. Every workload is asked in turn with each of its sets, so that no target
lives on a single question; the first few carry the answer and are verified before anything is measured.
"""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.questions.holding import held
from benchmarks.questions.recorded import Recorded
from benchmarks.record import words
from positions.vocabulary import Stance

SETS, CHECKED, PAGE = 300, 12, 50
DEEP, DEEPER = 50_000, 900_000
FILE = "questions.json"

Parameters = dict[str, Any]
Expected = dict[str, Any]


@dataclass(frozen=True)
class Asked:
    """One set of parameters; ``expected`` is empty where the answer is not verified."""

    parameters: Parameters
    expected: Expected = field(default_factory=dict)


Questions = dict[str, list[Asked]]


def questions(folder: Path) -> Questions:
    """The questions for the data set in the folder, from the file or drawn now."""
    path = folder / FILE
    if not path.exists():
        drawn = {name: list(draw) for name, draw in Drawing(Recorded(folder)).every()}
        part = path.with_suffix(".part")
        part.write_text(json.dumps({name: [asdict(one) for one in some] for name, some in drawn.items()}))
        part.rename(path)
    kept = json.loads(path.read_text())
    return {name: [Asked(**one) for one in some] for name, some in kept.items()}


class Drawing:
    """Draws the questions of every workload."""

    def __init__(self, recorded: Recorded) -> None:
        self.recorded = recorded
        self.on_pair = recorded.grouped(recorded.actor, recorded.proposition)
        self.on_proposition = recorded.grouped(recorded.proposition)
        self.propositions = sorted(slug for (slug,) in self.on_proposition)
        self.days = sorted(set(recorded.date[1:]))

    def every(self) -> Iterator[tuple[str, Iterator[Asked]]]:
        """Each workload's name and questions."""
        drawn: dict[str, Callable[[random.Random], Iterator[Asked]]] = {
            "W1": self.of_pairs,
            "W2": self.of_topics,
            "W3": lambda _: self.pages(0, sets=1),
            "W3D": lambda _: self.pages(DEEP),
            "W3DD": lambda _: self.pages(DEEPER),
            "W4": self.counts,
            "W5": self.maps,
            "W6": self.matrices,
            "W7": lambda chance: self.searches(chance, 20, 5_000),
            "W7H": lambda chance: self.searches(chance, 20_000, 120_000),
            "W8": self.single,
            "W9": lambda _: iter([Asked({}, {"lines": self.recorded.count + 1})]),
            "W11C": lambda chance: self.days_of(chance, "country", words.ACTIVE),
            "W11P": lambda chance: self.days_of(chance, "proposition", self.propositions),
            "W11H": lambda chance: self.days_of(chance, "home", [""]),
            "W13": lambda chance: self.maps(chance, known=self.recorded.earlier),
        }
        for name, draw in drawn.items():
            yield name, draw(random.Random(f"questions/{name}"))

    def page(self, rows: list[int]) -> Expected:
        """The first rows, each with its date."""
        return {"rows": [[row, self.recorded.date[row]] for row in rows[:PAGE]]}

    def any_row(self, chance: random.Random) -> int:
        """A row: whatever it belongs to is drawn as often as there are rows of it."""
        return chance.randint(1, self.recorded.count)

    def of_pairs(self, chance: random.Random) -> Iterator[Asked]:
        """A country on a proposition."""
        done = 0
        while done < SETS:
            row = self.any_row(chance)
            pair = self.recorded.actor[row], self.recorded.proposition[row]
            if not pair[0].startswith("group:"):
                done += 1
                parameters = {"country": pair[0], "proposition": pair[1]}
                yield Asked(parameters, self.page(self.on_pair[pair]))

    def of_topics(self, chance: random.Random) -> Iterator[Asked]:
        """A topic, a stance and some months."""
        of = self.recorded
        by_topic = of.grouped([of.topic_of.get(slug, "") for slug in of.proposition], of.stance)
        topics = sorted(set(of.topic_of.values()))
        for _ in range(SETS):
            year, month, months = (
                chance.randint(2015, 2024),
                chance.choice((1, 4, 7)),
                chance.choice((3, 6, 12)),
            )
            start = f"{year}-{month:02d}-01"
            end = f"{year + (month + months - 1) // 12}-{(month + months - 1) % 12 + 1:02d}-01"
            topic, stance = chance.choice(topics), chance.choice(Stance.values)
            rows = [row for row in by_topic[topic, stance] if start <= of.date[row] <= end]
            parameters = {"topic": topic, "stance": stance, "start": start, "end": end}
            yield Asked(parameters, self.page(rows))

    def pages(self, offset: int, sets: int = SETS) -> Iterator[Asked]:
        """Page after page of the whole list; of a small record as deep as it goes."""
        order = self.recorded.newest_first
        while offset and offset + PAGE > len(order):
            offset //= 10
        for start in range(offset, min(offset + sets * PAGE, len(order) - PAGE + 1), PAGE):
            last = order[start - 1] if start else 0
            parameters = {"offset": start, "after_date": self.recorded.date[last], "after_row": last}
            yield Asked(parameters, self.page(order[start : start + PAGE]))

    def counts(self, chance: random.Random) -> Iterator[Asked]:
        """Positions of each stance on a proposition."""
        for slug in self.propositions:
            found = Counter(self.recorded.stance[row] for row in self.on_proposition[slug,])
            yield Asked({"proposition": slug}, {"counts": dict(found)})

    def maps(self, chance: random.Random, known: int = 0) -> Iterator[Asked]:
        """Who holds what on a proposition on a day; ``known``: as the first so many rows say."""
        for number in range(SETS):
            slug = self.recorded.proposition[self.any_row(chance)]
            on = chance.choice(self.days[len(self.days) // 10 :])
            rows = [row for row in self.on_proposition[slug,] if not known or row <= known]
            expected = {"held": held(self.recorded, rows, on)} if number < CHECKED else {}
            yield Asked({"proposition": slug, "on": on}, expected)

    def matrices(self, chance: random.Random) -> Iterator[Asked]:
        """The same for all propositions."""
        for number in range(SETS // 3):
            on = chance.choice(self.days[len(self.days) // 4 :])
            expected: Expected = {}
            if number < 2:
                expected["held"] = {
                    f"{country}/{slug}": one
                    for slug in self.propositions
                    for country, one in held(self.recorded, self.on_proposition[slug,], on).items()
                }
            yield Asked({"on": on}, expected)

    def searches(self, chance: random.Random, fewest: int, most: int) -> Iterator[Asked]:
        """Two words that together match so many rows of a million, and their share of a smaller record."""
        rows_with, share = self.recorded.rows_with, self.recorded.count / 1_000_000
        pool = sorted(rows_with, key=lambda word: -len(rows_with[word]))
        if fewest >= 20_000:
            pool = pool[:40]
        drawn: set[tuple[str, ...]] = set()
        for _ in range(40 * SETS):
            pair = tuple(sorted(chance.sample(pool, 2)))
            matches = len(set(rows_with[pair[0]]).intersection(rows_with[pair[1]]))
            if pair not in drawn and max(1, fewest * share) <= matches <= max(20, most * share):
                drawn.add(pair)
                yield Asked({"q": " ".join(pair)}, {"words": list(pair), "matches": matches})
            if len(drawn) == SETS // 3:
                return

    def single(self, chance: random.Random) -> Iterator[Asked]:
        """One position by its number."""
        for row in (self.any_row(chance) for _ in range(SETS)):
            yield Asked({"row": row}, {"row": row, "sources": self.recorded.sources[row].split("|")})

    def days_of(self, chance: random.Random, name: str, values: list[str]) -> Iterator[Asked]:
        """A page as of any day."""
        for _ in range(SETS):
            parameters = {name: chance.choice(values), "on": chance.choice(self.days[len(self.days) // 10 :])}
            yield Asked(parameters)
