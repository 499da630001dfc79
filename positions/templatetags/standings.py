"""The rows in which many countries, or many propositions, stand side by side, as template tags.

A page has hundreds of them. ``standings`` are those of ``positions.analysis``; ``query`` goes
behind addresses of pages that show stances.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from itertools import groupby, islice
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator

from positions.analysis import Standing, Tally
from positions.models import Proposition
from positions.templatetags.acts import evidence, freshness
from positions.templatetags.parts import dated, exactness
from positions.templatetags.stances import STANCES, bar, mark
from positions.templatetags.writing import KINDS, KNOWN, LABELS, address, named, position_address, safe

register = template.Library()

SAID = 12
"""So many stances stand in the description of a country's page, more than search engines show."""

LETTERS_OF_TITLE = 70
"""So many letters of a document's title stand in a row."""


@register.simple_tag
def stance_rows(standings: Iterable[Standing], *, query: str = "") -> SafeString:
    """Every country in a row: Country, Stance, Since, Last evidence, Searched on."""
    behind = safe(query)
    return mark_safe("".join([_stance_row(one, behind) for one in standings]))


def _stance_row(one: Standing, query: str) -> str:
    held, words, days = one.held, LABELS[one.value], "<td></td><td></td>"
    if held is not None:
        if held.group:
            words += f' <span class="quiet">through {named(str(held.group))}</span>'
        act = held.position
        days = _day_cell(held.since, held.since_precision) + _day_cell(act.date, act.date_precision)
    searched = _day_cell(one.searched_on) if one.searched_on else '<td data-sort=""></td>'
    country = one.country
    return (
        f'<tr><th scope="row"><a href="{address("country", country.iso3)}{query}">{named(country.name)}</a>'
        f'</th><td><a href="{address("stance", country.iso3, one.proposition.slug)}{query}">{words}</a></td>'
        f"{days}{searched}</tr>\n"
    )


@lru_cache(maxsize=KNOWN)
def _day_cell(day: date, precision: str = "day") -> str:
    """A day as a cell that can be sorted."""
    return f'<td data-sort="{day}">{dated(day, precision)}</td>'


@register.simple_tag
def evidence_rows(standings: Iterable[Standing], sources: dict[int, Any], *, query: str = "") -> SafeString:
    """Every country that holds a stance in a row: Country, Stance, Since, Last evidence, Where to read it.

    ``sources``: the first document that each deciding position cites, by its number.
    """
    behind = safe(query)
    return mark_safe("".join([_evidence_row(one, sources, behind) for one in standings]))


def _evidence_row(one: Standing, sources: dict[int, Any], query: str) -> str:
    held = one.held
    assert held is not None
    act, group = held.position, held.group
    country = one.country
    name = named(country.name)
    reason = f"{address('stance', country.iso3, one.proposition.slug)}{query}"
    day = f' <span class="cell-note">searched on {dated(one.searched_on)}</span>' if one.searched_on else ""
    source = sources.get(act.pk)
    ground = f"act of {named(group.name)}" if group else "own act"
    return (
        f'<tr><th scope="row"><a href="{address("country", country.iso3)}{query}">{name}</a></th>'
        f'<td data-sort="{held.stance}"><a class="stance-link" href="{reason}">'
        f"{mark(held.stance, str(group) if group else '')}</a></td>"
        f'<td data-label="Since" data-sort="{held.since}">{dated(held.since, exactness(held))}</td>'
        f'<td data-sort="{act.date}">{KINDS[act.kind]}, {dated(act.date, act.date_precision)} '
        f'<span class="cell-note">{ground}</span></td>'
        f'<td><a href="{position_address(act.pk)}">Position</a>, <a href="{reason}">why'
        f'<span class="visually-hidden"> this stance of {name}</span></a>{day}'
        f"{_document(source) if source else ''}</td></tr>\n"
    )


def _document(source: Any) -> str:
    title = _title_in_row(source.title)
    words = f"<bdi>{title}</bdi>"
    if source.url:
        words = f'<a href="{safe(source.url)}" rel="external" dir="auto">{title}</a>'
    return f'<span class="cell-note">{words}</span>'


@lru_cache(maxsize=KNOWN)
def _title_in_row(title: str) -> str:
    return safe(title if len(title) <= LETTERS_OF_TITLE else Truncator(title).chars(LETTERS_OF_TITLE))


@register.simple_tag
def reason_items(standings: Iterable[Standing], *, query: str = "") -> SafeString:
    """The names of countries without a stance as items of a list; each leads to the reason."""
    behind = safe(query)
    return mark_safe("".join(_reason_item(one, behind) for one in standings))


def _reason_item(one: Standing, query: str) -> str:
    reason = f"{address('stance', one.country.iso3, one.proposition.slug)}{query}"
    day = f' <span class="faint">on {dated(one.searched_on)}</span>' if one.searched_on else ""
    return f'<li><a href="{reason}">{named(one.country.name)}</a>{day}</li>'


