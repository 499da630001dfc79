"""The components that show stances, as template tags: marks, keys, legends and bars.

Each says what it takes. Days, actors and the way through the site are in ``parts``, the map in
``world``; what shows whole positions and rows of standings is in ``acts`` and ``standings``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

from positions.models import Group
from positions.templatetags.writing import LABELS, safe
from positions.vocabulary import Absence, Stance

register = template.Library()

STANCES = tuple(Stance.values)
"""In the order of the vocabulary; without the absences."""

ALL = [*Stance.values, *Absence.values]
"""In the order of legends."""


@dataclass(frozen=True)
class Piece:
    """One stance or absence of a legend or a bar; ``start`` and ``share`` are per cent of the whole."""

    value: str
    label: str
    letter: str
    count: int
    start: str
    share: str


def letter_of(value: str) -> str:
    """The letter of a stance's mark; an absence has none."""
    return value[0].upper() if value in STANCES else ""


def label_of(value: str) -> str:
    """The word for a stance or an absence."""
    return LABELS[value]


def pieces_of(counts: Mapping[str, int], total: int, values: list[str]) -> Iterator[Piece]:
    """The pieces of a whole, side by side in the order of the vocabulary."""
    start = 0.0
    for value in values:
        count = counts.get(value, 0)
        share = 100 * count / total if total else 0.0
        yield Piece(value, LABELS[value], letter_of(value), count, f"{start:.3f}", f"{share:.3f}")
        start += share


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


@register.inclusion_tag("positions/components/stance_legend.html")
def stance_legend(
    counts: Mapping[str, int],
    *,
    total: int,
    noun: str = "countries",
    verb: str = "hold a stance",
    through: int | None = None,
    searched_on: date | None = None,
) -> dict[str, Any]:
    """The legend with its counts and their denominator."""
    pieces = list(pieces_of(counts, total, ALL))
    held = sum(piece.count for piece in pieces if piece.letter)
    return {
        "pieces": pieces,
        "held": held,
        "total": total,
        "noun": noun,
        "verb": verb,
        "through": through,
        "searched_on": searched_on,
    }


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
    said, drawn, start = [], [], 0.0
    for value in ALL if absences else STANCES:
        count, label = counts.get(value, 0), LABELS[value]
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
