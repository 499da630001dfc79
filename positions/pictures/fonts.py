"""How wide words are in the typeface of the pictures, and whether it has their letters.

The widths are read from the font files themselves, since a title has to be broken before it is
drawn. Source Sans Pro comes as a package: a picture is the same whatever a server has installed.
"""

from __future__ import annotations

import struct
import unicodedata
from functools import cache, lru_cache
from pathlib import Path

import font_source_sans_pro  # type: ignore[import-untyped]  # a package of font files

FAMILY = "Source Sans Pro"
REGULAR, SEMIBOLD = 400, 600
FOLDER = Path(font_source_sans_pro.font_directory)
FILES = {
    REGULAR: FOLDER / "SourceSansPro-Regular.ttf",
    SEMIBOLD: FOLDER / "SourceSansPro-Semibold.ttf",
}

SLACK = 1.07
"""Where a reader's machine has no Source Sans, an SVG is drawn in a face that is wider by about this."""

Widths = dict[int, float]


@cache
def widths(weight: int) -> Widths:
    """The advance of every character of the face, by its code point, as a share of the size."""
    data = FILES[weight].read_bytes()
    tables = {
        data[at : at + 4].decode(): struct.unpack_from(">L", data, at + 8)[0]
        for at in range(12, 12 + 16 * struct.unpack_from(">H", data, 4)[0], 16)
    }
    unit = struct.unpack_from(">H", data, tables["head"] + 18)[0]
    measured = struct.unpack_from(">H", data, tables["hhea"] + 34)[0]
    advances = struct.unpack_from(f">{2 * measured}H", data, tables["hmtx"])[::2]
    return {
        code: advances[min(glyph, measured - 1)] / unit
        for code, glyph in _glyphs(data, tables["cmap"]).items()
    }


def _glyphs(data: bytes, start: int) -> dict[int, int]:
    """The glyph of each code point, from the table's part for all of Unicode (format 12)."""
    for record in range(struct.unpack_from(">H", data, start + 2)[0]):
        at = start + struct.unpack_from(">L", data, start + 4 + 8 * record + 4)[0]
        if struct.unpack_from(">H", data, at)[0] == 12:
            groups = struct.iter_unpack(
                ">3L", data[at + 16 : at + 16 + 12 * struct.unpack_from(">L", data, at + 12)[0]]
            )
            return {
                code: glyph + code - first for first, last, glyph in groups for code in range(first, last + 1)
            }
    raise ValueError(f"{FAMILY} has no table of all of Unicode.")


def covers(text: str) -> bool:
    """Whether the face has every letter of the text."""
    return all(ord(letter) in widths(REGULAR) for letter in set(text) if not letter.isspace())


@lru_cache(maxsize=4096)
def width(text: str, size: float, weight: int = REGULAR) -> float:
    """How long a line of text is; letters that the face lacks count by their kind of script."""
    known = widths(weight)
    return size * SLACK * sum(known.get(ord(letter)) or _foreign(letter) for letter in text)


def _foreign(letter: str) -> float:
    if unicodedata.combining(letter):
        return 0.0
    return 1.0 if unicodedata.east_asian_width(letter) in "WF" else 0.62


def lines(text: str, room: float, size: float, weight: int = REGULAR) -> list[str]:
    """The text broken into lines that fit the room; between words, or anywhere in what has no spaces."""
    out = [""]
    for word in text.split():
        if out[-1] and width(f"{out[-1]} {word}", size, weight) <= room:
            out[-1] += f" {word}"
            continue
        if out[-1]:
            out.append("")
        for letter in word:
            if out[-1] and width(out[-1] + letter, size, weight) > room:
                out.append("")
            out[-1] += letter
    return out


def balanced(text: str, room: float, size: float, weight: int = REGULAR) -> list[str]:
    """As few lines as fit the room, of about the same length."""
    found = lines(text, room, size, weight)
    while len(found) > 1 and len(closer := lines(text, room - size, size, weight)) == len(found):
        found, room = closer, room - size
    return found


def shortened(text: str, room: float, size: float, weight: int = REGULAR) -> str:
    """The text as it is where it fits, else cut with an ellipsis."""
    if width(text, size, weight) <= room:
        return text
    while text and width(f"{text}…", size, weight) > room:
        text = text[:-1].rstrip()
    return f"{text}…"
