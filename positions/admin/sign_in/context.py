"""The desk's frame around the pages that django-allauth shows."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from positions.admin.site import desk


def frame(request: HttpRequest) -> dict[str, Any]:
    """Context processor: what the desk tells each of its pages; nothing for the pages of others."""
    match = request.resolver_match
    name = match.url_name if match else None
    ours = name is not None and name.startswith(("account_", "mfa_"))
    return desk.each_context(request) if ours else {}
