"""The lists behind the record, pasted as text: every name matched, every count as announced."""

from __future__ import annotations

from collections import Counter

import pytest

from positions.lists.headings import Side
from positions.lists.matching import code_of
from positions.lists.reading import Reading, read
from tests.lists.real_texts import (
    RealList,
    aliases,
    complete_roll_calls,
    endorsements,
    listed,
    press_text,
    record_text,
    un_names,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("real_record")]

SIDES = {"support": Side.FAVOUR, "oppose": Side.AGAINST, "abstain": Side.ABSTAINING}


def unmatched(reading: Reading) -> list[str]:
    return [one.written for one in reading.entries if one.actor is None]


def standing(reading: Reading, side: Side | None) -> list[str]:
    return sorted(code_of(one.actor) for one in reading.entries if one.side is side)


def assert_read_whole(one: RealList, reading: Reading) -> None:
    assert unmatched(reading) == []
    for stance, side in SIDES.items():
        assert standing(reading, side) == sorted(one.by_stance[stance])
    announced = {told.side: told.number for told in reading.announced}
    assert tuple(announced[side] for side in SIDES.values()) == one.counts


def test_there_are_nine_complete_roll_calls_and_many_lists() -> None:
    assert len(complete_roll_calls()) == 9
    assert len(endorsements()) > 10


def test_a_record_of_79_62_gives_166_to_3_with_15_abstentions() -> None:
    [one] = [
        call
        for call in complete_roll_calls()
        if (call.instrument, call.date) == ("a-res-79-62", "2024-12-02")
    ]
    reading = read(record_text(one, un_names()))
    assert unmatched(reading) == []
    assert Counter(entry.side for entry in reading.entries) == {
        Side.FAVOUR: 166,
        Side.AGAINST: 3,
        Side.ABSTAINING: 15,
    }


@pytest.mark.parametrize("one", complete_roll_calls(), ids=lambda one: f"{one.instrument} {one.date}")
def test_every_name_and_count_of_a_complete_roll_call_is_read(one: RealList) -> None:
    assert_read_whole(one, read(record_text(one, un_names())))
    assert_read_whole(one, read(record_text(one, un_names(), width=31)))
    assert_read_whole(one, read(press_text(one, aliases(1, "en"))))


@pytest.mark.parametrize("language", ["fr", "es", "ar", "ru", "zh", "pt", "de"])
def test_a_roll_call_is_read_in_the_names_of_other_languages(language: str) -> None:
    one = complete_roll_calls()[0]
    for place in (0, -1):
        names = aliases(place, language)
        text = "\n".join(
            line
            for stance, side in (("support", "In favour"), ("oppose", "Against"), ("abstain", "Abstaining"))
            for line in (f"{side}:", *map(names, one.by_stance[stance]))
        )
        reading = read(text)
        assert unmatched(reading) == []
        for stance, side in SIDES.items():
            assert standing(reading, side) == sorted(one.by_stance[stance])


@pytest.mark.parametrize("one", endorsements(), ids=lambda one: f"{one.kind} {one.instrument} {one.date}")
def test_every_name_of_a_list_without_headings_is_read(one: RealList) -> None:
    names = un_names()
    codes = one.by_stance["support"]
    for text in (listed(map(names, codes)), "\n".join(f"• {names(code)}*" for code in codes)):
        reading = read(text)
        assert unmatched(reading) == []
        assert standing(reading, None) == sorted(codes)
