"""Real lists as texts, put together from `fixtures/` as records and press releases print them.

Names are those of the United Nations (`countries.csv`), or any alias of the country.
"""

from __future__ import annotations

import csv
import textwrap
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings

FIXTURES = Path(settings.BASE_DIR) / "fixtures"
SIDES = {"support": "In favour", "oppose": "Against", "abstain": "Abstaining"}

Naming = Callable[[str], str]


@dataclass
class RealList:
    """A list of the record: an act on an instrument on a day, the actors by stance, in public codes."""

    kind: str
    instrument: str
    date: str
    proposition: str
    session: str
    by_stance: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    @property
    def counts(self) -> tuple[int, int, int]:
        """In favour, against, abstaining."""
        support, oppose, abstain = (len(self.by_stance.get(one, [])) for one in SIDES)
        return support, oppose, abstain


def table(name: str) -> list[dict[str, str]]:
    with (FIXTURES / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def lists() -> list[RealList]:
    """All lists of the record, each with its countries and groups."""
    found: dict[tuple[str, ...], RealList] = {}
    for row in table("positions"):
        key = tuple(row[name] for name in ("kind", "instrument", "date", "proposition", "session"))
        one = found.setdefault(key, RealList(*key))
        one.by_stance[row["stance"]].append(row["actor"].removeprefix("group:"))
    return list(found.values())


def complete_roll_calls() -> list[RealList]:
    """The votes of which every voter is on record."""
    return [one for one in lists() if one.kind == "vote" and sum(one.counts) > 150]


def endorsements(least: int = 25) -> list[RealList]:
    """Lists of those who joined a text, with at least so many names."""
    joined = {"endorsement", "co-sponsorship", "joint-statement", "signature"}
    return [one for one in lists() if one.kind in joined and sum(map(len, one.by_stance.values())) >= least]


def un_names() -> Naming:
    """The short names that the United Nations uses."""
    names = {row["iso3"]: row["name"] for row in table("countries")}
    groups = {row["slug"]: row["acronym"] or row["name"] for row in table("groups")}
    return lambda code: names.get(code) or groups[code]


def aliases(place: int, *languages: str) -> Naming:
    """The alias of the country at that place among those of the languages (around the corner if need be)."""
    names: dict[str, list[str]] = defaultdict(list)
    for row in table("aliases"):
        if row["lang"] in languages:
            names[row["iso3"]].append(row["alias"])
    plain = un_names()
    return lambda code: names[code][place % len(names[code])] if names[code] else plain(code)


def record_text(one: RealList, naming: Naming, width: int = 78) -> str:
    """As a verbatim record prints a recorded vote: headings alone on their lines, names wrapped anywhere."""
    support, oppose, abstain = one.counts
    parts = ["A recorded vote was taken.", ""]
    for stance, heading in SIDES.items():
        names = sorted(map(naming, one.by_stance[stance]))
        parts += [f"{heading}:", textwrap.fill(", ".join(names), width) or "None", ""]
    parts.append(
        f"The draft resolution was adopted by {support} votes to {oppose}, with {abstain} abstentions."
    )
    return "\n".join(parts)


def press_text(one: RealList, naming: Naming) -> str:
    """As a press release prints it: each side a paragraph, “and” before the last name, full stops."""
    support, oppose, abstain = one.counts
    parts = [
        f"It was adopted by a recorded vote of {support} in favour to {oppose} against, "
        f"with {abstain} abstentions."
    ]
    parts += [
        f"{heading}: {listed(map(naming, one.by_stance[stance]))}." for stance, heading in SIDES.items()
    ]
    return "\n\n".join(parts)


def listed(names: Iterable[str]) -> str:
    """Names as a sentence lists them."""
    *most, last = list(names) or ["None"]
    return f"{', '.join(most)} and {last}" if most else last
