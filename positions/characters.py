"""Which characters no text of the record holds, and the sentence that names one and its place.

Controls have no shape, and neither XML (feeds, spreadsheets) nor a terminal bears them; an override turns
round what follows it, so that a text reads otherwise than it is; noncharacters and halves of characters
stand for nothing. Tabs and line ends, marks of direction, joiners and emoji are as good as letters.
"""

from __future__ import annotations

import re
import unicodedata

CONTROLS = ((0x01, 0x08), (0x0B, 0x0C), (0x0E, 0x1F), (0x7F, 0x9F))
OVERRIDES = ((0x202D, 0x202E),)
NONCHARACTERS = (
    (0xFDD0, 0xFDEF),
    *((plane | 0xFFFE, plane | 0xFFFF) for plane in range(0, 0x110000, 0x10000)),
)

IN_DATABASE = "".join(
    rf"\U{first:08X}-\U{last:08X}" for first, last in (*CONTROLS, *OVERRIDES, *NONCHARACTERS)
)
"""All of them between the brackets of a regular expression; PostgreSQL itself refuses NUL and halves."""

UNREADABLE = re.compile(rf"[\x00\ud800-\udfff{IN_DATABASE}]")

SORTS = {"Cc": "a control character", "Cf": "which turns round what follows it"}


def fault(text: str) -> str | None:
    """The sentence against the first character of the text that nobody can read; None where all can be."""
    if text.isprintable():  # most texts, and at a glance
        return None
    found = UNREADABLE.search(text)
    if found is None:
        return None
    before = text[: found.start()]
    line, place = before.count("\n") + 1, len(before) - before.rfind("\n")
    where = f"character {place} of line {line}" if "\n" in text else f"character {place}"
    sort = SORTS.get(unicodedata.category(found[0]), "which stands for nothing")
    return f"Take out {where}: it is U+{ord(found[0]):04X}, {sort}."


def marked(text: str) -> str:
    """The text with a mark in the place of each character that nobody can read, to be quoted."""
    return text if text.isprintable() else UNREADABLE.sub("\N{REPLACEMENT CHARACTER}", text)


def cleared(text: str) -> str:
    """The text without them, for what was pasted from anywhere and is nobody's words."""
    return text if text.isprintable() else UNREADABLE.sub("", text)
