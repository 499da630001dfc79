"""What one answer costs: as many questions to the database in a large record as in a small one."""

from datetime import date

import pytest

from tests import make
from tests.api.asking import Api
from tests.pages.reading import queries_for
from tests.world import World

pytestmark = pytest.mark.django_db

ADDRESSES = (
    "countries/XAR/",
    "groups/mu/",
    "propositions/binding-framework/",
    "topics/rules/",
    "officials/mira-okoye/",
    "forums/workshop/",
    "sessions/workshop-2023/",
    "instruments/a-x-70-1/",
    "sources/speech/",
    "search/?q=framework",
    "stances/XAR/binding-framework/explain/",
    "stances/summary/?by=day",
)
"""What the tests of the lists (test_reference, test_derived, test_stances and others) do not count."""


def grow(world: World, year: int) -> None:
    """Acts of several actors and kinds, in a year of their own."""
    make.published(
        official=world.okoye,
        forum=world.workshop,
        cites=[world.speech, world.record],
        date=date(year, 2, 1),
        summary="Called for a framework.",
    )
    make.published(group=world.union, date=date(year, 3, 1), dissociated=[world.borvia], stance="oppose")
    make.published(country=world.borvia, date=date(year, 4, 1), summary="Wanted a framework too.")


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_answer_asks_as_often_however_much_is_on_record(world: World, api: Api, address: str) -> None:
    for year in (2020, 2021):  # a stance confirmed is looked up where it began: by all such at once
        grow(world, year)
    small = queries_for(api.client, f"/api/v1/{address}")
    for year in (2022, 2023):
        grow(world, year)
    assert queries_for(api.client, f"/api/v1/{address}") == small > 0


def test_a_position_asks_as_often_however_much_it_cites(world: World, api: Api) -> None:
    bare = make.published()
    rich = make.published(
        group=world.union,
        date=date(2023, 1, 1),
        cites=[world.speech, world.record, world.article],
        dissociated=[world.borvia],
    )
    counts = {queries_for(api.client, f"/api/v1/positions/{one.pk}/") for one in (bare, rich)}
    assert len(counts) == 1
