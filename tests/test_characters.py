"""Which characters a text of the record may hold, and how the first bad one is named with its place."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from positions import characters

UNREADABLE = {
    "a bell": ("Spoke\a for it.", "Take out character 6: it is U+0007, a control character."),
    "a null": ("\0", "Take out character 1: it is U+0000, a control character."),
    "a page break": ("one\ntwo\fthree", "Take out character 4 of line 2: it is U+000C, a control character."),
    "an escape": ("\x1b[2J", "Take out character 1: it is U+001B, a control character."),
    "a late control": ("a\x85", "Take out character 2: it is U+0085, a control character."),
    "an override": ("No\u202esey", "Take out character 3: it is U+202E, which turns round what follows it."),
    "a noncharacter": ("\ufdd0", "Take out character 1: it is U+FDD0, which stands for nothing."),
    "one far out": ("x\U0010ffff", "Take out character 2: it is U+10FFFF, which stands for nothing."),
    "half of a character": ("\ud83d", "Take out character 1: it is U+D83D, which stands for nothing."),
}
READABLE = {
    "line ends and tabs": "one\r\ntwo\tthree\n",
    "accents and blanks": "Côte\u00a0d’Élan, 中国, Ελλάδα",
    "Arabic with its marks": "\u200fالمملكة\u061c \u200e(1)",
    "joiners": "می\u200cخواهم क्\u200dष",
    "isolates": "\u2068שלום\u2069",
    "emoji": "👩\u200d🚀 🇪🇺 🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
    "markup": "<script>alert(1)</script> {{ x }} %s {% now 'Y' %} '; DROP TABLE x; --",
}


@pytest.mark.parametrize(("text", "sentence"), UNREADABLE.values(), ids=UNREADABLE)
def test_what_nobody_can_read_is_named_with_its_place(text: str, sentence: str) -> None:
    assert characters.fault(text) == sentence


@pytest.mark.parametrize("text", READABLE.values(), ids=READABLE)
def test_what_somebody_can_read_is_kept(text: str) -> None:
    assert characters.fault(text) is None
    assert characters.marked(text) == characters.cleared(text) == text


def test_the_quick_look_misses_none_of_them() -> None:
    every = map(chr, range(0x110000))
    assert not [one for one in every if one.isprintable() and characters.UNREADABLE.match(one)]


@given(st.text(max_size=40))
def test_whatever_is_found_is_gone_when_cleared_and_marked_where_it_is_quoted(text: str) -> None:
    assert characters.fault(characters.cleared(text)) is None
    assert characters.fault(characters.marked(text)) is None
    found = re.findall(characters.UNREADABLE, text)
    assert (characters.fault(text) is None) == (not found)
    assert len(text) - len(characters.cleared(text)) == len(found)
