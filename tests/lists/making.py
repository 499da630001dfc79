"""A list of the invented world, laid out as a test needs it."""

from __future__ import annotations

from datetime import date
from typing import Any

from positions.lists.headings import Side
from positions.lists.plan import Layout, lay_out
from positions.lists.subject import Answers, Subject
from tests.world import World

TODAY = date(2024, 1, 1)
ROLL_CALL = "In favour: Arandia, Élan-Verre. Against: Fenland. Abstaining: Borvia. Absent: Celmark"


def subject(world: World, **values: Any) -> Subject:
    """A recorded vote on the resolution in plenary; two in favour, one against, one abstaining."""
    usual: dict[str, Any] = {
        "title": "Vote: A/X/70/1",
        "proposition": world.framework,
        "kind": "vote",
        "date": date(2022, 12, 20),
        "precision": "day",
        "source": world.record,
        "instrument": world.resolution,
        "forum": world.assembly,
        "session": world.assembly_70,
        "totals": {Side.FAVOUR: 2, Side.AGAINST: 1, Side.ABSTAINING: 1},
    }
    return Subject(**{**usual, **values})


def joint_statement(world: World, **values: Any) -> Subject:
    """A joint statement without headings: all who are named support it."""
    usual: dict[str, Any] = {
        "kind": "joint-statement",
        "stance": "support",
        "totals": {},
        "title": "A statement",
    }
    return subject(world, **{**usual, **values})


def layout(about: Subject, text: str = ROLL_CALL, **answers: Any) -> Layout:
    return lay_out(about, text, Answers(**answers), today=TODAY)


def keys(found: Layout) -> dict[str, str]:
    """The keys of the entries by line and words: `keys(layout)["1 Arandia"]`."""
    return {f"{one.line} {one.written}": one.key for one in found.reading.entries}


def questions(found: Layout) -> list[str]:
    return [str(one) for one in found.questions]


def faults(found: Layout) -> dict[str, list[str]]:
    told: dict[str, list[str]] = {}
    for one in found.faults:
        told.setdefault(one.field, []).append(one.sentence)
    return told
