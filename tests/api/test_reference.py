"""Countries, groups and the reference tables: each list, each detail, and their memberships on a day."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from positions import labels
from positions.models import Source
from tests import make
from tests.api.asking import Api
from tests.world import World

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("record")]


@pytest.fixture(scope="module")
def record(lasting_world: World) -> World:
    """A committee vote, a plenary vote, and a position that cites a source."""
    world = lasting_world
    instrument, assembly = world.resolution, world.assembly
    make.roll_call(
        {"support": [world.arandia], "abstain": [world.borvia, world.dunmere]}, date=date(2022, 12, 1),
        instrument=instrument, forum=assembly, session=world.assembly_70,
    )  # fmt: skip
    make.roll_call(
        {"oppose": [world.dunmere]}, date=date(2022, 10, 10),
        instrument=instrument, forum=world.committee, session=world.committee_70,
    )  # fmt: skip
    make.published(cites=[world.speech])
    return world


@pytest.mark.parametrize(
    ("path", "keys", "detail"),
    [
        ("countries/",
         "iso3 iso2 m49 name official_name region subregion un_status un_since longitude latitude",
         "countries/XAR/"),
        ("groups/", "slug name acronym kind url", "groups/mu/"),
        ("propositions/", "slug topic title definition support_means oppose_means borderline_cases",
         "propositions/audits/"),
        ("topics/", "slug name order", "topics/rules/"),
        ("officials/", "slug name actor tenures", "officials/jon-vale/"),
        ("forums/", "slug name acronym kind parent url", "forums/committee/"),
        ("sessions/", "slug forum name starts_on ends_on city country", "sessions/assembly-70/"),
        ("instruments/", "slug symbol title kind forum session adopted_on binding url votes",
         "instruments/a-x-70-1/"),
        ("sources/", "slug title url publisher published_on language", "sources/speech/"),
    ],
)  # fmt: skip
def test_lists_and_details_have_their_keys_in_order(api: Api, path: str, keys: str, detail: str) -> None:
    rows = api.results(path)
    assert rows
    assert all(list(row) == keys.split() for row in rows)
    one = api.get(detail)
    assert {name: one[name] for name in keys.split()} in rows
    assert api.response(f"{path}no-such-thing/").status_code == 404


@pytest.mark.parametrize(
    ("path", "query", "found"),
    [
        ("countries/", {"region": "Meridia", "un_status": "observer"}, ["XDU"]),
        ("countries/", {"member_of": "mu", "as_of": "2021-01-31"}, ["XAR", "XBO", "XCE"]),
        ("countries/", {"member_of": "mu", "as_of": "2021-02-01"}, ["XAR", "XBO"]),
        ("countries/", {"member_of": "mu", "known_at": "2001-01-01"}, []),
        ("groups/", {"member": "XBO", "as_of": "2017-01-01"}, ["mu"]),
        ("groups/", {"member": "XBO"}, ["harbour-league", "mu"]),
        ("groups/", {"kind": "ad-hoc-coalition"}, ["coast"]),
        ("propositions/", {"topic": "weapons"}, ["human-control"]),
        ("officials/", {"group": "mu"}, ["jon-vale"]),
        ("officials/", {"country": "XAR"}, ["mira-okoye"]),
        ("forums/", {"parent": "assembly"}, ["committee"]),
        ("forums/", {"kind": "workshop"}, ["workshop"]),
        ("sessions/", {"forum": "committee"}, ["committee-70"]),
        ("sessions/", {"country": "XAR"}, ["workshop-2023"]),
        ("instruments/", {"binding": "true"}, ["convention-on-machines"]),
        ("instruments/", {"kind": "resolution"}, ["a-x-70-1"]),
    ],
)
def test_each_filter_lets_through_what_it_says(
    api: Api, path: str, query: dict[str, str], found: list[str]
) -> None:
    assert [row.get("slug", row.get("iso3")) for row in api.results(path, **query)] == found


def test_propositions_are_in_the_order_of_the_codebook(api: Api) -> None:
    slugs = [row["slug"] for row in api.results("propositions/")]
    assert slugs == ["binding-framework", "audits", "human-control"]


def test_a_group_names_its_members_on_the_day(api: Api) -> None:
    before = api.get("groups/mu/", as_of="2021-01-31")["members"]
    assert [member["code"] for member in before] == ["XAR", "XBO", "XCE"]
    assert before[2] == {"code": "XCE", "name": "Celmark", "start": "2015-01-01", "end": "2021-02-01"}
    after = api.get("groups/mu/", as_of="2021-02-01")["members"]
    assert [member["code"] for member in after] == ["XAR", "XBO"]
    assert api.get("groups/mu/", known_at="2001-01-01")["members"] == []


def test_a_country_names_its_names_and_its_groups_on_the_day(api: Api) -> None:
    country = api.get("countries/XBO/", as_of="2016-01-01")
    assert [group["slug"] for group in country["groups"]] == ["mu"]
    assert country["aliases"] == [{"name": "Borvia", "language": "en"}]


def test_an_instrument_tells_its_votes_apart(api: Api) -> None:
    plenary, committee = api.get("instruments/a-x-70-1/")["votes"]
    assert (plenary["session"]["slug"], plenary["date"]) == ("assembly-70", "2022-12-01")
    assert plenary["counts"] == {"support": 1, "conditional": 0, "undecided": 0, "abstain": 2, "oppose": 0}
    assert plenary["total"] == 3
    assert (committee["session"]["slug"], committee["total"]) == ("committee-70", 1)


def test_a_source_that_only_a_draft_cites_is_not_told(api: Api) -> None:
    hidden = make.source("hidden")
    make.draft(cites=[hidden])
    assert Source.objects.filter(slug="hidden").exists()
    assert "hidden" not in [row["slug"] for row in api.results("sources/")]
    assert api.response("sources/hidden/").status_code == 404


@pytest.mark.parametrize(
    ("path", "queries"),
    [
        ("countries/", 2), ("groups/", 2), ("propositions/", 2), ("topics/", 2), ("officials/", 4),
        ("forums/", 2), ("sessions/", 2), ("instruments/", 4), ("sources/", 2),
    ],
)  # fmt: skip
def test_a_list_takes_a_fixed_number_of_queries(
    api: Api, path: str, queries: int, django_assert_num_queries: Any
) -> None:
    labels.current()
    for size in (1, 2, 50):
        with django_assert_num_queries(queries):
            api.get(path, page_size=size)
