"""The sheet that a picture is drawn on: title above, drawing, key, and below whose work it is.

A sheet grows downwards as things are put on it. Everything is said in attributes of the
elements, so that the file needs no style sheet, no script and no other file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

from positions.pictures.fonts import FAMILY, REGULAR, SEMIBOLD, balanced, lines, width
from positions.pictures.palette import colour, fill, textures
from positions.vocabulary import Absence, Stance

FACES = f"'{FAMILY}', 'Source Sans 3', 'Segoe UI', 'Helvetica Neue', Roboto, 'Noto Sans', Arial, sans-serif"

WIDTH = 1200
MARGIN = 48
ROOM = WIDTH - 2 * MARGIN

LINE = 1.3
"""From one line of text to the next, as a share of its size."""


@dataclass(frozen=True)
class Caption:
    """What a picture says of itself beside what it draws."""

    title: str
    day: str
    site: str
    link: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Counts:
    """How many hold what, out of how many, how many of these through a group, and that in words.

    ``searched_on`` is the day, in words, of the last search that found nothing.
    """

    counts: Mapping[str, int]
    total: int
    through: int = 0
    said: str = "{held} of {total} countries hold a stance"
    searched_on: str = ""

    @property
    def held(self) -> int:
        """Those with any stance."""
        return sum(self.counts.get(stance, 0) for stance in Stance.values)

    @property
    def sentence(self) -> str:
        """The whole, with its denominator."""
        through = f"; {self.through} of these through a group" if self.through else ""
        return self.said.format(held=self.held, total=self.total) + through


class Sheet:
    """One picture while it is drawn; ``y`` is where the next thing goes."""

    def __init__(self, caption: Caption, *, land: bool = False) -> None:
        self.caption = caption
        self.land = land
        self.y = float(MARGIN)
        self.parts: list[str] = []

    def add(self, markup: str) -> None:
        """Put a piece of SVG on the sheet."""
        self.parts.append(markup)

    def words(
        self, text: str, size: float, *, weight: int = REGULAR, ink: str = "ink", room: float = ROOM
    ) -> None:
        """A paragraph from margin to margin."""
        for line in lines(text, room, size, weight):
            self.y += size * LINE
            self.add(label(line, MARGIN, self.y - size * 0.3, size, weight=weight, ink=ink))

    def head(self, lead: str) -> None:
        """Title, what it comes to, and the day that is shown."""
        for line in balanced(self.caption.title, ROOM, 32, SEMIBOLD):
            self.words(line, 32, weight=SEMIBOLD)
        self.y += 6
        self.words(lead, 19)
        self.words(self.caption.day, 19, ink="ink-soft")
        self.y += 18

    def key(self, counted: Counts, *, pale: bool = True) -> None:
        """Every stance and both absences with their counts; and what pale means, where it is drawn."""
        x = float(MARGIN)
        self.y += 14
        for value in [*Stance, *Absence]:
            words, count = str(value.label), str(counted.counts.get(value, 0))
            if value == Absence.SEARCHED and counted.searched_on:
                count += f" (last on {counted.searched_on})"
            long = 34 + width(f"{words} ", 15) + width(count, 15, SEMIBOLD)
            if x > MARGIN and x + long > WIDTH - MARGIN:
                x, self.y = float(MARGIN), self.y + 28
            self.add(swatch(value, x, self.y))
            self.add(label(words, x + 34, self.y + 14, 15, count=count))
            x += long + 16
        self.y += 28
        if pale and counted.through:
            self.add(swatch(Stance.SUPPORT, MARGIN, self.y, through=True))
            words = f"Pale with a dotted edge: held through a group ({counted.through})"
            self.add(label(words, MARGIN + 34, self.y + 14, 15))
            self.y += 28

    def foot(self) -> None:
        """Whose work it is, what it does not say, and the address that shows it for ever."""
        self.y += 10
        self.add(rule(MARGIN, WIDTH - MARGIN, self.y, "line"))
        self.y += 8
        for note in self.caption.notes:
            self.words(note, 13, ink="ink-faint")
        self.words(f"{self.caption.site}. {self.caption.link}", 13, ink="ink-soft")
        self.y += MARGIN - 12

    def svg(self) -> str:
        """The whole file."""
        return document("".join(self.parts), WIDTH, round(self.y), self.caption, land=self.land)


def document(drawing: str, across: int, down: int, caption: Caption, *, land: bool = False) -> str:
    """An SVG file of a size in pixels, with its title and day for those who hear it."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{across}" height="{down}" '
        f'viewBox="0 0 {across} {down}" font-family="{FACES}" role="img" aria-labelledby="title day">'
        f'<title id="title">{escape(caption.title)}</title>'
        f'<desc id="day">{escape(f"{caption.day}. {caption.site}. {caption.link}")}</desc>'
        f"{textures(land=land)}"
        f'<rect width="{across}" height="{down}" fill="{colour("paper-raised")}"/>'
        f"{drawing}</svg>\n"
    )


def label(
    text: str,
    x: float,
    y: float,
    size: float,
    *,
    weight: int = REGULAR,
    ink: str = "ink",
    anchor: str = "start",
    count: str = "",
) -> str:
    """A line of text, its foot at y; ``ink`` is a colour of tokens.css, ``count`` a number behind it."""
    bold = f' font-weight="{weight}"' if weight != REGULAR else ""
    at = f' text-anchor="{anchor}"' if anchor != "start" else ""
    look = f'font-size="{size:g}" fill="{colour(ink)}"{bold}{at}'
    behind = f' <tspan font-weight="{SEMIBOLD}">{count}</tspan>' if count else ""
    return f'<text x="{x:g}" y="{y:.1f}" {look}>{escape(text)}{behind}</text>'


def rule(start: float, end: float, y: float, ink: str = "hairline") -> str:
    """A line from left to right."""
    return f'<path d="M{start:g} {y:.1f}H{end:g}" stroke="{colour(ink)}" fill="none"/>'


def swatch(value: str, x: float, y: float, *, through: bool = False) -> str:
    """The sample of a stance or an absence in a key."""
    edge = colour(value if value in Stance.values else f"{value}-line")
    dots = ' stroke-width="1.6" stroke-dasharray="0 3.2" stroke-linecap="round"' if through else ""
    return (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="28" height="18" rx="2" '
        f'fill="{fill(value, through=through)}" stroke="{edge}"{dots}/>'
    )
