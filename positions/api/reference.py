"""The description of the API in the order in which people read it: what /api/docs/ shows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import urlencode

from drf_spectacular.generators import SchemaGenerator

Words = list[tuple[str, bool]]
"""A text in pieces, and which of them are code."""

FIRST = ("positions", "stances", "shifts", "agreement", "changes", "search")
"""What programs come for; the reference tables follow."""


@dataclass(frozen=True)
class Name:
    """A parameter, a field, or a value of a closed list: what it is called, what it takes, what it means."""

    name: str
    takes: str
    words: Words
    required: bool = False


@dataclass(frozen=True)
class Endpoint:
    """One address: what it answers, what may be asked, what the answer holds."""

    path: str
    code: str
    title: str
    words: list[Words]
    example: str
    parameters: list[Name]
    shape: str
    fields: list[Name]


@dataclass(frozen=True)
class Chapter:
    """The endpoints of one noun."""

    name: str
    endpoints: list[Endpoint]


@dataclass(frozen=True)
class Vocabulary:
    """A closed list and the meaning of its values."""

    name: str
    words: Words
    values: list[Name]


@cache
def chapters() -> list[Chapter]:
    """All endpoints by noun, those that people come for first."""
    found: dict[str, list[Endpoint]] = {name: [] for name in FIRST}
    for path, item in _description()["paths"].items():
        operation = item["get"]
        found.setdefault(operation["tags"][0], []).append(_endpoint(path, operation))
    return [Chapter(name, endpoints) for name, endpoints in found.items()]


@cache
def vocabularies() -> list[Vocabulary]:
    """All closed lists."""
    return [
        Vocabulary(name, *_listed(schema["description"]))
        for name, schema in sorted(_schemas().items())
        if "enum" in schema
    ]


@cache
def _description() -> dict[str, Any]:
    said: dict[str, Any] = SchemaGenerator().get_schema(request=None, public=True)  # type: ignore[no-untyped-call]
    return said


def _schemas() -> dict[str, Any]:
    schemas: dict[str, Any] = _description()["components"]["schemas"]
    return schemas


def _endpoint(path: str, operation: dict[str, Any]) -> Endpoint:
    answer = operation["responses"]["200"]["content"]["application/json"]["schema"]
    shape = _row_of(answer["$ref"].rsplit("/", 1)[1])
    first, *rest = operation["description"].split("\n\n")
    return Endpoint(
        path=path,
        code=operation["operationId"],
        title=first.replace("\n", " ").rstrip("."),
        words=[pieces(paragraph) for paragraph in rest],
        example=_example(path, operation["parameters"]),
        parameters=[_parameter(one) for one in operation["parameters"]],
        shape=shape,
        fields=list(_fields(shape)),
    )


def _row_of(name: str) -> str:
    """The shape of a page's rows; of a single record its own."""
    results = _schemas()[name]["properties"].get("results")
    if results is None:
        return name
    row: str = results["items"]["$ref"].rsplit("/", 1)[1]
    return row.removesuffix("Row")


def _example(path: str, parameters: list[dict[str, Any]]) -> str:
    """An address to follow; none where a part of the path would have to be known."""
    if "{" in path:
        return ""
    asked = {one["name"]: one["example"] for one in parameters if "example" in one}
    first = dict(list(asked.items())[:1])
    return path + ("?" + urlencode(first, doseq=True) if first else "")


def _parameter(said: dict[str, Any]) -> Name:
    schema = said["schema"]
    many = schema.get("type") == "array"
    takes = _takes(schema["items"] if many else schema) + (", one or several" if many else "")
    if "default" in schema:
        takes += f" ({schema['default']} if not given)"
    return Name(said["name"], takes, pieces(said["description"]), said.get("required", False))


def _fields(shape: str) -> Iterator[Name]:
    schema = _schemas()[shape]
    for name, said in schema["properties"].items():
        yield Name(name, _takes(said), pieces(said.get("description", "")))


def _takes(schema: dict[str, Any]) -> str:
    """A schema in words."""
    if "$ref" in schema:
        name: str = schema["$ref"].rsplit("/", 1)[1]
        return name
    for several in ("anyOf", "oneOf", "allOf"):
        if several in schema:
            return " or ".join(dict.fromkeys(_takes(one) for one in schema[several]))
    if "enum" in schema:
        return " | ".join(str(one) for one in schema["enum"])
    kinds = schema.get("type", "any")
    if kinds == "array":
        return f"list of {_takes(schema['items'])}"
    words = [schema.get("format") or one if one == "string" else one for one in _listing(kinds)]
    return " or ".join(words)


def _listing(kinds: Any) -> list[str]:
    return kinds if isinstance(kinds, list) else [kinds]


def _listed(text: str) -> tuple[Words, list[Name]]:
    """The words of a closed list, and its values with theirs."""
    introduction, _, values = text.rpartition("\n\n")
    rows = (line.removeprefix("- `").split("`: ", 1) for line in values.splitlines() if line)
    return pieces(introduction), [Name(value, "", pieces(words)) for value, words in rows]


def pieces(text: str) -> Words:
    """A text cut where `code` begins and ends."""
    parts = text.replace("\n", " ").split("`")
    return [(part, place % 2 == 1) for place, part in enumerate(parts) if part]
