"""The description of a release for programs: a tabular data package after the Frictionless standard.

It describes the CSV files; Parquet and SQLite hold the same tables and describe themselves.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from positions.credits import CREDITS, LICENCE
from positions.releases import comparing
from positions.releases.fields import Field
from positions.releases.papers import LICENCE_FILE
from positions.releases.shelf import File
from positions.releases.tables import Table

TITLE = "Positions on AI governance"
NAME = "positions-on-ai-governance"


def data_package(
    release: str, known_at: datetime, tables: Sequence[Table], files: dict[str, File]
) -> dict[str, Any]:
    """The content of datapackage.json; ``files`` are those of the release by their names."""
    resources = [_resource(table, files[f"{table.name}.csv"]) for table in tables]
    if comparing.FILE in files:
        resources.append(_differences(files[comparing.FILE]))
    return {
        "profile": "tabular-data-package",
        "name": NAME,
        "title": TITLE,
        "description": "Which State holds which position on AI governance, since when, who said so, where, "
        "on what evidence.",
        "version": release,
        "created": known_at.isoformat().replace("+00:00", "Z"),
        "keywords": ["artificial intelligence", "governance", "diplomacy", "voting records"],
        "licenses": [{"name": "other-nc", "title": LICENCE, "path": LICENCE_FILE}],
        "sources": [
            {"title": f"{credit['what']}: {credit['whose']} ({credit['terms']})", "path": credit["url"]}
            for credit in CREDITS
        ],
        "resources": resources,
    }


def _resource(table: Table, file: File) -> dict[str, Any]:
    references = [
        {"fields": field.name, "reference": {"resource": _reference(table, field), "fields": field.refers[1]}}
        for field in table.fields
        if field.refers
    ]
    schema: dict[str, Any] = {
        "fields": [_field(field) for field in table.fields],
        "missingValues": [""],
        **({"primaryKey": list(table.key)} if table.has_primary_key else {}),
        **({"foreignKeys": references} if references else {}),
    }
    return _file(table.name, table.help, file, schema)


def _reference(table: Table, field: Field) -> str:
    """The table that a field points into; a table calls itself by nothing."""
    other = field.refers[0] if field.refers else ""
    return "" if other == table.name else other


def _file(name: str, words: str, file: File, schema: dict[str, Any]) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": name,
        "description": words,
        "path": file.name,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": file.bytes,
        "hash": f"sha256:{file.sha256}",
        "schema": schema,
    }


def _field(field: Field) -> dict[str, Any]:
    constraints = {
        **({"required": True} if field.required else {}),
        **({"enum": list(field.allowed)} if field.allowed else {}),
    }
    return {
        "name": field.name,
        "type": field.type.name,
        "description": field.help,
        **({"constraints": constraints} if constraints else {}),
    }


def _differences(file: File) -> dict[str, Any]:
    words = {
        "table": "The table in which a row differs from the release before.",
        "key": "The key of the row, its parts joined by |.",
        "change": "What happened to it.",
        "fields": "Of a changed row: the fields that differ, joined by |.",
    }
    fields: list[dict[str, Any]] = [
        {"name": name, "type": "string", "description": words[name]} for name in comparing.COLUMNS
    ]
    fields[2]["constraints"] = {"enum": [comparing.ADDED, comparing.REMOVED, comparing.CHANGED]}
    schema = {"fields": fields, "missingValues": [""], "primaryKey": ["table", "key"]}
    return _file("differences", "Every row that differs from the release before.", file, schema)
