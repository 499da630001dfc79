"""Every public address is asked in every wrong way: a clear answer, never a failure, nothing that runs."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from itertools import cycle, islice
from urllib.parse import quote
from xml.etree import ElementTree

import pytest
from django.http import HttpResponse
from django.test import Client

from positions.models import Position
from tests import make
from tests.addresses import addresses
from tests.api.asking import description
from tests.hostile.texts import BORNE, REFUSED
from tests.world import World

WORDS = [*REFUSED.values(), *BORNE.values(), "9" * 5_000, "-1", "1e999", "%ff", "x" * 9_000]
PARAMETERS = (
    "q", "as_of", "known_at", "basis", "format", "page", "cursor", "after", "before", "countries", "add",
    "stance", "kind", "country", "group", "official", "forum", "instrument", "proposition", "topic", "region",
    "date_from", "date_to", "order", "ordering", "year", "size", "width", "since",
)  # fmt: skip
"""What pages are asked for; those of the API are in its description."""

HEADERS = {
    "a range": {"Range": "bytes=0-0,-1,5-2,999999999999999999999-"},
    "no type": {"Accept": "a/b;q=x, */*;q=99, \x7f, ,"},
    "a type of thousands": {"Accept": "text/html;q=0.1," * 2_000},
    "a day that is none": {"If-Modified-Since": "Fri, 99 Foo 99999999 99:99:99 GMT"},
    "a day before days": {"If-Modified-Since": "Mon, 01 Jan 0000 00:00:00 GMT"},
    "marks without end": {"If-None-Match": '"' * 9_000},
    "another client": {"X-Forwarded-For": "'; DROP TABLE x, ::::, 999.999.999.999," * 50},
    "another scheme": {"X-Forwarded-Proto": "https, javascript", "X-Forwarded-Host": "evil.example"},
    "an encoding": {"Accept-Encoding": "gzip;q=nan, \x01, br;q=" + "9" * 500},
    "a language": {"Accept-Language": "x" * 5_000 + ",en;q=1e5"},
    "a cookie": {"Cookie": "sessionid=" + "a" * 4_000 + "; csrftoken=\x01; =;;"},
    "another method": {"X-HTTP-Method-Override": "DELETE"},
    "an id": {"X-Request-Id": "a\r\nSet-Cookie: b=c" + "x" * 3_000},
    "an origin": {"Origin": "null", "Referer": "javascript:alert(1)"},
}


@pytest.fixture
def position(world: World) -> Position:
    """A public position whose words look like orders to every program that may read them."""
    words = BORNE["a formula"] + "".join(BORNE.values())
    return make.published(
        summary=words, official=world.okoye, forum=world.workshop, instrument=world.resolution
    )


def public(position: Position) -> list[str]:
    return [one for one in dict.fromkeys(addresses(position)) if not one.startswith("/admin/")]


def failures(client: Client, asked: Iterator[tuple[str, dict[str, str]]]) -> list[tuple[str, int, str]]:
    """What was answered with a failure, or with markup that came in with the question."""
    client.raise_request_exception = False
    return [
        fault
        for address, headers in asked
        for fault in _faults(address, client.get(address, headers=headers))
    ]


def _faults(address: str, response: HttpResponse) -> Iterator[tuple[str, int, str]]:
    content = response.getvalue() if response.streaming else response.content
    if response.status_code >= 500:
        yield address[:150], response.status_code, ""
    if "html" in response.get("Content-Type", "") and b"<script>alert" in content:
        yield address[:150], response.status_code, "markup"
    if "Set-Cookie" in response or "evil.example" in response.get("Location", ""):
        yield address[:150], response.status_code, "header"


def test_wrong_values_in_the_question(position: Position, client: Client) -> None:
    described = {
        "/api/v1" + path.replace("/api/v1", ""): item for path, item in description()["paths"].items()
    }
    names = {one["name"] for item in described.values() for one in item["get"].get("parameters", ())}
    assert "member_of" in names

    def asked() -> Iterator[tuple[str, dict[str, str]]]:
        for place, address in enumerate(public(position)):
            if address.startswith("/api/"):  # which tells every fault at once
                yield f"{address}?{_query(sorted(names), place)}", {}
            for name in PARAMETERS[place % 8 :: 8]:
                yield f"{address}?{_query([name], place)}", {}

    assert failures(client, asked()) == []


def _query(names: list[str], place: int) -> str:
    words = islice(cycle(WORDS), place % len(WORDS), None)
    return "&".join(f"{name}={quote(word)}" for name, word in zip(names, words, strict=False))


def test_wrong_headers(position: Position, client: Client) -> None:
    sets = list(HEADERS.values())
    together = [{name: word for one in sets[half::2] for name, word in one.items()} for half in (0, 1)]
    every = [(address, headers) for address in public(position) for headers in together]
    alone = [(address, headers) for address in ("/", "/api/v1/positions/", "/card.png") for headers in sets]
    assert failures(client, iter(every + alone)) == []


def test_addresses_that_are_none(position: Position, client: Client) -> None:
    ends = (
        "%00",
        "%0d%0aX: y",
        "..%2f..%2fetc%2fpasswd",
        "%f0%28%8c%28",
        "9" * 5_000,
        "x" * 60_000,
        "<script>alert(1)",
    )
    stems = (
        "/",
        "/positions/",
        "/countries/",
        "/api/v1/positions/",
        "/data/releases/",
        "/data/releases/latest/",
        "/embed/countries/",
        "/admin/",
    )
    asked: Iterator[tuple[str, dict[str, str]]] = (
        (f"{stem}{end}{slash}", {}) for stem in stems for end in ends for slash in ("", "/")
    )
    assert failures(client, asked) == []


def test_a_host_that_is_not_ours_is_refused(position: Position, client: Client) -> None:
    for host in ("evil.example", "testserver@evil.example", "", "a" * 300, "[::1"):
        for address in ("/", "/api/v1/positions/", "/positions/feed.atom", "/sitemap.xml"):
            assert client.get(address, headers={"Host": host}).status_code == 400, (host, address)


def test_words_that_look_like_orders_are_words_in_every_feed_and_table(
    position: Position, client: Client
) -> None:
    tables = [one for one in public(position) if one.endswith("/") and not one.startswith("/api")]
    asked = [f"{address}?format={form}" for address in tables for form in ("csv", "json")]
    assert failures(client, ((address, {}) for address in asked)) == []
    for address in public(position):
        if address.endswith((".atom", ".xml")) and client.get(address).status_code == 200:
            ElementTree.fromstring(client.get(address).content)
    lines = client.get("/positions/?format=csv").getvalue().decode()
    cells = [cell for row in csv.reader(io.StringIO(lines)) for cell in row]
    assert any("HYPERLINK" in cell for cell in cells)
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