@register.simple_tag
def proposition_options(propositions: Sequence[Proposition], chosen: Proposition) -> SafeString:
    """The propositions by topic as options of a form, in the order of the codebook."""
    found = []
    for topic, of in groupby(propositions, lambda one: one.topic.name):
        found.append(f'<optgroup label="{named(topic)}">')
        for one in of:
            selected = " selected" if one.pk == chosen.pk else ""
            found.append(f'<option value="{one.slug}"{selected}>{named(one.title)}</option>')
        found.append("</optgroup>")
    return mark_safe("".join(found))


@register.simple_tag
def distributions(lines: Sequence[tuple[Proposition, Tally]], *, query: str = "") -> SafeString:
    """Propositions by topic, each with its bar and what the bar says in figures."""
    behind = safe(query)
    found = []
    for topic, of in groupby(lines, lambda line: (line[0].topic.slug, line[0].topic.name)):
        anchor = f"topic-{topic[0]}"
        found.append(
            f'<section class="distributions__topic" aria-labelledby="{anchor}">'
            f'<h3 id="{anchor}">{named(topic[1])}</h3>\n<ul class="distributions__list">'
            f"{''.join(_distribution(one, tally, behind) for one, tally in of)}</ul></section>\n"
        )
    return mark_safe(f'<div class="distributions">{"".join(found)}</div>')


def _distribution(proposition: Proposition, tally: Tally, query: str) -> str:
    counts = tally.counts
    figures = "".join([f"<span>{counts[stance]} {stance}</span> " for stance in STANCES if counts[stance]])
    return (
        f'<li class="distribution"><a class="distribution__title" '
        f'href="{address("proposition", proposition.slug)}{query}">{named(proposition.title)}</a>'
        f'<div class="distribution__bar">{bar(counts, tally.total, "countries", slim=True)}</div>'
        f'<p class="distribution__figures">{figures}<span class="distribution__whole">'
        f"{tally.with_stance} of {tally.total} countries hold a stance</span></p></li>\n"
    )


@register.simple_tag
def stances_said(lines: Iterable[Any]) -> str:
    """The stances of a country in one sentence each, as many as a description of a page has room for."""
    held = (one.standing for one in lines if one.position)
    return " ".join(f"{LABELS[one.value]}: {one.proposition.title}." for one in islice(held, SAID))


@register.simple_tag
def standings_by_topic(lines: Iterable[Any], asked: Any) -> SafeString:
    """Propositions by topic on a country's page, each with its stance, ground and freshness.

    ``lines``: those of ``pages.countries``; ``asked``: the page's Question.
    """
    found = []
    for topic, of in groupby(lines, lambda line: line.standing.proposition.topic.name):
        items = "".join([_standing_item(one, asked.query, asked.basis is not None) for one in of])
        found.append(f'<h3 class="topic">{named(topic)}</h3>\n<ul class="standings">{items}</ul>\n')
    return mark_safe("".join(found))


def _standing_item(line: Any, plain_query: str, own_only: bool) -> str:
    query = safe(plain_query)
    standing, proposition = line.standing, line.standing.proposition
    title = named(proposition.title)
    reason = f"{address('stance', standing.country.iso3, proposition.slug)}{query}"
    held, ground = _gap(standing), "Why no stance?"
    if line.position:
        held, ground = _held(line, query), "Why this stance?"
    shown = _silence(standing, own_only)
    if line.position:
        shown = evidence(line.position, query=plain_query, show_actor=True)
    return (
        f'<li class="standing" id="{proposition.slug}"><h4 class="standing__proposition">'
        f'<a href="{address("proposition", proposition.slug)}{query}">{title}</a></h4>\n'
        f'<div class="standing__stance">{held}</div>\n<div class="standing__ground">{shown}\n'
        f'<p class="standing__why freshness"><a href="{reason}">{ground}<span class="visually-hidden"> On: '
        f"{title}</span></a> {freshness(line.position, line.checked_on)}</p></div></li>\n"
    )


def _held(line: Any, query: str) -> str:
    """The stance, since when, and on whose act."""
    held = line.standing.held
    ground = "by its own act"
    if group := held.group:
        ground = f'through <a href="{address("group", group.slug)}{query}">{named(group.name)}</a>'
    return (
        f"{mark(held.stance, str(held.group) if held.group else '')}\n"
        f'<p class="standing__since">since {dated(held.since, exactness(held))}</p>\n'
        f'<p class="standing__since">{ground}</p>'
    )


def _gap(standing: Standing) -> str:
    """The kind of absence, with the day of the search."""
    day = standing.searched_on
    return mark(str(standing.value)) + (f'\n<p class="standing__since">on {dated(day)}</p>' if day else "")


def _silence(standing: Standing, own_only: bool) -> str:
    """What the absence means."""
    words = "An analyst looked for a position and found none."
    if not standing.searched_on:
        words = f"Nobody has looked for a position yet{', or there is none of its own' if own_only else ''}."
    return f'<p class="quiet">{words} This is no stance.</p>'
