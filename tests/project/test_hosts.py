"""The desk on a host name of its own, and the public on its own."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import Client

from tests import make
from tests.addresses import addresses
from tests.project.test_front import asked
from tests.world import World
from tracker.hosts import public_host
from tracker.programs import Programs

DESK, PUBLIC = "desk.example.org", "positions.example.org"
WAY_IN = "/admin/login/"


@pytest.fixture(autouse=True)
def hosts(settings: Any) -> None:
    settings.DESK_HOST, settings.PUBLIC_HOST = DESK, PUBLIC
    settings.ALLOWED_HOSTS = [PUBLIC, "www.example.org", DESK]


def browser(host: str, **options: Any) -> Client:
    """A browser that asks this host."""
    return Client(headers={"host": host}, SERVER_NAME=host, **options)


def at_the_desk(world: World, host: str) -> Client:
    """The same with an administrator's session."""
    client = browser(host)
    client.force_login(world.administrator)
    return client


def test_nothing_of_the_desk_is_at_a_public_host_whoever_asks(world: World) -> None:
    client = at_the_desk(world, PUBLIC)
    asked = {one for one in addresses(make.published()) if one.startswith("/admin/")}
    answers = {client.get(one).status_code for one in asked}
    posted = {client.post(one).status_code for one in (WAY_IN, "/admin/account/factors/")}
    elsewhere = browser("www.example.org").get("/admin", follow=True).status_code
    assert len(asked) > 60
    assert answers | posted | {elsewhere} == {404}


def test_who_looks_for_the_desk_at_a_public_host_reads_what_any_wrong_address_says(world: World) -> None:
    client = browser(PUBLIC)
    found, wrong = (client.get(one).content.decode() for one in ("/admin/none/", "/nowhere/none/"))
    assert found == wrong


def test_all_else_leads_from_the_desks_host_to_the_public_one(world: World) -> None:
    client = at_the_desk(world, DESK)
    public = {one for one in addresses(make.published()) if not one.startswith("/admin/")}
    led = {one: client.get(f"{one}?as_of=2024-01-01") for one in public}
    assert len(led) > 60
    for address, answer in led.items():
        assert answer.status_code == 302, address
        assert answer["Location"] == f"http://{PUBLIC}{address}?as_of=2024-01-01"


def test_programs_are_led_to_the_public_host_by_their_shorter_way_too(world: World) -> None:
    status, headers, _ = asked(Programs(), "/api/v1/topics/?format=csv", HTTP_HOST=DESK)
    assert status == 302
    assert headers["location"] == f"http://{PUBLIC}/api/v1/topics/?format=csv"


def test_nothing_can_be_sent_to_the_desks_host_but_to_the_desk(world: World) -> None:
    client = browser(DESK)
    assert client.post("/api/v1/positions/").status_code == 404
    assert client.post("/countries/").status_code == 405


def test_a_link_of_the_desk_leads_to_the_public_page(world: World) -> None:
    position = make.published()
    client = at_the_desk(world, DESK)
    page = client.get(f"/admin/positions/position/{position.pk}/change/").content.decode()
    assert f'href="{position.get_absolute_url()}"' in page
    led = client.get(position.get_absolute_url())
    assert led["Location"] == f"http://{PUBLIC}{position.get_absolute_url()}"
    assert browser(PUBLIC).get(position.get_absolute_url()).status_code == 200


def test_the_port_stays_and_the_letters_of_the_host_do_not_matter(world: World) -> None:
    assert browser(f"{DESK.upper()}:8443").get(WAY_IN).status_code == 200
    led = browser(f"{DESK}:8443").get("/countries/")
    assert led["Location"] == f"http://{PUBLIC}:8443/countries/"


def test_one_signs_in_at_the_desks_host_and_its_cookies_stay_there(world: World) -> None:
    world.analyst.set_password("a long pass phrase")
    world.analyst.save()
    client = browser(DESK, enforce_csrf_checks=True)
    client.get(WAY_IN, secure=True)
    form = {
        "login": "analyst",
        "password": "a long pass phrase",
        "csrfmiddlewaretoken": client.cookies["csrftoken"].value,
    }
    assert client.post(WAY_IN, form, secure=True, headers={"origin": f"https://{PUBLIC}"}).status_code == 403
    assert client.post(WAY_IN, form, secure=True, headers={"origin": f"https://{DESK}"}).status_code == 302
    assert client.get("/admin/").status_code == 200
    assert set(client.cookies) >= {"sessionid", "csrftoken"}
    assert {cookie["domain"] for cookie in client.cookies.values()} == {""}  # none but the host that set it


@pytest.mark.parametrize(
    ("others", "desk", "sentence"),
    [
        ([DESK], DESK, "must also name the public host"),
        ([".example.org", "*"], DESK, "must also name the public host"),
        ([PUBLIC], "desk.example.org:443", "without port"),
        ([PUBLIC], "Desk.example.org", "small letters"),
        ([PUBLIC], ".example.org", "name one host"),
    ],
)
def test_a_name_that_cannot_be_meant_stops_the_start(others: list[str], desk: str, sentence: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=sentence):
        public_host(others, desk)


def test_the_first_host_that_is_named_in_full_is_the_public_one() -> None:
    assert public_host([".example.org", DESK, PUBLIC, "www.example.org"], DESK) == PUBLIC
    assert public_host([PUBLIC], "") == ""
