"""The components that show stances, as template tags.

A tag only shapes what its template needs, so that templates never meet an unknown variable.
Each template in ``templates/positions/components/`` says at its top how it is used. Days,
actors, the way through the site and the map are in ``positions.templatetags.parts``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import template

from positions.models import Country, Group, Proposition, StancePeriod
from positions.vocabulary import Absence, Stance

register = template.Library()


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
    return value[0].upper() if value in Stance.values else ""


def label_of(value: str) -> str:
    """The word for a stance or an absence."""
    return str(Stance(value).label if value in Stance.values else Absence(value).label)


def pieces_of(counts: Mapping[str, int], total: int, values: list[str]) -> Iterator[Piece]:
    """The pieces of a whole, side by side in the order of the vocabulary."""
    start = 0.0
    for value in values:
        count = counts.get(value, 0)
        share = 100 * count / total if total else 0.0
        yield Piece(value, label_of(value), letter_of(value), count, f"{start:.3f}", f"{share:.3f}")
        start += share


@register.inclusion_tag("positions/components/stance_mark.html")
def stance_mark(
    stance: str | None, *, through: Group | str | None = None, short: bool = False, large: bool = False
) -> dict[str, Any]:
    """The mark of one stance or absence; None means not researched."""
    value = str(stance or Absence.UNRESEARCHED)
    return {
        "value": value,
        "label": label_of(value),
        "letter": letter_of(value),
        "absent": value not in Stance.values,
        "through": str(through) if through else "",
        "short": short,
        "large": large,
    }


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
    pieces = list(pieces_of(counts, total, [*Stance.values, *Absence.values]))
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


@register.inclusion_tag("positions/components/stance_bar.html")
def stance_bar(
    counts: Mapping[str, int],
    *,
    total: int,
    noun: str = "countries",
    slim: bool = False,
    absences: bool = True,
) -> dict[str, Any]:
    """The shares of a whole as a bar."""
    values = [*Stance.values, *(Absence.values if absences else [])]
    return {"pieces": list(pieces_of(counts, total, values)), "total": total, "noun": noun, "slim": slim}


@register.inclusion_tag("positions/components/period_row.html")
def period_row(period: StancePeriod, *, head: str = "country", query: str = "") -> dict[str, Any]:
    """A stance period as a table row, headed by its country or its proposition."""
    subject: Country | Proposition | None = None
    if head:
        subject = period.country if head == "country" else period.proposition
    return {"period": period, "subject": subject, "query": query}


@register.inclusion_tag("positions/components/absence_row.html")
def absence_row(
    subject: Country | Proposition, *, searched_on: date | None = None, query: str = ""
) -> dict[str, Any]:
    """A country or proposition without a stance as a row of the same table."""
    absence = Absence.SEARCHED if searched_on else Absence.UNRESEARCHED
    return {"subject": subject, "searched_on": searched_on, "absence": absence, "query": query}
