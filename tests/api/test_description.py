"""The description: complete, committed, and what /api/docs/ shows."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from django.conf import settings
from django.test import Client
from playwright.sync_api import Page

from tests.api.asking import description

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


@pytest.mark.django_db(transaction=True)
def test_the_docs_draw_the_description_without_complaint(page: Page) -> None:
    page.goto("/api/docs/")
    page.get_by_text("/api/v1/positions/", exact=True).wait_for()


@pytest.mark.django_db
def test_styles_may_be_inline_in_the_docs_only() -> None:
    assert "unsafe-inline" in Client().get("/api/docs/")["Content-Security-Policy"]
    assert "unsafe-inline" not in Client().get("/api/v1/positions/")["Content-Security-Policy"]


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
