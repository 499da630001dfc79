"""What the committed drawing holds, for the pages that refer to it."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from positions.map.projection import HEIGHT, WIDTH

__all__ = ["HEIGHT", "TERRITORIES", "WIDTH", "WORLD", "points", "shapes"]

WORLD = Path(__file__).parents[1] / "static" / "positions" / "world.svg"
"""The committed file; the command ``build_map`` writes it."""

TERRITORIES = "territories"
"""What all other territories are called together."""


@lru_cache(maxsize=1)
def shapes() -> dict[str, str]:
    """Each shape by its country's code: the element without its end, for pictures that stand alone."""
    found = re.findall(r'<((?:path|circle) id="(\w+)".*)/>', WORLD.read_text(encoding="utf-8"))
    return {code: element for element, code in found}


@lru_cache(maxsize=1)
def points() -> frozenset[str]:
    """The codes of the countries that are drawn as points."""
    return frozenset(re.findall(r'<circle id="([A-Z]{3})"', WORLD.read_text(encoding="utf-8")))
