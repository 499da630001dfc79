"""Announced totals: “adopted by 166 votes to 3, with 15 abstentions”, in its usual variants."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from positions.lists.headings import Side

NUMBERS: Final = {
    **dict.fromkeys(("none", "no", "nil", "zero", "aucun", "aucune", "zero voix", "ninguno", "ninguna"), 0),
    **dict.fromkeys(("one", "un", "une", "uno", "una"), 1),
    **dict.fromkeys(("two", "deux", "dos"), 2),
    **dict.fromkeys(("three", "trois", "tres"), 3),
    **dict.fromkeys(("four", "quatre", "cuatro"), 4),
    **dict.fromkeys(("five", "cinq", "cinco"), 5),
    **dict.fromkeys(("six", "seis"), 6),
    **dict.fromkeys(("seven", "sept", "siete"), 7),
    **dict.fromkeys(("eight", "huit", "ocho"), 8),
    **dict.fromkeys(("nine", "neuf", "nueve"), 9),
    **dict.fromkeys(("ten", "dix", "diez"), 10),
}
"""Small numbers in words, folded."""

DIGITS: Final = r"\b(\d{1,4})\b"
THREE: Final = r"\b(\d{1,3})\s?[/–-]\s?(\d{1,3})\s?[/–-]\s?(\d{1,3})\b"
N: Final = r"\b(\d{1,4}|" + "|".join(NUMBERS) + r")\b"
VOTES: Final = r"(?:\s+(?:votes?|voix|votos?|states?|countries|delegations|etats|estados))?"
FAVOUR, AGAINST, ABSTAINING, ABSENT = Side.FAVOUR, Side.AGAINST, Side.ABSTAINING, Side.ABSENT

CAST: Final = r"\s+(?:voting\s+|voted\s+)?"
NOT_TO: Final = r"\b(?!\s+" + N.replace("(", "(?:", 1) + ")"
PATTERNS: Final[tuple[tuple[re.Pattern[str], tuple[Side, ...]], ...]] = tuple(
    (re.compile(pattern), sides)
    for pattern, sides in (
        (N + VOTES + CAST + r"(?:in favou?r|en faveur|a favor)\b", (FAVOUR,)),
        (DIGITS + VOTES + CAST + r"(?:for|pour|yes|yeas?)\b", (FAVOUR,)),
        (N + VOTES + CAST + r"(?:against|contre|en contra|opposed)" + NOT_TO, (AGAINST,)),
        (DIGITS + VOTES + CAST + r"(?:nays?|noes)\b", (AGAINST,)),
        (N + VOTES + r"\s+(?:abstentions?|abstaining|abstained|abstenciones|abstencion)\b", (ABSTAINING,)),
        (DIGITS + VOTES + r"\s+(?:absents?|ausentes|not voting|non-voting|did not vote)\b", (ABSENT,)),
        (DIGITS + r"\s+(?:votes?|voix|votos?)\s+(?:to|a|against|contre|contra)\s+" + N, (FAVOUR, AGAINST)),
        (r"\bvotes? of\s+" + DIGITS + r"\s+to\s+" + N, (FAVOUR, AGAINST)),
        (DIGITS + r"\s+(?:in favou?r|for)\s+to\s+" + N, (FAVOUR, AGAINST)),
        (r"\b(?:yes|yeas?|in favou?r|for|pour|a favor)\s*[:=]\s*" + DIGITS, (FAVOUR,)),
        (r"\b(?:no|nays?|noes|against|contre|en contra)\s*[:=]\s*" + DIGITS, (AGAINST,)),
        (r"\b(?:abstain|abstentions?|abstaining|abstained|abstenciones)\s*[:=]\s*" + DIGITS, (ABSTAINING,)),
        (r"\b(?:absent|non-voting|not voting|ausentes)\s*[:=]\s*" + DIGITS, (ABSENT,)),
        (
            r"\b(?:votes?|voted|adopted|tally|result)(?:\s+(?:of|was|is|by))*[\s:(]*" + THREE,
            (FAVOUR, AGAINST, ABSTAINING),
        ),
    )
)
"""(pattern over a folded line, the sides that its groups count)."""


HINT: Final = re.compile(
    r"favou?r|against|contr|abst|oppos|voti|vot[eo]|voix|adopt|tally|result|absent|ausent"
    r"|\d\s+(?:for|pour|yes|yea|nay|noe|non|not|did)|\b(?:for|pour|yes|yeas?|nays?|noes|no)\s*[:=]"
)
"""What a line holds that announces totals; the patterns are only tried on such a line."""


@dataclass(frozen=True)
class Announced:
    """A number of names that the text, or the analyst (line None), announces for a side."""

    side: Side
    number: int
    line: int | None
    text: str


def announced(folded: str, line: int, text: str) -> list[Announced]:
    """Every total that the line announces, each side and number once."""
    found = dict.fromkeys(_counts(folded))
    return [Announced(side, number, line, text.strip()) for side, number in found]


def _counts(folded: str) -> Iterator[tuple[Side, int]]:
    if HINT.search(folded) is None:
        return
    for pattern, sides in PATTERNS:
        for one in pattern.finditer(folded):
            yield from zip(sides, map(_number, one.groups()), strict=True)


def _number(written: str) -> int:
    return NUMBERS[written] if written in NUMBERS else int(written)
