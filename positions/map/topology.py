"""Reading TopoJSON: borders are stored once, as arcs that neighbours share.

They are simplified while they are still shared, so that neighbours keep fitting together.
The format: https://github.com/topojson/topojson-specification. The way of simplifying:
M. Visvalingam and J. D. Whyatt, "Line generalisation by repeated elimination of points",
The Cartographic Journal 30 (1993), pages 46-51.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from typing import Any

from positions.map.cutting import Ring, unwrapped
from positions.map.projection import Point, from_centre, on_drawing


def triangle(a: Point, b: Point, c: Point) -> float:
    """The area that is lost when b is left out between a and c."""
    return abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2


def kept(line: list[Point], least: float, fewest: int) -> list[int]:
    """The places in a line that matter: leaving any other out changes less than ``least`` of area.

    The ends stay, and at least ``fewest`` points altogether.
    """
    before = list(range(-1, len(line) - 1))
    after = list(range(1, len(line) + 1))
    here = [True] * len(line)
    heap = [(triangle(*line[i - 1 : i + 2]), i) for i in range(1, len(line) - 1)]
    current = {i: size for size, i in heap}
    heapq.heapify(heap)
    left = len(line)
    while heap and left > fewest:
        size, i = heapq.heappop(heap)
        if not here[i] or current[i] != size:
            continue
        if size >= least:
            break
        here[i] = False
        left -= 1
        a, b = before[i], after[i]
        after[a], before[b] = b, a
        for near in (a, b):
            if 0 < near < len(line) - 1:
                # Never less than what was just accepted, or a long bend would vanish bit by bit.
                current[near] = max(size, triangle(line[before[near]], line[near], line[after[near]]))
                heapq.heappush(heap, (current[near], near))
    return [i for i, stays in enumerate(here) if stays]


def arcs(topology: dict[str, Any], least: float) -> list[Ring]:
    """All arcs in degrees east of the map's centre and north, simplified to ``least`` units of area."""
    (scale_x, scale_y), (move_x, move_y) = topology["transform"]["scale"], topology["transform"]["translate"]
    out = []
    for deltas in topology["arcs"]:
        x = y = 0
        line: Ring = []
        for dx, dy in deltas:
            x, y = x + dx, y + dy
            line.append((from_centre(x * scale_x + move_x), y * scale_y + move_y))
        line = unwrapped(line)
        closed = deltas and line[0] == line[-1]
        places = kept([on_drawing(point) for point in line], least, fewest=5 if closed else 2)
        out.append([line[i] for i in places])
    return out


def rings(geometry: dict[str, Any], lines: list[Ring]) -> Iterator[tuple[bool, Ring]]:
    """Each ring of a geometry, and whether it is an outer one; a ring does not repeat its first point."""
    polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    for polygon in polygons:
        for number, references in enumerate(polygon):
            ring: Ring = []
            for reference in references:
                # A negative number means: the arc backwards.
                line = lines[reference] if reference >= 0 else lines[~reference][::-1]
                ring += line if not ring else line[1:]
            yield number == 0, ring[:-1]
