"""Entries settled: each stands for one actor on one side, or is a question to the analyst."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from positions.lists.headings import Side
from positions.lists.matching import Actor, code_of
from positions.lists.reading import Entry, Reading
from positions.lists.subject import OUT


@dataclass(frozen=True)
class Question:
    """Why an entry cannot stand as it does; ``choice`` is what was answered so far."""

    entry: Entry
    sentence: str
    choice: str = ""

    def __str__(self) -> str:
        return f"Line {self.entry.line}, “{self.entry.written}”: {self.sentence}"


@dataclass
class Settled:
    """The entries that stand, those left out, and the questions that remain."""

    standing: list[Entry] = field(default_factory=list)
    left_out: list[Entry] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)

    def on(self, side: Side) -> list[Entry]:
        """Those who stand on the side."""
        return [one for one in self.standing if one.side is side]


def settle(reading: Reading, choices: Mapping[str, str], *, headless: bool) -> Settled:
    """Put the answers to the entries; ``headless`` lists need no headings."""
    settled = Settled()
    named: list[Entry] = []
    for one in reading.entries:
        choice = choices.get(one.key, "").strip()
        actor = reading.names.find(choice) if choice and choice != OUT else one.actor
        if choice == OUT:
            settled.left_out.append(one)
        elif actor is None:
            settled.questions.append(Question(one, _unknown(reading, one, choice), choice))
        elif one.unclear or (one.side is None and not headless):
            sentence = (
                f"{one.unclear}."
                if one.unclear
                else "It stands under no heading, and the list has no stance."
            )
            settled.questions.append(Question(one, sentence, choice))
        else:
            named.append(replace(one, actor=actor))
    settled.questions += _repeated(named, choices)
    asked = {one.entry.key for one in settled.questions}
    settled.standing = [one for one in named if one.key not in asked]
    settled.questions.sort(key=lambda one: one.entry.line)
    return settled


def _unknown(reading: Reading, entry: Entry, choice: str) -> str:
    if choice:
        return f"Nobody is called “{choice}” either."
    several = reading.names.several.get(reading.names.shape(entry.written))
    if several:
        return f"It can mean several: {', '.join(map(str, several))}."
    return "No country or group is called so."


def _repeated(named: Sequence[Entry], choices: Mapping[str, str]) -> Iterator[Question]:
    """Those who stand twice: the later one on the same side, all of them on different sides."""
    by_actor: dict[str, list[Entry]] = defaultdict(list)
    for one in named:
        by_actor[code_of(_actor(one))].append(one)
    for entries in by_actor.values():
        sides = {one.side for one in entries}
        if len(sides) > 1:
            where = " and ".join(dict.fromkeys(f"{_place(one)} (line {one.line})" for one in entries))
            sentence = f"{entries[0].actor} stands {where}. Leave out what does not hold."
            yield from (Question(one, sentence, choices.get(one.key, "")) for one in entries)
        elif len(entries) > 1:
            first = entries[0]
            sentence = f"{first.actor} stands in line {first.line} already ({_place(first)}). Leave one out."
            yield from (Question(one, sentence, choices.get(one.key, "")) for one in entries[1:])


def _place(entry: Entry) -> str:
    return entry.side.value if entry.side else "under no heading"


def _actor(entry: Entry) -> Actor:
    assert entry.actor is not None  # it was named
    return entry.actor
