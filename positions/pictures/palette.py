"""The colours and textures of the site, put into attributes that any program that draws SVG understands.

Both are defined once, for the pages: colours in ``tokens.css``, textures in ``patterns.html``.
Pictures take the light ones, since they are printed and put into papers.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from positions.vocabulary import Absence, Stance

POSITIONS = Path(__file__).resolve().parents[1]
TOKENS = POSITIONS / "static" / "positions" / "tokens.css"
PATTERNS = POSITIONS / "templates" / "positions" / "components" / "patterns.html"

LAND_SCALE = 9
"""Textures on the map: its unit is that much smaller (patterns.html)."""


@cache
def colours() -> dict[str, str]:
    """Each colour by its name in tokens.css, as it is on paper."""
    return dict(
        re.findall(r"--([a-z0-9-]+): light-dark\((#[0-9a-f]{6}),", TOKENS.read_text(encoding="utf-8"))
    )


def colour(name: str) -> str:
    """One colour by its name in tokens.css."""
    return colours()[name]


def fill(value: str, *, through: bool = False, land: bool = False) -> str:
    """What a stance or an absence is filled with: a colour, or one of the textures of :func:`textures`."""
    if value in (Stance.SUPPORT, Absence.UNRESEARCHED):
        return colour(f"{value}-pale" if through else value)
    return f"url(#{'land' if land else 'texture'}-{value}{'-pale' if through else ''})"


@cache
def textures(*, land: bool = False) -> str:
    """The textures as one <defs>, those of the map too where it is drawn."""
    drawn = [
        _plain(markup, hue)
        for markup, hue in re.findall(
            r'(<pattern id="texture-[a-z-]+" class="is-([a-z]+)".*?</pattern>)',
            PATTERNS.read_text(encoding="utf-8"),
        )
    ]
    if land:
        drawn += [
            pattern.replace('id="texture-', f'patternTransform="scale({LAND_SCALE})" id="land-')
            for pattern in drawn
        ]
    return f"<defs>{''.join(drawn)}</defs>"


def _plain(markup: str, hue: str) -> str:
    """A texture of the pages with its classes turned into attributes, as stances.css paints them."""
    own, on = colour(hue), colours().get(f"on-{hue}", "")
    line = colours().get(f"{hue}-line", "")
    painted = {
        "ground": f'fill="{own}"',
        "ground--pale": f'fill="{colours().get(f"{hue}-pale", own)}"',
        "thread": f'fill="none" stroke="{on}" stroke-opacity="0.42"',
        "thread--dot": f'fill="{on}" fill-opacity="0.42"',
        "thread--hue": f'fill="none" stroke="{own}" stroke-width="1.2"',
        "thread--dot-hue": f'fill="{own}"',
        "thread--searched": f'fill="none" stroke="{line}"',
    }
    markup = markup.replace(f' class="is-{hue}"', "")
    return re.sub(r'class="([a-z-]+)"', lambda found: painted[found[1]], markup)
