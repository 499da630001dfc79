"""The components that show stances in time, as template tags: strips, their axis, and the table of the same.

``bands`` and ``axis`` come from ``pages.trajectory``. A strip stands beside its table twin.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

from positions.templatetags.parts import dated
from positions.templatetags.stances import STANCES, mark
from positions.templatetags.writing import KINDS, LABELS, address, in_words, named, position_address, safe

register = template.Library()


@register.simple_tag
def trajectory_axis(axis: Any) -> SafeString:
    """The years above or below strips; said to screen readers by the table twin."""
    drawn = "".join(
        f'<line class="trajectory__year" x1="{tick.place}%" x2="{tick.place}%" y1="0" y2="100%" />'
        f'<text class="trajectory__tick{" trajectory__tick--minor" if tick.minor else ""}" '
        f'x="{tick.place}%" dx="4" y="50%" dy="0.35em">{tick.label}</text>'
        for tick in axis.ticks
    )
    return mark_safe(f'<svg class="trajectory-axis" aria-hidden="true">{drawn}</svg>')


@register.simple_tag
def trajectory(bands: Iterable[Any], axis: Any, label: str) -> SafeString:
    """The course of one stance as a strip; ``label`` says to screen readers what it shows."""
    return mark_safe(
        f'<svg class="trajectory" role="img" aria-label="{safe(label)}">\n  {_years(axis)}\n  '
        '<line class="trajectory__ground" x1="0" x2="100%" y1="50%" y2="50%" />\n  '
        f"{''.join(_band(one) for one in bands)}\n</svg>"
    )


@lru_cache(maxsize=64)
def _years(axis: Any) -> str:
    """The first days of the years as lines, the same in every strip of a page."""
    return "".join(
        f'<line class="trajectory__year" x1="{tick.place}%" x2="{tick.place}%" y1="0" y2="100%" />'
        for tick in axis.ticks
    )


def _band(one: Any) -> str:
    through = one.through is not None
    css = f"trajectory__band fill-{one.stance}{' trajectory__band--through' if through else ''}"
    letter = ""
    if one.letter:
        letter = (
            f'<svg x="{one.place}%" width="20" height="100%" overflow="visible">'
            f'<rect class="trajectory__plate{" trajectory__plate--through" if through else ""}" '
            'x="3" y="21%" width="15" height="58%" rx="1" />'
            f'<text class="trajectory__letter{" trajectory__letter--through" if through else ""}" '
            f'x="10.5" y="50%" dy="0.36em" text-anchor="middle">{one.letter}</text></svg>'
        )
    return (
        f'<g class="is-{one.stance}"><title>{safe(one.words)}</title><rect class="{css}" x="{one.place}%" '
        f'width="{one.width}%" y="15%" height="70%" />{letter}</g>'
    )


@register.simple_tag
def counts_chart(columns: Iterable[Any], height: int, total: int) -> SafeString:
    """How counts changed over time: columns by year, out of all countries, with the table of the same.

    ``columns``: those of ``pages.chart``; ``height`` of a full one in pixels; ``total``: all countries.
    """
    chosen = list(columns)
    return mark_safe(
        f'<figure class="chart"><p class="chart__top">{total} countries</p>\n'
        '<svg class="chart__picture" role="img" aria-label="Countries by stance at the end of each year; '
        'the table below says the same"><line class="chart__line" x1="0" x2="100%" y1="0.5" y2="0.5" />'
        f"{''.join(_column(one, height, total) for one in chosen)}"
        f'<line class="chart__line chart__line--base" x1="0" x2="100%" y1="{height}" y2="{height}" />'
        '</svg></figure>\n<details class="disclosure"><summary>The same as a table</summary>\n'
        '<div class="table-scroll" tabindex="0" role="region" aria-label="Countries by stance over time">'
        '<table><thead><tr><th scope="col">On</th>'
        + "".join(f'<th scope="col" class="number">{LABELS[one]}</th>' for one in STANCES)
        + f'<th scope="col" class="number">Any stance, of {total}</th></tr></thead>\n<tbody>'
        f"{''.join(_counts(one.reading) for one in chosen)}</tbody></table></div></details>"
    )


def _column(column: Any, height: int, total: int) -> str:
    place, width, label = column.place, column.width, column.label
    blocks = "".join(
        f'<rect class="chart__block fill-{one.stance}" x="{place}%" y="{one.top}" width="{width}%" '
        f'height="{one.height}"><title>{label}: {one.label} {one.count} of {total}</title></rect>'
        for one in column.blocks
    )
    return (
        f'<rect class="chart__ground" x="{place}%" y="0" width="{width}%" height="{height}" />{blocks}'
        f'<text class="chart__tick{" chart__tick--minor" if column.minor else ""}" x="{column.middle}%" '
        f'y="{height + 18}" text-anchor="middle">{label}</text>'
    )


def _counts(reading: Any) -> str:
    counts = "".join(f'<td class="number">{count}</td>' for count in reading.counts.values())
    return (
        f'<tr><th scope="row">{dated(reading.day)}</th>{counts}'
        f'<td class="number">{reading.with_stance}</td></tr>\n'
    )


@register.simple_tag
def course_rows(lines: Iterable[Any], axis: Any, *, query: str = "") -> SafeString:
    """The courses of a country as rows of ``<div class="board">``, each led by its proposition.

    ``lines``: those of ``pages.countries``. ``query`` goes behind the addresses.
    """
    behind = safe(query)
    return mark_safe("".join(_course_row(one, axis, behind) for one in lines))


def _course_row(line: Any, axis: Any, query: str) -> str:
    standing, proposition = line.standing, line.standing.proposition
    drawn = f'<p class="board__gap">{LABELS[standing.value]}</p>'
    if line.bands:
        drawn = trajectory(line.bands, axis, proposition.title)
    reason = f"{address('stance', standing.country.iso3, proposition.slug)}{query}"
    return (
        f'<div class="board__row">\n<a class="board__title" href="{reason}">{named(proposition.title)}</a>\n'
        f"{drawn}\n</div>\n"
    )


@register.simple_tag
def course_table(courses: Sequence[tuple[Any, Sequence[Any]]], asked: Any) -> SafeString:
    """The course of a country's stances in words: the table twin of the strips.

    ``courses``: pairs of a Proposition and its periods, each with country, group and position;
    ``asked``: the page's Question.
    """
    several = len(courses) > 1
    query = safe(asked.query)
    before, after = map(safe, asked.around_day)
    bodies = []
    for proposition, periods in courses:
        if periods:
            head = _head(proposition, query) if several else ""
            rows = "".join([_period(one, proposition, before, after) for one in periods])
            bodies.append(f"<tbody>\n{head}{rows}</tbody>\n")
    return mark_safe(
        '<table class="table-cards">\n  <thead><tr><th scope="col">From</th><th scope="col">Until</th>'
        '<th scope="col">Stance</th><th scope="col">On the ground of</th></tr></thead>\n'
        f"{''.join(bodies)}</table>"
    )


def _head(proposition: Any, query: str) -> str:
    link = f'<a href="{address("proposition", proposition.slug)}{query}">{named(proposition.title)}</a>'
    return f'<tr class="group-row"><th colspan="4" scope="rowgroup">{link}</th></tr>\n'


def _period(period: Any, proposition: Any, before: str, after: str) -> str:
    """A period as a row; it begins as exactly as the act that began it is dated.

    ``before`` and ``after`` stand around the day in the query that asks for its reason.
    """
    act, group = period.position, period.group
    start, ground = period.start, f"act of {named(group.name)}" if group else "own act"
    said = begun = in_words(act.date, act.date_precision)
    precision = act.date_precision
    if start != act.date:
        begun, precision = in_words(start, "day"), "day"
    until = dated(period.end) if period.end else '<span class="quiet">held since</span>'
    reason = f"{address('stance', period.country.iso3, proposition.slug)}{before}{start}{after}"
    return (
        f'<tr><td data-label="From">{dated(start, precision)}</td><td data-label="Until">{until}</td>'
        f"<td>{mark(period.stance, str(group) if group else '')}</td>"
        f'<td><a href="{position_address(act.pk)}">{KINDS[act.kind]}, {said}</a> '
        f'<span class="cell-note">{ground} · <a href="{reason}">why<span class="visually-hidden">'
        f" this stance from {begun}</span></a></span></td></tr>\n"
    )
