"""What every answer says about itself: of which state of the record it is, and on what terms."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from positions.api.shapes import ADDRESS, TEXT, Schema
from positions.credits import CREDITS, LICENCE
from positions.models import DataVersion

CREDIT: Schema = {
    "type": "object",
    "description": "Whose work the record rests on, and on what terms.",
    "properties": {
        "what": {**TEXT, "description": "What was taken."},
        "whose": {**TEXT, "description": "From whom."},
        "terms": {**TEXT, "description": "On what terms."},
        "url": {**ADDRESS, "description": "Where it is to be found."},
    },
    "required": ["what", "whose", "terms", "url"],
    "additionalProperties": False,
}
TERMS: dict[str, Schema] = {
    "data_version": {
        "type": "integer",
        "description": "The state of the record that answered; rises with every change that the public sees.",
    },
    "licence": {**TEXT, "description": "On what terms the data can be used."},
    "credits": {
        "type": "array",
        "items": {"$ref": "#/components/schemas/Credit"},
        "description": "Whose work the record rests on.",
    },
}


def version(request: HttpRequest) -> DataVersion:
    """The state of the record when the request came, before anything was read for it."""
    known: DataVersion | None = getattr(request, "data_version", None)
    return known or DataVersion.current()


def terms(of: DataVersion) -> dict[str, Any]:
    """The keys of every list that say so."""
    return {"data_version": of.number, "licence": LICENCE, "credits": CREDITS}


def headers(request: HttpRequest, of: DataVersion, answer: Mapping[str, Any] | None = None) -> dict[str, str]:
    """The same for formats that have no place for it, with the neighbouring pages and the count."""
    answer = answer or {}
    links = _neighbours(answer) + related(origin(request))
    known = {"Link": links, "Data-Version": str(of.number)}
    return {**known, "X-Total-Count": str(answer["count"])} if "count" in answer else known


def origin(request: HttpRequest) -> str:
    """Where this site lies for whoever asks, such as ``https://host``."""
    found: str = request._current_scheme_host  # type: ignore[attr-defined]  # Django's, found once a request
    return found


def _neighbours(answer: Mapping[str, Any]) -> str:
    pages = [(answer.get("next"), "next"), (answer.get("previous"), "prev")]
    return "".join(f'<{address}>; rel="{rel}", ' for address, rel in pages if address)


@lru_cache(64)
def related(origin: str) -> str:
    """What every answer of a site is described and licensed by."""
    links = [(reverse("api:schema"), "describedby"), (f"{reverse('data')}#licences", "license")]
    return ", ".join(f'<{origin}{address}>; rel="{rel}"' for address, rel in links)
