"""What the frame of a page needs: its own words twice, and the addresses of its other forms."""

from __future__ import annotations

import html
from typing import Any

from django import template
from django.template.base import NodeList, Parser, Token
from django.template.context import Context
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator

from positions.pages import references
from positions.pages.citing import Work
from positions.pages.table_download import form_address

register = template.Library()

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


@register.simple_tag(takes_context=True)
def address_as(context: dict[str, Any], form: str) -> str:
    """The query that asks for the page in another form, such as csv or json."""
    return form_address(context["request"], form)


@register.simple_tag
def citation_forms(work: Work) -> list[dict[str, str]]:
    """Where the citation of a page can be had for a reference manager."""
    return references.addresses(work)
