"""Long parts of a page, put into it at the end: nothing that stands around them is copied with them.

A template hands its text to the one around it, which joins it with its own, and so on up to the
frame. Rows of two hundred countries would be copied at each step, as wide as the widest letter
of the whole page. So their places are marked, and they are joined once, as bytes.
"""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.template import RequestContext
from django.template.loader import get_template
from django.utils.safestring import mark_safe

APART = "parts_set_apart"
"""Under which name the context of a page that is being made keeps the parts."""

PLACE = mark_safe("\0")
"""The mark of a place: nothing on record holds it, and where an address does, no part is set apart."""


def page_of(request: HttpRequest, template: str, context: dict[str, Any]) -> bytes:
    """The page as it is sent. Numbers stand in it as they are: no language is asked how to write them."""
    made: Any = get_template(template)
    parts: list[str] = []
    around = _filled(made, request, {**context, APART: parts}).split(PLACE)
    if len(around) != len(parts) + 1:
        return _filled(made, request, context).encode()
    pieces = [around[0].encode()]
    for part, behind in zip(parts, around[1:], strict=True):
        pieces += part.encode(), behind.encode()
    return b"".join(pieces)


def _filled(made: Any, request: HttpRequest, context: dict[str, Any]) -> str:
    filled: str = made.template.render(RequestContext(request, context, use_l10n=False))
    return filled
