"""Releases on the site: listed, explained, downloaded at addresses that never change."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from tests import make
from tests.pages.reading import queries_for, text_of
from tests.released import DAY, Building, Releases
from tests.world import World

pytestmark = pytest.mark.django_db


@pytest.fixture
def site(client: Client, released: Releases, settings: Any) -> Client:
    """The site with two releases."""
    settings.RELEASES_DIR = released.root
    return client


def test_without_a_release_the_page_says_how_one_is_made(client: Client, root: Path) -> None:
    words = text_of(client.get("/data/"))
    assert "There is no release yet. Whoever runs this site makes one with manage.py build_release" in words
    assert client.get("/data/releases/latest/").status_code == 404


def test_the_newest_is_shown_with_its_files_and_the_earlier_are_linked(site: Client) -> None:
    response = site.get("/data/")
    words = text_of(response)
    assert "Newest release: 2026-11-23.2" in words
    assert "1 position published, 1 corrected, 1 retracted without a successor" in words
    assert 'href="/data/releases/2026-11-23/"' in response.content.decode()
    assert "http://testserver/data/releases/2026-11-23.2/positions.parquet" in response.content.decode()


def test_a_release_tells_sizes_counts_changes_and_checksums(site: Client, released: Releases) -> None:
    words = text_of(site.get("/data/releases/2026-11-23.2/"))
    for file in released.second.files:
        assert f"{file.name} {file.bytes:,} {file.sha256}" in words
    assert "data version" in words
    assert "There is a newer one" not in words


def test_an_earlier_release_names_the_newer_one(site: Client) -> None:
    words = text_of(site.get("/data/releases/2026-11-23/"))
    assert "It is the first release." in words
    assert "There is a newer one: release 2026-11-23.2" in words


def test_it_says_how_to_cite_a_release(site: Client) -> None:
    assert "“Release 2026-11-23”, as of 23 November 2026" in text_of(site.get("/data/releases/2026-11-23/"))
    assert b"@misc" in site.get("/data/releases/2026-11-23/?format=bibtex").content


@pytest.mark.parametrize(
    ("file", "media_type"),
    [
        ("positions.csv", "text/csv; charset=utf-8"),
        ("positions.parquet", "application/vnd.apache.parquet"),
        ("record.sqlite", "application/vnd.sqlite3"),
        ("datapackage.json", "application/json"),
        ("README.md", "text/markdown; charset=utf-8"),
        ("SHA256SUMS", "text/plain; charset=utf-8"),
    ],
)
def test_a_file_comes_as_it_is_and_may_be_kept_for_ever(
    site: Client,
    released: Releases,
    file: str,
    media_type: str,
) -> None:
    known = released.first.file(file)
    response = site.get(f"/data/releases/2026-11-23/{file}")
    assert b"".join(response) == (released.first.folder / file).read_bytes()
    assert response["Content-Type"] == media_type
    assert response["Content-Length"] == str(known.bytes)
    assert response["Content-Disposition"] == f'attachment; filename="{file}"'
    assert response["ETag"] == f'"{known.sha256}"'
    assert "immutable" in response["Cache-Control"]
    assert response["Access-Control-Allow-Origin"] == "*"


def test_who_holds_a_file_is_told_so(site: Client, released: Releases) -> None:
    tag = f'"{released.first.file("positions.csv").sha256}"'
    address = "/data/releases/2026-11-23/positions.csv"
    assert site.get(address, headers={"If-None-Match": tag}).status_code == 304
    head = site.head(address)
    head.close()
    assert (head.status_code, head["ETag"]) == (200, tag)


def test_latest_leads_to_the_newest(site: Client) -> None:
    assert site.get("/data/releases/")["Location"] == "/data/#releases"
    assert site.get("/data/releases/latest/")["Location"] == "/data/releases/2026-11-23.2/"
    file = site.get("/data/releases/latest/positions.csv")
    assert (file.status_code, file["Location"]) == (302, "/data/releases/2026-11-23.2/positions.csv")


@pytest.mark.parametrize(
    "path",
    [
        "2026-11-23/../2026-11-23.2/positions.csv",
        "2026-11-23/..%2F..%2Fsecret_key",
        "2026-11-23/.building",
        "2026-11-23/nothing.csv",
        "2026-11-22/",
        "2026-11-23.1/",
        "latest/nothing.csv",
        ".building/lock",
    ],
)
def test_nothing_else_can_be_had(site: Client, path: str) -> None:
    assert site.get(f"/data/releases/{path}").status_code == 404


def test_what_a_release_does_not_name_is_not_served(site: Client, released: Releases) -> None:
    stray = released.first.folder / "stray.csv"
    stray.write_text("not of it")
    try:
        assert site.get("/data/releases/2026-11-23/stray.csv").status_code == 404
    finally:
        stray.unlink()


def test_a_reader_who_holds_the_page_learns_of_a_new_release(
    world: World, client: Client, built: Building
) -> None:
    before = client.get("/data/")
    held = {"If-None-Match": before["ETag"]}
    assert client.get("/data/", headers=held).status_code == 304
    make.published()
    held = {"If-None-Match": client.get("/data/")["ETag"]}
    built(DAY)
    after = client.get("/data/", headers=held)
    assert after.status_code == 200
    assert "Newest release: 2026-11-23" in text_of(after)


def test_a_release_costs_one_query(site: Client) -> None:
    site.get("/data/releases/2026-11-23/")
    assert queries_for(site, "/data/releases/2026-11-23/") == 1
