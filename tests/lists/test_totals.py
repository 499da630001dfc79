"""Announced totals are read in their usual variants, and figures that announce nothing are not."""

from __future__ import annotations

import pytest

from positions.lists.headings import Side
from positions.lists.totals import announced


def told(folded: str) -> dict[Side, int]:
    return {one.side: one.number for one in announced(folded, 1, folded)}


ALL = {Side.FAVOUR: 166, Side.AGAINST: 3, Side.ABSTAINING: 15}


@pytest.mark.parametrize(
    "line",
    [
        "166 in favour, 3 against, 15 abstaining",
        "by a recorded vote of 166 in favour to 3 against, with 15 abstentions",
        "the draft resolution was adopted by 166 votes to 3, with 15 abstentions (resolution 79/62).",
        "adopted by 166 votes against 3 with 15 abstentions",
        "a vote of 166 to three with 15 abstentions",
        "166 states voted in favour, three voted against and 15 abstained",
        "166 votes for, 3 votes against, 15 abstentions",
        "yes: 166 | no: 3 | abstentions: 15",
        "in favour: 166; against: 3; abstaining: 15",
        "166 pour, 3 contre et 15 abstentions",
        "par 166 voix contre 3, avec 15 abstentions",
        "par 166 voix contre trois, avec 15 abstentions",
        "por 166 votos contra 3 y 15 abstenciones",
        "166 votos a favor, 3 en contra y 15 abstenciones",
        "adopted (166-3-15)",
        "vote: 166/3/15",
    ],
)
def test_totals_are_read(line: str) -> None:
    assert told(line) == ALL


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "159 in favour to none against, with no abstentions",
            {Side.FAVOUR: 159, Side.AGAINST: 0, Side.ABSTAINING: 0},
        ),
        ("9 absent", {Side.ABSENT: 9}),
        ("non-voting: 9", {Side.ABSENT: 9}),
        ("two against", {Side.AGAINST: 2}),
    ],
)
def test_some_totals_are_read_alone_and_in_words(line: str, expected: dict[Side, int]) -> None:
    assert told(line) == expected


@pytest.mark.parametrize(
    "line",
    [
        "on 2/12/2024 the assembly met",
        "resolution 79/62",
        "the vote on 2-12-24 was the first",
        "france voted for 12 hours",
        "against this background",
        "no country voted",
        "page 3 of 15",
    ],
)
def test_other_figures_announce_nothing(line: str) -> None:
    assert told(line) == {}
