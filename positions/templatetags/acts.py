"""The components that show whole positions, as template tags: cards, rows, evidence, moves.

``position`` is a Position with all that a line about it names (``with_labels``), or what bears the
same names. Where a page is about the actor or the proposition, ``show_actor`` or ``show_proposition``
False leaves it out.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator

from positions.templatetags.parts import dated, exactness
from positions.templatetags.stances import mark
from positions.templatetags.writing import (
    KINDS,
    actor_address,
    address,
    in_words,
    named,
    position_address,
    safe,
)

register = template.Library()

WORDS_IN_ROW = 36
"""So many words of a summary stand in a row of a table."""

ARROW = (
    '<svg class="shift__arrow" viewBox="0 0 20 12" fill="none" stroke="currentColor" stroke-width="1.5" '
    'role="img" aria-label="then"><path d="M0 6h18M13 1l5 5-5 5" /></svg>'
)


def _to_proposition(proposition: Any, query: str = "", css: str = "") -> str:
    href = f"{address('proposition', proposition.slug)}{query}"
    return f'<a{css} href="{href}">{named(proposition.title)}</a>'


def _to_actor(actor: Any, query: str = "") -> str:
    return f'<a class="actor" href="{actor_address(actor)}{query}">{named(str(actor))}</a>'


def _to_evidence(position: Any) -> str:
    hidden = f'<span class="visually-hidden"> for position {position.pk}</span>'
    return f'<a href="{position_address(position.pk)}">Evidence{hidden}</a>'


@register.simple_tag
def position_card(position: Any, *, show_actor: bool = True, show_proposition: bool = True) -> SafeString:
    """A position in full breadth for lists: who, what, when, said by whom, where, in the analyst's words."""
    head: str = mark(position.stance)
    if show_actor:
        head = f'<span class="position-card__actor">{_to_actor(position.actor)}</span>\n    {head}'
    if show_proposition:
        first = "" if show_actor else " position-card__proposition--first"
        css = f' class="position-card__proposition{first}"'
        head += f"\n    {_to_proposition(position.proposition, css=css)}"
    day = dated(position.date, position.date_precision)
    return mark_safe(
        f'<article class="position-card">\n  <p class="position-card__date"><span>{day}</span> '
        f"<span>{KINDS[position.kind]}</span></p>\n"
        f'  <div class="position-card__head">\n    {head}\n  </div>\n'
        f'  <p class="position-card__summary" dir="auto">{safe(position.summary)}</p>\n'
        f'  <p class="position-card__who">{" · ".join(_whereabouts(position))}</p>\n</article>'
    )


def _whereabouts(position: Any) -> list[str]:
    """Who said so, where, on which text, and the way to the evidence."""
    found = []
    if official := position.official:
        found.append(f'<a href="{address("official", official.slug)}" dir="auto">{named(official.name)}</a>')
    if forum := position.forum:
        session = f", {named(str(position.session))}" if position.session else ""
        found.append(f'<a href="{address("forum", forum.slug)}">{named(str(forum))}</a>{session}')
    if text := position.instrument:
        found.append(f'<a href="{address("instrument", text.slug)}">{named(str(text))}</a>')
    return [*found, _to_evidence(position)]


@register.simple_tag
def position_row(position: Any, *, show_actor: bool = True, show_proposition: bool = True) -> SafeString:
    """A position as a row of ``<table class="table-cards">``.

    Date, [Actor], Stance, [Proposition], What was done or said, Evidence.
    """
    actor = f'<th scope="row">{_to_actor(position.actor)}</th>' if show_actor else ""
    claim = f"<td>{_to_proposition(position.proposition)}</td>" if show_proposition else ""
    place = position.instrument or position.forum
    note = f"{KINDS[position.kind]}{f', {named(str(place))}' if place else ''}"
    said = safe(Truncator(position.summary).words(WORDS_IN_ROW, truncate=" …"))
    return mark_safe(
        f"<tr>\n  <td>{dated(position.date, position.date_precision)}</td>\n  {actor}\n"
        f"  <td>{mark(position.stance)}</td>\n  {claim}\n"
        f'  <td><p dir="auto">{said}</p> <span class="cell-note">{note}</span></td>\n'
        f"  <td>{_to_evidence(position)}</td>\n</tr>"
    )


