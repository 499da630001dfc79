"""A repeated request costs one look at the data version."""

import gzip
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils.http import http_date
from pytest_django import DjangoAssertNumQueries

from positions import conditional
from positions.models import DataVersion
from tests import make
from tests.world import World

PUBLIC = ["/", "/propositions/", "/about/", "/changes/?kind=published", "/positions/feed.atom"]


@pytest.mark.parametrize("address", PUBLIC)
def test_who_holds_the_answer_is_told_so_after_one_query(
    world: World, client: Client, address: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    tag = client.get(address)["ETag"]
    with django_assert_num_queries(1):
        response = client.get(address, headers={"If-None-Match": tag})
    assert response.status_code == 304
    assert response["ETag"] == tag
    assert response.content == b""


def test_the_programming_interface_is_answered_so_too(world: World, client: Client) -> None:
    tag = client.get("/api/v1/positions/")["ETag"]
    assert client.get("/api/v1/positions/", headers={"If-None-Match": tag}).status_code == 304


def test_every_visible_change_makes_the_answer_new(world: World, client: Client) -> None:
    tag = client.get("/")["ETag"]
    make.published()
    response = client.get("/", headers={"If-None-Match": tag})
    assert response.status_code == 200
    assert response["ETag"] != tag


def test_a_draft_changes_nothing_that_the_public_sees(world: World, client: Client) -> None:
    tag = client.get("/")["ETag"]
    make.draft()
    assert client.get("/", headers={"If-None-Match": tag}).status_code == 304


def test_the_next_day_is_another_answer(world: World, client: Client) -> None:
    with time_machine.travel("2026-03-01T12:00:00Z"):
        tag = client.get("/")["ETag"]
    with time_machine.travel("2026-03-02T12:00:00Z"):
        assert client.get("/", headers={"If-None-Match": tag}).status_code == 200


def test_another_address_or_form_is_another_answer(world: World, client: Client) -> None:
    tags = {
        client.get("/")["ETag"],
        client.get("/?basis=own")["ETag"],
        client.get("/about/")["ETag"],
        client.get("/", headers={"Accept": "text/html"})["ETag"],
    }
    assert len(tags) == 4


def test_pages_may_be_kept_but_are_asked_for_again(world: World, client: Client) -> None:
    assert client.get("/")["Cache-Control"] == "public, no-cache"


def test_each_encoding_has_a_strong_mark_of_its_own(world: World, client: Client) -> None:
    plain = client.get("/about/")
    packed = client.get("/about/", headers={"Accept-Encoding": "br, gzip"})
    assert "Content-Encoding" not in plain
    assert packed["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == plain.content
    assert plain["ETag"] != packed["ETag"]
    assert plain["ETag"].startswith('"')
    assert packed["ETag"].startswith('"')
    for response in (plain, packed):
        assert {"Accept", "Accept-Encoding"} <= set(response["Vary"].split(", "))
    held = {"If-None-Match": packed["ETag"]}
    assert client.get("/about/", headers=held).status_code == 200
    assert client.get("/about/", headers={**held, "Accept-Encoding": "gzip"}).status_code == 304


def test_the_same_content_is_packed_into_the_same_bytes(world: World, client: Client) -> None:
    first, second = (client.get("/about/", headers={"Accept-Encoding": "gzip"}) for _ in range(2))
    assert first.content == second.content


@pytest.mark.parametrize("refused", ["gzip;q=0", "gzip; q=0.0", "identity", "br", "xgzip", ""])
def test_who_does_not_take_gzip_gets_none(world: World, client: Client, refused: str) -> None:
    assert "Content-Encoding" not in client.get("/about/", headers={"Accept-Encoding": refused})


def test_the_desk_is_not_compressed(world: World, client: Client) -> None:
    assert "Content-Encoding" not in client.get("/admin/login/", headers={"Accept-Encoding": "gzip"})


def test_several_marks_a_weak_one_or_any_at_all_are_understood(world: World, client: Client) -> None:
    tag = client.get("/")["ETag"]
    for held in (f'"other", {tag}', f"W/{tag}", "*"):
        assert client.get("/", headers={"If-None-Match": held}).status_code == 304
    assert client.get("/", headers={"If-None-Match": '"other", "another"'}).status_code == 200
    assert client.get("/nothing/", headers={"If-None-Match": "*"}).status_code == 404


def test_the_date_says_when_the_record_last_changed(
    world: World, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    long_ago = DataVersion.current().changed_at - timedelta(hours=1)
    monkeypatch.setattr(conditional, "STARTED", long_ago)
    make.published()
    response = client.get("/")
    changed = http_date(DataVersion.current().changed_at.timestamp())
    assert response["Last-Modified"] == changed
    assert client.get("/", headers={"If-Modified-Since": changed}).status_code == 304
    before = http_date(DataVersion.current().changed_at.timestamp() - 1)
    assert client.get("/", headers={"If-Modified-Since": before}).status_code == 200
    both = {"If-Modified-Since": changed, "If-None-Match": '"other"'}
    assert client.get("/", headers=both).status_code == 200, "the mark is the better witness"


def test_the_date_is_no_older_than_the_release(
    world: World, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    deployed = DataVersion.current().changed_at + timedelta(minutes=1)
    monkeypatch.setattr(conditional, "STARTED", deployed)
    with time_machine.travel(deployed + timedelta(seconds=5), tick=False):
        assert client.get("/")["Last-Modified"] == http_date(deployed.timestamp())


def test_the_date_is_no_older_than_the_day(world: World, client: Client) -> None:
    tomorrow = DataVersion.current().changed_at + timedelta(days=1)
    with time_machine.travel(tomorrow, tick=False):
        midnight = tomorrow.replace(hour=0, minute=0, second=0, microsecond=0)
        assert client.get("/")["Last-Modified"] == http_date(midnight.timestamp())


def test_what_is_wrong_or_not_there_bears_no_mark(world: World, client: Client) -> None:
    assert "ETag" not in client.get("/nothing/")
    assert "ETag" not in client.get("/?as_of=never")


def test_the_desk_is_left_alone(world: World, client: Client) -> None:
    response = client.get("/admin/login/")
    assert response.status_code == 200
    assert "ETag" not in response
    assert "public" not in response.get("Cache-Control", "")
