"""The Equal Earth projection, and where its plane lies on the drawing.

Equal Earth shows every country at its true share of the land, which a map of States owes
them. Formulas and coefficients: Bojan Šavrič, Tom Patterson and Bernhard Jenny, "The Equal
Earth map projection", International Journal of Geographical Information Science 33 (2019),
pages 454-465, https://doi.org/10.1080/13658816.2018.1504949.
"""

from __future__ import annotations

import math

Point = tuple[float, float]

A1, A2, A3, A4 = 1.340264, -0.081106, 0.000893, 0.003796
M = math.sqrt(3) / 2

CENTRE = 11.0
"""Longitude in the middle of the map. The edge, 169 W, then runs through the Bering Strait."""

NORTH, SOUTH = 83.8, -56.3
"""Latitudes at the upper and lower edge: Greenland's cape and Cape Horn, with a little air."""

WIDTH = 9600
"""Width of the drawing. Its unit is a tenth of a pixel on a map 960 pixels wide: no decimals needed."""


def equal_earth(longitude: float, latitude: float) -> Point:
    """The point of the plane for degrees east of the centre and north, on a globe of radius 1."""
    theta = math.asin(M * math.sin(math.radians(latitude)))
    t2 = theta * theta
    t6 = t2**3
    x = math.radians(longitude) * math.cos(theta) / (M * (A1 + 3 * A2 * t2 + t6 * (7 * A3 + 9 * A4 * t2)))
    y = theta * (A1 + A2 * t2 + t6 * (A3 + A4 * t2))
    return x, y


def from_centre(longitude: float) -> float:
    """Degrees east of the map's centre, from -180 until before 180."""
    return (longitude - CENTRE + 180) % 360 - 180


SCALE = WIDTH / (2 * equal_earth(180, 0)[0])
HEIGHT = math.ceil((equal_earth(0, NORTH)[1] - equal_earth(0, SOUTH)[1]) * SCALE)


def on_drawing(point: Point) -> Point:
    """Where (degrees east of the centre, degrees north) lies on the drawing; y grows downwards."""
    x, y = equal_earth(*point)
    return WIDTH / 2 + x * SCALE, (equal_earth(0, NORTH)[1] - y) * SCALE
