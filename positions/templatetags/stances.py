"""The components that show stances, as template tags: marks, keys, legends and bars.

Each says what it takes. Days, actors and the way through the site are in ``parts``, the map in
``world``; what shows whole positions and rows of standings is in ``acts`` and ``standings``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache

from django import template
from django.utils.safestring import SafeString, mark_safe

from positions.models import Group
from positions.templatetags.parts import dated
from positions.templatetags.writing import LABELS, safe
from positions.vocabulary import Absence, Stance

register = template.Library()

STANCES = tuple(Stance.values)
"""In the order of the vocabulary; without the absences."""

ALL = (*STANCES, *Absence.values)
"""In the order of legends."""


def letter_of(value: str) -> str:
    """The letter of a stance's mark; an absence has none."""
    return value[0].upper() if value in STANCES else ""


def label_of(value: str) -> str:
    """The word for a stance or an absence."""
    return LABELS[value]


@register.simple_tag
def stance_mark(
    stance: str | None, *, through: Group | str | None = None, short: bool = False, large: bool = False
) -> SafeString:
    """One stance: colour, texture, letter and word.

    An absence likewise; None means not researched. ``through``: the group, or its name, where the
    stance is held through one. ``short``: the word is for screen readers only. ``large``: for the
    head of a page.
    """
    return mark(str(stance or Absence.UNRESEARCHED), str(through) if through else "", short, large)


@lru_cache(maxsize=4096)
def mark(value: str, through: str = "", short: bool = False, large: bool = False) -> SafeString:
    """The same from plain words."""
    label, group = LABELS[value], safe(through)
    css = f"stance is-{value}"
    css += " stance--through" if through else ""
    css += "" if value in STANCES else " stance--absent"
    css += " stance--large" if large else ""
    behind = f" through {group}" if through else ""
    hidden = " visually-hidden" if short else ""
    return mark_safe(
        f'<span class="{css}"'
        + (f' title="{label}{behind}"' if short else "")
        + f'><span class="stance__tag" aria-hidden="true">{letter_of(value)}</span>'
        f'<span class="stance__word{hidden}">{label}</span>'
        + (f'<span class="stance__through{hidden}">{behind}</span>' if through else "")
        + "</span>"
    )


@register.simple_tag
def stance_legend(
    counts: Mapping[str, int],
    *,
    total: int,
    noun: str = "countries",
    verb: str = "hold a stance",
    through: int | None = None,
    searched_on: date | None = None,
) -> SafeString:
    """Every stance and both absences with their counts; also the key to the map and the bars.

    ``counts``: a number for each stance or absence; what is missing counts 0. ``total``: the
    denominator. ``noun``: what is counted; ``verb``: “have a stance” where that holds none itself.
    ``through``: how many of the stances are held through a group, or None. ``searched_on``: the day of
    the last search in vain, or None.
    """
    items = "".join(_item(value, counts.get(value, 0), searched_on) for value in ALL)
    held = sum(counts.get(value, 0) for value in STANCES)
    muted = "" if through is None else f"; {through} of these through a group, drawn muted with a dotted edge"
    return mark_safe(
        f'<div class="legend">\n  <ul class="legend__items">\n{items}  </ul>\n'
        f'  <p class="legend__whole">{held} of {total} {noun} {verb}{muted}.</p>\n</div>\n'
    )


def _item(value: str, count: int, searched_on: date | None) -> str:
    letter, last = letter_of(value), ""
    if letter:
        letter = f'<span class="legend__letter" aria-hidden="true">{letter}</span> '
    if searched_on and value == Absence.SEARCHED:
        last = f' <span class="legend__day">last on {dated(searched_on)}</span>'
    return (
        f'<li class="legend__item is-{value}"><svg class="legend__swatch" aria-hidden="true">'
        f'<rect class="fill-{value}" width="100%" height="100%" /></svg><span>{letter}{LABELS[value]}</span> '
        f'<span class="legend__count">{count}</span>{last}</li>\n'
    )


@register.simple_tag
def stance_bar(
    counts: Mapping[str, int],
    *,
    total: int,
    noun: str = "countries",
    slim: bool = False,
    absences: bool = True,
) -> SafeString:
    """The shares of a whole as a bar; the counts behind it are read out by screen readers.

    ``slim``: a thin bar for rows. ``absences`` False leaves grey out, and the pieces are shares of the
    total all the same. A table or ``stance_legend`` stands beside a bar that is not slim.
    """
    return mark_safe(bar(counts, total, noun, slim=slim, absences=absences))


def bar(
    counts: Mapping[str, int], total: int, noun: str, *, slim: bool = False, absences: bool = True
) -> str:
    """The same as text."""
    shown = ALL if absences else STANCES
    return _bar(shown, tuple([counts.get(value, 0) for value in shown]), total, noun, slim)


@lru_cache(maxsize=4096)
def _bar(shown: Sequence[str], counts: tuple[int, ...], total: int, noun: str, slim: bool) -> str:
    """The same of a count for each value that is shown."""
    said, drawn, start = [], [], 0.0
    for value, count in zip(shown, counts, strict=True):
        label = LABELS[value]
        said.append(f"{label} {count}, ")
        if count:
            share = 100 * count / total
            drawn.append(
                f'<rect class="stance-bar__piece fill-{value}" x="{start:.3f}%" width="{share:.3f}%" '
                f'height="100%"><title>{label}: {count} of {total}</title></rect>'
            )
            start += share
    return (
        f'<span class="stance-bar{" stance-bar--slim" if slim else ""}"><svg class="stance-bar__picture" '
        f'role="img" aria-label="{"".join(said)}of {total} {safe(noun)}">{"".join(drawn)}</svg></span>'
    )
