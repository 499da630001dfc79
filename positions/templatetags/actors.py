"""The components that list who acts, as template tags: officials, groups of a country, what groups hold.

Rows of tables, of which a page has dozens. ``query`` goes behind addresses of pages that show stances.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

from positions.models import Group, Proposition
from positions.templatetags.parts import dated
from positions.templatetags.stances import mark
from positions.templatetags.writing import KINDS, address, in_words, named, position_address, safe

register = template.Library()


@register.simple_tag
def speaker_rows(speakers: Iterable[Any]) -> SafeString:
    """Officials in rows: Official with every office, Positions, Last spoke (``pages.speakers``)."""
    return mark_safe("".join(_speaker(one) for one in speakers))


def _speaker(one: Any) -> str:
    offices = "".join(f'<span class="cell-note">{named(str(tenure))}</span>' for tenure in one.tenures)
    official, latest = one.official, one.latest
    page, name = address("official", official.slug), named(official.name)
    return (
        f'<tr><th scope="row"><a href="{page}" dir="auto">{name}</a>{offices}</th>'
        f'<td class="number" data-label="Positions">{one.positions}</td>'
        f'<td data-label="Last spoke">{dated(latest.day, latest.precision)}</td></tr>\n'
    )


@register.simple_tag
def membership_rows(memberships: Iterable[tuple[Group, date | None]], *, query: str = "") -> SafeString:
    """Groups of a country in rows: Group, Member since."""
    behind = safe(query)
    return mark_safe("".join(_membership(group, start, behind) for group, start in memberships))


def _membership(group: Group, start: date | None, query: str) -> str:
    return (
        f'<tr><th scope="row">{_to_group(group, query)}</th>'
        f"<td>{dated(start) if start else NOT_STATED}</td></tr>\n"
    )


def _to_group(group: Group, query: str) -> str:
    return f'<a href="{address("group", group.slug)}{query}">{named(group.name)}</a>'


NOT_STATED = '<span class="quiet">not stated</span>'


@register.simple_tag
def group_rows(positions: Iterable[Any], proposition: Proposition, *, query: str = "") -> SafeString:
    """What groups hold on the proposition in rows: Group, Stance, On the ground of."""
    behind = safe(query)
    return mark_safe("".join(_group(one, proposition.slug, behind) for one in positions))


def _group(position: Any, slug: str, query: str) -> str:
    group = position.group
    return (
        f'<tr><th scope="row">{_to_group(group, query)}</th>'
        f'<td><a class="stance-link" href="{address("group-stance", group.slug, slug)}{query}">'
        f'{mark(position.stance)}</a></td><td><a href="{position_address(position.pk)}">'
        f"{KINDS[position.kind]}, {in_words(position.date, position.date_precision)}</a></td></tr>\n"
    )
