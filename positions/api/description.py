"""The description of the API (OpenAPI 3.1), put together from what the resources declare."""

from __future__ import annotations

from inspect import cleandoc
from typing import Any

from drf_spectacular.openapi import AutoSchema
from drf_spectacular.plumbing import ComponentRegistry, ResolvedComponent

from positions.api.about import CREDIT, TERMS
from positions.api.parameters import Parameter
from positions.api.problems import MEDIA_TYPE
from positions.api.shapes import Schema, Shape
from positions.vocabulary import Defined

PROBLEM: Schema = {
    "type": "object",
    "description": "What went wrong (RFC 9457).",
    "properties": {
        "type": {
            "type": "string",
            "description": "The sort of problem; about:blank says: as the status says.",
        },
        "title": {"type": "string", "description": "The sort of problem in words."},
        "status": {"type": "integer", "description": "The HTTP status."},
        "detail": {"type": "string", "description": "This problem in words."},
        "successor": {
            "type": ["string", "null"],
            "format": "uri",
            "description": "With status 410: the address of what it is now.",
        },
        "errors": {
            "type": "array",
            "description": "Every fault of the request.",
            "items": {
                "type": "object",
                "properties": {
                    "parameter": {"type": "string", "description": "The parameter at fault."},
                    "value": {"type": ["string", "null"], "description": "The value that was refused."},
                    "reason": {"type": "string", "description": "Why."},
                    "allowed": {
                        "type": ["array", "null"],
                        "items": {"type": "string"},
                        "description": "What is allowed, where that is a short list.",
                    },
                },
                "required": ["parameter", "value", "reason", "allowed"],
                "additionalProperties": False,
            },
        },
    },
    "required": ["type", "title", "status", "detail"],
    "additionalProperties": False,
}
NEIGHBOUR: Schema = {"type": ["string", "null"], "format": "uri"}
PROBLEMS = {
    "400": "A parameter or value is unknown or malformed; errors names every one.",
    "404": "There is nothing at this address.",
    "410": "What was here was merged into another, or bears another code now; successor is its address.",
    "406": "None of the formats that the Accept header names is spoken here.",
    "429": "The client has asked too often; Retry-After says how many seconds to wait.",
    "503": "The record cannot be read now, or too many have whole lists sent; Retry-After says when to ask.",
    "default": "Any other failure.",
}
HEADERS = {
    "Data-Status": "While the database is gone: kept (as last answered) or copy (as a replica has it).",
    "Data-Version": "The state of the record that answered; rises with every change that the public sees.",
    "ETag": "The mark of this answer in this form; with If-None-Match it is asked for again for nothing.",
    "Last-Modified": "When the answer can last have changed, to the second.",
    "RateLimit": "How many requests are left (r), and in how many seconds there are more (t).",
    "RateLimit-Policy": "How many requests (q) may be made in how many seconds (w).",
    "Link": "Related addresses (RFC 8288): next, prev, describedby, license.",
    "X-Total-Count": "How many rows the list has; with count=true.",
}


