"""Whether an answer is the right one, before anybody asks how fast it was."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from benchmarks.questions.asked import Expected

FOUND = 20
"""How many matches a search shows."""


class Wrong(Exception):
    """The target's answer is not the right one."""


@dataclass(frozen=True)
class Answer:
    """What a target answered, in the terms of the questions: rows by their number in the files.

    ``held`` gives by country (or country/proposition) the stance and the row that decides it, 0 where the
    answer does not name it. ``texts`` are the summaries that a search found.
    """

    rows: Sequence[int] = ()
    counts: dict[str, int] = field(default_factory=dict)
    held: dict[str, tuple[str, int]] = field(default_factory=dict)
    texts: Sequence[str] = ()
    sources: Sequence[str] = ()


def check(answer: Answer, expected: Expected) -> None:
    """Raise :class:`Wrong` where the answer is not what the files say."""
    if "rows" in expected:
        _check_page(list(answer.rows), expected["rows"])
    if "counts" in expected:
        counts = {key: value for key, value in answer.counts.items() if value}
        _check_equal("counts", counts, expected["counts"])
    if "held" in expected:
        _check_held(answer.held, expected["held"])
    if "words" in expected:
        _check_found(answer.texts, expected["words"], expected["matches"])
    if "sources" in expected:
        _check_equal("row", list(answer.rows), [expected["row"]])
        _check_equal("sources", sorted(answer.sources), sorted(expected["sources"]))


def _check_page(found: list[int], page: list[tuple[int, str]]) -> None:
    """The rows, newest day first. Of the first and the last day any rows may stand there, in any order."""
    if len(found) != len(page) or len(set(found)) != len(found):
        raise Wrong(f"{len(set(found))} different rows, not {len(page)}")
    bounds = {page[0][1], page[-1][1]} if page else set()
    day_of = {row: day for row, day in page if day not in bounds}
    missing = day_of.keys() - set(found)
    if missing:
        raise Wrong(f"rows {sorted(missing)[:5]} are missing")
    days = [day_of[row] for row in found if row in day_of]
    _check_equal("order of days", days, sorted(days, reverse=True))


def _check_held(found: dict[str, tuple[str, int]], held: dict[str, tuple[str, int]]) -> None:
    _check_equal("who holds a stance", sorted(found), sorted(held))
    for key, (stance, row) in held.items():
        _check_equal(f"the stance of {key}", found[key][0], stance)
        if found[key][1]:
            _check_equal(f"the row that decides {key}", found[key][1], row)


def _check_found(texts: Sequence[str], words: Sequence[str], matches: int) -> None:
    _check_equal("number of matches shown", len(texts), min(matches, FOUND))
    for text in texts:
        lacking = [word for word in words if word not in text.lower()]
        if lacking:
            raise Wrong(f"a match without {lacking[0]}: {text[:60]}…")


def _check_equal(what: str, found: object, right: object) -> None:
    if found != right:
        raise Wrong(f"{what}: {str(found)[:120]}, not {str(right)[:120]}")
