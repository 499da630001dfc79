"""A repeated request costs one look at the data version."""

import pytest
import time_machine
from django.test import Client
from pytest_django import DjangoAssertNumQueries

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


def test_answers_may_be_kept_but_are_asked_for_again(world: World, client: Client) -> None:
    assert client.get("/")["Cache-Control"] == "public, no-cache"


def test_what_is_wrong_or_not_there_bears_no_mark(world: World, client: Client) -> None:
    assert "ETag" not in client.get("/nothing/")
    assert "ETag" not in client.get("/?as_of=never")


def test_the_desk_is_left_alone(world: World, client: Client) -> None:
    response = client.get("/admin/login/")
    assert response.status_code == 200
    assert "ETag" not in response
    assert "public" not in response.get("Cache-Control", "")
