"""The rows of the trajectory board as a template tag: two hundred of them, each with its bands."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

from positions.models import Proposition
from positions.templatetags.writing import actor_address, named, safe

register = template.Library()


@register.simple_tag
def board_rows(
    rows: Iterable[Any], proposition: Proposition, *, query: str = "", kept: str = ""
) -> SafeString:
    """States or groups in rows: who, the bands in time, the same in words (``pages.board.Row``).

    ``query`` goes behind the address of who it is, ``kept`` behind the day of each band's reason.
    """
    of_actors, of_bands = safe(query), safe(kept)
    return mark_safe("".join([_row(one, proposition.slug, of_actors, of_bands) for one in rows]))


def _row(row: Any, slug: str, query: str, kept: str) -> str:
    page = actor_address(row.actor)
    reasons = [f"{page}{slug}/?as_of={one.phase.start}{kept}" for one in row.stretches]
    words = [safe(one.words) for one in row.stretches]
    bands = "".join(map(_band, row.stretches, reasons, words))
    said = "; ".join([f'<a href="{reason}">{text}</a>' for reason, text in zip(reasons, words, strict=True)])
    return (
        f'<tr><th scope="row"><a href="{page}{query}">{named(row.actor.name)}</a></th>'
        f'<td><svg><use href="#years" />{bands}</svg></td><td>{said}</td></tr>'
    )


def _band(one: Any, reason: str, words: str) -> str:
    place, stance = one.place, one.stance
    moved = f'<line x1="{place}%" x2="{place}%" y2="100%" />' if one.previous else ""
    label = f'<text x="{place}%" dx="5" y="50%">{safe(one.label)}</text>' if one.label else ""
    return (
        f'<a href="{reason}" class="is-{stance}{" via" if one.through else ""}"><title>{words}</title>'
        f'<rect x="{place}%" width="{one.width}%" class="fill-{stance}" />{moved}{label}</a>'
    )
