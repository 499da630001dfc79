"""Two positions compared field by field, in the words that a reader sees: what a correction changes.

Plain values, no query of its own: the positions come with their labels
(``Position.objects.with_labels()``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from positions.models import Citation, Position

MOST_WORDS = 1000
"""Longer texts are not compared word by word: each counts as changed in whole."""


@dataclass(frozen=True)
class Piece:
    """Some words in a row; ``changed`` where the other text has not got them."""

    text: str
    changed: bool


@dataclass(frozen=True)
class Difference:
    """A field that differs: ``before`` and ``after`` in words, empty where nothing was given."""

    field: str
    label: str
    before: str
    after: str

    @property
    def removed(self) -> list[Piece]:
        """The text before, with the words that went marked."""
        return self._pieces[0]

    @property
    def added(self) -> list[Piece]:
        """The text after, with the words that came marked."""
        return self._pieces[1]

    @property
    def _pieces(self) -> tuple[list[Piece], list[Piece]]:
        return compared(self.before, self.after)


def differences(before: Position, after: Position) -> list[Difference]:
    """The fields in which the second position says something else than the first, in a fixed order."""
    told = ((field, label, words(before), words(after)) for field, label, words in FIELDS)
    return [Difference(*values) for values in told if values[2] != values[3]]


def same_fields(before: Position, after: Position) -> list[str]:
    """The labels of the fields that say the same in both and say anything."""
    return [label for _, label, words in FIELDS if words(before) and words(before) == words(after)]


def compared(before: str, after: str) -> tuple[list[Piece], list[Piece]]:
    """Both texts in pieces, word by word.

    >>> [one.text for one in compared("Spoke for it.", "Spoke against it.")[1] if one.changed]
    ['against']
    """
    old, new = _words(before), _words(after)
    if len(old) > MOST_WORDS or len(new) > MOST_WORDS:
        return [Piece(before, True)], [Piece(after, True)]
    matcher = SequenceMatcher(None, [one.strip() for one in old], [one.strip() for one in new], False)
    removed: list[Piece] = []
    added: list[Piece] = []
    for kind, start, end, other_start, other_end in matcher.get_opcodes():
        removed += _piece(old[start:end], kind)
        added += _piece(new[other_start:other_end], kind)
    return removed, added


def _words(text: str) -> list[str]:
    """Words and signs between them, each with the blanks behind it."""
    return re.findall(r"\s+|(?:\w+|[^\w\s]+)\s*", text)


def _piece(words: Sequence[str], kind: str) -> Iterator[Piece]:
    """Some words as a piece; blanks at the end of a marked one are no part of the change."""
    text = "".join(words)
    if kind == "equal":
        yield from [Piece(text, False)] if text else []
        return
    marked = text.rstrip()
    yield from [Piece(marked, True)] if marked else []
    yield from [Piece(text[len(marked) :], False)] if len(marked) < len(text) else []


def _cited(citation: Citation) -> str:
    """A source by title, place and address: two documents can bear the same title."""
    source = citation.source
    return f"{citation} ({source.url})" if source.url else str(citation)


FIELDS: tuple[tuple[str, str, Callable[[Position], str]], ...] = (
    ("actor", "Actor", lambda one: one.actor.name),
    ("proposition", "Proposition", lambda one: one.proposition.title),
    ("stance", "Stance", lambda one: one.get_stance_display()),
    ("date", "Date", lambda one: one.date_in_words),
    ("kind", "Kind of act", lambda one: one.get_kind_display()),
    ("official", "Official", lambda one: one.official.name if one.official else ""),
    ("forum", "Forum", lambda one: one.forum.name if one.forum else ""),
    ("session", "Session", lambda one: one.session.name if one.session else ""),
    ("instrument", "Text", lambda one: str(one.instrument) if one.instrument else ""),
    ("summary", "Summary", lambda one: one.summary),
    ("sources", "Sources", lambda one: "; ".join(_cited(each) for each in one.citations.all())),
    (
        "dissociated",
        "Dissociated",
        lambda one: ", ".join(each.country.name for each in one.dissociations.all()),
    ),
)
"""(field, label, how it reads) of what a position says."""
