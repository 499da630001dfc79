"""/releases/ lists what can be downloaded: sizes, checksums, counts, changes."""

from __future__ import annotations

from typing import Any

import pytest

from tests.api.asking import Api
from tests.pages.reading import queries_for
from tests.released import Releases

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _served(released: Releases, settings: Any) -> None:
    settings.RELEASES_DIR = released.root


def test_releases_are_listed_newest_first_and_found_by_name(api: Api) -> None:
    second, first = api.results("releases/")
    assert (second["name"], first["name"]) == ("2026-11-23.2", "2026-11-23")
    assert (second["previous"], first["previous"], first["positions"]) == ("2026-11-23", None, None)
    assert second["positions"] == {"published": 1, "corrected": 1, "retracted": 1}
    assert api.get(second["url"]) == second
    assert api.response("releases/2026-11-24/").status_code == 404


def test_each_file_has_an_address_that_gives_it(api: Api, released: Releases) -> None:
    for file in api.get("releases/2026-11-23/")["files"]:
        response = api.client.get(file["url"])
        assert response["ETag"] == f'"{file["sha256"]}"'
        assert response["Content-Type"] == file["media_type"]
        assert len(b"".join(response)) == file["bytes"]


def test_counts_and_changes_of_tables_are_told(api: Api) -> None:
    second, first = api.results("releases/")
    counts = {table["name"]: table for table in second["tables"]}
    assert counts["positions"] == {"name": "positions", "rows": 4, "added": 2, "removed": 2, "changed": 0}
    assert {table["added"] for table in first["tables"]} == {None}


def test_pages_go_on_where_they_left(api: Api) -> None:
    page = api.get("releases/", page_size=1, count="true")
    assert (page["count"], [one["name"] for one in page["results"]]) == (2, ["2026-11-23.2"])
    assert [one["name"] for one in api.get(page["next"])["results"]] == ["2026-11-23"]


def test_a_list_without_releases_is_empty(api: Api, settings: Any, tmp_path: Any) -> None:
    settings.RELEASES_DIR = tmp_path / "none"
    assert api.results("releases/") == []


def test_the_number_of_queries_does_not_depend_on_the_number_of_releases(api: Api) -> None:
    assert queries_for(api.client, "/api/v1/releases/") == 1
