"""The description: complete, committed, and what /api/docs/ shows."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from django.conf import settings
from django.test import Client
from playwright.sync_api import Page, expect

from positions.api.reference import chapters
from tests.api.asking import description
from tests.browser.checks import check
from tests.world import World
from tracker.headers import CLOSED

SNAPSHOT = Path(settings.BASE_DIR) / "docs" / "openapi.yaml"


def test_the_committed_description_is_that_of_the_code() -> None:
    committed = yaml.safe_load(SNAPSHOT.read_text())
    assert committed == json.loads(json.dumps(description())), (
        "The contract changed. If that is meant: manage.py spectacular --file docs/openapi.yaml"
    )


def test_every_parameter_and_every_field_is_explained() -> None:
    described = description()
    for path, item in described["paths"].items():
        assert item["get"]["description"], path
        for parameter in item["get"]["parameters"]:
            assert parameter["description"].endswith("."), (path, parameter["name"])
    for name, schema in described["components"]["schemas"].items():
        assert schema["description"], name
        for key, value in schema.get("properties", {}).items():
            assert value["description"], (name, key)


def test_every_operation_has_a_name_of_its_own() -> None:
    names = [item["get"]["operationId"] for item in description()["paths"].values()]
    assert len(names) == len(set(names))


@pytest.mark.django_db
def test_the_api_gives_its_description() -> None:
    response = Client().get("/api/v1/schema/", {"format": "json"})
    assert response.json()["openapi"].startswith("3.1")
    assert "/api/v1/stances/" in response.json()["paths"]


@pytest.mark.django_db
def test_the_docs_name_every_address_parameter_field_and_value() -> None:
    page = Client().get("/api/docs/").content.decode()
    described = description()
    for path, item in described["paths"].items():
        assert f"<code>GET {path}</code>" in page
        for parameter in item["get"]["parameters"]:
            assert f"<code>{parameter['name']}</code>" in page
    for schema in described["components"]["schemas"].values():
        for value in schema.get("enum", ()):
            assert f"<code>{value}</code>" in page
    for shape in chapters():
        for endpoint in shape.endpoints:
            assert endpoint.fields


@pytest.mark.django_db
def test_what_the_docs_say_to_try_works(world: World) -> None:
    tried = [one.example for chapter in chapters() for one in chapter.endpoints if one.example]
    assert len(tried) > 15
    for address in tried:
        assert Client().get(address).status_code in (200, 400), (
            address
        )  # a code of the real record is unknown here


@pytest.mark.django_db(transaction=True)
def test_the_docs_are_a_page_like_all_others(page: Page) -> None:
    check(page, "/api/docs/")
    page.get_by_role("link", name="Stances", exact=True).click()
    expect(page.get_by_role("heading", name="GET /api/v1/stances/", exact=True)).to_be_in_viewport()


@pytest.mark.django_db
def test_no_style_is_inline_in_the_docs() -> None:
    assert "unsafe-inline" not in Client().get("/api/docs/")["Content-Security-Policy"]


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/api/v1/positions/", "/api/v1/nothing/"])
def test_programs_get_no_session_and_may_load_nothing_for_what_they_get(path: str) -> None:
    response = Client().get(path)
    assert not response.cookies
    assert response["Content-Security-Policy"] == CLOSED
    assert response["X-Content-Type-Options"] == "nosniff"


@pytest.mark.django_db
def test_any_page_may_read_the_api() -> None:
    response = Client().get("/api/v1/positions/", headers={"Origin": "https://elsewhere.example"})
    assert response["Access-Control-Allow-Origin"] == "*"
    assert "Link" in response["Access-Control-Expose-Headers"]


@pytest.mark.django_db
def test_head_and_options_work() -> None:
    head = Client().head("/api/v1/positions/")
    assert (head.status_code, head.content) == (200, b"")
    options = Client().options("/api/v1/positions/")
    assert (options.status_code, options["Allow"]) == (204, "GET, HEAD, OPTIONS")
