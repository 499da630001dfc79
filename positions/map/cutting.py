"""Rings that cross the edge of the map are cut there; left alone they would draw a band across it."""

from __future__ import annotations

from collections.abc import Iterator

from positions.map.projection import Point

Ring = list[Point]

EDGE = 180.0


def unwrapped(ring: Ring) -> Ring:
    """The same ring with longitudes that run on across the edge instead of jumping by 360 degrees."""
    out = [ring[0]]
    for longitude, latitude in ring[1:]:
        last = out[-1][0]
        turns = round((longitude - last) / 360)
        out.append((longitude - 360 * turns, latitude))
    return out


def clipped(ring: Ring, edge: float, side: int) -> Ring:
    """The part of a ring on one side of a meridian: west of it for side 1, east of it for side -1."""
    out: Ring = []
    for a, b in zip(ring, ring[1:] + ring[:1], strict=True):
        a_in, b_in = side * a[0] <= side * edge, side * b[0] <= side * edge
        if a_in:
            out.append(a)
        if a_in != b_in:
            t = (edge - a[0]) / (b[0] - a[0])
            out.append((edge, a[1] + t * (b[1] - a[1])))
    return out


def pieces(ring: Ring) -> Iterator[Ring]:
    """The one or more rings, each within the map, that a ring falls into."""
    whole = unwrapped(ring)
    for shift in (0, -360, 360):
        moved = [(longitude + shift, latitude) for longitude, latitude in whole]
        piece = clipped(clipped(moved, EDGE, 1), -EDGE, -1)
        if len(piece) > 2:
            yield piece


def area(ring: Ring) -> float:
    """The area that a ring encloses, whichever way it runs."""
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:] + ring[:1], strict=True))) / 2
