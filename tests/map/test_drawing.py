"""The committed map: every country is on it, and it is what the data say."""

import csv
import re
from itertools import pairwise
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from positions.management.commands import build_map
from positions.map.drawn import HEIGHT, WIDTH, WORLD, points

FIXTURES = Path(settings.BASE_DIR) / "fixtures"
DRAWING = WORLD.read_text(encoding="utf-8")
SHAPES = dict(re.findall(r'<path id="(\w+)" d="([^"]*)"/>', DRAWING))


def rows(name: str) -> list[dict[str, str]]:
    with (FIXTURES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def rings(data: str) -> list[list[tuple[int, int]]]:
    """The corners of each ring of a path, read as a browser would."""
    out = []
    for part in data.removesuffix("z").split("z"):
        start, steps = part.removeprefix("M").split("l")
        numbers = [int(number) for number in re.findall(r"-?\d+", steps)]
        x, y = (int(number) for number in start.split())
        ring = [(x, y)]
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + dx, y + dy
            ring.append((x, y))
        out.append(ring)
    return out


def test_every_country_is_drawn_once_as_shape_or_point() -> None:
    drawn = [*(SHAPES.keys() - {"territories"}), *points()]
    assert sorted(drawn) == sorted(row["iso3"] for row in rows("countries.csv"))


def test_countries_without_a_shape_are_points() -> None:
    missing = {row["iso3"] for row in rows("map/no_shape.csv") if row["missing_at_50m"] == "yes"}
    assert missing <= points()


def test_australia_is_the_continent_not_only_its_small_islands() -> None:
    assert max(len(ring) for ring in rings(SHAPES["AUS"])) > 50


def test_kosovo_and_its_neighbours_are_drawn() -> None:
    assert {"XKX", "SRB", "ALB", "MKD"} <= SHAPES.keys()


def test_nothing_is_drawn_outside_the_frame() -> None:
    for data in SHAPES.values():
        for x, y in (corner for ring in rings(data) for corner in ring):
            assert 0 <= x <= WIDTH
            assert 0 <= y <= HEIGHT


def test_no_border_runs_across_the_map() -> None:
    """A ring that crossed the edge uncut would have a side as long as the map is wide."""
    for iso3, data in SHAPES.items():
        for ring in rings(data):
            longest = max(abs(b[0] - a[0]) for a, b in pairwise([*ring, ring[0]]))
            assert longest < WIDTH / 10, iso3


def test_the_map_stays_light() -> None:
    assert len(DRAWING.encode()) < 90_000


def test_building_gives_the_committed_bytes(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("build_map", "--check")
    assert "up to date" in capsys.readouterr().out


def test_a_map_out_of_date_is_reported_and_mended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = tmp_path / "world.svg"
    copy.write_text(DRAWING.replace("PAK", "KAP"), encoding="utf-8")
    monkeypatch.setattr(build_map, "WORLD", copy)
    with pytest.raises(CommandError, match="out of date"):
        call_command("build_map", "--check")
    call_command("build_map")
    assert "Wrote world.svg" in capsys.readouterr().out
    assert copy.read_text(encoding="utf-8") == DRAWING
