"""What every template of the public pages may name, whatever its view hands over."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from positions.pages.canonical import canonical, twin
from positions.pages.citing import SITE


def site(request: HttpRequest) -> dict[str, Any]:
    """The site's name, where it lies, and the addresses that stand for this page."""
    return {
        "site": {
            "name": SITE,
            "origin": SimpleLazyObject(lambda: request.build_absolute_uri("/").rstrip("/")),
            "canonical": SimpleLazyObject(lambda: canonical(request)),
            "twin": SimpleLazyObject(lambda: twin(request)),
        }
    }
