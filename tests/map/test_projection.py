"""The Equal Earth projection against what its authors say of it."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from positions.map.projection import CENTRE, HEIGHT, WIDTH, equal_earth, from_centre, on_drawing

longitudes = st.floats(-180, 180)
latitudes = st.floats(-89, 89)


def test_the_middle_is_the_origin() -> None:
    assert equal_earth(0, 0) == (0, 0)


def test_the_equator_is_twice_as_long_as_the_meridian_and_a_little_more() -> None:
    width, height = 2 * equal_earth(180, 0)[0], 2 * equal_earth(0, 90)[1]
    assert width / height == pytest.approx(2.05458, abs=1e-4)


@given(longitudes, latitudes)
def test_it_is_symmetric_about_equator_and_central_meridian(longitude: float, latitude: float) -> None:
    x, y = equal_earth(longitude, latitude)
    assert equal_earth(-longitude, latitude) == pytest.approx((-x, y))
    assert equal_earth(longitude, -latitude) == pytest.approx((x, -y))


@given(st.floats(-179, 179), latitudes)
def test_areas_keep_their_shares(longitude: float, latitude: float) -> None:
    """The area of a small cell on the plane is that on the globe: cos(latitude) per square radian."""
    step = 1e-3
    (ax, ay), (bx, by) = equal_earth(longitude - step, latitude), equal_earth(longitude + step, latitude)
    (cx, cy), (dx, dy) = equal_earth(longitude, latitude - step), equal_earth(longitude, latitude + step)
    plane = abs((bx - ax) * (dy - cy) - (by - ay) * (dx - cx))
    globe = math.cos(math.radians(latitude)) * math.radians(2 * step) ** 2
    assert plane == pytest.approx(globe, rel=1e-3)


@given(st.floats(-1000, 1000))
def test_longitudes_from_the_centre_lie_within_half_a_turn(longitude: float) -> None:
    moved = from_centre(longitude)
    assert -180 <= moved <= 180
    assert math.isclose(
        math.cos(math.radians(moved + CENTRE)), math.cos(math.radians(longitude)), abs_tol=1e-9
    )


@given(longitudes, st.floats(-56, 83.5))
def test_inhabited_latitudes_lie_on_the_drawing(longitude: float, latitude: float) -> None:
    x, y = on_drawing((longitude, latitude))
    assert -0.001 <= x <= WIDTH + 0.001
    assert 0 <= y <= HEIGHT
