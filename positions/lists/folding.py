"""The database's way of comparing names, in Python: without case, accents and curly apostrophes.

A list of ten thousand names is folded here without asking the database for each. What becomes
of a character is the database's own answer, so the two cannot come apart: neither by a newer
PostgreSQL nor by other rules of ``unaccent``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connection

NUL = "\0"
"""What no text in PostgreSQL holds."""


@dataclass(frozen=True)
class Folding:
    """Folds texts of the characters that it has learnt; others stay as they are."""

    characters: dict[int, str]

    def fold(self, text: str) -> str:
        """What ``tracker_fold`` in the database makes of the text."""
        return re.sub(" {2,}", " ", text.translate(self.characters)).strip(" ")


def folding_of(texts: Iterable[str]) -> Folding:
    """A folding that knows every character of the texts. One query, however long they are."""
    characters = sorted(set().union(*map(set, texts)) - {NUL})
    with connection.cursor() as cursor:
        # between two letters, so that blanks are not taken away at the ends
        cursor.execute(
            "SELECT one, tracker_fold('x' || one || 'x') FROM unnest(%s::text[]) one", [characters]
        )
        folded = {ord(one): between[1:-1] for one, between in cursor.fetchall()}
    return Folding(folded)
