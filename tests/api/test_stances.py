"""/api/v1/stances/: who holds which stance on a day, since when, and on what ground."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from pytest_django import DjangoAssertNumQueries

from positions import labels
from positions.models import Country, Proposition
from tests import make
from tests.api.asking import Api
from tests.world import World

KEYS = ["country", "proposition", "stance", "since", "until", "basis", "group", "position"]


def test_a_stance_has_all_keys_of_the_contract_in_their_order(world: World, api: Api) -> None:
    make.published(date=date(2022, 3, 1))
    latest = make.published(date=date(2023, 3, 1))
    make.published(date=date(2024, 3, 1), stance="oppose")
    [row] = api.results("stances/", as_of="2023-06-01")
    assert list(row) == KEYS
    assert row["country"] == {"code": "XAR", "name": "Arandia"}
    assert row["proposition"] == {"slug": "binding-framework", "title": "Adopt binding rules for machines"}
    assert (row["stance"], row["since"], row["until"]) == ("support", "2022-03-01", "2024-03-01")
    assert (row["basis"], row["group"]) == ("own", None)
    assert row["position"] == {
        "id": latest.pk, "url": f"http://testserver/api/v1/positions/{latest.pk}/", "date": "2023-03-01",
    }  # fmt: skip


def test_a_stance_that_is_still_held_has_no_end(world: World, api: Api) -> None:
    make.published()
    [row] = api.results("stances/")
    assert row["until"] is None


def test_a_stance_through_a_group_says_so(world: World, api: Api) -> None:
    make.published(group=world.union, date=date(2022, 3, 1), dissociated=[world.borvia])
    [row] = api.results("stances/", as_of="2022-03-01")
    assert row["country"]["code"] == "XAR"
    assert (row["basis"], row["group"]) == ("group", {"slug": "mu", "name": "Meridian Union"})
    assert api.results("stances/", as_of="2022-02-28") == []


def test_own_acts_only_leave_out_the_group_and_count_since_the_first_own_act(world: World, api: Api) -> None:
    make.published(group=world.union, date=date(2021, 7, 1))
    make.published(country=world.borvia, date=date(2022, 3, 1))
    assert {row["country"]["code"]: row["since"] for row in api.results("stances/")} == {
        "XAR": "2021-07-01", "XBO": "2021-07-01",
    }  # fmt: skip
    [own] = api.results("stances/", basis="own")
    assert (own["country"]["code"], own["since"]) == ("XBO", "2022-03-01")
    [through] = api.results("stances/", basis="group")
    assert through["country"]["code"] == "XAR"
    [known] = api.results("stances/", basis="own", known_at="2090-01-01")
    assert known == own


def test_known_at_answers_as_the_record_stood(world: World, api: Api) -> None:
    old = make.published(at=datetime(2030, 1, 1, tzinfo=UTC))
    make.correction(old, stance="oppose", at=datetime(2030, 6, 1, tzinfo=UTC))
    assert api.results("stances/", known_at="2029-12-31") == []
    assert [row["stance"] for row in api.results("stances/", known_at="2030-05-31")] == ["support"]
    assert [row["stance"] for row in api.results("stances/", known_at="2030-06-01")] == ["oppose"]


def test_the_number_of_queries_does_not_grow_with_the_rows(
    world: World, api: Api, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    make.published()
    labels.current()  # what stances name, at hand from the request before
    with django_assert_num_queries(2):
        assert len(api.results("stances/")) == 1
    for country in (world.borvia, world.celmark, world.dunmere, world.elan, world.fenland):
        make.published(country=country)
        make.published(country=country, proposition=world.audits)
    labels.current()
    for asked, rows in (({}, 11), ({"country": "XAR,XBO"}, 3), ({"page_size": "all"}, 11)):
        with django_assert_num_queries(2):
            assert len(api.results("stances/", **asked)) == rows
    with django_assert_num_queries(3):
        assert len(api.results("stances/", member_of="mu")) == 3
    with django_assert_num_queries(2):
        assert len(api.get("stances/matrix/")["propositions"]) == 3


def test_rows_written_out_are_what_the_shape_says(world: World, api: Api) -> None:
    Country.objects.filter(pk=world.borvia.pk).update(name='Bör"via \\ ’Ost’')
    make.published(group=world.union, date=date(2022, 3, 1))
    make.published(country=world.borvia, date=date(2022, 5, 1), stance="oppose")
    make.published(country=world.borvia, date=date(2023, 5, 1), proposition=world.audits)
    whole = api.results("stances/")
    assert {row["country"]["name"] for row in whole} == {"Arandia", 'Bör"via \\ ’Ost’'}
    assert len(whole) == 3
    assert api.results("stances/", fields=",".join(KEYS)) == whole
    assert api.results("stances/", page_size="all") == whole == api.lines("stances/")


def test_pages_lead_through_the_matrix_and_back(world: World, api: Api) -> None:
    for country in Country.objects.all():
        for proposition in Proposition.objects.exclude(slug="human-control"):
            if (country.iso3, proposition.slug) != ("XCE", "audits"):
                make.published(country=country, proposition=proposition)
    for asked in ({}, {"known_at": "2090-01-01"}):
        whole = [_codes(row) for row in api.results("stances/", page_size="all", **asked)]
        assert whole == sorted(whole)
        assert len(whole) == 11
        page = api.get("stances/", page_size=3, count="true", **asked)
        assert page["count"] == 11
        pages = [page["results"]]
        while page["next"]:
            page = api.get(page["next"])
            pages.append(page["results"])
        assert [_codes(row) for rows in pages for row in rows] == whole
        for rows in reversed(pages[:-1]):
            page = api.get(page["previous"])
            assert page["results"] == rows


def _codes(row: dict[str, Any]) -> tuple[str, str]:
    return row["country"]["code"], row["proposition"]["slug"]
