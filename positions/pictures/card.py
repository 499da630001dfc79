"""The card that stands for a page where its address is shared: 1200 by 630, to be read small."""

from __future__ import annotations

from positions.map.drawn import HEIGHT, WIDTH
from positions.pictures.fonts import SEMIBOLD, balanced, lines, shortened
from positions.pictures.palette import colour
from positions.pictures.sheet import Caption, Counts, document, label, rule, swatch
from positions.vocabulary import Absence, Stance

ACROSS, DOWN = 1200, 630
MARGIN = 56
ROOM = ACROSS - 2 * MARGIN
FOOT = 556
MAP_ACROSS = 800
LOGO = "M3 6h26v4.5H3zM3 13.75h10.5v4.5H3zm13.5 0H29v4.5H16.5zM3 21.5h17.5V26H3z"
"""The bars of the site's sign (components/logo.html)."""


def card(caption: Caption, drawing: str, counted: Counts, *, below: str, subtitle: str = "") -> str:
    """Name of the site, title, counts beside the drawing, and a sentence below."""
    parts = [
        f'<path transform="translate({MARGIN - 4} 36) scale(1.1)" d="{LOGO}" fill="{colour("ink")}"/>',
        label(caption.site, MARGIN + 40, 61, 24, ink="ink-soft"),
    ]
    y = 92.0
    for line, size in _title(caption.title):
        y += size * 1.16
        parts.append(label(line, MARGIN, y - size * 0.2, size, weight=SEMIBOLD))
    if subtitle:
        y += 38
        parts.append(label(shortened(subtitle, ROOM, 26), MARGIN, y - 6, 26, ink="ink-soft"))
    middle = y + (FOOT - y - MAP_ACROSS * HEIGHT / WIDTH) / 2
    parts.append(f'<g transform="translate({ACROSS - MARGIN - MAP_ACROSS + 12} {middle:.1f})">{drawing}</g>')
    parts.append(_column(counted, y + 28))
    parts.append(rule(MARGIN, ACROSS - MARGIN, FOOT, "line"))
    parts.append(label(shortened(below, ROOM, 22, SEMIBOLD), MARGIN, FOOT + 42, 22, weight=SEMIBOLD))
    return document("".join(parts), ACROSS, DOWN, caption, land=True)


def _title(title: str) -> list[tuple[str, float]]:
    """The title in one large line or two smaller ones, with their size."""
    if len(lines(title, ROOM, 46, SEMIBOLD)) == 1:
        return [(title, 46)]
    first, *rest = balanced(title, ROOM, 36, SEMIBOLD)
    return [(first, 36), (shortened(" ".join(rest), ROOM, 36, SEMIBOLD), 36)] if rest else [(first, 36)]


def _column(counted: Counts, top: float) -> str:
    """The counts one below the other; absences smaller, as they are no stances."""
    parts = []
    y = top
    for value in [*Stance, *Absence]:
        size = 26 if value in Stance.values else 20
        parts.append(swatch(value, MARGIN, y))
        parts.append(
            label(str(counted.counts.get(value, 0)), MARGIN + 88, y + 18, size, weight=SEMIBOLD, anchor="end")
        )
        parts.append(
            label(str(value.label), MARGIN + 100, y + 18, size, ink="ink" if size > 20 else "ink-soft")
        )
        y += 43 if size > 20 else 35
    return "".join(parts)
