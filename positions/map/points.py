"""Small States as points that do not hide one another."""

from __future__ import annotations

import math
from itertools import combinations

from positions.map.projection import Point

RADIUS = 32
"""Of a point, in units of the drawing: 6.4 pixels across on a map 960 pixels wide."""

GAP = 10
ROUNDS = 200


def apart(points: dict[str, Point]) -> dict[str, Point]:
    """The points pushed apart, each as little as it takes, until no two touch.

    In the Caribbean and the Pacific the true places lie closer than a point is wide.
    """
    out = dict(points)
    least = 2 * RADIUS + GAP
    for _ in range(ROUNDS):
        moved = False
        for a, b in combinations(sorted(out), 2):
            (ax, ay), (bx, by) = out[a], out[b]
            far = math.hypot(bx - ax, by - ay)
            if far >= least - 0.01:
                continue
            # Two points in one place part sideways; otherwise along the line between them.
            ux, uy = ((bx - ax) / far, (by - ay) / far) if far else (1.0, 0.0)
            push = (least - far) / 2
            out[a], out[b] = (ax - ux * push, ay - uy * push), (bx + ux * push, by + uy * push)
            moved = True
        if not moved:
            break
    return out
