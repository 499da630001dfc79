"""Taking pictures away: the addresses of a page's picture, and the code that puts it into another page."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import Any
from urllib.parse import urlencode

from django import template
from django.http import HttpRequest
from django.template import RequestContext
from django.urls import reverse

register = template.Library()


@dataclass(frozen=True)
class Pictured:
    """A picture of a page: its address by name, the page that may be framed ("" for none) and how high."""

    picture: str
    embed: str = ""
    height: int = 0


KINDS = {
    "map": Pictured("proposition-map-picture", "embed-proposition-map", 560),
    "course": Pictured("proposition-course-picture"),
    "board": Pictured("proposition-board-picture", "embed-proposition-board", 640),
    "country": Pictured("country-course-picture", "embed-country", 640),
}

CARRIED = ("as_of", "known_at", "basis", "sort", "region")
"""What the picture takes of the page's address."""


@register.inclusion_tag("positions/components/take_away_pictures.html", takes_context=True)
def take_away_pictures(context: RequestContext, kind: str, key: str, title: str, work: Any) -> dict[str, Any]:
    """SVG and PNG of what is shown, and the codes that embed it: of the present day, and of this one.

    ``key``: the proposition's slug or the country's code. ``work``: what the page is cited as.
    """
    request: HttpRequest = context["request"]
    pictured = KINDS[kind]
    asked = {name: request.GET[name] for name in CARRIED if request.GET.get(name)}
    svg, png = (_address(pictured.picture, (key, form), asked) for form in ("svg", "png"))
    shown = {"kind": kind, "svg": svg, "png": png, "as_of": work.as_of, "codes": []}
    if pictured.embed:
        lasting = {name: value for name, value in asked.items() if name == "basis"}
        moment = work.known_at.isoformat().replace("+00:00", "Z")
        fixed = {"as_of": work.as_of.isoformat(), "known_at": moment, **lasting}
        for when, parameters in (("present", lasting), ("fixed", fixed)):
            address = request.build_absolute_uri(_address(pictured.embed, (key,), parameters))
            shown["codes"].append(
                (when, _code(address, f"{title} – {context['site']['name']}", pictured.height))
            )
    return shown


def _code(address: str, title: str, height: int) -> str:
    """What another page has to contain; shown as text, so it is escaped once more by the template."""
    return (
        f'<iframe src="{escape(address)}" title="{escape(title)}" width="100%" height="{height}" '
        'loading="lazy" style="border:0"></iframe>'
    )


def _address(name: str, arguments: tuple[str, ...], parameters: dict[str, str]) -> str:
    behind = f"?{urlencode(parameters, safe=':')}" if parameters else ""
    return f"{reverse(name, args=arguments)}{behind}"
