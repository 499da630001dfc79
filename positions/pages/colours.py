"""Colour arithmetic for the design's figures: contrast and distance, also under colour-vision deficiency.

Contrast: WCAG 2.2, https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio. Distance: Euclidean in Oklab
(Björn Ottosson, https://bottosson.github.io/posts/oklab/), times 100. Deficiencies: the full-severity
matrices of G. Machado, M. Oliveira and L. Fernandes, "A physiologically-based model for simulation of
color vision deficiency", IEEE TVCG 15 (2009), pages 1291-1298.
"""

import math
import re

from positions.map.drawn import WORLD

Colour = tuple[float, float, float]

VISION = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritan": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


def tokens() -> dict[str, dict[str, Colour]]:
    """Every colour token in linear light, for "light" and for "dark"."""
    text = (WORLD.parent / "tokens.css").read_text(encoding="utf-8")
    found = re.findall(r"--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)", text)
    return {
        "light": {name: linear(light) for name, light, _ in found},
        "dark": {name: linear(dark) for name, _, dark in found},
    }


def linear(code: str) -> Colour:
    """A hexadecimal sRGB colour in linear light."""
    values = [int(code[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    r, g, b = (value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in values)
    return r, g, b


def code(colour: Colour) -> str:
    """A colour in linear light as hexadecimal sRGB: what ``linear`` reads.

    >>> code(linear("#3a58b2"))
    '#3a58b2'
    """
    values = [12.92 * value if value <= 0.0031308 else 1.055 * value ** (1 / 2.4) - 0.055 for value in colour]
    return "#" + "".join(f"{round(255 * value):02x}" for value in values)


def contrast(one: Colour, other: Colour) -> float:
    """The ratio by which the lighter outshines the darker."""
    dark, light = sorted(0.2126 * r + 0.7152 * g + 0.0722 * b for r, g, b in (one, other))
    return (light + 0.05) / (dark + 0.05)


def seen(colour: Colour, vision: str) -> Colour:
    """The colour as it is seen with a kind of vision."""
    r, g, b = (
        min(1.0, max(0.0, sum(m * c for m, c in zip(row, colour, strict=True)))) for row in VISION[vision]
    )
    return r, g, b


def oklab(colour: Colour) -> Colour:
    """The colour where distance is what the eye makes of it."""
    r, g, b = colour
    lms = [
        (0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b) ** (1 / 3),
        (0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b) ** (1 / 3),
        (0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b) ** (1 / 3),
    ]
    rows = (
        (0.2104542553, 0.7936177850, -0.0040720468),
        (1.9779984951, -2.4285922050, 0.4505937099),
        (0.0259040371, 0.7827717662, -0.8086757660),
    )
    lightness, a, b = (sum(m * c for m, c in zip(row, lms, strict=True)) for row in rows)
    return lightness, a, b


def distance(one: Colour, other: Colour, vision: str) -> float:
    """How far apart two colours are for an eye; below 10 they are easily confused in small areas."""
    return 100 * math.dist(oklab(seen(one, vision)), oklab(seen(other, vision)))