class Description(AutoSchema):
    """How one resource is described."""

    def get_operation(
        self, path: str, path_regex: str, path_prefix: str, method: str, registry: ComponentRegistry
    ) -> dict[str, Any] | None:
        """The operation, or None for a view that is no resource."""
        view: Any = self.view
        words = cleandoc(view.__doc__ or "")
        _describe_vocabulary(registry)
        _describe(registry, "Problem", PROBLEM)
        return {
            "operationId": view.name,
            "summary": words.split("\n", 1)[0].rstrip("."),
            "description": words,
            "tags": [path.removeprefix("/api/v1/").split("/", 1)[0]],
            "parameters": [
                *(_in_path(name, view) for name in _names_in(path)),
                *(_in_query(parameter) for parameter in view.all_parameters()),
            ],
            "responses": {"200": self._answer(registry), **_problems(detail="{" in path)},
        }

    def _answer(self, registry: ComponentRegistry) -> Schema:
        """What a good request gets."""
        view: Any = self.view
        shape = view.shape
        _describe_shapes(registry, shape)
        if not hasattr(view, "orders"):
            return {
                "description": shape.help,
                "headers": _headers(*(name for name in HEADERS if name != "X-Total-Count")),
                "content": {"application/json": {"schema": shape.reference()}},
            }
        _describe(registry, "Credit", CREDIT)
        _describe(registry, f"{shape.name}Row", shape.schema(whole=False))
        _describe(registry, f"{shape.name}Page", _page_schema(shape))
        return {
            "description": "One page of the list.",
            "headers": _headers(*HEADERS),
            "content": {
                "application/json": {"schema": {"$ref": f"#/components/schemas/{shape.name}Page"}},
                "text/csv": {"schema": {"type": "string"}},
                "application/x-ndjson": {"schema": {"type": "string"}},
            },
        }


def _page_schema(shape: Shape) -> Schema:
    rows = {"type": "array", "items": {"$ref": f"#/components/schemas/{shape.name}Row"}}
    return {
        "type": "object",
        "description": "One page of a list.",
        "properties": {
            "next": {**NEIGHBOUR, "description": "Address of the next page; null on the last."},
            "previous": {**NEIGHBOUR, "description": "Address of the page before; null on the first."},
            "count": {"type": "integer", "description": "Rows of the whole list; with count=true."},
            **TERMS,
            "results": {**rows, "description": "The rows."},
        },
        "required": ["next", "previous", *TERMS, "results"],
        "additionalProperties": False,
    }


def _in_query(parameter: Parameter) -> Schema:
    one = parameter.schema()
    known: Schema = {"name": parameter.name, "in": "query", "description": parameter.help}
    if parameter.required:
        known["required"] = True
    if parameter.example is not None:
        known["example"] = [parameter.example] if parameter.many else parameter.example
    if not parameter.many:
        return {**known, "schema": one}
    return {
        **known,
        "schema": {"type": "array", "items": one, "minItems": 1},
        "style": "form",
        "explode": False,
    }


def _in_path(name: str, view: Any) -> Schema:
    schema, words = view.path[name]
    return {"name": name, "in": "path", "required": True, "description": words, "schema": schema}


def _names_in(path: str) -> list[str]:
    return [part[1:-1] for part in path.split("/") if part.startswith("{")]


def _problems(*, detail: bool) -> Schema:
    content = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {
        status: {"description": words, "content": content}
        for status, words in PROBLEMS.items()
        if status not in ("404", "410") or detail
    }


def _headers(*names: str) -> Schema:
    return {
        name: {"description": HEADERS[name], "schema": {"type": "string"}} for name in dict.fromkeys(names)
    }


def _describe_shapes(registry: ComponentRegistry, shape: Shape) -> None:
    _describe(registry, shape.name, shape.schema())
    for field in shape.fields:
        if field.shape is not None:
            _describe_shapes(registry, field.shape)


PUBLIC_WORDS = ("positions.vocabulary", "positions.rules")
"""Where the words are defined that the public reads; the desk has words of its own."""


def _describe_vocabulary(registry: ComponentRegistry) -> None:
    """Every closed list with the definition of each value."""
    for words in Defined.__subclasses__():
        if not words.__module__.startswith(PUBLIC_WORDS):
            continue
        meanings = [f"- `{word.value}`: {word.definition}" for word in words]
        text = "\n".join([cleandoc(words.__doc__ or ""), "", *meanings])
        schema = {"type": "string", "enum": list(words.values), "description": text}
        _describe(registry, words.__name__, schema)


def _describe(registry: ComponentRegistry, name: str, schema: Schema) -> None:
    kind = ResolvedComponent.SCHEMA
    registry.register_on_missing(ResolvedComponent(name, kind, schema, name))  # type: ignore[no-untyped-call]
