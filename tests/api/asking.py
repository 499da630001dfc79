"""Asks the API as a client does, and holds every answer against the API's own description."""

from __future__ import annotations

import csv
import io
import json
from functools import cache
from typing import Any
from urllib.parse import urlsplit

import jsonschema  # type: ignore[import-untyped]
from django.test import Client
from drf_spectacular.generators import SchemaGenerator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

PROBLEM = "application/problem+json"


@cache
def description() -> dict[str, Any]:
    """The OpenAPI description as the API gives it."""
    return SchemaGenerator().get_schema(request=None, public=True)


class Api:
    """`api.get("positions/", country="XAR")` is the answer's JSON, checked against the description."""

    def __init__(self) -> None:
        self.client = Client()

    def response(self, path: str, /, **query: Any) -> Any:
        """What the API answers to a path below /api/v1/, or to a whole address."""
        return self.client.get(path if "//" in path else f"/api/v1/{path}", query or None)

    def get(self, path: str, /, **query: Any) -> Any:
        """The JSON of a good answer."""
        response = self.response(path, **query)
        assert response.status_code == 200, response.content
        return checked(response)

    def results(self, path: str, /, **query: Any) -> list[dict[str, Any]]:
        """The rows of a list."""
        return self.get(path, **query)["results"]

    def refusal(self, path: str, /, **query: Any) -> list[dict[str, Any]]:
        """The faults that the API finds in a request."""
        response = self.response(path, **query)
        assert response.status_code == 400, response.content
        return checked(response)["errors"]

    def table(self, path: str, /, **query: Any) -> list[dict[str, str]]:
        """The rows of a list in CSV."""
        response = self.response(path, format="csv", **query)
        assert response.status_code == 200, response.content
        assert response["Content-Type"] == "text/csv; charset=utf-8"
        return list(csv.DictReader(io.StringIO(content(response).decode("utf-8"), newline="")))

    def lines(self, path: str, /, **query: Any) -> list[dict[str, Any]]:
        """The rows of a list in NDJSON."""
        response = self.response(path, format="ndjson", **query)
        assert response.status_code == 200, response.content
        assert response["Content-Type"] == "application/x-ndjson"
        page = _schema(response, "application/json")
        name = page["$ref"].rpartition("/")[2].removesuffix("Page")
        rows = [json.loads(line) for line in content(response).splitlines()]
        for row in rows:
            _validate(row, {"$ref": f"#/components/schemas/{name}Row"})
        return rows


def content(response: Any) -> bytes:
    """The whole answer, also where it is sent in pieces."""
    return b"".join(response.streaming_content) if response.streaming else response.content


def checked(response: Any) -> Any:
    """The response's JSON, which must be what the description says."""
    answer = json.loads(content(response))
    _validate(answer, _schema(response, response["Content-Type"]))
    return answer


def _schema(response: Any, media_type: str) -> Any:
    path = urlsplit(response.wsgi_request.path).path
    return _described(path, response.status_code)["content"][media_type]["schema"]


def _validate(answer: Any, schema: Any) -> None:
    jsonschema.Draft202012Validator(_located(schema), registry=_registry()).validate(answer)


def _described(path: str, status: int) -> dict[str, Any]:
    """The description of the answer at a path; one without a place for a code comes before one with."""
    for template, item in sorted(description()["paths"].items(), key=lambda one: one[0].count("{")):
        if _fits(template, path):
            responses = item["get"]["responses"]
            return responses.get(str(status), responses["default"])
    raise AssertionError(f"{path} is not described")


def _fits(template: str, path: str) -> bool:
    asked, known = path.split("/"), template.split("/")
    return len(asked) == len(known) and all(
        one == other or other.startswith("{") for one, other in zip(asked, known, strict=True)
    )


def _located(schema: Any) -> Any:
    """The schema with its references pointing into the registry."""
    if isinstance(schema, dict):
        return {
            name: f"urn:description{value}" if name == "$ref" else _located(value)
            for name, value in schema.items()
        }
    return [_located(one) for one in schema] if isinstance(schema, list) else schema


@cache
def _registry() -> Registry:
    return Registry().with_resource(
        "urn:description", Resource.from_contents(_located(description()), default_specification=DRAFT202012)
    )
