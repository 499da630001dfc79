"""Nothing is ignored: what the API does not understand it refuses, all of it at once, in one shape."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from positions.api.positions import FILTERS, Positions
from positions.api.resources import Resource
from tests.api.asking import PROBLEM, Api, checked

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lasting_world")]

CODED = [
    "country", "group", "member_of", "official", "forum", "session", "instrument", "topic", "proposition",
    "source", "region", "stance", "kind",
]  # fmt: skip


def test_an_unknown_parameter_is_refused_with_the_known_ones(api: Api) -> None:
    [fault] = api.refusal("positions/", contry="XAR")
    assert fault["parameter"] == "contry"
    assert "country" in fault["allowed"]
    assert fault["allowed"] == sorted(parameter.name for parameter in Positions.all_parameters())


@pytest.mark.parametrize("name", CODED)
def test_an_unknown_value_is_refused_with_what_is_allowed(api: Api, name: str) -> None:
    [fault] = api.refusal("positions/", **{name: "no-such-thing"})
    assert (fault["parameter"], fault["value"]) == (name, "no-such-thing")
    assert fault["allowed"]


def test_a_code_in_small_letters_is_no_code(api: Api) -> None:
    [fault] = api.refusal("positions/", country="xar")
    assert "XAR" in fault["allowed"]


def test_every_fault_is_named_at_once(api: Api) -> None:
    faults = api.refusal(
        "positions/", country="XAR,QQQ,RRR", stance="maybe", date_from="2023-02-30", known_at="noon",
        page_size="501", cursor="nonsense", count="yes", ordering="rank", fields="secret", nonsense="1",
    )  # fmt: skip
    named = [(fault["parameter"], fault["value"]) for fault in faults]
    assert sorted(named, key=str) == sorted(
        [
            ("nonsense", None), ("country", "QQQ"), ("country", "RRR"), ("stance", "maybe"),
            ("date_from", "2023-02-30"), ("known_at", "noon"), ("ordering", "rank"), ("page_size", "501"),
            ("cursor", "nonsense"), ("count", "yes"), ("fields", "secret"),
        ],
        key=str,
    )  # fmt: skip


@pytest.mark.parametrize(
    "day", ["2023-13-01", "2023-1-1", "20230101", "2023-W01-1", "0000-01-01", "yesterday", "２０２３-01-01"]
)
@pytest.mark.parametrize("path", ["stances/?as_of=", "positions/?date_to="])
def test_a_bad_day_is_refused(api: Api, path: str, day: str) -> None:
    name = path.split("?")[1][:-1]
    [fault] = api.refusal(path.split("?")[0], **{name: day})
    assert "YYYY-MM-DD" in fault["reason"]


@pytest.mark.parametrize(
    "moment", ["2023", "2023-01-01 10:00", "2023-01-01T25:00Z", "0001-01-01T00:00+14:00"]
)
def test_a_bad_moment_is_refused(api: Api, moment: str) -> None:
    [fault] = api.refusal("positions/", known_at=moment)
    assert fault["parameter"] == "known_at"


def test_a_plus_that_was_not_escaped_is_explained(api: Api) -> None:
    response = api.response("//testserver/api/v1/positions/?known_at=2026-01-01T00:00:00+02:00")
    assert "%2B" in checked(response)["errors"][0]["reason"]


@pytest.mark.parametrize("name", ["date_from", "known_at", "page_size", "q", "count", "ordering", "format"])
def test_a_single_value_given_twice_is_refused(api: Api, name: str) -> None:
    [fault] = api.refusal("positions/", **{name: ["date", "date"]})
    assert "more than once" in fault["reason"]


@pytest.mark.parametrize("query", ["country=", "country=XAR,", "q=", "date_from=", "cursor=", "page_size="])
def test_an_empty_value_is_refused(api: Api, query: str) -> None:
    answer = checked(api.response(f"//testserver/api/v1/positions/?{query}"))
    assert "empty" in answer["errors"][0]["reason"]


def test_an_interval_that_ends_before_it_begins_is_refused(api: Api) -> None:
    [fault] = api.refusal("positions/", date_from="2023-02-01", date_to="2023-01-01")
    assert fault["parameter"] == "date_to"


BAD = [
    "\x00",
    "a\x00b",
    "9" * 4000,
    "x" * 10_000,
    "%FF",
    "\ufffe",
    "'; DROP TABLE",
    "\ud7ff",
    "é" * 300,
    "-1",
]


@pytest.mark.parametrize("name", [parameter.name for parameter in Positions.all_parameters()])
def test_no_value_makes_the_api_fail(api: Api, name: str) -> None:
    for value in BAD:
        response = api.response("positions/", **{name: value})
        assert response.status_code in ({200, 400} if name == "q" else {400}), (name, value)
        checked(response)


@pytest.mark.parametrize(
    "path",
    [
        "positions/99999999999999999999999/", "positions/0/", f"positions/{'9' * 5000}/", "positions/x/",
        "countries/QQQ/", "countries/xar/", "countries/X%00R/", "groups/nobody/", "propositions/none/",
        "nothing/", "nothing/at/all/", "positions/%FF/", "", "groups/a%00b/",
    ],
)  # fmt: skip
def test_what_is_not_there_is_a_404_in_the_same_shape(api: Api, path: str) -> None:
    response = api.response(path)
    assert response.status_code == 404
    assert response["Content-Type"] == PROBLEM
    assert list(response.json()) == ["type", "title", "status", "detail"]


def test_a_missing_slash_is_forgiven(api: Api) -> None:
    assert api.response("positions").headers["Location"] == "/api/v1/positions/"


def test_broken_utf_8_is_refused(api: Api) -> None:
    response = api.response("//testserver/api/v1/positions/?q=%ff%fe")
    assert response.status_code == 400
    assert "UTF-8" in checked(response)["errors"][0]["reason"]


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "trace"])
def test_the_api_is_read_only(method: str) -> None:
    response = getattr(Client(), method)("/api/v1/positions/")
    assert response.status_code == 405
    assert response["Content-Type"] == PROBLEM
    assert response["Allow"] == "GET, HEAD, OPTIONS"


def test_a_format_that_is_not_spoken_is_a_406(api: Api) -> None:
    response = api.client.get("/api/v1/positions/", headers={"Accept": "application/xml"})
    assert response.status_code == 406
    assert response["Content-Type"] == PROBLEM
    assert api.refusal("positions/", format="xml")[0]["allowed"] == ["json", "csv", "ndjson"]


def test_a_failure_of_ours_is_told_in_the_same_shape_and_reveals_nothing(
    api: Api, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: Any) -> None:
        raise RuntimeError("secret")

    monkeypatch.setattr(Resource, "question", fail)
    api.client.raise_request_exception = False
    response = api.response("positions/")
    assert response.status_code == 500
    assert response["Content-Type"] == PROBLEM
    assert "secret" not in response.content.decode()
    assert "secret" in caplog.text


def test_every_parameter_is_explained() -> None:
    assert all(parameter.help.endswith(".") for parameter in FILTERS)
