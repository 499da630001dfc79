"""The world map as a picture: every country by its stance, with key, day and credits."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from positions.map.drawn import HEIGHT, TERRITORIES, WIDTH, points, shapes
from positions.pictures.palette import colour, fill
from positions.pictures.sheet import MARGIN, ROOM, Caption, Counts, Sheet
from positions.vocabulary import Stance

OUTLINE, POINT_OUTLINE, DOTTED = 5, 9, 9
"""Widths of lines in units of the map, as map.css has them."""


@dataclass(frozen=True)
class Land:
    """One country on the map: its code, what it holds, whether through a group, and that in words."""

    iso3: str
    value: str
    through: bool
    words: str


def world_map(caption: Caption, lands: Iterable[Land], counted: Counts) -> str:
    """The map on a sheet of its own."""
    sheet = Sheet(caption, land=True)
    sheet.head(f"{counted.sentence}.")
    sheet.add(drawn(lands, MARGIN, sheet.y, ROOM))
    sheet.y += ROOM * HEIGHT / WIDTH
    sheet.key(counted)
    sheet.foot()
    return sheet.svg()


def drawn(lands: Iterable[Land], x: float, y: float, across: float) -> str:
    """The map at a place and of a width; dots come last, so that no neighbour covers them."""
    scale = across / WIDTH
    ordered = sorted(lands, key=lambda land: land.iso3 in points())
    paper = colour("paper-raised")
    blank = f'<{shapes()[TERRITORIES]} fill="{paper}" stroke="{colour("line")}" stroke-width="7"/>'
    return (
        f'<g transform="translate({x:g} {y:.1f}) scale({scale:.5f})" '
        f'stroke="{paper}" stroke-width="{OUTLINE}" stroke-linejoin="round">'
        f"{blank}{''.join(_shape(land) for land in ordered if land.iso3 in shapes())}</g>"
    )


def _shape(land: Land) -> str:
    edge = ""
    if land.through and land.value in Stance.values:
        dots = 'stroke-dasharray="0 18" stroke-linecap="round"'
        edge = f' stroke="{colour(land.value)}" stroke-width="{DOTTED}" {dots}'
    elif land.iso3 in points():
        edge = f' stroke-width="{POINT_OUTLINE}"'
    painted = fill(land.value, through=land.through, land=True)
    tag = "circle" if land.iso3 in points() else "path"
    return f'<{shapes()[land.iso3]} fill="{painted}"{edge}><title>{escape(land.words)}</title></{tag}>'


def whereabouts(iso3: str, x: int, y: int, across: float) -> str:
    """The map with one country dark and a ring around it; x and y are its point on the map."""
    pale, dark, edge = colour("unresearched"), colour("ink"), colour("paper-raised")
    others = "".join(f'<{element} fill="{pale}"/>' for code, element in shapes().items() if code != iso3)
    itself = f'<{shapes()[iso3]} fill="{dark}"/>' if iso3 in shapes() else ""
    return (
        f'<g transform="scale({across / WIDTH:.5f})" stroke="{edge}" stroke-width="{OUTLINE}">'
        f"{others}{itself}"
        f'<circle cx="{x}" cy="{y}" r="420" fill="none" stroke="{dark}" stroke-width="30"/></g>'
    )
