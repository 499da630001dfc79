"""Taking pictures away: the addresses of a page's picture, and the code that puts it into another page."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from html import escape
from typing import Any
from urllib.parse import urlencode

from django import template
from django.http import HttpRequest
from django.template import RequestContext
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from positions.templatetags.writing import KNOWN, in_words
from positions.vocabulary import Precision

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

CALLED = {"map": "map", "board": "board"}
"""The kinds that are no chart."""

CARRIED = ("as_of", "known_at", "basis", "sort", "region")
"""What the picture takes of the page's address."""


@register.simple_tag(takes_context=True)
def take_away_pictures(context: RequestContext, kind: str, key: str, title: str, work: Any) -> SafeString:
    """A picture of the page to take away: SVG, PNG, and the codes that put it into another page.

    ``kind``: "map", "course", "board" or "country". ``key``: the proposition's slug or the country's
    code. ``title`` is the frame's; ``work``: what the page is cited as, whose two dates are those of
    the code that shows the same for ever.
    """
    request: HttpRequest = context["request"]
    pictured = KINDS[kind]
    asked = {name: request.GET[name] for name in CARRIED if request.GET.get(name)}
    svg, png = (escape(_address(pictured.picture, (key, form), asked)) for form in ("svg", "png"))
    codes = _codes(request, kind, key, f"{title} – {context['site']['name']}", work) if pictured.embed else ""
    return mark_safe(
        '<div class="take-away-pictures">\n<ul class="take-away">\n'
        f'<li>The {CALLED.get(kind, "chart")} as <a href="{svg}" download>SVG'
        '<span class="visually-hidden"> picture</span></a></li>\n'
        f'<li>as <a href="{png}" download>PNG<span class="visually-hidden"> picture</span></a></li>\n'
        f"</ul>\n{codes}</div>"
    )


def _codes(request: HttpRequest, kind: str, key: str, title: str, work: Any) -> str:
    """The codes that embed it: always of the present day, and of the page's own as it is known now."""
    pictured = KINDS[kind]
    lasting = {"basis": request.GET["basis"]} if request.GET.get("basis") else {}
    moment = work.known_at.isoformat().replace("+00:00", "Z")
    fixed = {"as_of": work.as_of.isoformat(), "known_at": moment, **lasting}
    day = f"Always {in_words(work.as_of, Precision.DAY.value)}, as it is known now"
    rows = []
    for when, words, asked in (("present", "Always the present day", lasting), ("fixed", day, fixed)):
        framed = request.build_absolute_uri(_address(pictured.embed, (key,), asked))
        name = f"embed-{kind}-{when}"
        rows.append(
            f'<div class="embed-code">\n<label for="{name}">{words}</label>\n'
            f'<textarea id="{name}" rows="6" readonly spellcheck="false" data-copy-source>'
            f"{escape(_code(framed, title, pictured.height))}</textarea>\n"
            '<button class="button button--quiet button--small" type="button" data-copy>Copy code</button>\n'
            "</div>\n"
        )
    return (
        '<details class="disclosure embed-codes">\n'
        f"<summary>Put this {kind} into another page</summary>\n"
        f'<div class="embed-codes__row">\n{"".join(rows)}</div>\n</details>\n'
    )


def _code(framed: str, title: str, height: int) -> str:
    """What another page has to contain; shown as text, so it is escaped once more."""
    return (
        f'<iframe src="{escape(framed)}" title="{escape(title)}" width="100%" height="{height}" '
        'loading="lazy" style="border:0"></iframe>'
    )


def _address(name: str, codes: tuple[str, ...], parameters: dict[str, str]) -> str:
    behind = f"?{urlencode(parameters, safe=':')}" if parameters else ""
    return f"{_path(name, codes)}{behind}"


@lru_cache(maxsize=KNOWN)
def _path(name: str, codes: tuple[str, ...]) -> str:
    """Where a picture or an embedded page lies."""
    return reverse(name, args=codes)
