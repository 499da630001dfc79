"""What every template of the public pages may name, whatever its view hands over."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from positions.pages.citing import SITE


def site(request: HttpRequest) -> dict[str, Any]:
    """The site's name, and the address that stands for this page whatever day it is asked for."""
    return {"site": {"name": SITE, "canonical": request.build_absolute_uri(request.path)}}
