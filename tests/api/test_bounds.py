"""What would walk through the whole of a large record is refused in words, or answered without the walk."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client

from positions import selection, statements
from positions.api import stances
from positions.models import Proposition
from positions.selection import Selection
from positions.vocabulary import Stance
from tests import make
from tests.api.asking import PROBLEM, Api
from tests.world import World

PAST = "2030-01-01"


@pytest.fixture
def large(world: World, monkeypatch: pytest.MonkeyPatch) -> World:
    """A record that is larger than what a question about the past may go back over."""
    make.published()
    make.published(proposition=world.audits, country=world.borvia)
    monkeypatch.setattr(stances, "MOST_PAST", 1)
    return world


@pytest.mark.parametrize(
    "path",
    ["stances/", "stances/matrix/", "stances/summary/", "stances/summary/?by=day", "shifts/", "agreement/"],
)
def test_the_past_of_a_large_record_is_asked_for_in_parts(large: World, api: Api, path: str) -> None:
    path, _, query = path.partition("?")
    by = dict([query.split("=")]) if query else {}
    [fault] = api.refusal(path, known_at=PAST, **by)
    assert fault["parameter"] == "known_at"
    assert "2 positions" in fault["reason"]
    assert "/data/" in fault["reason"]
    for narrowed in ({"proposition": "audits"}, {"country": "XAR,XBO"}):
        assert api.response(path, known_at=PAST, **by, **narrowed).status_code == 200, narrowed
    assert api.response(path, **by).status_code == 200
    assert api.refusal("positions/summary/", known_at=PAST)


def test_shifts_of_the_past_are_those_of_the_countries_and_propositions_asked_about(
    world: World, api: Api
) -> None:
    for proposition in (world.framework, world.audits):
        for country in (world.arandia, world.borvia):
            make.published(proposition=proposition, country=country, stance="oppose", date=date(2022, 1, 1))
            make.published(proposition=proposition, country=country, stance="support", date=date(2022, 1, 2))
    asked: list[dict[str, Any]] = [{}, {"country": "XAR"}, {"proposition": "audits"}, {"topic": "rules"}]
    for one in asked:
        now, then = (api.results("shifts/", **one, **past) for past in ({}, {"known_at": PAST}))
        assert now == then != []


def test_filters_that_shut_each_other_out_ask_the_database_for_nothing(
    world: World, django_assert_num_queries: Any
) -> None:
    arandia, union = [world.arandia.pk], [world.union.pk]
    impossible = [
        Selection(countries=arandia, groups=union),
        Selection(groups=union, member_of=union),
        Selection(countries=[]),
    ]
    with django_assert_num_queries(0):
        for asked in impossible:
            assert selection.page(asked, most=5) == []
            assert selection.count(asked) == 0


def test_what_is_counted_already_is_not_counted_again(large: World, monkeypatch: pytest.MonkeyPatch) -> None:
    framework = [Proposition.objects.get(slug="binding-framework").pk]
    asked = [Selection(), Selection(propositions=framework), Selection(stances=[Stance.OPPOSE])]
    counted = [len(selection.page(one, most=500)) for one in asked]
    said: list[str] = []
    rows = statements.rows

    def noted(statement: str, values: Any = ()) -> list[Any]:
        said.append(statement)
        return rows(statement, values)

    monkeypatch.setattr(statements, "rows", noted)
    assert [selection.count(one) for one in asked] == counted == [2, 1, 0]
    assert all("positions_stancecount" in one for one in said)


def test_words_that_only_leave_out_find_no_positions(large: World, api: Api, client: Client) -> None:
    found = api.get("search/", q="made -nothing")
    assert found["positions"], "the words of the record"
    for excluding in ("-nothing", "the -nothing", "made OR -nothing"):
        assert api.get("search/", q=excluding)["positions"] == []
        assert client.get("/search/", {"q": excluding}).status_code == 200


def test_a_statement_that_was_given_up_is_told_of_as_such(
    world: World, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def wait(*args: Any, **more: Any) -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET LOCAL statement_timeout = 1")
            cursor.execute("SELECT pg_sleep(60)")

    monkeypatch.setattr("positions.api.positions.Positions.rows", wait)
    monkeypatch.setattr("positions.pages.positions.chosen", wait)
    for address, kind in (("/api/v1/positions/", PROBLEM), ("/positions/", "text/html; charset=utf-8")):
        refused = client.get(address)
        assert (refused.status_code, refused["Content-Type"]) == (503, kind)
        assert "less of the record" in refused.content.decode()


def test_so_many_positions_with_certain_words_are_not_counted(
    world: World, api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(selection, "MOST_COUNTED", 0)
    make.published(summary="Spoke of weapons.")
    [fault] = api.refusal("positions/", q="weapons", count="true")
    assert fault["parameter"] == "count"
    assert "another filter" in fault["reason"]
    assert api.get("positions/", q="weapons", country="XAR", count="true")["count"] == 1
    assert len(api.results("positions/", q="weapons")) == 1
