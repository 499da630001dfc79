"""Names as texts write them: cleared of what typesetting adds, and brought into one shape."""

from __future__ import annotations

import re
from typing import Final

from positions import characters

INVISIBLE: Final = dict.fromkeys(
    [
        0x0000,
        0x00AD,  # soft hyphen
        0x061C,  # marks for right-to-left text, and those below
        *range(0x200B, 0x2010),
        *range(0x202A, 0x202F),
        *range(0x2060, 0x206A),
        0xFEFF,
    ]
)
"""Characters that show nothing: null, soft hyphens, joiners and marks of direction."""

LINE_ENDS: Final = re.compile(r"\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
MARKS: Final = re.compile(
    r"""(?:\s*(?:
        [*†‡§¶\#°ªº⁰¹²³⁴-⁹]+        # asterisks, daggers, raised figures
        | \[[^\]]{1,3}\] | \(\d{1,4}\)  # [a], [12], (3)
        | \d{1,2}/ | \b[a-z]/         # 1/, a/
        | (?<=[^\W\d])\d{1,2}         # a figure that was raised before it was copied
        | [.:;,_،؛。\"“”»]
    ))+\Z""",
    re.VERBOSE,
)
BULLET: Final = re.compile(
    r"\A(?:[\s*•·▪‣◦●○\-–—_>\"“”«]|\(?\d{1,3}[.)]?\s|\(?[a-z][.)]\s|(?:and|et|und)\s|[*†‡]|[.:;,])+",
    re.IGNORECASE,
)
WORD: Final = re.compile(r"[^\W\d_]")


def clean(text: str) -> str:
    """The text with line ends of one kind and without characters that show nothing."""
    lines = LINE_ENDS.sub("\n", text).translate(INVISIBLE)
    return characters.cleared(lines).replace("\u00a0", " ").replace("\u202f", " ")


def bare(name: str) -> str:
    """The name without bullets, numbers and “and” before it, footnote marks and full stops after it.

    >>> bare("- Iran (Islamic Republic of)*,")
    'Iran (Islamic Republic of)'
    """
    return MARKS.sub("", BULLET.sub("", name)).strip()


def plain(folded: str) -> str:
    """A folded name with brackets, hyphens, stops, quotation marks and blanks alike."""
    return " ".join(folded.translate(ALIKE).split())


def shape(folded: str) -> str:
    """A folded name in the shape by which names are compared: ``plain``, without an article.

    >>> shape("the u.s.a.")
    'usa'
    """
    return plain(folded).removeprefix("the ")


ALIKE: Final = str.maketrans(
    {"[": "(", "]": ")", "（": "(", "）": ")", **dict.fromkeys("-‐‑‒–—―−", " "), **dict.fromkeys(".'\"“”«»„")}
)


def says_something(text: str) -> bool:
    """Whether there is a letter in it."""
    return WORD.search(text) is not None
