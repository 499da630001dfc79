"""Rings that cross the edge of the map."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from positions.map.cutting import area, pieces, unwrapped
from positions.map.points import GAP, RADIUS, apart
from positions.map.topology import kept


def test_a_ring_within_the_map_stays_whole() -> None:
    square = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)]
    assert list(pieces(square)) == [square]


def test_a_ring_across_the_edge_falls_into_two_and_loses_nothing() -> None:
    square = [(175.0, 0.0), (-175.0, 0.0), (-175.0, 10.0), (175.0, 10.0)]
    found = list(pieces(square))
    assert len(found) == 2
    assert sum(map(area, found)) == pytest.approx(100)
    for ring in found:
        assert max(x for x, _ in ring) - min(x for x, _ in ring) == pytest.approx(5)


@given(st.lists(st.tuples(st.floats(-180, 180), st.floats(-80, 80)), min_size=1, max_size=30))
def test_an_unwrapped_ring_never_jumps(ring: list[tuple[float, float]]) -> None:
    out = unwrapped(ring)
    assert all(abs(b[0] - a[0]) <= 180 for a, b in itertools.pairwise(out))


@given(st.lists(st.tuples(st.floats(0, 100), st.floats(0, 100)), min_size=2, max_size=40), st.floats(0, 50))
def test_a_simplified_line_keeps_its_ends_and_its_order(
    line: list[tuple[float, float]], least: float
) -> None:
    places = kept(line, least, fewest=2)
    assert places[0] == 0
    assert places[-1] == len(line) - 1
    assert places == sorted(places)


def test_simplifying_leaves_out_what_lies_on_a_straight_line_and_keeps_a_corner() -> None:
    line = [(0.0, 0.0), (50.0, 0.1), (100.0, 0.0), (100.0, 100.0)]
    assert kept(line, 10, fewest=2) == [0, 2, 3]


@given(
    st.dictionaries(
        st.text("ABC", min_size=3, max_size=3), st.tuples(st.floats(0, 400), st.floats(0, 400)), max_size=8
    )
)
def test_points_that_were_pushed_apart_do_not_touch(points: dict[str, tuple[float, float]]) -> None:
    out = list(apart(points).values())
    for number, (ax, ay) in enumerate(out):
        for bx, by in out[:number]:
            assert ((ax - bx) ** 2 + (ay - by) ** 2) ** 0.5 > 2 * RADIUS


def test_points_far_from_one_another_stay_where_they_are() -> None:
    far = {"AAA": (0.0, 0.0), "BBB": (2 * RADIUS + GAP + 1.0, 0.0)}
    assert apart(far) == far
