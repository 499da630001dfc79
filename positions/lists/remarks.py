"""What is remarked of single States of a list: notes, places in the source, dissociations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from positions.lists.entries import names_in
from positions.lists.headings import Side
from positions.lists.matching import Names, code_of
from positions.lists.names import clean
from positions.lists.settling import Settled
from positions.lists.subject import Answers
from positions.models import Country


@dataclass(frozen=True)
class Fault:
    """What is wrong with one field of the form, as a sentence."""

    field: str
    sentence: str


@dataclass
class Remarks:
    """Notes and places by public code, the countries that stand aside, and what was not understood."""

    notes: dict[str, str] = field(default_factory=dict)
    locators: dict[str, str] = field(default_factory=dict)
    dissociated: list[Country] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def remarks(answers: Answers, names: Names, settled: Settled) -> Remarks:
    """Understand the remarks; every line that is not understood is a fault with its number."""
    told = Remarks()
    listed = {
        code_of(one.actor)
        for one in settled.standing
        if one.actor is not None and one.side is not Side.ABSENT
    }
    told.notes = _by_name(answers.notes, "notes", names, listed, told.faults)
    told.locators = _by_name(answers.locators, "locators", names, listed, told.faults)
    aside = {
        one.actor.pk: one.actor for one in settled.on(Side.DISSOCIATED) if isinstance(one.actor, Country)
    }
    for one in names_in(clean(answers.dissociated), 1, names):
        if isinstance(one.actor, Country):
            aside[one.actor.pk] = one.actor
        else:
            told.faults.append(
                Fault("dissociated", f"Line {one.line}, “{one.text}”: no country is called so.")
            )
    told.dissociated = list(aside.values())
    return told


def _by_name(text: str, where: str, names: Names, listed: set[str], faults: list[Fault]) -> dict[str, str]:
    """Lines “Country: words”, by public code."""
    found: dict[str, str] = {}
    for number, name, words in _lines(text):
        actor = names.find(name)
        if actor is None or not words:
            sentence = "no country or group is called so." if words else "write it as “Country: words”."
            faults.append(Fault(where, f"Line {number}, “{name}”: {sentence}"))
        elif code_of(actor) not in listed:
            faults.append(Fault(where, f"Line {number}, “{name}”: {actor} takes no position by this list."))
        elif code_of(actor) in found:
            faults.append(Fault(where, f"Line {number}, “{name}”: {actor} has a line already."))
        else:
            found[code_of(actor)] = words
    return found


def _lines(text: str) -> Iterator[tuple[int, str, str]]:
    for number, line in enumerate(clean(text).split("\n"), 1):
        if line.strip():
            name, _, words = line.replace("：", ":").partition(":")
            yield number, name.strip(), words.strip()
