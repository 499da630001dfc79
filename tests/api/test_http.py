"""The API keeps to what HTTP agreed on: caching, limits, links, methods, and one shape for what fails."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.conf import LazySettings
from django.core.cache import caches
from django.test import Client

from positions.credits import CREDITS
from positions.models import DataVersion
from tests.api.asking import PROBLEM, Api, checked

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lasting_world")]


@pytest.fixture
def few(settings: LazySettings) -> Iterator[None]:
    """A limit of two requests a minute."""
    settings.API_RATE_LIMIT, settings.API_RATE_SECONDS = 2, 60
    caches["rates"].clear()
    with time_machine.travel("2026-03-01T12:00:15Z", tick=False):
        yield
    caches["rates"].clear()


def test_programs_may_have_the_answer_before_while_the_next_is_fetched(api: Api) -> None:
    response = api.response("topics/")
    assert response["Cache-Control"] == "public, max-age=0, stale-while-revalidate=60"
    assert response.has_header("Last-Modified")
    assert {"Accept", "Accept-Encoding"} <= set(response["Vary"].split(", "))


def test_each_format_has_a_mark_of_its_own(api: Api) -> None:
    tags = {api.response("topics/", **query)["ETag"] for query in ({}, {"format": "json"}, {"format": "csv"})}
    tags |= {api.client.get("/api/v1/topics/", headers={"Accept": "text/csv"})["ETag"]}
    assert len(tags) == 4


def test_head_tells_what_get_would(api: Api) -> None:
    address = "/api/v1/topics/"
    head, get = api.client.head(address), api.client.get(address)
    assert head.content == b""
    alike = set(get.headers) - {"RateLimit"}
    assert {name: head[name] for name in alike} == {name: get[name] for name in alike}


@pytest.mark.usefixtures("few")
def test_each_answer_tells_how_many_requests_are_left(api: Api) -> None:
    response = api.response("topics/")
    assert response["RateLimit-Policy"] == '"default";q=2;w=60'
    assert response["RateLimit"] == '"default";r=1;t=45'


@pytest.mark.usefixtures("few")
def test_who_asks_too_often_is_told_when_to_come_back(api: Api) -> None:
    for _ in range(2):
        assert api.response("topics/").status_code == 200
    refused = api.response("topics/")
    assert refused.status_code == 429
    assert refused["Content-Type"] == PROBLEM
    assert refused["Retry-After"] == "45"
    assert refused["RateLimit"] == '"default";r=0;t=45'
    assert refused["Cache-Control"] == "no-store"
    assert refused.json()["status"] == 429
    with time_machine.travel("2026-03-01T12:01:00Z", tick=False):
        assert api.response("topics/").status_code == 200


@pytest.mark.usefixtures("few")
def test_to_ask_whether_anything_changed_is_not_counted(api: Api) -> None:
    tag = api.response("topics/")["ETag"]
    held = {"If-None-Match": tag}
    left = [api.client.get("/api/v1/topics/", headers=held)["RateLimit"] for _ in range(3)]
    assert left == ['"default";r=1;t=45'] * 3


@pytest.mark.usefixtures("few")
def test_pages_do_not_count_as_requests_to_the_api(client: Client) -> None:
    assert [client.get("/about/").status_code for _ in range(4)] == [200] * 4


def asked_from(client: Client, address: str, **more: Any) -> int:
    return client.get("/api/v1/topics/", REMOTE_ADDR=address, **more).status_code


@pytest.mark.usefixtures("few")
def test_each_client_has_his_own_share(client: Client) -> None:
    assert [asked_from(client, "192.0.2.1") for _ in range(3)] == [200, 200, 429]
    assert asked_from(client, "192.0.2.2") == 200
    addresses = ["2001:db8::1", "2001:db8::2", "2001:db8::3"]  # one household
    assert [asked_from(client, address) for address in addresses] == [200, 200, 429]
    assert asked_from(client, "2001:db8:0:1::1") == 200


@pytest.mark.usefixtures("few")
def test_behind_a_proxy_its_word_counts_and_not_the_clients(client: Client, settings: LazySettings) -> None:
    settings.BEHIND_PROXY = True
    for invented in ("203.0.113.1", "203.0.113.2", "203.0.113.3"):
        last = asked_from(client, "10.0.0.1", headers={"X-Forwarded-For": f"{invented}, 192.0.2.1"})
    assert last == 429
    assert asked_from(client, "10.0.0.1", headers={"X-Forwarded-For": "192.0.2.2"}) == 200


@pytest.mark.usefixtures("few")
def test_who_cannot_be_told_apart_is_not_limited(client: Client) -> None:
    assert [asked_from(client, "") for _ in range(3)] == [200] * 3


def test_a_limit_of_nothing_is_none(api: Api, settings: LazySettings) -> None:
    settings.API_RATE_LIMIT = 0
    assert not api.response("topics/").has_header("RateLimit")


@pytest.mark.parametrize("debug", [True, False])
@pytest.mark.parametrize(
    "path",
    ["nothing", "a%0Ab", "a%0Ab/", "positions/1%00", "positions/1/more", "x/../y", "%", "countries/xar", "é"],
)
def test_an_address_that_is_none_is_a_problem_with_or_without_its_slash(
    api: Api, settings: LazySettings, path: str, debug: bool
) -> None:
    settings.DEBUG = debug
    for accepted in ("application/json", "text/html", "application/xml"):
        response = api.client.get(f"/api/v1/{path}", headers={"Accept": accepted})
        assert response.status_code == 404
        assert response["Content-Type"] == PROBLEM


def test_a_missing_slash_keeps_the_question(api: Api) -> None:
    response = api.response("//testserver/api/v1/positions?country=XAR&q=a%20b")
    assert response.status_code == 301
    assert response["Location"] == "/api/v1/positions/?country=XAR&q=a%20b"


@pytest.mark.parametrize("path", ["/api/v1/positions", "/api/v1/nothing/", "/api/v1/schema/", "/api/docs/"])
@pytest.mark.parametrize("debug", [True, False])
def test_nothing_can_be_sent(client: Client, settings: LazySettings, path: str, debug: bool) -> None:
    settings.DEBUG = debug
    response = client.post(path, {"a": 1})
    assert response.status_code == 405
    assert response["Content-Type"] == PROBLEM
    assert response["Allow"] == "GET, HEAD, OPTIONS"


def test_a_host_that_is_not_ours_is_a_problem_too(client: Client) -> None:
    response = client.get("/api/v1/topics/", headers={"Host": "elsewhere.example"})
    assert response.status_code == 400
    assert response["Content-Type"] == PROBLEM


@pytest.mark.parametrize("path", ["/api/v1/schema/?lang=fr", "/api/v1/schema/?format=xml", "/api/docs/?x=1"])
def test_description_and_docs_refuse_what_they_do_not_understand(client: Client, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 400
    assert response["Content-Type"] == PROBLEM
    assert response.json()["errors"][0]["parameter"] in path


def test_the_description_comes_in_both_formats(client: Client) -> None:
    assert client.get("/api/v1/schema/").content.startswith(b"openapi: 3.1")
    assert client.get("/api/v1/schema/?format=json").json()["openapi"].startswith("3.1")


def test_a_preflight_is_answered(client: Client) -> None:
    asked = {"Origin": "https://elsewhere.example", "Access-Control-Request-Method": "GET"}
    response = client.options("/api/v1/topics/", headers=asked)
    assert response.status_code == 200
    assert response["Access-Control-Allow-Origin"] == "*"


def test_every_list_tells_its_version_its_licence_and_its_credits(api: Api) -> None:
    response = api.response("topics/")
    answer = checked(response)
    assert answer["data_version"] == DataVersion.current().number == int(response["Data-Version"])
    assert "non-commercial use with attribution" in answer["licence"]
    assert [credit["whose"] for credit in answer["credits"]] == [credit["whose"] for credit in CREDITS]
    assert api.response("topics/", format="csv")["Data-Version"] == response["Data-Version"]


def test_one_thing_names_its_description_and_its_licence_too(api: Api) -> None:
    assert api.response("topics/rules/")["Link"] == (
        '<http://testserver/api/v1/schema/>; rel="describedby", '
        '<http://testserver/data/#licences>; rel="license"'
    )
