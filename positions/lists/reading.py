"""A pasted text read: which names stand under which headings, and what totals it announces."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from positions.lists.entries import Found, names_in
from positions.lists.headings import Heading, Headings, Side
from positions.lists.matching import Actor, Names, names_for
from positions.lists.names import clean, says_something
from positions.lists.tables import is_table, rows_of
from positions.lists.totals import Announced, announced

LONGEST_TEXT: Final = 500_000
"""Characters of a text that is read."""

MOST_LINES: Final = 12_000
MOST_NAMES: Final = 32_000
"""Places at which names end: far more than there are countries, few enough to read at once."""


@dataclass(frozen=True)
class Entry:
    """One name of the list. ``key`` tells it apart for as long as the text stays the same.

    ``side`` is None where it stands under no heading; ``unclear`` says what is wrong with
    its cell in a table; ``note`` is the remark beside it there.
    """

    key: str
    line: int
    written: str
    side: Side | None
    actor: Actor | None
    note: str = ""
    unclear: str = ""


@dataclass
class Reading:
    """What a text says: its entries, the totals it announces, and the lines passed over."""

    names: Names
    entries: list[Entry] = field(default_factory=list)
    announced: list[Announced] = field(default_factory=list)
    passed_over: list[tuple[int, str]] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)


class Unreadable(ValueError):
    """The text is not read at all; ``sentences`` say why."""

    def __init__(self, *sentences: str) -> None:
        self.sentences = list(sentences)
        super().__init__(" ".join(sentences))


def read(text: str) -> Reading:
    """Read the text. Raises Unreadable for one that is empty or too long. Four queries."""
    plain = clean(text)
    if not says_something(plain):
        raise Unreadable("The list is empty: paste its text or choose a file.")
    lines = plain.split("\n")
    if len(plain) > LONGEST_TEXT or len(lines) > MOST_LINES:
        raise Unreadable(
            f"The text has {len(lines):,} lines and {len(plain):,} characters; "
            f"at most {MOST_LINES:,} and {LONGEST_TEXT:,} are read."
        )
    if sum(map(plain.count, "\n,;:")) > MOST_NAMES:
        raise Unreadable(f"The text is no list: it holds more than {MOST_NAMES:,} names.")
    names = names_for(plain)
    reading = Reading(names)
    if nulls := text.count("\0"):
        reading.notices.append(f"{nulls} null characters were left out of the text.")
    headings = Headings(names.folding)
    if is_table(lines):
        _read_table(reading, lines, headings)
    else:
        _read_text(reading, lines, headings)
    return reading


@dataclass
class _Stretch:
    """Lines below one heading, or before the first (heading None)."""

    heading: Heading | None
    first_line: int
    parts: list[str]


def _read_text(reading: Reading, lines: Sequence[str], headings: Headings) -> None:
    stretches = _stretches(reading, lines, headings)
    found = _Entries()
    for stretch in stretches:
        if stretch.heading is None and len(stretches) > 1:
            _read_preamble(reading, stretch, found)
            continue
        side = stretch.heading.side if stretch.heading else None
        side = None if side is Side.LISTED else side
        for one in names_in("\n".join(stretch.parts), stretch.first_line, reading.names):
            if one.actor is None and announced(reading.names.folding.fold(one.text), one.line, one.text):
                reading.passed_over.append((one.line, one.text))
            else:
                found.add(one, side)
    reading.entries = found.entries


def _stretches(reading: Reading, lines: Sequence[str], headings: Headings) -> list[_Stretch]:
    """The text between headings; on the way, what it announces."""
    stretches = [_Stretch(None, 1, [])]
    for number, line in enumerate(lines, 1):
        within = headings.within(line)
        told = announced(reading.names.folding.fold(line), number, line)
        told += [
            Announced(one.side, one.count, number, line.strip())
            for one in within
            if one.count is not None and one.side.stance is not None
        ]
        reading.announced += [
            one
            for place, one in enumerate(told)
            if (one.side, one.number) not in [(x.side, x.number) for x in told[:place]]
        ]
        start = 0
        for heading in within:
            stretches[-1].parts.append(line[start : heading.start])
            stretches.append(_Stretch(heading, number, []))
            start = heading.end
        stretches[-1].parts.append(line[start:])
    return stretches


def _read_preamble(reading: Reading, stretch: _Stretch, found: _Entries) -> None:
    """Before the first heading, lines of nothing but names are names; the rest is prose."""
    for number, line in enumerate(stretch.parts, stretch.first_line):
        told = names_in(line, number, reading.names)
        if told and all(one.actor is not None for one in told):
            for one in told:
                found.add(one, None)
        elif line.strip():
            reading.passed_over.append((number, line.strip()))


def _read_table(reading: Reading, lines: Sequence[str], headings: Headings) -> None:
    table = rows_of(lines, reading.names, headings)
    found = _Entries()
    for one in table.rows:
        for name in names_in(one.cell.replace("\n", " "), one.line, reading.names):
            found.add(name, one.side, note=one.note, unclear=one.unclear)
    reading.announced += table.announced
    reading.passed_over += table.passed_over
    reading.entries = found.entries


class _Entries:
    """Entries as they are found, each with a key of its own."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self._seen: Counter[str] = Counter()

    def add(self, one: Found, side: Side | None, *, note: str = "", unclear: str = "") -> None:
        """One more entry; its key depends on its line, its heading and its words alone."""
        place = f"{one.line}|{side.name if side else ''}|{one.text}"
        key = f"{one.line}-{zlib.crc32(place.encode()):08x}-{self._seen[place]}"
        self._seen[place] += 1
        self.entries.append(Entry(key, one.line, one.text, side, one.actor, note, unclear))
