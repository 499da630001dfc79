"""What every answer tells browsers: every address is walked, as a stranger and as an administrator."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import LazySettings
from django.db import OperationalError
from django.http import HttpResponse
from django.test import Client

from positions.models import Position
from positions.pages import home
from tests import make
from tests.addresses import addresses
from tests.world import World
from tracker.headers import CLOSED

SAME = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}


@pytest.fixture
def position(world: World) -> Position:
    return make.published()


def faults(address: str, response: HttpResponse) -> list[str]:
    """What the answer lacks, in sentences."""
    found = [
        f"{address}: {name}: {response.get(name)}"
        for name, value in SAME.items()
        if response.get(name) != value
    ]
    policy = response.get("Content-Security-Policy", "")
    framed = address.startswith("/embed/") and response.status_code == 200
    others = policy.replace("frame-ancestors *", "")
    if "default-src '" not in policy or "unsafe" in policy or "*" in others:
        found.append(f"{address}: policy {policy!r}")
    if framed != ("frame-ancestors *" in policy) or framed == ("X-Frame-Options" in response):
        found.append(f"{address}: frames")
    if "camera=()" not in response.get("Permissions-Policy", ""):
        found.append(f"{address}: permissions")
    if response.get("Cross-Origin-Resource-Policy") not in ("same-origin", "cross-origin"):
        found.append(f"{address}: resource policy")
    if response.status_code >= 500:
        found.append(f"{address}: {response.status_code}")
    if address.startswith("/admin/") and response.get("Cross-Origin-Resource-Policy") != "same-origin":
        found.append(f"{address}: the desk may be taken into other pages")
    if address.startswith("/admin/") and "no-store" not in response.get("Cache-Control", "no-store"):
        found.append(f"{address}: a page of the desk may be kept")
    return found


def walked(client: Client, position: Position) -> list[str]:
    """The faults of all answers."""
    seen = [(address, client.get(address)) for address in dict.fromkeys(addresses(position))]
    assert sum(response.status_code == 200 for _, response in seen) > 60
    return [fault for address, response in seen for fault in faults(address, response)]


def test_every_answer_to_a_stranger_is_closed_to_what_it_does_not_need(
    client: Client, position: Position
) -> None:
    assert walked(client, position) == []


def test_every_answer_to_an_administrator_is_as_closed(
    client: Client, world: World, position: Position
) -> None:
    client.force_login(world.administrator)
    assert walked(client, position) == []


def test_what_is_refused_at_the_door_is_as_closed(client: Client, world: World, position: Position) -> None:
    left = world.brandt.slug
    world.brandt.delete()
    refused = [
        client.get("/", headers={"Host": "elsewhere.example"}),
        client.post("/", {}, headers={"Content-Length": "x"}),
        client.post("/", {}, headers={"Content-Length": "30000000"}),
        client.get("/nothing/"),
        client.get("/static/nothing.css"),
        client.get(f"/officials/{left}/"),
        client.post("/countries/", {}),
        client.post("/api/v1/countries/", {}),
        client.post("/admin/login/", {}),
        Client(enforce_csrf_checks=True).post("/admin/login/", {}),
        client.get("/static/positions/tokens.css"),
        client.get("/countries/", headers={"If-None-Match": client.get("/countries/")["ETag"]}),
    ]
    statuses = [400, 400, 413, 404, 404, 410, 405, 405, 200, 403, 200, 304]
    assert [response.status_code for response in refused] == statuses
    assert [fault for response in refused for fault in faults("/refused/", response)] == []
    for response in refused:
        response.close()  # the file that was not read


def test_what_cannot_be_answered_now_is_as_closed(
    client: Client, settings: LazySettings, position: Position, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(*arguments: object, **options: object) -> None:
        raise OperationalError("gone for the test")

    def broken(*arguments: object, **options: object) -> None:
        raise RuntimeError("broken for the test")

    client.raise_request_exception = False
    answers = []
    for fault in (gone, broken):
        monkeypatch.setattr(home, "distribution", fault)
        answers.append(client.get("/"))
    settings.API_RATE_LIMIT = settings.PAGE_RATE_LIMIT = 1
    for address in ("/api/v1/topics/", "/countries/"):
        answers += [client.get(address) for _ in range(2)][1:]
    assert [one.status_code for one in answers] == [503, 500, 429, 429]
    found = [fault for one in answers for fault in faults("/refused/", one)]
    assert [one for one in found if one not in ("/refused/: 503", "/refused/: 500")] == []


def test_the_web_server_tells_of_its_own_files_what_the_tracker_would(settings: LazySettings) -> None:
    told = (Path(settings.BASE_DIR) / "deploy" / "nginx_site.conf").read_text()
    assert f'add_header Content-Security-Policy "{CLOSED}";' in told
    assert "frame-ancestors 'none'" in CLOSED
    assert "base-uri 'none'" in CLOSED


def test_every_public_answer_is_the_same_for_a_stranger_and_for_the_desk(
    world: World, position: Position
) -> None:
    desk = Client()
    desk.force_login(world.administrator)
    public = [one for one in addresses(position) if not one.startswith("/admin/")]
    for address in dict.fromkeys(public):
        assert desk.get(address).getvalue() == Client().get(address).getvalue(), address


def test_a_session_is_told_to_nobody_but_the_desk(client: Client, position: Position) -> None:
    for address in addresses(position):
        if not address.startswith("/admin/"):
            assert not client.get(address).cookies, address


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "trace"])
def test_no_public_address_takes_anything(client: Client, position: Position, method: str) -> None:
    for address in addresses(position):
        if not address.startswith("/admin/"):
            status = getattr(client, method)(address).status_code
            assert status in (403, 404, 405, 410), (address, status)
