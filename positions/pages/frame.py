"""Template tags of the frame of a page: its own words twice, its other forms, its subject for machines."""

from __future__ import annotations

import html
import json
from typing import Any

from django import template
from django.template.base import FilterExpression, NodeList, Parser, Token
from django.template.context import Context
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator

from positions.dates import written
from positions.models import StancePeriod
from positions.pages import linked, references
from positions.pages.apart import APART, PLACE
from positions.pages.citing import SITE, Work
from positions.pages.table_download import form_address
from positions.templatetags.parts import exactness

register = template.Library()

FOR_MARKUP = str.maketrans(
    {"<": "\\u003C", ">": "\\u003E", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
)
"""What could end the element in which data stand, written as JSON also allows."""

ADDRESSES = {"url", "contentUrl", "license", "urlTemplate"}
"""Keys of linked data whose values are addresses, here given from the root of the site."""

LONGEST = 300
"""Letters of a description: what search engines and messengers show at most."""


class Kept(template.Node):
    """A part of the frame that is written more than once."""

    def __init__(self, nodelist: NodeList, name: str) -> None:
        self.nodelist = nodelist  # under this name, so that blocks in it can be filled by other templates
        self.name = name

    def render(self, context: Context) -> SafeString:
        """Nothing; what was rendered stands under the name, as plain words on one line."""
        words = " ".join(html.unescape(self.nodelist.render(context)).split())
        context[self.name] = mark_safe(escape(Truncator(words).chars(LONGEST)))
        return mark_safe("")


@register.tag
def keep(parser: Parser, token: Token) -> Kept:
    """Render what stands in between once: ``{% keep as words %}…{% endkeep %}``, then ``{{ words }}``."""
    _, _, name = token.split_contents()
    nodelist = parser.parse(("endkeep",))
    parser.delete_first_token()
    return Kept(nodelist, name)


class Once(template.Node):
    """A part that depends on nothing, or on few values: rendered once for each of these."""

    def __init__(self, nodelist: NodeList, values: list[FilterExpression]) -> None:
        self.nodelist = nodelist
        self.values = values
        self.rendered: dict[tuple[str, ...], SafeString] = {}

    def render(self, context: Context) -> SafeString:
        """What was rendered first, by this process, with these values."""
        key = tuple(str(value.resolve(context)) for value in self.values)
        if key not in self.rendered:
            self.rendered[key] = self.nodelist.render(context)
        return self.rendered[key]


@register.tag
def once(parser: Parser, token: Token) -> Once:
    """``{% once %}…{% endonce %}``: the same on every page; ``{% once section %}``: for each section.

    The values must be few, and no block may stand inside.
    """
    values = [parser.compile_filter(value) for value in token.split_contents()[1:]]
    nodelist = parser.parse(("endonce",))
    parser.delete_first_token()
    return Once(nodelist, values)


class Apart(template.Node):
    """A long part that goes into the page last (``pages.showing``), not from hand to hand."""

    def __init__(self, nodelist: NodeList) -> None:
        self.nodelist = nodelist

    def render(self, context: Context) -> SafeString:
        """The mark of its place where parts are set apart, else the part itself."""
        part = self.nodelist.render(context)
        parts: list[str] | None = context.get(APART)
        if parts is None:
            return part
        parts.append(part)
        return PLACE


@register.tag
def apart(parser: Parser, token: Token) -> Apart:
    """``{% apart %}…{% endapart %}``: rows of hundreds, which each template around them would copy."""
    nodelist = parser.parse(("endapart",))
    parser.delete_first_token()
    return Apart(nodelist)


@register.simple_tag(takes_context=True)
def head_of_page(context: dict[str, Any]) -> SafeString:
    """What a page tells search engines, messengers and programs of itself, of the words kept before it."""
    title, description = context["page_title"], context["page_description"]
    first = f'<title>{title} – {SITE}</title>\n<meta name="description" content="{description}">\n'
    site = context.get("site")
    return mark_safe(first + (_of_public_page(context, site, title, description) if site else ""))


def _of_public_page(context: dict[str, Any], site: dict[str, Any], title: str, description: str) -> str:
    canonical = escape(str(site["canonical"]))
    forms = ""
    if csv := context.get("csv"):
        as_json = form_address(context["request"], "json")
        forms = _alternate("text/csv", csv, "What this page lists, as CSV")
        forms += _alternate("application/json", as_json, "What this page lists, as JSON")
    if twin := str(site["twin"]):
        forms += _alternate("application/json", twin, "From the programming interface")
    return (
        f'<link rel="canonical" href="{canonical}">\n'
        f'<meta property="og:type" content="{context["page_kind"]}">\n'
        f'<meta property="og:site_name" content="{escape(site["name"])}">\n'
        f'<meta property="og:title" content="{title}">\n'
        f'<meta property="og:description" content="{description}">\n'
        f'<meta property="og:url" content="{canonical}">\n'
        f'<meta property="og:image" content="{escape(str(site["origin"]))}{context["page_card"]}">\n'
        '<meta property="og:image:width" content="1200">\n<meta property="og:image:height" content="630">\n'
        f'<meta property="og:image:alt" content="{title}">\n'
        f'<meta name="twitter:card" content="summary_large_image">\n{forms}'
    )


def _alternate(media_type: str, href: str, title: str) -> str:
    return f'<link rel="alternate" type="{media_type}" href="{escape(href)}" title="{title}">\n'


@register.simple_tag(takes_context=True)
def address_as(context: dict[str, Any], form: str) -> str:
    """The query that asks for the page in another form, such as csv or json."""
    return form_address(context["request"], form)


@register.filter
def since(period: StancePeriod) -> str:
    """“, since 26 November 2023” for a title, no more exact than it is known."""
    return f", since {written(period.since, exactness(period)).removeprefix('reported ')}"


@register.simple_tag
def cite_box(work: Work) -> SafeString:
    """How to cite the page, with the address that will always show the same."""
    link = escape(work.link)
    forms = "".join(
        f'<li><a href="{escape(one["href"])}" rel="nofollow" download>{one["label"]}</a></li>'
        for one in references.addresses(work)
    )
    return mark_safe(
        '<section class="cite" aria-label="Cite this page">\n<h2>Cite this page</h2>\n'
        f'<p class="cite__text" data-copy-source>{escape(work.text)}</p>\n'
        f'<p class="cite__link"><span class="faint">Permanent link</span><br><a href="{link}" rel="nofollow">'
        f"{link}</a></p>\n"
        f'<ul class="take-away cite__forms" aria-label="The citation as a file">{forms}</ul>\n'
        '<button class="button button--quiet button--small" type="button" data-copy>Copy citation</button>\n'
        "</section>"
    )


@register.simple_tag(takes_context=True)
def linked_data(context: dict[str, Any], noun: str, *facts: Any, **more: Any) -> SafeString:
    """The page's subject as JSON-LD; ``noun`` names the function of ``positions.pages.linked``."""
    describe = getattr(linked, noun)
    origin = context["request"].build_absolute_uri("/").rstrip("/")
    thing = {"@context": "https://schema.org", **_whole(describe(*facts, **more), origin)}
    data = json.dumps(thing, ensure_ascii=False, separators=(",", ":")).translate(FOR_MARKUP)
    return mark_safe(f'<script type="application/ld+json">{data}</script>')


def _whole(value: Any, origin: str, key: str = "") -> Any:
    """The same with whole addresses."""
    if isinstance(value, dict):
        return {name: _whole(one, origin, name) for name, one in value.items()}
    if isinstance(value, list):
        return [_whole(one, origin, key) for one in value]
    return f"{origin}{value}" if key in ADDRESSES and str(value).startswith("/") else value