@register.simple_tag
def shift_items(
    turns: Iterable[Any], *, asked: Any, show_country: bool = True, show_proposition: bool = True
) -> SafeString:
    """Moves as news: who changed from what to what, when, by which act. Items of ``<ul class="shifts">``.

    ``asked``: the page's Question; the reason is that of the day of the move.
    """
    query = safe(asked.query)
    before, after = map(safe, asked.around_day)
    items = []
    for turn in turns:
        country, proposition = turn.country, turn.proposition
        reason = f"{address('stance', country.iso3, proposition.slug)}{before}{turn.start}{after}"
        actor = f'<span class="shift__actor">{_to_actor(country, query)}</span>\n  ' if show_country else ""
        claim = f"{_to_proposition(proposition, query)} · " if show_proposition else ""
        items.append(_shift(turn, reason, actor, claim))
    return mark_safe("".join(items))


def _shift(turn: Any, reason: str, actor: str, claim: str) -> str:
    position = turn.position
    through = str(turn.group) if turn.group else ""
    of_group = f" of {named(through)}" if through else ""
    return (
        f'<li class="shift">\n  <span class="shift__date">{dated(turn.since, exactness(turn))}</span>\n  '
        f'{actor}<a class="shift__move" href="{reason}">{mark(turn.previous)}{ARROW}'
        f'{mark(turn.stance, through)}</a>\n  <p class="shift__proposition">{claim}'
        f'<a href="{position_address(position.pk)}">{KINDS[position.kind]}{of_group}, '
        f'{in_words(position.date, position.date_precision)}</a> · <a href="{reason}">why'
        f'<span class="visually-hidden"> {named(turn.country.name)} moved</span></a></p>\n</li>'
    )


@register.simple_tag
def official_with_office(official: Any, office: Any = None) -> SafeString:
    """Who said so: the name, with the office held on the day (a Tenure, or None where unknown)."""
    held = ""
    if office:
        held = "".join(f", <bdi>{named(part)}</bdi>" for part in (office.title, office.body) if part)
    href = address("official", official.slug)
    return mark_safe(
        f'<span class="official"><a href="{href}" dir="auto">{named(official.name)}</a>{held}</span>'
    )


@register.simple_tag
def evidence(position: Any, *, query: str = "", show_actor: bool = False) -> SafeString:
    """What a stance rests on, in a few lines: the act, who said so, where, in what words, and the sources.

    ``query`` goes behind addresses of pages that show stances; ``show_actor`` names a group as actor.
    """
    behind = safe(query)
    lines = [
        f'<a href="{position_address(position.pk)}">{KINDS[position.kind]}</a>',
        dated(position.date, position.date_precision),
    ]
    if show_actor and position.group:
        lines.append(_to("group", position.group, position.group.name, behind))
    if position.official:
        lines.append(official_with_office(position.official, position.office))
    if session := position.session:
        lines.append(_to("forum", position.forum, session.name, f"{behind}#{session.slug}"))
    elif position.forum:
        lines.append(_to("forum", position.forum, str(position.forum), behind))
    if position.instrument:
        lines.append(_to("instrument", position.instrument, str(position.instrument), behind))
    cited = position.citations.all()
    return mark_safe(
        f'<div class="evidence">\n  <ul class="evidence__act dotted">\n    '
        f"{''.join(f'<li>{line}</li> ' for line in lines)}\n  </ul>\n"
        f'  <p class="evidence__summary" dir="auto">{safe(position.summary)}</p>\n'
        f'  <p class="evidence__sources">Source{"" if len(cited) == 1 else "s"}: '
        f"{'; '.join(_source(one.source) for one in cited)}</p>\n</div>"
    )


def _to(name: str, subject: Any, words: str, behind: str) -> str:
    return f'<a href="{address(name, subject.slug)}{behind}">{named(words)}</a>'


def _source(source: Any) -> str:
    """A document that can be read where it has an address, and who published it."""
    title = safe(source.title)
    title = (
        f'<a href="{safe(source.url)}" rel="external" dir="auto">{title}</a>'
        if source.url
        else f"<bdi>{title}</bdi>"
    )
    return f"{title} (<bdi>{named(source.publisher)}</bdi>)" if source.publisher else title


@register.simple_tag
def freshness(position: Any, checked_on: date | None) -> SafeString:
    """How fresh: the date of the act that decides (None: there is none), and of the desk's last look."""
    evidence = dated(position.date, position.date_precision) if position else "none"
    return mark_safe(
        f'<span class="freshness__part">Last evidence: {evidence}</span> '
        f'<span class="freshness__part">Last checked: {dated(checked_on) if checked_on else "never"}</span>'
    )
