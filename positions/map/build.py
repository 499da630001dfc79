"""From Natural Earth's topology and the table of countries to the committed ``world.svg``.

The file holds one element per country, known by its ISO 3166-1 alpha-3 code: a path, or for
small States a circle, and one path of all other territories. Pages draw it by reference
(``templatetags.world``), so it is fetched once. ``fixtures/map/map-notes.md`` says
what the topology shows and what it leaves out.
"""

from __future__ import annotations

import csv
import itertools
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from positions.map.cutting import Ring, area, pieces
from positions.map.points import RADIUS, apart
from positions.map.projection import HEIGHT, WIDTH, Point, from_centre, on_drawing
from positions.map.topology import arcs, rings

ANTARCTICA = "010"
WITHOUT_CODE = {"Kosovo": "XKX"}
"""Shapes that bear no number, known by their name in the topology."""

FINEST = 36.0
"""Bends that enclose less than this are left out: about a third of a square pixel at 960 pixels of width."""

SPECK = 22.0
"""Islands smaller than this are left out, unless the territory has nothing larger."""

SMALL = 440.0
"""States that cover less than this are drawn as points: they could be neither seen nor tapped."""


def build(folder: Path) -> str:
    """The drawing, made from ``countries.csv`` and ``map/world-50m.json`` in a folder of the data set."""
    with (folder / "countries.csv").open(encoding="utf-8", newline="") as file:
        countries = list(csv.DictReader(file))
    topology = json.loads((folder / "map" / "world-50m.json").read_text(encoding="utf-8"))
    shapes, territories = outlines(topology, {row["m49"]: row["iso3"] for row in countries if row["m49"]})
    large = {iso3: shape for iso3, shape in shapes.items() if sum(map(area, shape)) >= SMALL}
    small = {
        row["iso3"]: on_drawing((from_centre(float(row["lon"])), float(row["lat"])))
        for row in countries
        if row["iso3"] not in large
    }
    return drawing(large, apart(small), territories)


def outlines(topology: dict[str, Any], codes: dict[str, str]) -> tuple[dict[str, list[Ring]], list[Ring]]:
    """The rings of each country by its code, and those of territories that are none of the countries."""
    lines = arcs(topology, FINEST)
    shapes: dict[str, list[Ring]] = {}
    territories: list[Ring] = []
    for geometry in topology["objects"]["countries"]["geometries"]:
        number, name = geometry.get("id", ""), geometry["properties"]["name"]
        if number == ANTARCTICA:
            continue
        drawn = worth_drawing(geometry, lines)
        iso3 = codes.get(number) or WITHOUT_CODE.get(name)
        if iso3 is None:
            territories += drawn
        else:  # one number can stand for several shapes: 036 is Australia and an island of its
            shapes.setdefault(iso3, []).extend(drawn)
    return shapes, territories


def worth_drawing(geometry: dict[str, Any], lines: list[Ring]) -> list[Ring]:
    """The rings of one geometry on the drawing, without specks; the largest always stays."""
    found = [
        [on_drawing(point) for point in piece] for _, ring in rings(geometry, lines) for piece in pieces(ring)
    ]
    found.sort(key=area, reverse=True)
    return [ring for place, ring in enumerate(found) if place == 0 or area(ring) >= SPECK]


def path(shape: Iterable[Ring]) -> str:
    """The data of an SVG path in whole units, each step relative to the one before."""
    out = []
    for ring in shape:
        whole: list[tuple[int, int]] = []
        for x, y in ring:
            if not whole or whole[-1] != (round(x), round(y)):
                whole.append((round(x), round(y)))
        if len(whole) < 3:
            continue
        out.append(f"M{whole[0][0]} {whole[0][1]}l")
        steps = [(b[0] - a[0], b[1] - a[1]) for a, b in itertools.pairwise(whole)]
        numbers = " ".join(f"{dx} {dy}" for dx, dy in steps)
        out.append(numbers.replace(" -", "-") + "z")
    return "".join(out)


def drawing(shapes: dict[str, list[Ring]], points: dict[str, Point], territories: list[Ring]) -> str:
    """The whole file, in the order of the codes, so that the same data give the same bytes."""
    lines = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" fill="#888">']
    lines.append(f'<path id="territories" d="{path(territories)}"/>')
    lines += [f'<path id="{iso3}" d="{path(shapes[iso3])}"/>' for iso3 in sorted(shapes)]
    lines += [
        f'<circle id="{iso3}" cx="{round(points[iso3][0])}" cy="{round(points[iso3][1])}" r="{RADIUS}"/>'
        for iso3 in sorted(points)
    ]
    return "\n".join([*lines, "</svg>", ""])
