"""The gaps of the record: every country in one of four places, every count with its whole."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from positions import coverage
from positions.enquiries import last_enquiry, record_enquiries
from positions.models import Enquiry
from tests import make
from tests.world import World

DAY = date(2023, 6, 1)


@pytest.fixture
def known(world: World) -> World:
    """Arandia by its own act, Borvia through the Union, Fenland searched in vain."""
    make.published()
    make.published(group=world.union, date=date(2022, 2, 1))
    make.enquiry(world.fenland)
    make.enquiry(world.arandia)
    return world


def test_a_cell_counts_its_four_places_and_their_whole(known: World) -> None:
    matrix = coverage.matrix(DAY)
    assert matrix.totals == {"Meridia": 3, "Septentria": 3}
    row = matrix.rows[0]
    assert row.proposition == known.framework
    assert [(cell.region, cell.counts, cell.total) for cell in [*row.cells, row.world]] == [
        ("Meridia", {"own": 0, "group": 0, "searched": 1, "unresearched": 2}, 3),
        ("Septentria", {"own": 1, "group": 1, "searched": 0, "unresearched": 1}, 3),
        ("", {"own": 1, "group": 1, "searched": 1, "unresearched": 3}, 6),
    ]


def test_every_proposition_has_its_row_also_if_nothing_is_known(known: World) -> None:
    rows = coverage.matrix(DAY).rows
    assert [row.proposition for row in rows] == [known.framework, known.audits, known.control]
    assert rows[1].world.counts["unresearched"] == rows[1].world.total == 6


def test_the_list_behind_a_cell_has_as_many_countries_as_the_cell_says(known: World) -> None:
    for row in coverage.matrix(DAY).rows:
        for cell in [*row.cells, row.world]:
            for place, count in cell.counts.items():
                found = coverage.countries_of(row.proposition, DAY, region=cell.region, places=[place])
                assert len(found) == count, (row.proposition, cell.region, place)


def test_the_coverage_is_that_of_the_day(known: World) -> None:
    world = coverage.matrix(date(2022, 2, 15)).rows[0].world
    assert world.counts == {"own": 0, "group": 2, "searched": 0, "unresearched": 4}


def test_the_matrix_costs_four_queries(known: World) -> None:
    with CaptureQueriesContext(connection) as queries:
        coverage.matrix(DAY)
    assert len(queries) == 4


def search(world: World, **values: object) -> list[Enquiry]:
    usual = {
        "analyst": world.analyst,
        "countries": [world.dunmere, world.elan],
        "proposition": world.framework,
        "searched_on": DAY,
        "languages": ["en", "fr"],
        "places": "Both ministries.",
    }
    return record_enquiries(**{**usual, **values})


def test_one_search_is_recorded_for_many_countries_at_once(world: World) -> None:
    found = search(world)
    assert [one.country for one in found] == [world.dunmere, world.elan]
    assert coverage.matrix(DAY).rows[0].world.counts["searched"] == 2
    assert last_enquiry(world.analyst) == found[-1]
    assert last_enquiry(world.second_analyst) is None


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"countries": []}, "countries"),
        ({"searched_on": date(2999, 1, 1)}, "searched_on"),
        ({"languages": []}, "languages"),
        ({"places": ""}, "places"),
    ],
)
def test_a_search_that_lacks_something_is_recorded_for_none(world: World, values: dict, field: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        search(world, **values)
    assert field in refusal.value.message_dict
    assert not Enquiry.objects.exists()
